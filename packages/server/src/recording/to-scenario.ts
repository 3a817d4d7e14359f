import type { ScenarioFile, ScriptedAnswer } from '../scenarios/schema.ts';
import type { Finder } from '../world/inside.ts';
import type { Exchange } from './exchange.ts';

/** Why an exchange is no answer of a scenario. */
const WHY = {
  operation: { en: 'no endpoint of this server has it', zh: '本服务没有该端点' },
  status: { en: 'its status is none that can be answered', zh: '其状态码无法应答' },
  body: { en: 'its body is no text, or too long', zh: '其正文不是文本或过长' },
  many: { en: 'there are too many', zh: '数量过多' },
} as const;

/** An exchange that is left out. */
export interface LeftOut {
  readonly method: string;
  readonly target: string;
  readonly why: { readonly en: string; readonly zh: string };
}

/** A scenario that answers as was recorded, and what is not in it. */
export interface Scripted {
  readonly scenario: ScenarioFile;
  readonly leftOut: readonly LeftOut[];
}

const MAX_PATTERN = 200;
const MAX_HEADER = 1_000;
const MAX_ANSWER = 100_000;
const MAX_RULES = 500;
const MAX_ANSWERS = 1_000;
const MAX_MEDIA_TYPE = 100;
/** Segments before the path of an endpoint that an address of somebody else may have. */
const MAX_PREFIX = 8;

type Rule = NonNullable<ScenarioFile['endpoints']>[string]['states'][string][number];

const STATE = 'recorded';

/**
 * Turns exchanges into a scenario: a machine for each operation, a rule for each path, query and reference, and its
 * answers in the order in which they came; the last stays.
 */
export async function toScenario(name: string, exchanges: readonly Exchange[], dispatch: Finder): Promise<Scripted> {
  const machines = new Map<string, Map<string, { match: Rule['match']; answers: ScriptedAnswer[] }>>();
  const leftOut: LeftOut[] = [];
  for (const exchange of exchanges) {
    const found = await endpointOf(exchange, dispatch);
    const why = whyNot(exchange, found, machines);
    if (found === undefined || why !== undefined) {
      const { method, target } = exchange;
      leftOut.push({ method, target, why: WHY[why ?? 'operation'] });
      continue;
    }
    const rules = machines.get(found.id) ?? new Map();
    machines.set(found.id, rules);
    const key = JSON.stringify(found.match);
    const rule = rules.get(key) ?? { match: found.match, answers: [] };
    rules.set(key, rule);
    rule.answers.push(answerOf(exchange));
  }
  return {
    scenario: {
      format_version: 1,
      name,
      title: { en: 'Recorded', zh: '录制' },
      about: { en: 'Answers as they were recorded.', zh: '按录制内容应答。' },
      lasts: '1h',
      ...(machines.size === 0
        ? {}
        : {
            endpoints: Object.fromEntries(
              [...machines].map(([id, rules]) => [
                id,
                { start: STATE, states: { [STATE]: [...rules.values()] as Rule[] } },
              ]),
            ),
          }),
    },
    leftOut,
  };
}

/** The same as a file; what is not in it stands above it. */
export async function toYaml({ scenario, leftOut }: Scripted): Promise<string> {
  // A server that records nothing starts without it.
  const { stringify } = await import('yaml');
  const lines = leftOut.map(({ method, target, why }) => `# ${line(`${method} ${target}`)}: ${why.en}；${why.zh}\n`);
  return `${lines.join('')}${stringify(scenario, { lineWidth: 0 })}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a comment ends where a line does.
const line = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]/g, ' ').slice(0, 300);

interface Endpoint {
  readonly id: string;
  readonly match: Rule['match'];
}

/** The endpoint that takes a request, at its path or behind what another server has before it. */
async function endpointOf({ method, target, reference }: Exchange, dispatch: Finder): Promise<Endpoint | undefined> {
  const [path = '', query = ''] = target.split('?', 2);
  const segments = path.split('/').slice(1);
  for (let skip = 0; skip <= Math.min(MAX_PREFIX, segments.length - 1); skip++) {
    const within = `/${segments.slice(skip).join('/')}`;
    const found = await dispatch.find({ method, path: `${within}${query === '' ? '' : `?${query}`}` });
    if (found === undefined || found.route.outside === true) continue;
    const asked = [...new URLSearchParams(query)].filter(([, value]) => value !== '');
    const match = {
      ...(found.route.path.includes('{') ? { path: patternOf(within) } : {}),
      ...(asked.length === 0
        ? {}
        : { query: Object.fromEntries(asked.map(([name, value]) => [name, patternOf(value)])) }),
      ...(reference === undefined ? {} : { reference: patternOf(reference) }),
    };
    return { id: found.route.id, match };
  }
  return undefined;
}

const patternOf = (text: string): string => (text.length <= MAX_PATTERN ? text : `${text.slice(0, MAX_PATTERN - 1)}*`);

function whyNot(
  { status, body }: Exchange,
  found: Endpoint | undefined,
  machines: ReadonlyMap<string, ReadonlyMap<string, { readonly answers: readonly unknown[] }>>,
): keyof typeof WHY | undefined {
  if (found === undefined) return 'operation';
  if (status < 200 || status > 599) return 'status';
  if (body === undefined || body.length > MAX_ANSWER) return 'body';
  const rules = machines.get(found.id);
  const rule = rules?.get(JSON.stringify(found.match));
  if (rule === undefined && (rules?.size ?? 0) >= MAX_RULES) return 'many';
  return (rule?.answers.length ?? 0) >= MAX_ANSWERS ? 'many' : undefined;
}

function answerOf({ status, headers, mediaType, body = '' }: Exchange): ScriptedAnswer {
  const said = Object.entries(headers).filter(([, value]) => value.length <= MAX_HEADER);
  return {
    status,
    ...(said.length === 0 ? {} : { headers: Object.fromEntries(said) }),
    ...(body === ''
      ? {}
      : { body, ...(mediaType === undefined ? {} : { mediaType: mediaType.slice(0, MAX_MEDIA_TYPE) }) }),
  };
}
