import { isRefusal, readBody } from '../read-body.ts';
import { JSON_TYPE, json, type Parameter, problem, problemOf, type Route, said, whole } from '../route.ts';
import { MAX_KEPT } from './journal.ts';
import { verifying } from './objects.ts';
import { detailOf, entryOf, type RequestEntry } from './shown.ts';
import { verify } from './verify.ts';

const query = (name: string, description: string, schema: Parameter['schema']): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});

const NO_JOURNAL = problem(404, 'Not found', 'This server keeps no journal of requests.');

/** What was asked of the server, and whether it was what somebody expected. */
export const REQUEST_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/control/requests',
    id: 'listRequests',
    summary: 'Requests as they came, with what those came near to that nothing has matched.',
    outside: true,
    parameters: [
      query('after', 'Sequence of the last request that is known; 0 without.', { type: 'string' }),
      query('limit', 'At most so many.', { type: 'integer', minimum: 1, maximum: MAX_KEPT, default: 100 }),
      query('unmatched', 'Only what no route, or no rule of a machine, has matched.', { enum: ['true', 'false'] }),
      query('operation', 'Only those of an operation.', { type: 'string', maxLength: 100 }),
    ],
    responses: {
      '200': said('A page, oldest first, and where to go on.', 'KeptRequests'),
      '400': problemOf('The sequence or the limit is none.'),
      '404': problemOf('There is no journal.'),
    },
    async handle({ query: asked }, { journal }) {
      if (journal === undefined) return NO_JOURNAL;
      const after = whole(asked('after') || '0');
      const limit = whole(asked('limit') ?? '100');
      if (after < 0) return problem(400, 'Bad sequence', 'after is the sequence of a request, or 0.');
      if (limit < 1 || limit > MAX_KEPT) return problem(400, 'Bad limit', `1 to ${MAX_KEPT}.`);
      const operation = asked('operation');
      const unmatched = asked('unmatched') === 'true';
      const requests: RequestEntry[] = [];
      for (const one of journal.all()) {
        if (requests.length === limit) break;
        if (one.sequence <= after || (operation !== undefined && one.operation !== operation)) continue;
        const miss = await journal.nearMiss(one);
        if (!unmatched || miss !== undefined) requests.push(entryOf(one, miss));
      }
      return json({ requests, next: requests.at(-1)?.sequence ?? after });
    },
  },
  {
    method: 'get',
    path: '/control/requests/{sequence}',
    id: 'getRequest',
    summary: 'One request and its answer, whole up to a bound; what lets somebody in is not shown.',
    outside: true,
    parameters: [
      { name: 'sequence', in: 'path', required: true, description: 'Its sequence.', schema: { type: 'integer' } },
    ],
    responses: {
      '200': said('The request.', 'KeptRequest'),
      '404': problemOf('There is none, or it is kept no more.'),
    },
    async handle({ param }, { journal }) {
      const found = journal?.get(whole(param('sequence')));
      if (journal === undefined || found === undefined)
        return problem(404, 'Not found', 'There is no such request, or it is kept no more.');
      return json(detailOf(found, await journal.nearMiss(found)));
    },
  },
  {
    method: 'post',
    path: '/control/verify',
    id: 'verifyRequests',
    summary: 'Say whether the requests that came are those that were expected; 200 both ways.',
    outside: true,
    requestTypes: [JSON_TYPE],
    requestSchema: 'Verifying',
    responses: {
      '200': said('What was found of each expectation.', 'Verified'),
      '400': problemOf('The request is no JSON.'),
      '404': problemOf('There is no journal.'),
      '415': problemOf('The request is not said to be JSON.'),
      '422': problemOf('The request is none.'),
    },
    handle({ body }, { journal }) {
      if (journal === undefined) return NO_JOURNAL;
      const asked = readBody(body, verifying);
      return isRefusal(asked) ? asked : json(verify(asked, journal.all()));
    },
  },
];
