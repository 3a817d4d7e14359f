import { hash } from 'node:crypto';

/** A number from 0 to 2³² − 1 that is the same for the same seed and text, on every machine and in every run. */
export function seeded(seed: number, text: string): number {
  return hash('sha256', `${seed}\0${text}`, 'buffer').readUInt32BE(0);
}
