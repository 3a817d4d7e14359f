import {
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
import { AEO_ROUTES } from './aeo-routes.ts';
import type { Desk } from './desk.ts';
import { DESKS } from './desks/index.ts';
import { EXCHANGE_ROUTES } from './exchange-routes.ts';
import { MAX_PAGE, PAGE, path, ROOT } from './parameters.ts';
import type { Taken } from './store.ts';

const MAX_KEY = 200;

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
