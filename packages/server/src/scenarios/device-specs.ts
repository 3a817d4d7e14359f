import * as z from 'zod';

/** The devices of a scenario, as the device room reads them. */
export const devices = z
  .array(z.looseObject({ kind: z.string().max(40), id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/) }))
  .max(1_000);
