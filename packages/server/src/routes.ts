import type { Clock } from './clock.ts';
import type { SchemaName } from './schemas.ts';
import type { SigningDesk } from './signing.ts';
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
  readonly signing: SigningDesk;
}

/** One endpoint. The router and the OpenAPI document are both made from this table. */
export interface Route {
  readonly method: 'get' | 'post';
  /** OpenAPI path, `{name}` for parameters. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  /** Media types of the body; another is refused with 415. */
  readonly requestTypes?: readonly string[];
  /** Schema of the body; a message in XML without. */
  readonly requestSchema?: SchemaName;
  readonly responses: Readonly<Record<string, Described>>;
  handle(request: Request, rooms: Rooms): Response | Promise<Response>;
}

/** One answer of an endpoint, with the schema of its body. */
export interface Described {
  readonly description: string;
  readonly mediaType: string;
  readonly schema: SchemaName;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const PEM_TYPE = 'application/x-pem-file';
const PROBLEM_TYPE = 'application/problem+json';
const MAX_PAGE = 1_000;
const MAX_KEY = 200;
/** A year at a time: the clock stays where dates can be written. */
const MAX_ADVANCE = 366 * 86_400_000;
/** As the numbers of a page are written: digits and nothing else. */
const WHOLE = /^\d{1,15}$/;

/** A problem document (RFC 9457). */
export function problem(status: number, title: string, detail: string): Response {
  return { status, mediaType: PROBLEM_TYPE, body: JSON.stringify({ type: 'about:blank', title, status, detail }) };
}

const json = (value: unknown): Response => ({ status: 200, mediaType: JSON_TYPE, body: JSON.stringify(value) });
export const problemOf = (description: string): Described => ({
  description,
  mediaType: PROBLEM_TYPE,
  schema: 'Problem',
});
const said = (description: string, schema: SchemaName): Described => ({ description, mediaType: JSON_TYPE, schema });

/** −1 for what is no whole number. */
const whole = (text: string): number => (WHOLE.test(text) ? Number(text) : -1);

const REFERENCE: Parameter = {
  name: 'reference',
  in: 'path',
  required: true,
  description: 'Reference of the sender (ClientSeqNo).',
  schema: { type: 'string' },
};

const PAGE: readonly Parameter[] = [
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
    schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: MAX_PAGE },
  },
];

const receiptOf = ({ sequence, body }: { readonly sequence: number; readonly body: string }) => ({
  id: `receipt:${sequence}`,
  mediaType: XML_TYPE,
  body: Buffer.from(body).toString('base64'),
  sequence,
});

