import * as z from 'zod';

const ms = z.number().min(0).max(86_400_000);

/** How long whoever waits for an answer waits, by the server’s clock. */
export const latency = z
  .discriminatedUnion('distribution', [
    z.strictObject({ distribution: z.literal('fixed'), ms }),
    z.strictObject({ distribution: z.literal('uniform'), fromMs: ms, toMs: ms }),
    z.strictObject({ distribution: z.literal('lognormal'), medianMs: ms, sigma: z.number().min(0).max(5) }),
  ])
  .meta({ id: 'Latency', description: 'In milliseconds of the server’s time.' });

export type Latency = z.infer<typeof latency>;

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
