import {
  HS_2012_AGAINST_2022,
  HS_2017_AGAINST_2022,
  HS_2022,
  PAIRS_2017_2012,
  PAIRS_2022_2012,
  PAIRS_2022_2017,
} from './hs-editions.generated.ts';
import { unpackCodes } from './pack.ts';
import { type HsEdition, once } from './rule-set.ts';

const hs2022 = once(() => unpackCodes(HS_2022));

/** An older list from the newest one: `what it has more ! what it has not yet`. */
function older(against: string): string[] {
  const [more = '', without = ''] = against.split('!');
  const missing = new Set(unpackCodes(without));
  return [...hs2022().filter((code) => !missing.has(code)), ...unpackCodes(more)].sort();
}

const LISTS: Readonly<Record<string, () => readonly string[]>> = {
  '2012': once(() => older(HS_2012_AGAINST_2022)),
  '2017': once(() => older(HS_2017_AGAINST_2022)),
  '2022': hs2022,
};

const SETS: Readonly<Record<string, () => ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(LISTS).map(([edition, list]) => [edition, once(() => new Set(list()))]),
);

/** Every subheading of an edition (2012, 2017, 2022), in order; `undefined` for others. Source: UN correlation tables. */
export function subheadingsOf(edition: HsEdition): readonly string[] | undefined {
  return Object.hasOwn(LISTS, edition) ? LISTS[edition]?.() : undefined;
}

/** Whether a subheading exists in an edition; `undefined` when the edition's list is not here. */
export function isSubheading(hs6: string, edition: HsEdition): boolean | undefined {
  return Object.hasOwn(SETS, edition) ? SETS[edition]?.().has(hs6) : undefined;
}

/** Where the goods of one subheading are in another edition. */
export interface Transposition {
  /** One code: it can be used. Several: candidates, the goods decide. None: no correlation is known. */
  readonly codes: string[];
  /** The one code stands for exactly the same goods: nothing else goes into it, nothing of it goes elsewhere. */
  readonly exact: boolean;
}

type Pairs = ReadonlyMap<string, readonly string[]>;

const CORRELATIONS: Readonly<Record<string, () => { readonly down: Pairs; readonly up: Pairs }>> = {
  '2022-2012': once(() => correlation(PAIRS_2022_2012, '2022', '2012')),
  '2022-2017': once(() => correlation(PAIRS_2022_2017, '2022', '2017')),
  '2017-2012': once(() => correlation(PAIRS_2017_2012, '2017', '2012')),
};

/**
 * The subheadings of the edition `to` that hold goods of `hs6` of the edition `from`. Rules of origin may follow a
 * transposition only where it is exact. Source: UN Statistics Division, HS correlation tables.
 */
export function transpose(hs6: string, from: HsEdition, to: HsEdition): Transposition {
  if (from === to) {
    const known = isSubheading(hs6, from) === true;
    return { codes: known ? [hs6] : [], exact: known };
  }
  const down = from > to;
  const key = down ? `${from}-${to}` : `${to}-${from}`;
  const pairs = Object.hasOwn(CORRELATIONS, key) ? CORRELATIONS[key]?.() : undefined;
  if (pairs === undefined) return { codes: [], exact: false };
  const [there, back] = down ? [pairs.down, pairs.up] : [pairs.up, pairs.down];
  const codes = [...(there.get(hs6) ?? [])];
  const [only = ''] = codes;
  return { codes, exact: codes.length === 1 && back.get(only)?.length === 1 };
}

/**
 * `pairs` holds groups `new codes>old codes` joined by `;` of what differs; a code of both editions correlates with
 * itself unless it stands after `!`.
 */
function correlation(pairs: string, newer: HsEdition, older: HsEdition): { down: Pairs; up: Pairs } {
  const down = new Map<string, string[]>();
  const up = new Map<string, string[]>();
  const link = (young: string, old: string): void => {
    push(down, young, old);
    push(up, old, young);
  };
  const [groups = '', apart = ''] = pairs.split('!');
  const unlinked = new Set(unpackCodes(apart));
  for (const code of subheadingsOf(newer) ?? []) {
    if (isSubheading(code, older) === true && !unlinked.has(code)) link(code, code);
  }
  for (const group of groups.split(';')) {
    const [young = '', old = ''] = group.split('>');
    for (const from of unpackCodes(young)) for (const to of unpackCodes(old)) if (from !== to) link(from, to);
  }
  for (const map of [down, up]) for (const codes of map.values()) codes.sort();
  return { down, up };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
