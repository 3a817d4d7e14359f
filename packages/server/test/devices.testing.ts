/** A port with devices whose time stands still, without sockets, for the tests of devices. @module */
import { application } from '../src/application.ts';
import { type AuthorityRoom, openAuthority } from '../src/authority/index.ts';
import { drawnCourses } from '../src/course.ts';
import { DeviceRoom, type DeviceSpec } from '../src/devices/index.ts';
import { Late } from '../src/late.ts';
import { lateSigning } from '../src/late-rooms.ts';
import type { Rooms } from '../src/rooms.ts';
import { SingleWindow } from '../src/single-window.ts';
import { Store } from '../src/store.ts';
import { Pending, type WorldEvent, WorldLog, worldClock } from '../src/world/index.ts';
import { message } from './sample.testing.ts';

export const CONTAINER = 'CSQU3054383';
const GROSS = '10000';
const TARE = 14_000;

export interface PortOfTest {
  readonly rooms: Rooms;
  readonly devices: DeviceRoom;
  readonly authority: AuthorityRoom;
  /** Takes a declaration of one container of 10 t in, under a reference that chooses its course. */
  declare(reference: string): void;
  /** Lets the server's time pass. */
  pass(ms: number): void;
  /** Events of a kind, or of kinds by what they begin with. */
  events(kind: string): readonly WorldEvent[];
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** A room that somebody has come to already. */
const entered = <T>(room: T): Late<T> => Object.assign(new Late(() => room), { opened: room });

export function portWith(specs: readonly DeviceSpec[], seed = 7): PortOfTest {
  const store = new Store(':memory:');
  const clock = worldClock({ start: new Date('2026-01-01T00:00:00Z'), mode: 'virtual' });
  const events = new WorldLog(clock);
  const devices = new DeviceRoom({ store, clock, events, seed });
  const authority = openAuthority({ store, clock, events, courses: drawnCourses(seed), stepMs: 1_000 });
  devices.papers.sources = [authority.authority.papers];
  devices.install(specs);
  const rooms: Rooms = {
    namespace: 'default',
    store,
    clock,
    events,
    singleWindow: new SingleWindow({ store, clock, events, courses: drawnCourses(seed), stepMs: 1_000 }),
    authority: entered(authority),
    devices: entered(devices),
    signing: lateSigning({ seed, from: new Date(clock.now()) }),
    pending: new Pending(),
    call: async () => {
      throw new Error('nobody asks from within');
    },
  };
  const app = application(() => rooms);
  return {
    rooms,
    devices,
    authority: authority.authority,
    declare(reference) {
      const containers = [{ containerNumber: CONTAINER }];
      rooms.singleWindow.take(message(reference, { direction: 'export', containers, grossMass: GROSS }), undefined);
    },
    pass: (ms) => clock.advance(ms),
    events: (kind) => events.page(0, 10_000, { kinds: [kind] }),
    ask: (path, init) => app.fetch(new Request(`http://localhost${path}`, init)),
  };
}

/** A lane with a camera and a bridge, and one vehicle that comes after a minute. */
export function lane(
  visit: Partial<Visit> = {},
  gate: Partial<Extract<DeviceSpec, { kind: 'gate' }>> = {},
): DeviceSpec[] {
  return [
    {
      kind: 'gate',
      id: 'gate-1',
      area: '0000000001',
      channel: '0000000011',
      direction: 'E',
      visits: [
        {
          after: '1m',
          vehicle: '粤B12345',
          containers: [CONTAINER],
          grossKg: Number(GROSS) + TARE,
          tareKg: TARE,
          ...visit,
        },
      ],
      ...gate,
    },
    { kind: 'ocr', id: 'camera-1', lane: 'gate-1' },
    { kind: 'weighbridge', id: 'bridge-1', lane: 'gate-1' },
  ];
}

type Visit = NonNullable<Extract<DeviceSpec, { kind: 'gate' }>['visits']>[number];

/** What the gate was told, and why. */
export function toldTo({ events }: PortOfTest): { readonly verdict: string; readonly codes: readonly string[] }[] {
  return events('gate.commanded').map(({ data }) => {
    const { verdict, reasons } = data as unknown as { verdict: string; reasons: { code: string }[] };
    return { verdict, codes: reasons.map(({ code }) => code) };
  });
}
