import { PROFILES } from '@kouan/sdk/title';
import { drawnCourses } from './course.ts';
import { DeviceRoom, type DeviceSpec } from './devices/index.ts';
import { EblRoom } from './ebl/room.ts';
import type { Rooms } from './rooms.ts';
import { SigningDesk } from './signing.ts';
import { SingleWindow } from './single-window.ts';
import { Store } from './store.ts';
import { type Clock, type ClockMode, type EventLog, WorldLog, worldClock } from './world/index.ts';

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
  /** What the platforms of electronic bills let pass beyond the text of PINT 3.0; nothing without. */
  readonly eblProfile?: keyof typeof PROFILES;
}

/** The rooms of one namespace, and how they are closed. */
export interface OpenRooms extends Rooms {
  readonly ebl: EblRoom;
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
export async function openRooms(namespace: string, options: RoomsOptions): Promise<OpenRooms> {
  const { start = START, clock: mode = 'real', speed = 1, seed = 1, stepMs = STEP_MS } = options;
  const store = new Store(options.store ?? MEMORY);
  const clock = worldClock({ start, mode, speed });
  const events = new WorldLog(clock);
  try {
    const singleWindow = new SingleWindow({ store, clock, events, courses: drawnCourses(seed), stepMs });
    const devices = new DeviceRoom({ store, clock, events, seed });
    devices.install(options.devices ?? []);
    const ebl = await openEbl(options, clock, events);
    return {
      namespace,
      store,
      clock,
      events,
      singleWindow,
      devices,
      signing: new SigningDesk(options.signingToken),
      ebl,
      async close() {
        await ebl.close();
        clock.close();
        store.close();
      },
    };
  } catch (error) {
    clock.close();
    store.close();
    throw error;
  }
}

/**
 * Signatures of others are made by the clock on the wall. Bills go by it too, unless time was set for this server: then
 * everybody is in it.
 */
function openEbl(
  { seed = 1, store, eblProfile = 'strict', start, clock: mode }: RoomsOptions,
  clock: Clock,
  events: EventLog,
): Promise<EblRoom> {
  const set = mode === 'virtual' || (start !== undefined && start.getTime() !== START.getTime());
  const began = Date.now() - clock.now();
  return EblRoom.open({
    seed,
    profile: PROFILES[eblProfile],
    now: () => new Date(clock.now() + (set ? 0 : began)),
    clock,
    events,
    ...(store === undefined || store === MEMORY ? {} : { store }),
  });
}
