import { formatByName } from '@kouan/formats';
import type { ClientOptions, Format } from '@kouan/sdk';
import { application } from '../application.ts';
import { drawnCourses } from '../course.ts';
import { purposeOf } from '../faults/asked.ts';
import { FaultDraw, type FaultRates } from '../faults/draw.ts';
import { type Carried, FAULTS, type Fate, type FaultName, type Operation } from '../faults/table.ts';
import { lateAuthority, lateDevices, lateSigning } from '../late-rooms.ts';
import type { Rooms } from '../rooms.ts';
import { SingleWindow } from '../single-window.ts';
import { type Accepted, Store } from '../store.ts';
import { Pending, WorldLog, worldClock } from '../world/index.ts';
import { FakeClock } from './clock.ts';
import { fetchOver } from './fetch.ts';
import { listenOver } from './listen.ts';

export interface TestPortOptions {
  /** Draws faults and the courses of declarations: the same seed, the same run. 1 without. */
  readonly seed?: number;
  /** How often each fault happens; none without. */
  readonly faults?: FaultRates;
  /** `auto`: time passes while everybody waits. `manual`: when it is told to. */
  readonly clock?: 'auto' | 'manual';
  /** Where time begins; the same every run without. */
  readonly start?: Date;
  /** Time between two receipts of one declaration; 60,000 ms without. */
  readonly stepMs?: number;
  /** How late a late answer is; 5,000 ms without. */
  readonly delayMs?: number;
  /** What Retry-After says; 2 without. */
  readonly retryAfterSeconds?: number;
}

/** One request that the port has seen. */
export interface Met {
  readonly operation: Operation;
  /** Idempotency key of a message, or of a question about it. */
  readonly key?: string;
  readonly fault?: FaultName;
  /** Nothing when no answer arrived. */
  readonly status?: number;
}

/** A single window in memory: stateful, the same on every run, and as faulty as it is told to be. */
export interface TestPort {
  /** What `createClient` needs to speak to it: endpoint, fetch, clock, formats, and a journal in memory. */
  readonly client: Required<
    Pick<ClientOptions, 'endpoint' | 'fetch' | 'clock' | 'journal' | 'format' | 'receipts' | 'pollMs'>
  >;
  readonly clock: FakeClock;
  /** Every request, in the order in which they came. */
  readonly requests: readonly Met[];
  /** Faults for the next requests that they can happen to, one each. */
  next(...faults: readonly FaultName[]): void;
  /** What was taken in; `acceptances` beyond 1 is what an idempotency key must prevent. */
  accepted(): readonly Accepted[];
  /** The same window over a socket of this machine, for clients in other processes. Answers with its address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

const START = new Date('2026-01-01T00:00:00Z');
const STEP_MS = 60_000;
const DELAY_MS = 5_000;
const RETRY_AFTER_SECONDS = 2;
const EVERYTHING = 1_000_000;
const HOST = 'http://127.0.0.1';
const BASE = '/single-window';

/** Opens a port for one test. Nothing is shared between two of them. */
export function testPort(options: TestPortOptions = {}): TestPort {
  const { seed = 1, faults = {}, clock: pace = 'auto', start = START, stepMs = STEP_MS } = options;
  const store = new Store(':memory:');
  let under = 0;
  const time = worldClock({ start, mode: 'virtual' });
  const clock = new FakeClock({ time, auto: pace === 'auto', busy: () => under > 0 });
  const events = new WorldLog(time);
  const authority = lateAuthority({ store, clock: time, events, courses: drawnCourses(seed), stepMs });
  const rooms: Rooms = {
    namespace: 'default',
    store,
    clock: time,
    events,
    pending: new Pending(),
    singleWindow: new SingleWindow({ store, clock: time, events, courses: drawnCourses(seed), stepMs }),
    authority,
    devices: lateDevices({ store, clock: time, events, seed }, authority),
    signing: lateSigning({ seed, from: start }),
    call: async () => {
      throw new Error('nobody asks from within');
    },
  };
  const app = application(() => rooms);
  const draw = new FaultDraw(seed, faults);
  const requests: Met[] = [];
  const closing: (() => Promise<void>)[] = [];
  const never = new AbortController().signal;

  async function pass(request: Request): Promise<Carried> {
    const answer = await app.fetch(request.clone());
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  }

  /** Takes a request to the single window, with what happens to it on the way. */
  async function carry(request: Request): Promise<Fate> {
    under++;
    try {
      const { pathname: path, searchParams } = new URL(request.url);
      const { operation, name, key } = purposeOf({
        method: request.method,
        path,
        query: (one) => searchParams.get(one) ?? undefined,
        header: (one) => request.headers.get(one) ?? undefined,
      });
      const { fault, random } = draw.draw({ operation, name });
      const way = {
        operation,
        method: request.method,
        random,
        retryAfter: String(options.retryAfterSeconds ?? RETRY_AFTER_SECONDS),
        pass: () => pass(request),
        // Whoever waits by the clock is not busy.
        wait: async () => {
          under--;
          await clock.sleep(options.delayMs ?? DELAY_MS, never);
          under++;
        },
      };
      const fate: Fate =
        fault === undefined ? { kind: 'answer', answer: await way.pass() } : await FAULTS[fault].meet(way);
      requests.push({
        operation,
        ...(key === undefined ? {} : { key }),
        ...(fault === undefined ? {} : { fault }),
        ...(fate.kind === 'answer' ? { status: fate.answer.status } : {}),
      });
      return fate;
    } finally {
      under--;
    }
  }

  return {
    client: {
      endpoint: `${HOST}${BASE}`,
      fetch: fetchOver(carry),
      clock,
      journal: ':memory:',
      // Nothing comes more often than that.
      pollMs: stepMs,
      format: formatByName('china.declaration') as Format,
      receipts: formatByName('china.declaration-receipt') as Format,
    },
    clock,
    requests,
    next: (...names) => draw.push(...names),
    accepted: () => store.page(0, EVERYTHING).map(({ accepted }) => accepted),
    async listen() {
      const { url, close } = await listenOver(carry);
      closing.push(close);
      return `${url}${BASE}`;
    },
    async close() {
      for (const close of closing) await close();
      store.close();
    },
  };
}
