import { json, type Parameter, problem, problemOf, type Route, said, whole } from '../route.ts';
import { errorGroups } from './errors.ts';
import { submissionPage } from './submissions.ts';
import { timelineOf } from './timeline.ts';

const MAX_PAGE = 500;

const query = (name: string, description: string, schema: Parameter['schema']): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});

/** What the page shows that no other room tells. */
export const PAGE_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/control/submissions',
    id: 'listSubmissions',
    summary: 'How every submission stands, the newest first.',
    outside: true,
    parameters: [
      query('state', 'Only those in this state.', { type: 'string', maxLength: 64 }),
      query('after', 'What the last page said to go on with.', { type: 'string', pattern: '^\\d{1,15}$' }),
      query('limit', 'At most so many.', { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 100 }),
    ],
    responses: { '200': said('A page.', 'Submissions'), '400': problemOf('The position or the limit is none.') },
    handle({ query: asked }, rooms) {
      const after = asked('after');
      const limit = whole(asked('limit') ?? '100');
      const state = asked('state');
      if (after !== undefined && whole(after) < 0) return problem(400, 'Bad position', 'after is what a page said.');
      if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      return json(
        submissionPage(rooms, {
          limit,
          after: after === undefined ? undefined : whole(after),
          ...(state === undefined || state === '' ? {} : { state }),
        }),
      );
    },
  },
  {
    method: 'get',
    path: '/control/submissions/{reference}',
    id: 'getSubmissionTimeline',
    summary: 'One submission: what was sent and answered, receipts given, waiting and lost, and what else happened.',
    outside: true,
    parameters: [
      { name: 'reference', in: 'path', required: true, description: 'ClientSeqNo.', schema: { type: 'string' } },
    ],
    responses: { '200': said('The submission.', 'SubmissionTimeline'), '404': problemOf('Nobody has sent it.') },
    handle({ param, header }, rooms) {
      const found = timelineOf(rooms, param('reference'), `http://${header('host') ?? 'localhost'}`);
      return found === undefined ? problem(404, 'Not found', 'Nobody has sent this reference.') : json(found);
    },
  },
  {
    method: 'get',
    path: '/control/errors',
    id: 'listErrors',
    summary: 'What went wrong, one row for each code: how often, first and last.',
    outside: true,
    responses: { '200': said('The latest first.', 'ErrorGroups') },
    handle: (_, { events }) => json({ errors: errorGroups(events) }),
  },
];
