import type * as z from 'zod';
import type { Input } from './inputs.ts';
import type { savedState } from './objects.ts';
import type { NotCarried, SavedState } from './saved-state.ts';

export type StateFile = z.infer<typeof savedState>;

/** Headers that let somebody in; a desk of this server is known by what follows from the seed. */
const SECRETS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization', 'kouan-token']);
const DESKS = /^\/ebl\//;

const isHidden = (name: string, { target }: Pick<Input, 'target'>): boolean =>
  SECRETS.has(name) && !(name === 'authorization' && DESKS.test(target));

const iso = (instant: number): string => new Date(instant).toISOString();

/** A state as a file keeps it: without what lets somebody in. */
export function toFile(
  { instant, mode, speed, newest, sha256, chains, inputs }: SavedState,
  beginning: string,
): StateFile {
  return {
    format_version: 1,
    beginning,
    time: iso(instant),
    mode,
    speed,
    events: newest,
    sha256,
    ...(chains === undefined ? {} : { chains }),
    inputs: inputs.map((input) => ({
      time: iso(input.instant),
      method: input.method,
      target: input.target,
      headers: Object.fromEntries(
        Object.entries(input.headers).flatMap(([name, value]) =>
          value === undefined || isHidden(name, input) ? [] : [[name, String(value)]],
        ),
      ),
      ...(input.body.length === 0 ? {} : { body: Buffer.from(input.body).toString('base64') }),
      ...(input.inside === true ? { inside: true as const } : {}),
    })),
  };
}

/** What a file of a state does not keep. */
export const hiddenIn = ({ inputs }: SavedState): readonly NotCarried[] =>
  inputs.some((input) => Object.keys(input.headers).some((name) => isHidden(name, input)))
    ? [
        {
          what: 'secrets',
          en: 'Tokens and cookies of requests are not written.',
          zh: '请求中的令牌和 Cookie 未写入文件。',
        },
      ]
    : [];

export function fromFile({ time, mode, speed, events, sha256, chains, inputs }: StateFile): SavedState {
  return {
    instant: Date.parse(time),
    mode,
    speed,
    newest: events,
    sha256,
    chains,
    inputs: inputs.map(({ time: at, method, target, headers, body = '', inside }) => ({
      instant: Date.parse(at),
      method,
      target,
      headers,
      body: new Uint8Array(Buffer.from(body, 'base64')),
      inside,
    })),
  };
}
