import type * as z from 'zod';
import { chinaDay } from '../china-time.ts';
import type { Rooms } from '../rooms.ts';
import {
  JSON_TYPE,
  json,
  type Parameter,
  problem,
  problemOf,
  type Request,
  type Response,
  type Route,
  said,
  whole,
  XML_TYPE,
} from '../route.ts';
import { operatorOf, operatorsLike } from './aeo.ts';
import type { Desk } from './desk.ts';
import { DESKS } from './desks/index.ts';
import type { Exchanged } from './exchange.ts';
import { certificateConfirmation, certificateData } from './schemas.ts';
import type { Taken } from './store.ts';

const MAX_PAGE = 1_000;
const MAX_KEY = 200;
const ROOT = '/authority';

const query = (name: string, description: string, schema: Parameter['schema'] = { type: 'string' }): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});
const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const PAGE: readonly Parameter[] = [
  query('cursor', 'Cursor of the last page; empty for the beginning.'),
  query('limit', 'At most so many.', { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 100 }),
];
const KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key again gets the same answer; without one, the message itself is the key.',
  schema: { type: 'string', minLength: 1, maxLength: MAX_KEY },
};

const receiptOf = ({
  sequence,
  body,
  desk,
}: {
  readonly sequence: number;
  readonly body: string;
  readonly desk: string;
}) => ({
  id: `${desk}:${sequence}`,
  mediaType: XML_TYPE,
  body: Buffer.from(body).toString('base64'),
  sequence,
});

/** Where a page begins and how long it is, or what is wrong with that. */
function pageOf({ query: asked }: Request, newest: number): { after: number; limit: number } | Response {
  const after = whole(asked('cursor') || '0');
  const limit = whole(asked('limit') ?? '100');
  if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
  if (after < 0 || after > newest) return problem(400, 'Bad cursor', 'The cursor is not one of ours.');
  return { after, limit };
}

const submissionOf = (message: Taken, acceptances: number) => ({
  reference: message.references[0] ?? '',
  key: message.key,
  contentSha256: message.contentSha256,
  acceptances,
  message,
});

