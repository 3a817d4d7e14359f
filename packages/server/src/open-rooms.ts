import { existsSync } from 'node:fs';
import type { PROFILES } from '@kouan/sdk/title';
import { Inputs } from './admin/inputs.ts';
import { RequestJournal } from './admin/journal.ts';
import { Snapshots } from './admin/snapshots.ts';
import { drawnCourses } from './course.ts';
import { randomOf } from './devices/random.ts';
import type { DeviceSpec } from './devices/spec.ts';
import type { EblRoom } from './ebl/room.ts';
import { FaultDraw } from './faults/draw.ts';
import { comeLate } from './faults/meet.ts';
import type { FaultRoom } from './faults/room.ts';
import { Late } from './late.ts';
import { lateAuthority, lateDevices, lateSigning } from './late-rooms.ts';
import { Recordings } from './recording/recordings.ts';
import type { NamespaceList, Rooms } from './rooms.ts';
import type { RouteTable } from './route-table.ts';
import { scenarioCourses } from './scenarios/courses.ts';
import { milliseconds } from './scenarios/milliseconds.ts';
import type { RunningScenario } from './scenarios/running.ts';
import type { ScenarioFile } from './scenarios/schema.ts';
import { SingleWindow } from './single-window.ts';
import { Store } from './store.ts';
import { UkeyFaults, UkeyReader } from './ukey/index.ts';
import { Dispatch } from './world/dispatch.ts';
import { type ClockMode, Pending, WorldLog, worldClock } from './world/index.ts';

/** What the state of a namespace begins with: the same options, the same beginning. */
export interface RoomsOptions {
  /** Draws the course of each declaration, and whatever else is drawn. */
  readonly seed?: number;
  /** Time between two receipts of one declaration, in milliseconds. */
  readonly stepMs?: number;
  /** Where the server's time begins. */
  readonly start?: Date;
  /** `virtual`: time stands still until it is moved. `real` without. */
  readonly clock?: ClockMode;
  /** Seconds of the server in one real second, where its time goes on by itself; 1 without. */
  readonly speed?: number;
  /** Devices of the port. */
  readonly devices?: readonly DeviceSpec[];
  /** File that keeps what was taken in; memory without one. */
  readonly store?: string;
  /** Bearer token that signing asks for; none without. */
  readonly signingToken?: string;
  /** Origins that recordings may be made of; none without. */
  readonly recordAllow?: readonly string[];
  /** What the platforms of electronic bills let pass beyond the text of PINT 3.0; nothing without. */
  readonly eblProfile?: keyof typeof PROFILES;
  /** Whoever comes must show a token. */
  readonly guarded?: boolean;
  /** What every namespace goes through; seed, start, step, clock and speed of the options stand above its own. */
  readonly scenario?: ScenarioFile;
}

/** What a namespace is begun with beside its options. */
export interface Beginning {
  readonly namespace: string;
  /** Every endpoint, for what a scenario asks from within. */
  readonly routes: RouteTable;
  readonly namespaces?: NamespaceList;
  /** Its clock is held until it is let go. */
  readonly held?: boolean;
  /** What outlives its state. */
  readonly kept?: Kept;
}

/** What a namespace keeps when its state is another. */
export type Kept = Pick<OpenRooms, 'snapshots' | 'recordings' | 'signing'>;

