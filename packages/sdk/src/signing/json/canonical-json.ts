import { type JsonLimits, readJson } from './read-json.ts';
import { Refused } from './refusals.ts';

/** Deeper than any reader of ours goes, and less than what a stack holds; a cycle ends here too. */
const MAX_DEPTH = 1000;

/**
 * The canonical form of a JSON value (RFC 8785): members sorted by UTF-16 units, numbers and texts as ECMAScript writes
 * them, no white space.
 *
 * @param value what `JSON.parse` could have made; `undefined`, a date, a map, a bigint is refused and never left out
 * @throws Refused `json-value`, `json-range` (NaN, infinity), `json-surrogate`, `json-depth` (a cycle too)
 */
export const canonicalJson = (value: unknown): string => write(value, 0);

/**
 * The canonical form of a JSON text, read strictly: a text that two readers may take for different values is refused.
 *
 * @throws Refused as {@link readJson} does
 */
export const canonicalJsonText = (bytes: Uint8Array, limits?: JsonLimits): string => write(readJson(bytes, limits), 0);

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Refused('json-range');
      // Minus zero becomes 0 (RFC 8785 §3.2.2.3, ECMAScript Number::toString).
      return `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw new Refused('json-depth');
      return Array.isArray(value) ? array(value, depth + 1) : object(value, depth + 1);
    default:
      throw new Refused('json-value');
  }
}

function array(values: readonly unknown[], depth: number): string {
  let out = '[';
  for (let at = 0; at < values.length; at++) {
    if (at > 0) out += ',';
    out += write(values[at], depth);
  }
  return `${out}]`;
}

function object(of: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(of);
  // A Date, a Map, a Buffer would come out as something that nobody meant.
  if (prototype !== Object.prototype && prototype !== null) throw new Refused('json-value');
  const members = of as Readonly<Record<string, unknown>>;
  const names = sorted(Object.keys(members));
  let out = '{';
  for (const name of names) {
    if (out.length > 1) out += ',';
    out += `${quoted(name)}:${write(members[name], depth)}`;
  }
  return `${out}}`;
}

const FEW = 24;

/** Sorts by UTF-16 units, as `<` compares (RFC 8785 §3.2.3). Documents have few members each, often in order already. */
function sorted(names: string[]): string[] {
  if (names.length > FEW) return names.sort();
  for (let at = 1; at < names.length; at++) {
    const name = names[at] as string;
    let to = at;
    for (; to > 0 && (names[to - 1] as string) > name; to--) names[to] = names[to - 1] as string;
    names[to] = name;
  }
  return names;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are escaped.
const NOT_PLAIN = /[\u0000-\u001f"\\\ud800-\udfff]/;
const LONE = /\p{Surrogate}/u;

function quoted(text: string): string {
  if (!NOT_PLAIN.test(text)) return `"${text}"`;
  if (LONE.test(text)) throw new Refused('json-surrogate');
  // The escapes of JSON.stringify are those of RFC 8785 §3.2.2.2.
  return JSON.stringify(text);
}