/** The five endpoints of one desk, as the single window has them for declarations: what speaks to that speaks to these. */
function routesOf(desk: Desk): readonly Route[] {
  const base = `${ROOT}/${desk.name}`;
  const id = desk.name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return [
    {
      method: 'post',
      path: `${base}/declarations`,
      id: `submit${id}`,
      summary: `Take ${desk.title} in; answers at once, receipts follow with the clock.`,
      requestTypes: [XML_TYPE, 'text/xml'],
      parameters: [KEY],
      responses: {
        '200': { description: 'The desk’s own answer: taken in, or why not.', mediaType: XML_TYPE, schema: 'Message' },
        '409': problemOf('The key was used for another message.'),
        '415': problemOf('The message is not said to be XML.'),
        '422': problemOf('The key is empty or too long.'),
      },
      async handle({ body, header }, rooms) {
        const { authority } = await rooms.authority.enter();
        const key = header('idempotency-key');
        if (key !== undefined && (key === '' || key.length > MAX_KEY))
          return problem(422, 'Bad key', `An Idempotency-Key has 1 to ${MAX_KEY} characters.`);
        const answer = authority.take(desk, body, key);
        if (answer.outcome === 'key-reused')
          return problem(409, 'Key reused', 'This key was used for another message.');
        const replayed = answer.outcome === 'replayed' ? { 'idempotency-replayed': 'true' } : {};
        return { status: 200, mediaType: XML_TYPE, body: answer.body, headers: replayed };
      },
    },
    {
      method: 'get',
      path: `${base}/receipts`,
      id: `poll${id}Receipts`,
      summary: 'Receipts after a cursor that are due by the server’s clock.',
      parameters: PAGE,
      responses: {
        '200': said('A page: receipts with base64 bodies, the next cursor, and whether there is more.', 'ReceiptPage'),
        '400': problemOf('The cursor is none that was given, or the limit is out of bounds.'),
      },
      async handle(request, rooms) {
        const { store } = (await rooms.authority.enter()).authority;
        const page = pageOf(request, store.newest(desk.name));
        if ('status' in page) return page;
        const due = store.receipts(desk.name, page.after, page.limit + 1);
        const shown = due.slice(0, page.limit);
        return json({
          receipts: shown.map(receiptOf),
          cursor: String(shown.at(-1)?.sequence ?? page.after),
          more: due.length > shown.length,
        });
      },
    },
    {
      method: 'get',
      path: `${base}/declarations`,
      id: `list${id}`,
      summary: 'Messages taken in, in their order.',
      parameters: PAGE,
      responses: { '200': said('A page.', 'DeskMessages'), '400': problemOf('The cursor or the limit is none.') },
      async handle(request, rooms) {
        const { store } = (await rooms.authority.enter()).authority;
        const page = pageOf(request, store.next);
        if ('status' in page) return page;
        const found = store.page(desk.name, page.after, page.limit + 1);
        const shown = found.slice(0, page.limit);
        return json({
          declarations: shown.map((one) => submissionOf(one, store.of(desk.name, one.references[0] ?? '').length)),
          cursor: String(shown.at(-1)?.position ?? page.after),
          more: found.length > shown.length,
        });
      },
    },
    {
      method: 'get',
      path: `${base}/submissions/{key}`,
      id: `get${id}Submission`,
      summary: 'Whether a message with this Idempotency-Key was taken in, with every receipt so far.',
      parameters: [path('key', 'Idempotency-Key it was sent with.')],
      responses: { '200': said('Whether it is known, and its receipts.', 'Submission') },
      async handle({ param }, rooms) {
        const { store } = (await rooms.authority.enter()).authority;
        const key = param('key');
        const known = store.answered(desk.name, key);
        if (known === undefined) return json({ known: false });
        const receipts = store.receiptsOf(known.position);
        const answer = { id: `answer:${key}`, mediaType: XML_TYPE, body: Buffer.from(known.answer).toString('base64') };
        const [reference = ''] = store.page(desk.name, known.position - 1, 1)[0]?.references ?? [];
        return json({ known: true, reference, receipts: [answer, ...receipts.map(receiptOf)] });
      },
    },
  ];
}

