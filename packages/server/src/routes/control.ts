import { json, problem, problemOf, type Route, said, whole } from '../route.ts';

/** A year at a time: the clock stays where dates can be written. */
const MAX_ADVANCE = 366 * 86_400_000;

export const CONTROL_ROUTES: readonly Route[] = [
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
