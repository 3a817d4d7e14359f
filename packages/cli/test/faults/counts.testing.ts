/** How often a fault happens, and the record of what came of it. @module */
import { appendFileSync } from 'node:fs';

/** `npm run reliability` asks for all of it; `npm run verify` for what a cup of tea allows. */
const FULL = process.env['KOUAN_FAULTS'] === 'full';

export const times = (few: number, full: number): number => (FULL ? full : few);

/** Prints what happened, and leaves it for whoever writes docs/reliability.md. */
export function report(fault: string, counts: Readonly<Record<string, number>>): void {
  const said = Object.entries(counts).map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
  console.log(`${fault}: ${said.join(', ')}`);
  const file = process.env['KOUAN_FAULTS_FILE'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ fault, counts })}\n`);
}

/** The same numbers on every run (mulberry32). */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Counts = Readonly<Record<string, number>>;

export const sum = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((what) => [
      what,
      (one[what] ?? 0) + (other[what] ?? 0),
    ]),
  );
