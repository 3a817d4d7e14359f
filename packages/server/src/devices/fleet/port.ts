import type { GatherInfo } from '@kouan/formats/device';
import type { Clock, WorldEvent } from '../../world/index.ts';
import type { GateDesk } from '../gate/desk.ts';
import type { LaneMemory } from '../gate/lane-memory.ts';
import type { ReadingEvent } from '../reading-events.ts';
import type { Device } from '../spec.ts';

/** What a device has of the world. */
export interface Port {
  readonly clock: Clock;
  /** Instant from which the times of the specifications count. */
  readonly begin: number;
  readonly devices: readonly Device[];
  readonly memory: LaneMemory;
  readonly desk: GateDesk;
  /** Numbers from 0 to below 1, by the seed and this name. */
  random(name: string): () => number;
  /** Tells of a reading, and the octets it came as. */
  tell(device: string, event: ReadingEvent, raw?: NonNullable<ReadingEvent['raw']>): WorldEvent;
  /** Keeps a picture, and says where it can be fetched. */
  keep(picture: Uint8Array): { readonly reference: string; readonly sha256: string };
  /** Sends to whoever listens on a socket. */
  readonly out: Outputs;
}

export interface Outputs {
  ais(line: string): void;
  weight(device: string, frame: Uint8Array): void;
  gathered(gate: string, reading: GatherInfo, bytes: Uint8Array): void;
}

/** A reading in JSON, as it would come from a device. */
export const jsonRaw = ({ bytes }: { readonly bytes: Uint8Array }) => ({ mediaType: 'application/json', bytes });

export const iso = (instant: number): string => new Date(instant).toISOString();

/** The devices of a kind that stand at a lane. */
export const atLane = <K extends 'ocr' | 'weighbridge' | 'seal' | 'nii'>(
  { devices }: Port,
  kind: K,
  lane: string,
): readonly Extract<Device, { kind: K }>[] =>
  devices.filter((one): one is Extract<Device, { kind: K }> => one.kind === kind && one.lane === lane);
