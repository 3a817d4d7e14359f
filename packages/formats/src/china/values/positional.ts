import type { Value } from '../../syntax/value.ts';

/** One position of a positional field. */
export interface Position {
  readonly key: string;
  /** Index from 0. */
  readonly at: number;
  readonly codes: Readonly<Record<string, string | boolean>>;
}

/**
 * A field whose single characters mean something each. Positions beyond the last one that is set are not written, so
 * that a form of three positions comes back as three.
 *
 * @param gap what stands at a position that has no value
 */
export function positional(expected: string, gap: string, positions: readonly Position[]): Value {
  const width = Math.max(...positions.map(({ at }) => at)) + 1;
  const back = positions.map(({ codes }) => new Map(Object.entries(codes).map(([code, value]) => [value, code])));
  return {
    expected,
    identity: false,
    read(raw) {
      if (raw.length > width) return undefined;
      const value: Record<string, string | boolean> = {};
      for (const { key, at, codes } of positions) {
        const char = raw[at];
        if (char === undefined || char === ' ') continue;
        const meaning = Object.hasOwn(codes, char) ? codes[char] : undefined;
        if (meaning === undefined) return undefined;
        value[key] = meaning;
      }
      return Object.keys(value).length === 0 ? undefined : value;
    },
    write(value) {
      if (typeof value !== 'object' || value === null) return undefined;
      const chars: string[] = [];
      for (const [index, { key, at }] of positions.entries()) {
        const meaning = (value as Record<string, string | boolean | undefined>)[key];
        if (meaning === undefined) continue;
        const code = back[index]?.get(meaning);
        if (code === undefined) return undefined;
        while (chars.length < at) chars.push(gap);
        chars[at] = code;
      }
      return chars.join('');
    },
  };
}
