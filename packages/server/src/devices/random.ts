import { seeded } from '../world/index.ts';

const RANGE = 2 ** 32;

/**
 * Numbers from 0 to below 1 that begin with a seed and a name, and are the same on every machine (xorshift, 32 bits).
 * Pictures and weights need thousands of them: too many for a digest each.
 */
export function randomOf(seed: number, name: string): () => number {
  let state = seeded(seed, name) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / RANGE;
  };
}
