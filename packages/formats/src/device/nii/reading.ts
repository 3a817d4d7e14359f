import * as z from 'zod';
import { jsonReading } from '../json-reading.ts';

export const NII_DECISIONS = ['clear', 'suspect', 'refer', 'none'] as const;

const count = z.int().min(0).max(1_000_000_000);

export const niiSchema = z.strictObject({
  kind: z.literal('nii'),
  scanId: z.string().min(1).max(64),
  container: z.string().max(16).optional(),
  vehicle: z.string().max(32).optional(),
  lane: z.string().max(64).optional(),
  scannedAt: z.iso.datetime({ offset: true }),
  /** Kiloelectronvolts of each energy. */
  energies: z.array(z.int().min(1).max(10_000)).max(8).default([]),
  image: z
    .strictObject({
      reference: z.string().min(1).max(512),
      mediaType: z.string().max(64),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      width: z.int().min(1).max(65_535),
      height: z.int().min(1).max(65_535),
    })
    .optional(),
  /** Counts of the radiation portal. */
  radiation: z.strictObject({ gamma: count, neutron: count, alarm: z.boolean() }).optional(),
  /** What the analyst said; `none` while nobody has looked. */
  decision: z.enum(NII_DECISIONS),
  analyst: z.string().max(64).optional(),
  remarks: z.string().max(1_000).optional(),
});

/**
 * One picture of an X-ray portal: an event with a reference to the picture, and no pixels. The Unified File Format of the
 * WCO is not public; this is not it.
 */
export type NiiReading = z.output<typeof niiSchema>;

/** Events of X-ray portals as JSON. */
export const nii = jsonReading(niiSchema);