/** What is sent as JSON, read by its schema. */
function read<S extends z.ZodType>(schema: S, body: Uint8Array): z.output<S> | Response {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return problem(400, 'No JSON', 'The body is not JSON in UTF-8.');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return problem(422, 'Not as described', `/${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
}

/** Why nothing came of it. */
const REFUSED: Readonly<Record<string, readonly [status: number, title: string, detail: string]>> = {
  'no-number': [422, 'No number', 'The certificate has no number.'],
  'other-content': [409, 'Number used', 'This number was handed in with other data.'],
  unknown: [404, 'Not found', 'No certificate has this number.'],
  'not-addressed': [403, 'Not addressed', 'The data were given to another country.'],
  'answered-before': [409, 'Answered', 'The certificate was answered otherwise, and that is the last word.'],
};

function outcomeOf(result: Exchanged): Response {
  if ('certificate' in result) return json(result.certificate, result.outcome === 'taken' ? 201 : 200);
  const [status, title, detail] = REFUSED[result.outcome] ?? [500, 'Internal error', ''];
  return problem(status, title, detail);
}

const isResponse = (value: object): value is Response => 'status' in value && 'mediaType' in value;
const today = ({ clock }: Pick<Rooms, 'clock'>): string => chinaDay(clock.now());

const EXCHANGE_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: `${ROOT}/certificates`,
    id: 'submitCertificateData',
    summary: 'Give data of a certificate of origin to the authority of another country.',
    requestTypes: [JSON_TYPE],
    requestSchema: 'CertificateData',
    responses: {
      '200': said('The same data were there before.', 'ExchangedCertificate'),
      '201': said('Taken.', 'ExchangedCertificate'),
      '400': problemOf('No JSON.'),
      '409': problemOf('The number was handed in with other data.'),
      '415': problemOf('The data are not said to be JSON.'),
      '422': problemOf('Not as described, or without a number.'),
    },
    async handle({ body }, { authority }) {
      const { exchange } = await authority.enter();
      const data = read(certificateData, body);
      return isResponse(data) ? data : outcomeOf(exchange.submit(data, body));
    },
  },
  {
    method: 'get',
    path: `${ROOT}/certificates`,
    id: 'listCertificateData',
    summary: 'Certificates that were exchanged, by their numbers.',
    parameters: [query('after', 'Number that the page begins behind.'), PAGE[1] as Parameter],
    responses: { '200': said('A page.', 'ExchangedCertificates'), '400': problemOf('The limit is out of bounds.') },
    async handle({ query: asked }, { authority }) {
      const { exchange } = await authority.enter();
      const limit = whole(asked('limit') ?? '100');
      if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      return json({ certificates: exchange.page(asked('after') ?? '', limit) });
    },
  },
  {
    method: 'get',
    path: `${ROOT}/certificates/{number}`,
    id: 'getCertificateData',
    summary: 'One exchanged certificate, with what was answered.',
    parameters: [path('number', 'Number of the certificate.')],
    responses: { '200': said('The certificate.', 'ExchangedCertificate'), '404': problemOf('There is none.') },
    async handle({ param }, { authority }) {
      const { exchange } = await authority.enter();
      const one = exchange.of(param('number'));
      return one === undefined ? problem(404, 'Not found', 'No certificate has this number.') : json(one);
    },
  },
  {
    method: 'post',
    path: `${ROOT}/certificates/{number}/confirmation`,
    id: 'answerCertificateData',
    summary: 'Confirm a certificate, ask about it, or refuse it, as the country that it was given to.',
    parameters: [path('number', 'Number of the certificate.')],
    requestTypes: [JSON_TYPE],
    requestSchema: 'CertificateConfirmation',
    responses: {
      '200': said('As it stands now.', 'ExchangedCertificate'),
      '400': problemOf('No JSON.'),
      '403': problemOf('It was given to another country.'),
      '404': problemOf('There is none.'),
      '409': problemOf('It was answered otherwise before.'),
      '415': problemOf('The answer is not said to be JSON.'),
      '422': problemOf('Not as described.'),
    },
    async handle({ body, param }, { authority }) {
      const { exchange } = await authority.enter();
      const data = read(certificateConfirmation, body);
      return isResponse(data) ? data : outcomeOf(exchange.answer(param('number'), data));
    },
  },
];

const AEO_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: `${ROOT}/aeo`,
    id: 'findOperators',
    summary: 'Authorised economic operators by country or name; every record is a sample.',
    parameters: [query('country', 'ISO 3166-1 alpha-2.'), query('name', 'A word of the name.')],
    responses: { '200': said('Those that there are.', 'Operators') },
    handle({ query: asked }, rooms) {
      const [country, name] = [asked('country'), asked('name')];
      const wanted = { ...(country ? { country } : {}), ...(name ? { name } : {}) };
      return json({ operators: operatorsLike(wanted, today(rooms)) });
    },
  },
  {
    method: 'get',
    path: `${ROOT}/aeo/{code}`,
    id: 'getOperator',
    summary: 'One operator by its code, as it stands on the server’s day.',
    parameters: [path('code', 'With or without AEO before it.')],
    responses: { '200': said('The operator.', 'Operator'), '404': problemOf('There is none.') },
    handle({ param }, rooms) {
      const one = operatorOf(param('code'), today(rooms));
      return one === undefined ? problem(404, 'Not found', 'No operator has this code.') : json(one);
    },
  },
];

/** Endpoints of the authority beside declarations. */
export const AUTHORITY_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: ROOT,
    id: 'listDesks',
    summary: 'The desks, and which formats each takes.',
    responses: { '200': said('The desks.', 'Desks') },
    handle: () => json({ desks: DESKS.map(({ name, title, formats }) => ({ name, title, formats })) }),
  },
  ...DESKS.flatMap(routesOf),
  ...EXCHANGE_ROUTES,
  ...AEO_ROUTES,
];
