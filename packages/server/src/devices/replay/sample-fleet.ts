import { Store } from '../../store.ts';
import { WorldLog, worldClock } from '../../world/index.ts';
import { DeviceRoom } from '../room.ts';
import type { DeviceSpec } from '../spec.ts';
import type { ReplayKind } from './sendings.ts';
import { type Sending, sendingOf } from './sendings.ts';

const CONTAINERS = ['CSQU3054383', 'APZU4812090', 'TGHU1643396', 'HLXU1234561'] as const;
const GATE = 'gate-1';
const EVERY_S = 60;
const TARE_KG = 14_000;
const MOST = 10_000;

const lane = (count: number): DeviceSpec => ({
  kind: 'gate',
  id: GATE,
  area: '0000000001',
  channel: '0000000011',
  direction: 'E',
  visits: Array.from({ length: count }, (_, at) => ({
    after: `${at * EVERY_S}s`,
    vehicle: `粤B${String(10_001 + at)}`,
    containers: [CONTAINERS[at % CONTAINERS.length] as string],
    seal: `CN01${String(at + 1).padStart(6, '0')}`,
    grossKg: TARE_KG + 8_000 + (at % 12) * 1_000,
    tareKg: TARE_KG,
  })),
});

/** Devices that say so many things of a kind. */
const FLEETS: Readonly<Record<ReplayKind, (count: number) => readonly DeviceSpec[]>> = {
  gate: (count) => [lane(count)],
  ocr: (count) => [lane(count), { kind: 'ocr', id: 'camera-1', lane: GATE, errorRate: 0.05 }],
  weighbridge: (count) => [lane(count), { kind: 'weighbridge', id: 'bridge-1', lane: GATE }],
  seal: (count) => [lane(count)],
  nii: (count) => [
    {
      kind: 'nii',
      id: 'xray-1',
      suspectShare: 0.1,
      scans: Array.from({ length: count }, (_, at) => ({
        after: `${at * EVERY_S}s`,
        container: CONTAINERS[at % CONTAINERS.length] as string,
      })),
    },
  ],
  ais: (count) => [
    {
      kind: 'vessel',
      id: 'ship-1',
      mmsi: 413_000_001,
      name: 'KOUAN STAR',
      callSign: 'BKOU7',
      destination: 'CNYTN',
      track: [
        { after: 0, latitude: 22.3, longitude: 114.3 },
        { after: `${count * 10}s`, latitude: 22.55, longitude: 114.28 },
      ],
    },
  ],
  crane: (count) => [
    {
      kind: 'crane',
      id: 'STS01',
      moves: Array.from({ length: Math.ceil(count / 90) }, (_, at) => ({
        after: `${at * 120}s`,
        container: CONTAINERS[at % CONTAINERS.length] as string,
        grossKg: 20_000,
        from: `bay ${at + 1}`,
        to: 'truck',
      })),
    },
  ],
  reefer: (count) => [
    { kind: 'reefer', id: 'reefer-1', container: 'APZU4812090', everyMs: 60_000, until: `${count * 60}s` },
  ],
};

export interface SampleOptions {
  readonly kind: ReplayKind;
  /** How many; 10 without. */
  readonly count?: number;
  /** 1 without. */
  readonly seed?: number;
}

const DAYS_MS = 30 * 86_400_000;

/** What made-up devices of a kind would send, the same for the same seed. */
export function sampleSendings({ kind, count = 10, seed = 1 }: SampleOptions): readonly Sending[] {
  const most = Math.min(MOST, count);
  const store = new Store(':memory:');
  const clock = worldClock({ start: new Date('2026-01-01T00:00:00Z'), mode: 'virtual' });
  const events = new WorldLog(clock);
  const begin = clock.now();
  const sendings: Sending[] = [];
  events.subscribe((event) => {
    const sending = sendingOf(event, begin);
    if (sending?.kind === kind && sendings.length < most) sendings.push(sending);
  });
  new DeviceRoom({ store, clock, events, seed }).install(FLEETS[kind](most));
  const end = begin + DAYS_MS;
  while (sendings.length < most && clock.now() < end && clock.runToNext());
  clock.close();
  store.close();
  return sendings;
}
