/** The rows of each list as entries. @module */
import type { Validity } from './edition.ts';
import { REGISTRY } from './registry.ts';
import { VALIDITY } from './validity.ts';

/** Names of the lists. */
export type CodeListName = keyof typeof REGISTRY;

/** One row of a list. */
export interface CodeEntry {
  readonly code: string;
  readonly zh?: string;
  readonly en?: string;
  /** Code that Chinese customs used before the ISO codes (CEB and bonded messages still do). */
  readonly old?: string;
  readonly alpha3?: string;
  readonly numeric?: string;
  /** Digits after the point of a currency's amounts. */
  readonly minorUnits?: number;
  /** Days of this code alone, where a notice says them. */
  readonly validity?: Validity;
}

/** Only what the row has: an empty cell is no member. */
const row = ([code = '', zh, old, en]: readonly string[]): CodeEntry => ({
  code,
  ...(zh && { zh }),
  ...(en && { en }),
  ...(old && { old }),
});

let chinese: ReadonlyMap<string, string | undefined> | undefined;

/** Chinese customs names countries by their three letters. */
function chineseName(alpha3: string): string | undefined {
  chinese ??= new Map([...entriesOf('cn-countries')].map(([code, { zh }]) => [code, zh]));
  return chinese.get(alpha3);
}

const READERS: Partial<Record<CodeListName, (cells: readonly string[]) => CodeEntry>> = {
  'iso-countries': ([code = '', alpha3 = '', numeric = '', en = '']) => {
    const zh = chineseName(alpha3);
    return { code, alpha3, numeric, en, ...(zh && { zh }) };
  },
  'iso-currencies': ([code = '', digits = '-', en = '', zh = '']) => ({
    code,
    en,
    zh,
    ...(digits !== '-' && { minorUnits: Number(digits) }),
  }),
};

const parsed = new Map<CodeListName, ReadonlyMap<string, CodeEntry>>();

/** All entries of a list by code, parsed once. */
export function entriesOf(name: CodeListName): ReadonlyMap<string, CodeEntry> {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const read = READERS[name] ?? row;
  const validity = VALIDITY[name]?.();
  const entries = new Map<string, CodeEntry>();
  for (const line of REGISTRY[name][3].split('\n')) {
    const entry = read(line.split('\t'));
    const days = validity?.get(entry.code);
    entries.set(entry.code, days === undefined ? entry : { ...entry, validity: days });
  }
  parsed.set(name, entries);
  return entries;
}
