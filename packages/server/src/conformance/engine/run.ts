import { hasErrors, KouanError } from '@kouan/core';
import { papersOf } from '../messages/papers.ts';
import { transportDocument } from '../messages/transport-document.ts';
import type { ConformanceOptions } from '../options.ts';
import type { ConformanceReport, ScenarioReport, StepReport } from '../report/report.ts';
import { summaryOf } from '../report/report.ts';
import type { Incoming, Scenario, Script } from '../scenario.ts';
import { scenariosFor } from '../scenarios/index.ts';
import { type Client, clientOf } from '../wire/client.ts';
import { type Withholder, withholder } from '../wire/exchange.ts';
import { type Listener, listen } from '../wire/listener.ts';
import { httpTrigger, type PeerTrigger } from '../wire/trigger.ts';
import { perform } from './acts/table.ts';
import { Inbox } from './inbox.ts';
import { Past } from './past.ts';
import { errorReply } from './receiving/answers.ts';
import { type Received, receive } from './receiving/routes.ts';
import { nothingReceived } from './receiving/state.ts';
import { type Scene, Skipped } from './scene.ts';
import { type Setup, setupOf } from './setup.ts';

const TIMEOUT_MS = 30_000;
const HERE = { host: '127.0.0.1', port: 0 };

/** What the scenarios of a run share. */
interface Stage {
  readonly setup: Setup;
  readonly client?: Client;
  readonly trigger?: PeerTrigger;
  readonly signal: AbortSignal;
  readonly withhold: Withholder;
  /** References of surrender requests: none may come again in another scenario. */
  readonly used: Set<string>;
  readonly past: Past;
  url: string;
  scene?: Scene;
}

/**
 * Runs the scenarios of a role against an implementation, one after the other, and says which it passes. Whatever the
 * implementation does wrong is in the report.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` where something is missing that the role needs, `ERR_KOUAN_NETWORK` when the
 * implementation has not answered to anything
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const setup = setupOf(options);
  const chosen = scenariosFor(options.role, options.scenarios);
  const { fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS, allowPlainHttp = false, trigger, token, url } = options;
  const signal = options.signal ?? new AbortController().signal;
  const withhold = withholder(token === undefined ? [] : [token]);
  const settings = { timeoutMs, fetch, now: setup.now, signal, withhold, allowPlainHttp };
  const stage: Stage = {
    setup,
    signal,
    withhold,
    used: new Set(),
    past: new Past(),
    url: '',
    ...(url === undefined ? {} : { client: clientOf({ ...settings, url, ...(token === undefined ? {} : { token }) }) }),
    ...(trigger === undefined
      ? {}
      : { trigger: typeof trigger === 'string' ? httpTrigger(trigger, allowPlainHttp, fetch) : trigger }),
  };
  const startedAt = setup.now().toISOString();
  const listener = options.role === 'receiver' ? undefined : await heardBy(stage, options);
  try {
    const scenarios: ScenarioReport[] = [];
    for (const { scenario, script } of chosen) {
      signal.throwIfAborted();
      options.on?.({ kind: 'scenario', id: scenario.id, title: scenario.title });
      const one = await play(scenario, script, stage);
      scenarios.push(one);
      options.on?.({ kind: 'verdict', id: one.id, verdict: one.verdict });
      if (scenarios.length === 1) reachable(one, url);
    }
    return {
      role: options.role,
      profile: options.profile ?? 'strict',
      ...(url === undefined ? {} : { url }),
      startedAt,
      summary: summaryOf(scenarios),
      scenarios,
    };
  } finally {
    await listener?.close();
  }
}

/** Opens the runner's own side. */
async function heardBy(stage: Stage, { listen: where = HERE, publicUrl, on }: ConformanceOptions): Promise<Listener> {
  const { setup, withhold } = stage;
  const listener = await listen({
    ...where,
    now: setup.now,
    withhold,
    // What is heard belongs to the scenario that it was answered in, also when that ends meanwhile.
    answer: async (heard): Promise<Received & { readonly scene?: Scene }> => {
      const { scene, past } = stage;
      if (scene === undefined || past.has(heard, scene))
        return errorReply(503, heard, 'This scenario does not go on', setup.now());
      return { ...(await receive(heard, scene)), scene };
    },
    heard: (exchange, { message, code, scene }) => {
      scene?.exchanges.push(exchange);
      if (message !== undefined) scene?.inbox.push({ message, code });
    },
  });
  stage.url = publicUrl ?? listener.url;
  await on?.({ kind: 'listening', url: stage.url });
  return listener;
}

/** An address at which nobody answers is no matter of conformance. */
function reachable({ exchanges }: ScenarioReport, url: string | undefined): void {
  const [first] = exchanges;
  if (url === undefined || first === undefined || exchanges.some(({ failed }) => failed === undefined)) return;
  throw new KouanError(
    'ERR_KOUAN_NETWORK',
    { en: `${url} does not answer: ${first.failed ?? ''}`, zh: `${url} 没有应答：${first.failed ?? ''}` },
    { hint: { en: 'Start the implementation, or correct --url.', zh: '请启动被测实现，或更正 --url。' } },
  );
}

function sceneOf(scenario: Scenario, script: Script, stage: Stage): Scene {
  const { setup, client, trigger, signal, url, used } = stage;
  const reference = setup.newReference();
  const issues = setup.role === 'platform';
  const document = transportDocument({
    reference,
    kind: scenario.bill,
    carrier: setup.options.own.carrier,
    issuer: setup.carrier,
    shipper: issues ? setup.party : setup.shipper,
    // Who holds a bill to order surrenders it only when it is to his own order.
    buyer: issues && scenario.bill === 'straight' ? setup.buyer : setup.party,
  });
  return {
    setup,
    scenario,
    script,
    url,
    signal,
    ...(client === undefined ? {} : { client }),
    ...(trigger === undefined ? {} : { trigger }),
    inbox: new Inbox(),
    exchanges: [],
    findings: [],
    forced: Object.fromEntries(
      Object.entries(script.answers ?? {}).map(([message, answers]) => [message as Incoming, [...answers]]),
    ),
    document,
    reference,
    papers: papersOf(reference),
    sending: { held: new Set() },
    receiving: nothingReceived(),
    surrender: { used },
  };
}

/** Plays one scenario, up to the first step in which something is wrong. */
async function play(scenario: Scenario, script: Script, stage: Stage): Promise<ScenarioReport> {
  const scene = sceneOf(scenario, script, stage);
  stage.scene = scene;
  const { id, suite, title } = scenario;
  const steps: StepReport[] = [];
  let skipped: string | undefined;
  try {
    for (const step of script.steps) {
      await perform(step, scene);
      const findings = scene.findings.splice(0);
      steps.push({ step, findings });
      if (hasErrors(findings)) break;
    }
  } catch (cause) {
    if (!(cause instanceof Skipped)) throw cause;
    skipped = cause.message;
  } finally {
    delete stage.scene;
    stage.past.add(scene);
  }
  const failed = steps.some(({ findings }) => hasErrors(findings));
  return {
    id,
    suite,
    title,
    verdict: skipped !== undefined ? 'skipped' : failed ? 'failed' : 'passed',
    ...(skipped === undefined ? {} : { unsupported: skipped }),
    transportDocumentReference: scene.surrender.issued?.reference ?? scene.reference,
    steps,
    exchanges: scene.exchanges,
  };
}
