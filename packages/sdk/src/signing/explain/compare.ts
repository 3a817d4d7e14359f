import type { Explained, ExplainedPart } from './explained.ts';
import { type Cause, likelyCauses } from './likely-cause.ts';

/** Where a part of a signature departs from the same part of a known-good one. */
export interface PartDifference {
  /** Name of the part. */
  readonly part: string;
  /** First byte that differs, from 0; the length of the shorter where one goes on. */
  readonly offset: number;
  /** Line and column of it in the part, from 1, where the part is text. */
  readonly line?: number;
  readonly column?: number;
  /** What stands there, with a little before and after. */
  readonly here: string;
  readonly good: string;
  readonly causes: readonly Cause[];
}

/** Two signatures side by side. */
export interface Comparison {
  /** Names of parts that are the same bytes. */
  readonly same: readonly string[];
  readonly differences: readonly PartDifference[];
  /** Names of parts that only one of them has. */
  readonly onlyHere: readonly string[];
  readonly onlyGood: readonly string[];
}

const CONTEXT = 24;

/** Puts a signature beside one that is known to be good, part by part. */
export function compareExplained(here: Explained, good: Explained): Comparison {
  const known = new Map(good.parts.map((part) => [part.name, part]));
  const mine = new Set(here.parts.map(({ name }) => name));
  const paired = here.parts.flatMap((part) => {
    const other = known.get(part.name);
    return other === undefined ? [] : [[part, other] as const];
  });
  const differences = paired.flatMap(([part, other]) => differenceOf(part, other) ?? []);
  const parted = new Set(differences.map(({ part }) => part));
  return {
    same: paired.map(([{ name }]) => name).filter((name) => !parted.has(name)),
    differences,
    onlyHere: here.parts.map(({ name }) => name).filter((name) => !known.has(name)),
    onlyGood: good.parts.map(({ name }) => name).filter((name) => !mine.has(name)),
  };
}

function differenceOf(here: ExplainedPart, good: ExplainedPart): PartDifference | undefined {
  const offset = firstDifference(here.bytes, good.bytes);
  if (offset === undefined) return undefined;
  const before = Buffer.from(here.bytes.subarray(0, offset)).toString('utf8');
  const line = before.split('\n').length;
  return {
    part: here.name,
    offset,
    ...(here.syntax === 'binary' ? {} : { line, column: before.length - before.lastIndexOf('\n') }),
    here: excerpt(here, offset),
    good: excerpt(good, offset),
    causes: likelyCauses(here, good),
  };
}

/** Offset of the first byte that differs, or `undefined` when the two are one. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at;
  return a.length === b.length ? undefined : length;
}

/** Bytes around a place, as text with what cannot be seen made visible, or in hex. */
function excerpt({ bytes, syntax }: ExplainedPart, at: number): string {
  const part = Buffer.from(bytes.subarray(Math.max(0, at - CONTEXT), at + CONTEXT));
  if (syntax === 'binary') return part.toString('hex').replace(/../g, '$& ').trimEnd();
  return visible(part.toString('utf8'));
}

const NAMES: Readonly<Record<string, string>> = {
  '\r': '␍',
  '\n': '␊',
  '\t': '␉',
  '\u00a0': '⍽',
  '\u3000': '□',
  '\ufeff': '⟨BOM⟩',
};

/** Text in which white space that looks like nothing is seen. */
export const visible = (text: string): string =>
  text.replace(/[\r\n\t\u00a0\u3000\ufeff]/g, (one) => NAMES[one] ?? one).replace(/\p{Cc}/gu, '\ufffd');
