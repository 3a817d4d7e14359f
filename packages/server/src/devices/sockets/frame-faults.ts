import { seeded } from '../../world/index.ts';
import type { FrameFault } from '../spec.ts';

const RANGE = 2 ** 32;
/** Offset of the length of all in the form with a mark; in the other it is the first. */
const MARK = 0xe2;
const TOO_MUCH = 64;
const TOO_LITTLE = -5;
/** Faults that may wait. */
const MOST = 10_000;

/** What becomes of a frame: the pieces in which it is written. */
const TABLE: Readonly<Record<FrameFault, (frame: Uint8Array) => readonly Uint8Array[]>> = {
  torn: (frame) => {
    const middle = Math.floor(frame.length / 2);
    return [frame.subarray(0, middle), frame.subarray(middle)];
  },
  merged: (frame) => [Uint8Array.from([...frame, ...frame])],
  'too-long': (frame) => [lying(frame, TOO_MUCH)],
  'too-short': (frame) => [lying(frame, TOO_LITTLE)],
  'no-tail': (frame) => [frame.subarray(0, frame.length - 2)],
  noise: (frame) => [Uint8Array.from([0x0d, 0x0a, 0x00, ...frame])],
};

export const segmentsOf = (fault: FrameFault | undefined, frame: Uint8Array): readonly Uint8Array[] =>
  fault === undefined ? [frame] : TABLE[fault](frame);

/** Says another length than it has. */
function lying(frame: Uint8Array, by: number): Uint8Array {
  const copy = frame.slice();
  const view = new DataView(copy.buffer);
  const at = frame[0] === MARK ? 4 : 0;
  view.setInt32(at, view.getInt32(at, true) + by, true);
  return copy;
}

/** Which frames something happens to: those that were asked for first, the others by seed and count. */
export class FrameFaults {
  private readonly seed: number;
  private next: FrameFault[] = [];
  private readonly times = new Map<FrameFault, number>();
  private readonly counts = new Map<string, number>();

  private readonly tell: (fault: FrameFault, gate: string) => void;

  /** @param tell hears of every fault that is met */
  constructor(seed: number, tell: (fault: FrameFault, gate: string) => void = () => {}) {
    this.seed = seed;
    this.tell = tell;
  }

  /** What happens to the next frames, one each; of more than fit, the first stay. */
  push(...faults: readonly FrameFault[]): void {
    this.next.push(...faults.slice(0, Math.max(0, MOST - this.next.length)));
  }

  /** How many were asked for and have not happened: of one, or of all. */
  waiting(fault?: FrameFault): number {
    return this.next.filter((one) => fault === undefined || one === fault).length;
  }

  /** How often a fault was met. */
  met(fault: FrameFault): number {
    return this.times.get(fault) ?? 0;
  }

  /** Nothing happens to the next frames any more; all faults without a name. */
  end(fault?: FrameFault): void {
    this.next = this.next.filter((one) => fault !== undefined && one !== fault);
  }

  draw(gate: string, rates: Readonly<Partial<Record<FrameFault, number>>>): FrameFault | undefined {
    const fault = this.drawn(gate, rates);
    if (fault === undefined) return undefined;
    this.times.set(fault, this.met(fault) + 1);
    this.tell(fault, gate);
    return fault;
  }

  private drawn(gate: string, rates: Readonly<Partial<Record<FrameFault, number>>>): FrameFault | undefined {
    const count = (this.counts.get(gate) ?? 0) + 1;
    this.counts.set(gate, count);
    if (this.next.length > 0) return this.next.shift();
    let left = seeded(this.seed, `frame ${gate} ${count}`) / RANGE;
    for (const [fault, rate] of Object.entries(rates) as [FrameFault, number][]) {
      if (left < rate) return fault;
      left -= rate;
    }
    return undefined;
  }
}
