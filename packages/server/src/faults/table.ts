/** What the way between a client and a server does to requests and answers. @module */

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
  | { readonly kind: 'lost'; readonly code: LostCode; readonly answer?: Carried }
  /** Chunks that are none: half of the answer, and then a size that is no number. */
  | { readonly kind: 'misframed'; readonly answer: Carried }
  /** The answer comes piece by piece, whole in the end. */
  | { readonly kind: 'dribbled'; readonly answer: Carried; pause(): Promise<void> };

export type LostCode = 'ECONNREFUSED' | 'ECONNRESET' | 'UND_ERR_HEADERS_TIMEOUT';

/** What a request is for. */
export const OPERATIONS = ['send', 'lookup', 'poll', 'other'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** One request on its way. */
export interface Way {
  readonly operation: Operation;
  readonly method: string;
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
  readonly zh: string;
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
    zh: '无法连接，请求未发出',
    meet: async () => ({ kind: 'lost', code: 'ECONNREFUSED' }),
  },
  'lose-before': {
    does: 'the connection is reset before the single window has heard of the request',
    zh: '请求到达前连接被重置',
    meet: async () => ({ kind: 'lost', code: 'ECONNRESET' }),
  },
  'lose-after': {
    does: 'the connection is reset after the single window has taken it in',
    zh: '请求受理后连接被重置',
    async meet({ pass }) {
      await pass();
      return { kind: 'lost', code: 'ECONNRESET' };
    },
  },
  timeout: {
    does: 'it is taken in, and the answer never comes',
    zh: '已受理，但始终没有应答',
    async meet({ pass }) {
      await pass();
      return { kind: 'lost', code: 'UND_ERR_HEADERS_TIMEOUT' };
    },
  },
  delay: {
    does: 'the answer comes late',
    zh: '应答延迟',
    async meet({ pass, wait }) {
      const answer = await pass();
      await wait();
      return answered(answer);
    },
  },
  late: {
    does: 'it is taken in late: what comes meanwhile is taken in before it',
    zh: '迟到：其间到来的请求先被受理',
    async meet({ pass, wait }) {
      await wait();
      return answered(await pass());
    },
  },
  drop: {
    does: 'it is not taken in, and no answer ever comes',
    zh: '请求丢失，未受理，也没有应答',
    meet: async () => ({ kind: 'lost', code: 'UND_ERR_HEADERS_TIMEOUT' }),
  },
  duplicate: {
    does: 'a message arrives twice; what a page lists comes twice, and receipts once more under another id',
    zh: '报文重复到达；列表内容重复，回执还以另一编号再来一次',
    only: ['send', 'poll', 'other'],
    async meet({ operation, method, pass }) {
      await pass();
      const answer = await pass();
      if (method !== 'GET') return answered(answer);
      if (operation !== 'poll') return answered(changed(answer, (listed) => listed.flatMap((one) => [one, one])));
      const again = (one: unknown) => ({ ...(one as object), id: `${(one as { id: string }).id}:again` });
      return answered(changed(answer, (receipts) => receipts.flatMap((one) => [one, one, again(one)])));
    },
  },
  reorder: {
    does: 'what a page lists comes in another order',
    zh: '同一页内的次序被打乱',
    only: ['poll', 'other'],
    async meet({ pass, random }) {
      return answered(changed(await pass(), (listed) => shuffled(listed, random)));
    },
  },
  401: { does: 'not authorised; not looked at', zh: '未授权，未处理', meet: async (way) => status(401, way) },
  403: { does: 'forbidden; not looked at', zh: '被禁止，未处理', meet: async (way) => status(403, way) },
  404: { does: 'not found; not looked at', zh: '未找到，未处理', meet: async (way) => status(404, way) },
  429: {
    does: 'too many requests, with Retry-After; not looked at',
    zh: '请求过多（带 Retry-After），未处理',
    meet: async (way) => status(429, way),
  },
  500: { does: 'an error before it was looked at', zh: '处理前出错', meet: async (way) => status(500, way) },
  503: {
    does: 'not available, with Retry-After; not looked at',
    zh: '服务不可用（带 Retry-After），未处理',
    meet: async (way) => status(503, way),
  },
  502: { does: 'a bad gateway; not looked at', zh: '网关错误，未处理', meet: async (way) => status(502, way) },
  504: {
    does: 'a gateway that has waited; not looked at',
    zh: '网关超时，未处理',
    meet: async (way) => status(504, way),
  },
  '500-after': {
    does: 'it is taken in, and the answer is an error',
    zh: '已受理，但应答为错误',
    async meet(way) {
      await way.pass();
      return status(500, way);
    },
  },
  truncated: {
    does: 'half of the answer, and then its end',
    zh: '应答只有一半即结束',
    async meet({ pass }) {
      const answer = await pass();
      return answered({ ...answer, body: half(answer.body) });
    },
  },
  malformed: {
    does: 'an answer as long as it should be, of which the second half is no XML and no JSON',
    zh: '应答后半部分既非 XML 也非 JSON',
    async meet({ pass }) {
      const answer = await pass();
      return answered({ ...answer, body: answer.body.map((byte, at) => (at * 2 < answer.body.length ? byte : LESS)) });
    },
  },
  'malformed-chunk': {
    does: 'half of the answer in a chunk, and then a chunk whose size is no number',
    zh: '分块传输到一半后，块长度不是数字',
    async meet({ pass }) {
      const answer = await pass();
      return { kind: 'misframed', answer: { ...answer, body: half(answer.body) } };
    },
  },
  dribble: {
    does: 'the answer comes whole, piece by piece',
    zh: '应答缓慢地逐段到达',
    async meet({ pass, wait }) {
      return { kind: 'dribbled', answer: await pass(), pause: wait };
    },
  },
  reset: {
    does: 'half of the answer, and then the connection is reset',
    zh: '应答到一半时连接被重置',
    async meet({ pass }) {
      const answer = await pass();
      return { kind: 'lost', code: 'ECONNRESET', answer: { ...answer, body: half(answer.body) } };
    },
  },
  portal: {
    does: '200 with a page to log in, as in a hotel',
    zh: '返回 200 和登录页面',
    meet: async () => answered(text(200, 'text/html', '<!DOCTYPE html><title>Log in</title>')),
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = `${keyof typeof TABLE}`;

/** Every fault, by its name. */
export const FAULTS: Readonly<Record<FaultName, Fault>> = TABLE;

/** Of this letter alone there is neither XML nor JSON. */
const LESS = 0x3c;

const half = (bytes: Uint8Array): Uint8Array => bytes.slice(0, Math.floor(bytes.length / 2));

/** An answer whose lists are others; one that is no JSON, or lists nothing, stays as it is. */
function changed(answer: Carried, change: (listed: readonly unknown[]) => readonly unknown[]): Carried {
  if (answer.status !== 200) return answer;
  const page = jsonOf(answer.body);
  if (typeof page !== 'object' || page === null || Array.isArray(page)) return answer;
  const other = Object.entries(page).map(([name, one]) => [name, Array.isArray(one) ? change(one) : one]);
  return { ...answer, body: new TextEncoder().encode(JSON.stringify(Object.fromEntries(other))) };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function shuffled(all: readonly unknown[], random: () => number): unknown[] {
  const some = [...all];
  for (let last = some.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [some[last], some[other]] = [some[other], some[last]];
  }
  return some;
}
