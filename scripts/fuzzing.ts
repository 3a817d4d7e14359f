/** What scripts that read changed inputs have in common. @module */
import type { Decoded, Format } from '@kouan/sdk';

/** Numbers below a limit, by a seed (mulberry32): the same in every run. */
export function numbersBy(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let one = Math.imul(state ^ (state >>> 15), 1 | state);
    one = (one + Math.imul(one ^ (one >>> 7), 61 | one)) ^ one;
    return ((one ^ (one >>> 14)) >>> 0) % limit;
  };
}

/** Bytes with others put in, over as many as are said. */
export const insert = (bytes: Buffer, at: number, more: Uint8Array, over = 0): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at + over)]);

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Members in order, and texts without white space: where a text stood, and how it was indented, says nothing. */
export function sorted(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\s+/g, '');
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** Every document of an input that comes in pieces of a size; the bytes of each are left out. */
export async function inPieces(format: Format, bytes: Buffer, size: number): Promise<readonly Decoded[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const all: Decoded[] = [];
  for await (const { bytes: _, ...one } of format.decodeEach?.(pieces()) ?? []) all.push(one);
  return all;
}

export const number = (value: number): string => value.toLocaleString('en');
