import { json, type Parameter, problem, problemOf, type Route, said, whole, XML_TYPE } from '../route.ts';

const MAX_PAGE = 1_000;
const MAX_KEY = 200;

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

export const SINGLE_WINDOW_ROUTES: readonly Route[] = [
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
    handle({ query }, { store }) {
      const after = whole(query('cursor') || '0');
      const limit = whole(query('limit') ?? '100');
      if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      const due = store.receipts(after, limit + 1);
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
    handle({ param }, { store }) {
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
        receipts: [answer, ...store.receiptsOf(key).map(receiptOf)],
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
];
