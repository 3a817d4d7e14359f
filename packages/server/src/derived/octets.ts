import { createHash } from 'node:crypto';

/** 32 octets that are the same for the same seed and name, on every machine and in every run; and so no secret. */
export const octetsOf = (seed: number, name: string): Buffer =>
  createHash('sha256').update(`kouan reference ${name} ${seed}`).digest();
