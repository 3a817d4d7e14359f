/** What the way between a client and a single window does to requests and answers. @module */

/** An answer of the single window, whole. */
export interface Carried {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What reaches the client. */
export type Fate =
  | { readonly kind: 'answer'; readonly answer: Carried }
  /** The connection ends before the answer, or in the middle of it. */
  | { readonly kind: 'lost'; readonly code: LostCode; readonly answer?: Carried };

export type LostCode = 'ECONNREFUSED' | 'ECONNRESET' | 'UND_ERR_HEADERS_TIMEOUT';

/** What a request is for. */
export type Operation = 'send' | 'lookup' | 'poll' | 'other';

/** One request on its way. */
export interface Way {
  readonly operation: Operation;
  /** Hands the request to the single window, as often as it is called. */
  pass(): Promise<Carried>;
  /** Waits, on the clock of the single window. */
  wait(): Promise<void>;
  /** 0 ≤ x < 1, the same in every run. */
  random(): number;
  readonly retryAfter: string;
}

export interface Fault {
  /** What it does, for people. */
  readonly does: string;
  /** Requests that it can happen to; all without. */
  readonly only?: readonly Operation[];
  meet(way: Way): Promise<Fate>;
}

const answered = (answer: Carried): Fate => ({ kind: 'answer', answer });

const text = (status: number, type: string, body: string, headers: Record<string, string> = {}): Carried => ({
  status,
  headers: { 'content-type': type, ...headers },
  body: new TextEncoder().encode(body),
});

const status = (code: number, { retryAfter }: Way): Fate =>
  answered(
    text(
      code,
      'application/problem+json',
      JSON.stringify({ type: 'about:blank', title: 'Fault', status: code, detail: 'as told' }),
      { 'retry-after': retryAfter },
    ),
  );

const TABLE = {
  refused: {
    does: 'no connection: nothing has left',
    meet: async () => ({ kind: 'lost', code: 'ECONNREFUSED' }),
  },
  'lose-before': {
    does: 'the connection is reset before the single window has heard of the request',
    meet: async () => ({ kind: 'lost', code: 'ECONNRESET' }),
  },
  'lose-after': {
    does: 'the connection is reset after the single window has taken it in',
    async meet({ pass }) {
      await pass();
      return { kind: 'lost', code: 'ECONNRESET' };
    },
  },
  timeout: {
    does: 'it is taken in, and the answer never comes',
    async meet({ pass }) {
      await pass();
      return { kind: 'lost', code: 'UND_ERR_HEADERS_TIMEOUT' };
    },
  },
  delay: {
    does: 'the answer comes late',
    async meet({ pass, wait }) {
      const answer = await pass();
      await wait();
      return answered(answer);
    },
  },
  duplicate: {
    does: 'a message arrives twice; receipts come twice, and once more under another id',
    only: ['send', 'poll'],
    async meet({ operation, pass }) {
      await pass();
      const answer = await pass();
      if (operation === 'send') return answered(answer);
      return answered(
        changed(answer, (receipts) => receipts.flatMap((one) => [one, one, { ...one, id: `${one['id']}:again` }])),
      );
    },
  },
  reorder: {
    does: 'receipts of a page come in another order',
    only: ['poll'],
    async meet({ pass, random }) {
      return answered(changed(await pass(), (receipts) => shuffled(receipts, random)));
    },
  },
  429: { does: 'too many requests, with Retry-After; not looked at', meet: async (way) => status(429, way) },
  500: { does: 'an error before it was looked at', meet: async (way) => status(500, way) },
  503: { does: 'not available, with Retry-After; not looked at', meet: async (way) => status(503, way) },
  '500-after': {
    does: 'it is taken in, and the answer is an error',
    async meet(way) {
      await way.pass();
      return status(500, way);
    },
  },
  truncated: {
    does: 'half of the answer, and then its end',
    async meet({ pass }) {
      const answer = await pass();
      return answered({ ...answer, body: half(answer.body) });
    },
  },
  reset: {
    does: 'half of the answer, and then the connection is reset',
    async meet({ pass }) {
      const answer = await pass();
      return { kind: 'lost', code: 'ECONNRESET', answer: { ...answer, body: half(answer.body) } };
    },
  },
  portal: {
    does: '200 with a page to log in, as in a hotel',
    meet: async () => answered(text(200, 'text/html', '<!DOCTYPE html><title>Log in</title>')),
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = `${keyof typeof TABLE}`;

/** Every fault, by its name. */
export const FAULTS: Readonly<Record<FaultName, Fault>> = TABLE;

const half = (bytes: Uint8Array): Uint8Array => bytes.slice(0, Math.floor(bytes.length / 2));

type Receipts = readonly Readonly<Record<string, unknown>>[];

/** A page of receipts in which they are others; whatever is no page stays as it is. */
function changed(answer: Carried, change: (receipts: Receipts) => Receipts): Carried {
  if (answer.status !== 200) return answer;
  const page = JSON.parse(new TextDecoder().decode(answer.body)) as { receipts: Receipts };
  return { ...answer, body: new TextEncoder().encode(JSON.stringify({ ...page, receipts: change(page.receipts) })) };
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const some = [...all];
  for (let last = some.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [some[last], some[other]] = [some[other] as T, some[last] as T];
  }
  return some;
}
