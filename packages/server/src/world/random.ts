import { createHash } from 'node:crypto';

/** A number from 0 to 2³² − 1 that is the same for the same seed and text, on every machine and in every run. */
export function seeded(seed: number, text: string): number {
  return createHash('sha256').update(`${seed}\0${text}`).digest().readUInt32BE(0);
}
