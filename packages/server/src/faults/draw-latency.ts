import type { Latency } from './latency.ts';

/** A day: no draw, however unlikely, puts an answer off for longer. */
const LONGEST = 86_400_000;

/** A time that is drawn from a distribution. */
export function drawn(of: Latency, random: () => number): number {
  if (of.distribution === 'fixed') return of.ms;
  if (of.distribution === 'uniform') return Math.round(of.fromMs + random() * (of.toMs - of.fromMs));
  return Math.min(LONGEST, Math.round(of.medianMs * Math.exp(of.sigma * normal(random))));
}

/** A standard normal number by the polar form of Box and Muller’s method. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