export const ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/health',
    id: 'health',
    summary: 'Whether the server works, and its own time.',
    responses: { '200': said('It works.', 'Health') },
    handle: (_, { store, clock }) =>
      json({ status: 'ok', time: new Date(clock.now()).toISOString(), declarations: store.count }),
  },
  {
    method: 'post',
    path: '/single-window/declarations',
    id: 'submitDeclaration',
    summary: 'Take a DecMessage in; answers a DecImportResponse.',
    requestTypes: [XML_TYPE, 'text/xml'],
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        description: 'The same key again gets the same answer; without one, the message itself is the key.',
        schema: { type: 'string', minLength: 1, maxLength: MAX_KEY },
      },
    ],
    responses: {
      '200': {
        description: 'DecImportResponse; ResponseCode 0 is stored, 1 is failed.',
        mediaType: XML_TYPE,
        schema: 'Message',
      },
      '409': problemOf('The key was used for another message.'),
      '415': problemOf('The message is not said to be XML.'),
      '422': problemOf('The key is empty or too long.'),
    },
    handle({ body, header }, { singleWindow }) {
      const key = header('idempotency-key');
      if (key !== undefined && (key === '' || key.length > MAX_KEY))
        return problem(422, 'Bad key', `An Idempotency-Key has 1 to ${MAX_KEY} characters.`);
      const answer = singleWindow.take(body, key);
      if (answer.outcome === 'key-reused') return problem(409, 'Key reused', 'This key was used for another message.');
      const replayed = answer.outcome === 'replayed' ? { 'idempotency-replayed': 'true' } : {};
      return { status: 200, mediaType: XML_TYPE, body: answer.body, headers: replayed };
    },
  },
  {
    method: 'post',
    path: '/single-window/declarations/check',
    id: 'checkDeclaration',
    summary: 'Say what would be answered to a DecMessage; nothing is taken in.',
    requestTypes: [XML_TYPE, 'text/xml'],
    responses: {
      '200': { description: 'DecImportResponse.', mediaType: XML_TYPE, schema: 'Message' },
      '415': problemOf('The message is not said to be XML.'),
    },
    handle: ({ body }, { singleWindow }) => ({ status: 200, mediaType: XML_TYPE, body: singleWindow.check(body).body }),
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
      '200': said('A page: receipts with base64 bodies, the next cursor, and whether there is more.', 'ReceiptPage'),
      '400': problemOf('The cursor is none that was given, or the limit is out of bounds.'),
    },
    handle({ query }, { store, clock }) {
      const after = whole(query('cursor') || '0');
      const limit = whole(query('limit') ?? '100');
      if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      const due = store.receipts(after, clock.now(), limit + 1);
      // Whoever brings a cursor of another store would wait for ever for what this one gives.
      if (after < 0 || after > store.newest) return problem(400, 'Bad cursor', 'The cursor is not one of ours.');
      const page = due.slice(0, limit);
      const last = page[page.length - 1];
      return json({
        receipts: page.map(receiptOf),
        cursor: String(last?.sequence ?? after),
        more: due.length > page.length,
      });
    },
  },
  {
    method: 'get',
    path: '/single-window/declarations',
    id: 'listDeclarations',
    summary: 'Declarations taken in, in their order, with how often each reference was accepted.',
    parameters: PAGE,
    responses: { '200': said('A page.', 'Declarations'), '400': problemOf('The cursor or the limit is none.') },
    handle({ query }, { store }) {
      const after = whole(query('cursor') || '0');
      const limit = whole(query('limit') ?? String(MAX_PAGE));
      if (after < 0) return problem(400, 'Bad cursor', 'The cursor is not one of ours.');
      if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      const found = store.page(after, limit + 1);
      const page = found.slice(0, limit);
      return json({
        declarations: page.map(({ accepted }) => accepted),
        cursor: String(page.at(-1)?.position ?? after),
        more: found.length > page.length,
      });
    },
  },
  {
    method: 'get',
    path: '/single-window/submissions/{key}',
    id: 'getSubmission',
    summary: 'Whether a message with this Idempotency-Key was taken in, with every receipt so far.',
    parameters: [
      {
        name: 'key',
        in: 'path',
        required: true,
        description: 'Idempotency-Key it was sent with.',
        schema: { type: 'string' },
      },
    ],
    responses: { '200': said('Whether it is known, and its receipts.', 'Submission') },
    handle({ param }, { store, clock }) {
      const key = param('key');
      const answered = store.answered(key);
      const reference = store.referenceOf(key);
      if (answered === undefined || reference === undefined) return json({ known: false });
      const answer = {
        id: `answer:${key}`,
        mediaType: XML_TYPE,
        body: Buffer.from(answered.answer).toString('base64'),
      };
      return json({
        known: true,
        reference,
        receipts: [answer, ...store.receiptsOf(key, clock.now()).map(receiptOf)],
      });
    },
  },
  {
    method: 'get',
    path: '/single-window/declarations/{reference}',
    id: 'getDeclaration',
    summary: 'One declaration.',
    parameters: [REFERENCE],
    responses: { '200': said('The declaration.', 'Declaration'), '404': problemOf('There is none.') },
    handle({ param }, { store }) {
      const [one] = store.declarations(param('reference'));
      return one === undefined ? problem(404, 'Not found', 'No declaration has this reference.') : json(one);
    },
  },
  {
    method: 'get',
    path: '/signing/certificate',
    id: 'signingCertificate',
    summary: 'The certificate that /signing/sign signs under, made when the server started; no authority accepts it.',
    responses: { '200': { description: 'PEM.', mediaType: PEM_TYPE, schema: 'Pem' } },
    handle: (_, { signing }) => ({ status: 200, mediaType: PEM_TYPE, body: signing.certificate }),
  },
  {
    method: 'post',
    path: '/signing/sign',
    id: 'sign',
    summary: 'Sign bytes, or a digest where the key is RSA (“remote signing, version 1”).',
    requestTypes: [JSON_TYPE],
    requestSchema: 'SigningRequest',
    responses: {
      '200': said('The signature; ECDSA and SM2 as r‖s.', 'SigningAnswer'),
      '401': problemOf('The bearer token is missing or another.'),
      '404': problemOf('There is no key of this certificate.'),
      '415': problemOf('The request is not said to be JSON.'),
      '422': problemOf('The request is none, or its algorithm is not the key’s.'),
    },
    async handle({ body, header }, { signing }) {
      const answer = await signing.sign(body, header('authorization'));
      return typeof answer === 'string' ? json({ version: 1, signature: answer }) : problem(...answer);
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
        schema: { type: 'integer', minimum: 1, maximum: MAX_ADVANCE },
      },
    ],
    responses: {
      '200': said('The time now.', 'Time'),
      '400': problemOf('Not a number of milliseconds.'),
    },
    handle({ query }, { clock }) {
      const ms = whole(query('ms') ?? '');
      if (ms < 1 || ms > MAX_ADVANCE) return problem(400, 'Bad time', `ms is a whole number, 1 to ${MAX_ADVANCE}.`);
      clock.advance(ms);
      return json({ time: new Date(clock.now()).toISOString() });
    },
  },
];
