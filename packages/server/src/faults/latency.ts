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
