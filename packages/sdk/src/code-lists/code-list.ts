/** Code lists: look-up by name, parsed at first use. @module */
import type { Text } from '@kouan/core';
import isoCountries from './iso/countries.ts';
import isoCurrencies from './iso/currencies.ts';
import { REGISTRY } from './registry.ts';

/** One row of a list. */
export interface CodeEntry {
  readonly code: string;
  /** Chinese name; absent in the ISO lists. */
  readonly zh?: string;
  readonly en?: string;
  /** Code that Chinese customs used before the ISO codes (CEB and bonded messages still do). */
  readonly old?: string;
  readonly alpha3?: string;
  readonly numeric?: string;
  /** Digits after the point of a currency's amounts. */
  readonly minorUnits?: number;
}

/** One code list in one edition. */
export interface CodeList {
  readonly name: CodeListName;
  readonly title: Text;
  readonly edition: string;
  readonly source: string;
  has(code: string): boolean;
  get(code: string): CodeEntry | undefined;
  codes(): Iterable<string>;
}

export type CodeListName = keyof typeof REGISTRY | 'iso-countries' | 'iso-currencies';

interface Plan {
  readonly about: readonly [en: string, zh: string, edition: string, source: string];
  readonly entries: () => CodeEntry[];
}

function nationalRows(rows: string): CodeEntry[] {
  return rows.split('\n').map((row) => {
    const [code = '', zh = '', old] = row.split('\t');
    return old === undefined ? { code, zh } : { code, zh, old };
  });
}

const ISO: Readonly<Record<'iso-countries' | 'iso-currencies', Plan>> = {
  'iso-countries': {
    about: ['Countries', '国家和地区', '2024', 'ISO 3166-1'],
    entries: () =>
      isoCountries.split('\n').map((row) => {
        const [code = '', alpha3 = '', numeric = '', en = ''] = row.split('\t');
        return { code, alpha3, numeric, en };
      }),
  },
  'iso-currencies': {
    about: ['Currencies', '货币', '2024', 'ISO 4217'],
    entries: () =>
      isoCurrencies.split(',').map((row) => {
        const [code = '', digits = '-'] = row.split(' ');
        return digits === '-' ? { code } : { code, minorUnits: Number(digits) };
      }),
  },
};

/** Names of all lists, sorted. */
export const codeListNames: readonly CodeListName[] = [
  ...(Object.keys(REGISTRY) as CodeListName[]),
  'iso-countries' as const,
  'iso-currencies' as const,
].sort();

const lists = new Map<CodeListName, CodeList>();

function planOf(name: CodeListName): Plan {
  if (name === 'iso-countries' || name === 'iso-currencies') return ISO[name];
  const [en, zh, edition, source, rows] = REGISTRY[name];
  return { about: [en, zh, edition, source], entries: () => nationalRows(rows) };
}

/** The list of that name; the same object every time. */
export function codeList(name: CodeListName): CodeList {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const { about, entries } = planOf(name);
  const [en, zh, edition, source] = about;
  let parsed: ReadonlyMap<string, CodeEntry> | undefined;
  const rows = () => {
    parsed ??= new Map(entries().map((entry) => [entry.code, entry]));
    return parsed;
  };
  const list: CodeList = {
    name,
    title: { en, zh },
    edition,
    source,
    has: (code) => rows().has(code),
    get: (code) => rows().get(code),
    codes: () => rows().keys(),
  };
  lists.set(name, list);
  return list;
}
