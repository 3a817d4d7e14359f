import type { Finding } from '@kouan/core';
import {
  type ContainerCodeReading,
  compareSealLogs,
  type NiiReading,
  type SealReading,
  sealIdOf,
  type WeightReading,
} from '@kouan/formats/device';

/** What the devices of a lane have read of the vehicle that stands in it. */
export interface LaneState {
  weight?: WeightReading;
  ocr?: ContainerCodeReading;
  nii?: NiiReading['decision'];
}

const SEALS = 10_000;
const PICTURES = 10_000;

/** What was read last: of each lane until its vehicle leaves, of each seal and each scanned container for longer. */
export class LaneMemory {
  private readonly lanes = new Map<string, LaneState>();
  private readonly seals = new Map<string, { readonly last: SealReading; readonly opened: boolean }>();
  private readonly pictures = new Map<string, NiiReading['decision']>();

  at(lane: string): LaneState {
    return this.lanes.get(lane) ?? {};
  }

  leave(lane: string): void {
    this.lanes.delete(lane);
  }

  weighed(lane: string | undefined, weight: WeightReading): void {
    if (lane !== undefined) this.lane(lane).weight = weight;
  }

  read(ocr: ContainerCodeReading): void {
    if (ocr.lane !== undefined) this.lane(ocr.lane).ocr = ocr;
  }

  scanned({ lane, container, decision }: NiiReading): void {
    if (lane !== undefined) this.lane(lane).nii = decision;
    if (container !== undefined) keep(this.pictures, container, decision, PICTURES);
  }

  pictureOf(container: string): NiiReading['decision'] | undefined {
    return this.pictures.get(container);
  }

  /** A seal that was opened once stays opened, whatever it says later; findings say what its log has lost. */
  sealed(reading: SealReading): Finding[] {
    const id = sealIdOf(reading);
    const before = this.seals.get(id);
    const opened = reading.status === 'opened' || before?.opened === true || reading.log.some(wasOpened);
    keep(this.seals, id, { last: reading, opened }, SEALS);
    return before === undefined ? [] : compareSealLogs(before.last, reading);
  }

  sealOf(id: string): { readonly id: string; readonly opened: boolean } | undefined {
    const known = this.seals.get(id);
    return known === undefined ? undefined : { id, opened: known.opened };
  }

  private lane(lane: string): LaneState {
    const state = this.lanes.get(lane) ?? {};
    keep(this.lanes, lane, state, SEALS);
    return state;
  }
}

const wasOpened = ({ entry }: SealReading['log'][number]): boolean => entry === 'opened';

/** The newest stay; of what comes from outside, only so many. */
function keep<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
