import type { WeightReading } from './reading.ts';

/** How a bridge behaves under one load. */
export type Weighing = 'settles' | 'never-stable' | 'overload' | 'negative-zero' | 'units-flip';

export interface Settle {
  readonly kilograms: number;
  /** Readings until it is stable. */
  readonly readings: number;
  readonly weighing?: Weighing;
  /** 0 ≤ x < 1; the same curve for the same numbers. */
  readonly random: () => number;
}

/** What the display counts in. */
const INCREMENT = 20;
/** While the wheels come on, one after the other, the weight only grows: what is left of the error each time. */
const DRIVING_ON = 4;
const GAIN = 0.5;
/** Then it sways: what is left after each reading. */
const DECAY = 0.72;
/** Readings that stay stable at the end. */
const STABLE = 3;
const OVER_KG = 60_000;

/**
 * The readings of a bridge while a vehicle drives on and stands: above and below the weight by turns, nearer each time,
 * then stable. Only sums and products, so that it is the same on every machine.
 */
export function settle({ kilograms, readings, weighing = 'settles', random }: Settle): WeightReading[] {
  const all: WeightReading[] = [];
  let error = -kilograms;
  for (let at = 0; at < readings; at++) {
    error *= at < DRIVING_ON ? GAIN : -DECAY * (0.8 + 0.2 * random());
    all.push(reading(Math.max(0, kilograms + error), 'motion', weighing));
  }
  for (let at = 0; at < STABLE; at++) {
    const sway = weighing === 'never-stable' ? (random() - 0.5) * 10 * INCREMENT : 0;
    all.push(reading(kilograms + sway, weighing === 'never-stable' ? 'motion' : 'stable', weighing, at));
  }
  return all;
}

function reading(kilograms: number, state: 'motion' | 'stable', weighing: Weighing, at = 0): WeightReading {
  const counted = Math.round(kilograms / INCREMENT) * INCREMENT;
  const base = { kind: 'weight', unit: 'KGM', mode: 'gross' } as const;
  if (counted > OVER_KG || (weighing === 'overload' && state === 'stable')) return { ...base, state: 'overload' };
  if (weighing === 'negative-zero' && state === 'stable') return { ...base, value: '-0', state };
  // Somebody has pressed the key for the other unit.
  if (weighing === 'units-flip' && at > 0)
    return { ...base, value: String(Math.round(counted / 0.453_592_37)), unit: 'LBR', state };
  return { ...base, value: String(counted), state };
}