/** The rooms of one namespace, and how they are closed. */
export interface OpenRooms extends Rooms {
  readonly ebl: Late<EblRoom>;
  readonly scenario?: RunningScenario;
  readonly journal: RequestJournal;
  readonly snapshots: Snapshots;
  readonly recordings: Recordings;
  readonly dispatch: Dispatch;
  /** Says where the server is, for desks that find each other there. */
  serveAt(url: string): void;
  /** Brings the scenario’s fixtures in and sets its timeline going; everybody knows where everybody is by now. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

const STEP_MS = 1_000;
export const MEMORY = ':memory:';
/** The same every run, unless the caller says otherwise. */
const START = new Date('2026-01-01T00:00:00Z');

/**
 * Opens the rooms of one namespace.
 *
 * @throws KouanError `ERR_KOUAN_JOURNAL` when the store cannot be opened
 */
export async function openRooms(beginning: Beginning, given: RoomsOptions): Promise<OpenRooms> {
  const { namespace, routes, namespaces, held = false } = beginning;
  const options = settled(given);
  const { start, clock: mode, speed, seed, stepMs, scenario: file } = beginningOf(given);
  const wasThere = isFile(options.store) && existsSync(options.store);
  const store = new Store(options.store ?? MEMORY);
  const clock = worldClock({ start, mode, speed, held });
  const now = timeOfPeers(options, clock);
  const { snapshots, recordings, signing } = beginning.kept ?? {
    snapshots: new Snapshots(),
    recordings: new Recordings(given.recordAllow ?? []),
    signing: lateSigning({ seed, from: now(), token: options.signingToken }),
  };
  const events = new WorldLog(clock);
  const pending = new Pending();
  try {
    const courses = file === undefined ? drawnCourses(seed) : scenarioCourses(file, seed);
    const singleWindow = new SingleWindow({ store, clock, events, courses, stepMs });
    const authority = lateAuthority({ store, clock, events, courses, stepMs });
    const devices = lateDevices({ store, clock, events, seed }, authority);
    let address: string | undefined;
    const ebl = lateEbl(options, { clock, events, pending, now }, () => address);
    // What waits in a file goes on from the start.
    if (wasThere) {
      await authority.enter();
      await ebl.enter();
    }
    if (options.devices !== undefined && options.devices.length > 0) (await devices.enter()).install(options.devices);
    const dispatch = new Dispatch(routes);
    const scenario = file === undefined ? undefined : await playing(file, clock.now(), () => rooms);
    const lateness = randomOf(seed, 'ukey');
    const ukey = new UkeyReader({
      card: async () => (await signing.enter()).card,
      late: () => comeLate(rooms, lateness),
      faults: new UkeyFaults((fault) =>
        events.append({ kind: 'fault.met', source: 'ukey', data: { fault: `ukey-${fault}` } }),
      ),
    });
    const rooms: OpenRooms = {
      namespace,
      guarded: options.guarded ?? false,
      ...(namespaces === undefined ? {} : { namespaces }),
      store,
      clock,
      events,
      pending,
      singleWindow,
      authority,
      devices,
      signing,
      ukey,
      ebl,
      faults: faultsOf(file, seed),
      journal: new RequestJournal(routes.all),
      inputs: new Inputs(),
      snapshots,
      recordings,
      dispatch,
      ...(scenario === undefined ? {} : { scenario }),
      call: (request) => dispatch.call(request, rooms),
      serveAt(url) {
        address = url;
        ebl.opened?.serveAt(url);
      },
      async begin() {
        await scenario?.begin();
        if (file?.devices !== undefined && file.devices.length > 0) (await devices.enter()).install(file.devices);
      },
      async close() {
        scenario?.close();
        await (await ebl.ifEntered())?.close();
        clock.close();
        store.close();
      },
    };
    return rooms;
  } catch (error) {
    clock.close();
    store.close();
    throw error;
  }
}

/** Whether a store outlives the server. */
const isFile = (store: string | undefined): store is string => store !== undefined && store !== MEMORY;

async function playing(...parts: ConstructorParameters<typeof RunningScenario>): Promise<RunningScenario> {
  const { RunningScenario } = await import('./scenarios/running.ts');
  return new RunningScenario(...parts);
}

/** What a namespace begins with, all of it said. */
export function beginningOf(given: RoomsOptions) {
  const { start = START, clock = 'real', speed = 1, seed = 1, stepMs = STEP_MS, ...rest } = settled(given);
  return { start, clock, speed, seed, stepMs, ...rest };
}

/** Options, with what the scenario says where they say nothing. */
function settled(options: RoomsOptions): RoomsOptions {
  const { scenario } = options;
  if (scenario === undefined) return options;
  const { seed, start, clock, speed, step } = scenario;
  const told = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(start === undefined ? {} : { start: new Date(start) }),
    ...(clock === undefined ? {} : { clock }),
    ...(speed === undefined ? {} : { speed }),
    ...(step === undefined ? {} : { stepMs: milliseconds(step) }),
    ...Object.fromEntries(told),
  };
}

/** How late a late answer is, where a scenario does not say. */
const DELAY_MS = 5_000;
const RETRY_AFTER = '2';

const faultsOf = (scenario: ScenarioFile | undefined, seed: number): FaultRoom => ({
  draw: new FaultDraw(seed, scenario?.faults?.rates ?? {}),
  latency: {
    distribution: 'fixed',
    ms: scenario?.faults?.delay === undefined ? DELAY_MS : milliseconds(scenario.faults.delay),
  },
  retryAfter: RETRY_AFTER,
});

/**
 * Signatures of others are made by the clock on the wall. Bills and certificates go by it too, unless time was set for
 * this server: then everybody is in it.
 */
function timeOfPeers({ start, clock: mode }: RoomsOptions, clock: Rooms['clock']): () => Date {
  const set = mode === 'virtual' || (start !== undefined && start.getTime() !== START.getTime());
  const ahead = set ? 0 : Date.now() - clock.now();
  return () => new Date(clock.now() + ahead);
}

function lateEbl(
  { seed = 1, store, eblProfile = 'strict' }: RoomsOptions,
  world: Pick<Rooms, 'clock' | 'events' | 'pending'> & { readonly now: () => Date },
  address: () => string | undefined,
): Late<EblRoom> {
  return new Late(async () => {
    const { EblRoom, PROFILES } = await import('./ebl/index.ts');
    const room = await EblRoom.open({
      seed,
      profile: PROFILES[eblProfile],
      ...world,
      ...(isFile(store) ? { store } : {}),
    });
    const at = address();
    if (at !== undefined) room.serveAt(at);
    return room;
  });
}
