import type { Rooms } from '../rooms.ts';
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
} from '../route.ts';
import { advanceClock, type Clock, runToNext } from '../world/index.ts';

/** A year at a time: the clock stays where dates can be written. */
const MAX_ADVANCE = 366 * 86_400_000;
const MAX_SPEED = 100_000;
/** Timers that are shown. */
const SHOWN = 20;

const iso = (instant: number): string => new Date(instant).toISOString();

const stateOf = (clock: Clock) => ({
  time: iso(clock.now()),
  mode: clock.mode,
  speed: clock.speed,
  waiting: clock.waiting(SHOWN).map(({ instant, name }) => ({ time: iso(instant), name })),
});

const MOVED = { '200': said('The clock now.', 'Clock') };

/** What an order comes to: how it stands in the log, or why it cannot be. */
type Answer = Response | string;

/** An order to the clock; it stands in the log as what was asked, after what it has brought about. */
const order = (
  route: Pick<Route, 'id' | 'path' | 'summary' | 'parameters' | 'responses'>,
  obey: (request: Request, rooms: Rooms) => Answer | Promise<Answer>,
): Route => ({
  ...route,
  method: 'post',
  async handle(request, rooms) {
    const done = await obey(request, rooms);
    if (typeof done !== 'string') return done;
    rooms.events.append({ kind: 'clock.moved', source: 'clock', data: { order: done } });
    return json(stateOf(rooms.clock));
  },
});

const number = (name: string, maximum: number, description: string): Parameter => ({
  name,
  in: 'query',
  required: true,
  description,
  schema: { type: 'integer', minimum: 1, maximum },
});

export const CLOCK_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/control/clock',
    id: 'getClock',
    summary: 'The server’s time, whether it goes on by itself and how fast, and what waits for it.',
    responses: MOVED,
    handle: (_, { clock }) => json(stateOf(clock)),
  },
  order(
    {
      path: '/control/clock/advance',
      id: 'advanceClock',
      summary: 'Let the server’s time pass; what falls due on the way happens at its own instant.',
      parameters: [number('ms', MAX_ADVANCE, 'Milliseconds.')],
      responses: { ...MOVED, '400': problemOf('Not a number of milliseconds.') },
    },
    async ({ query }, rooms) => {
      const ms = whole(query('ms') ?? '');
      if (ms < 1 || ms > MAX_ADVANCE) return problem(400, 'Bad time', `ms is a whole number, 1 to ${MAX_ADVANCE}.`);
      await advanceClock(rooms, ms);
      return `advance ${ms}`;
    },
  ),
  order(
    {
      path: '/control/clock/next',
      id: 'runToNextTimer',
      summary: 'Move the server’s time to what falls due next, and let it happen.',
      responses: { ...MOVED, '409': problemOf('Nothing waits.') },
    },
    async (_, rooms) =>
      (await runToNext(rooms)) ? 'next' : problem(409, 'Nothing waits', 'No timer waits for this clock.'),
  ),
  order(
    {
      path: '/control/clock/freeze',
      id: 'freezeClock',
      summary: 'Let the server’s time stand still until it is moved.',
      responses: MOVED,
    },
    (_, { clock }) => {
      clock.freeze();
      return 'freeze';
    },
  ),
  order(
    {
      path: '/control/clock/resume',
      id: 'resumeClock',
      summary: 'Let the server’s time go on by itself.',
      responses: MOVED,
    },
    (_, { clock }) => {
      clock.resume();
      return 'resume';
    },
  ),
  order(
    {
      path: '/control/clock/speed',
      id: 'setClockSpeed',
      summary: 'How fast the server’s time goes on by itself.',
      parameters: [number('times', MAX_SPEED, 'Seconds of the server in one second.')],
      responses: { ...MOVED, '400': problemOf('Not a speed.') },
    },
    ({ query }, { clock }) => {
      const times = whole(query('times') ?? '');
      if (times < 1 || times > MAX_SPEED)
        return problem(400, 'Bad speed', `times is a whole number, 1 to ${MAX_SPEED}.`);
      clock.speed = times;
      return `speed ${times}`;
    },
  ),
];
