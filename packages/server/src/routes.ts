import type { Clock } from './clock.ts';
import type { SingleWindow } from './single-window.ts';
import type { Store } from './store.ts';

/** A request as a handler sees it. */
export interface Request {
  readonly query: (name: string) => string | undefined;
  readonly param: (name: string) => string;
  readonly header: (name: string) => string | undefined;
  readonly body: Uint8Array;
}

/** What a handler answers. */
export interface Response {
  readonly status: number;
  readonly body: string;
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The parts a handler works with. */
export interface Rooms {
  readonly store: Store;
  readonly clock: Clock;
  readonly singleWindow: SingleWindow;
}

/** One endpoint. The router and the OpenAPI document are both made from this table. */
export interface Route {
  readonly method: 'get' | 'post';
  /** OpenAPI path, `{name}` for parameters. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestType?: string;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly mediaType?: string }>>;
  handle(request: Request, rooms: Rooms): Response;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const PROBLEM_TYPE = 'application/problem+json';
const MAX_PAGE = 1_000;

/** A problem document (RFC 9457). */
export function problem(status: number, title: string, detail: string): Response {
  return { status, mediaType: PROBLEM_TYPE, body: JSON.stringify({ type: 'about:blank', title, status, detail }) };
}

const json = (value: unknown): Response => ({ status: 200, mediaType: JSON_TYPE, body: JSON.stringify(value) });
const problemOf = (description: string) => ({ description, mediaType: PROBLEM_TYPE });

const REFERENCE: Parameter = {
  name: 'reference',
  in: 'path',
  required: true,
  description: 'Reference of the sender (ClientSeqNo).',
  schema: { type: 'string' },
};

export const ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/health',
    id: 'health',
    summary: 'Whether the server works, and its own time.',
    responses: { '200': { description: 'It works.', mediaType: JSON_TYPE } },
    handle: (_, { store, clock }) =>
      json({ status: 'ok', time: new Date(clock.now()).toISOString(), declarations: store.count }),
  },
  {
    method: 'post',
    path: '/single-window/declarations',
    id: 'submitDeclaration',
    summary: 'Take a DecMessage in; answers a DecImportResponse.',
    requestType: XML_TYPE,
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        description: 'The same key again gets the same answer; without one, the message itself is the key.',
        schema: { type: 'string', maxLength: 200 },
      },
    ],
    responses: {
      '200': { description: 'DecImportResponse; ResponseCode 0 is stored, 1 is failed.', mediaType: XML_TYPE },
      '413': problemOf('The message is too large.'),
      '422': problemOf('The key was used for another message.'),
    },
    handle({ body, header }, { singleWindow }) {
      const answer = singleWindow.take(body, header('idempotency-key'));
      if (answer.outcome === 'key-reused') return problem(422, 'Key reused', 'This key was used for another message.');
      const replayed = answer.outcome === 'replayed' ? { 'idempotency-replayed': 'true' } : {};
      return { status: 200, mediaType: XML_TYPE, body: answer.body, headers: replayed };
    },
  },
  {
    method: 'get',
    path: '/single-window/receipts',
    id: 'pollReceipts',
    summary: 'Receipts after a cursor that are due by the server’s clock.',
    parameters: [
      {
        name: 'cursor',
        in: 'query',
        description: 'Cursor of the last page; empty for the beginning.',
        schema: { type: 'string' },
      },
      {
        name: 'limit',
        in: 'query',
        description: 'At most so many.',
        schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 100 },
      },
    ],
    responses: {
      '200': {
        description: 'A page: receipts with base64 bodies, the next cursor, and whether there is more.',
        mediaType: JSON_TYPE,
      },
      '400': problemOf('The cursor or limit is not a number.'),
    },
    handle({ query }, { store, clock }) {
      const after = Number(query('cursor') || '0');
      const limit = Number(query('limit') ?? '100');
      if (!Number.isSafeInteger(after) || after < 0)
        return problem(400, 'Bad cursor', 'The cursor is not one of ours.');
      if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_PAGE)
        return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      const due = store.receipts(after, clock.now(), limit + 1);
      const page = due.slice(0, limit);
      const last = page[page.length - 1];
      return json({
        receipts: page.map(({ sequence, body }) => ({
          id: `receipt:${sequence}`,
          mediaType: XML_TYPE,
          body: Buffer.from(body).toString('base64'),
        })),
        cursor: String(last?.sequence ?? after),
        more: due.length > page.length,
      });
    },
  },
  {
    method: 'get',
    path: '/single-window/declarations',
    id: 'listDeclarations',
    summary: 'Every declaration taken in, with how often it was accepted.',
    responses: { '200': { description: 'The list.', mediaType: JSON_TYPE } },
    handle: (_, { store }) => json({ declarations: store.declarations() }),
  },
  {
    method: 'get',
    path: '/single-window/declarations/{reference}',
    id: 'getDeclaration',
    summary: 'One declaration.',
    parameters: [REFERENCE],
    responses: { '200': { description: 'The declaration.', mediaType: JSON_TYPE }, '404': problemOf('There is none.') },
    handle({ param }, { store }) {
      const [one] = store.declarations(param('reference'));
      return one === undefined ? problem(404, 'Not found', 'No declaration has this reference.') : json(one);
    },
  },
  {
    method: 'post',
    path: '/control/clock/advance',
    id: 'advanceClock',
    summary: 'Let the server’s time pass.',
    parameters: [
      {
        name: 'ms',
        in: 'query',
        required: true,
        description: 'Milliseconds.',
        schema: { type: 'integer', minimum: 1 },
      },
    ],
    responses: {
      '200': { description: 'The time now.', mediaType: JSON_TYPE },
      '400': problemOf('Not a number of milliseconds.'),
    },
    handle({ query }, { clock }) {
      const ms = Number(query('ms'));
      if (!Number.isSafeInteger(ms) || ms < 1) return problem(400, 'Bad time', 'ms is a whole number from 1.');
      clock.advance(ms);
      return json({ time: new Date(clock.now()).toISOString() });
    },
  },
];
