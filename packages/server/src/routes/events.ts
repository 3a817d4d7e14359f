import { json, type Parameter, problem, problemOf, type Route, said, whole } from '../route.ts';
import { EVENT_KINDS, filterOf, SUBJECT_NAMES } from '../world/index.ts';

const MAX_PAGE = 1_000;
const NDJSON_TYPE = 'application/x-ndjson';

const text = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', maxLength: 400 },
});

/** How events are chosen, wherever they are given. */
export const EVENT_FILTERS: readonly Parameter[] = [
  text('kind', 'Kinds, with commas between them; gate.* is every kind of the gate.'),
  text('source', 'Endpoints and devices, with commas between them; a * at the end stands for the rest.'),
  ...SUBJECT_NAMES.map((name) => text(name, `Events about this ${name}.`)),
];

export const EVENT_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/events',
    id: 'listEvents',
    summary: 'What has happened, in order; one JSON line an event where Accept asks for NDJSON.',
    parameters: [
      {
        name: 'after',
        in: 'query',
        description: 'Sequence of the last event that is known; 0 without.',
        schema: { type: 'string' },
      },
      {
        name: 'limit',
        in: 'query',
        description: 'At most so many.',
        schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 100 },
      },
      ...EVENT_FILTERS,
    ],
    responses: {
      '200': said('A page: events, where to go on, and whether there is more.', 'EventPage'),
      '400': problemOf('The sequence or the limit is none.'),
    },
    handle({ query, header }, { events }) {
      const after = whole(query('after') || '0');
      const limit = whole(query('limit') ?? '100');
      if (after < 0) return problem(400, 'Bad sequence', 'after is the sequence of an event, or 0.');
      if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      const found = events.page(after, limit + 1, filterOf(query));
      const page = found.slice(0, limit);
      if (header('accept')?.includes(NDJSON_TYPE) === true)
        return { status: 200, mediaType: NDJSON_TYPE, body: page.map((one) => `${JSON.stringify(one)}\n`).join('') };
      return json({
        events: page,
        after: page.at(-1)?.sequence ?? after,
        more: found.length > page.length,
        oldest: events.oldest,
        newest: events.newest,
      });
    },
  },
  {
    method: 'get',
    path: '/events/digest',
    id: 'eventsDigest',
    summary: 'SHA-256 of the whole log: one canonical JSON line (RFC 8785) for each event.',
    responses: { '200': said('The digest, and of how many events.', 'EventDigest') },
    handle: (_, { events }) => json({ sha256: events.sha256(), events: events.newest }),
  },
  {
    method: 'get',
    path: '/events/kinds',
    id: 'eventKinds',
    summary: 'Every kind of event, with its names.',
    responses: { '200': said('By kind.', 'EventKinds') },
    handle: () => json(EVENT_KINDS),
  },
];
