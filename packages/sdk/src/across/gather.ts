/** What the papers say, fact by fact. @module */
import type { Document } from '../documents/index.ts';
import type { Column } from './column.ts';
import { FACTS, type Fact, type FactName } from './facts.ts';
import { KINDS } from './kinds/index.ts';
import { letters } from './kinds/text.ts';
import { COLUMNS, isPaperType } from './papers/index.ts';
import type { Reader, Scope } from './readers.ts';
import type { FactValue, Kind, Paper, PaperType, Place, Said } from './value.ts';

/** What one paper says of one fact, as it stands. */
export interface Entry extends Said {
  readonly paper: string;
}

/** Papers of the types that are compared, with all they say. */
export interface Gathered {
  readonly papers: readonly (Paper & { readonly type: PaperType })[];
  has(type: PaperType): boolean;
  /** What the papers of a type say of a fact, one by one. */
  entries(type: PaperType, fact: FactName): readonly Entry[];
  /** The same as values that can be compared: sums are made, sets are put together. */
  values(type: PaperType, fact: FactName): readonly FactValue[];
  /** Where the papers of a type have the fact, or would have it. */
  homes(type: PaperType, fact: FactName): readonly Place[];
}

/** Reads every fact of every paper. */
export function gather(all: readonly Paper[]): Gathered {
  const papers = all.flatMap((paper) => {
    const { type } = paper.document;
    return isPaperType(type) ? [{ ...paper, type }] : [];
  });
  const scope: Scope = { bills: billsOf(papers) };
  const entries = new Map<string, Entry[]>();
  const values = new Map<string, readonly FactValue[]>();
  const keyOf = (type: PaperType, fact: FactName): string => `${type} ${fact}`;
  for (const { name, type, document } of papers)
    for (const [fact, reader] of readersOf(type)) {
      const list = entries.get(keyOf(type, fact)) ?? [];
      entries.set(keyOf(type, fact), list);
      for (const said of reader.read(document, scope)) list.push({ ...said, paper: name });
    }
  return {
    papers,
    has: (type) => papers.some((paper) => paper.type === type),
    entries: (type, fact) => entries.get(keyOf(type, fact)) ?? [],
    values(type, fact) {
      const key = keyOf(type, fact);
      const known = values.get(key) ?? valuesOf(entries.get(key) ?? [], FACTS[fact], countOf(papers, type));
      values.set(key, known);
      return known;
    },
    homes(type, fact) {
      const home = columnOf(type)[fact]?.home ?? '';
      return papers.filter((paper) => paper.type === type).map(({ name }) => ({ paper: name, path: home }));
    },
  };
}

const columnOf = (type: PaperType): Column<Document> => COLUMNS[type] as unknown as Column<Document>;

const readersOf = (type: PaperType): readonly [FactName, Reader<Document>][] =>
  Object.entries(columnOf(type)) as [FactName, Reader<Document>][];

const countOf = (papers: Gathered['papers'], type: PaperType): number =>
  papers.filter((paper) => paper.type === type).length;

/** Numbers by which the other papers know the transport document; a manifest has many more. */
function billsOf(papers: Gathered['papers']): ReadonlySet<string> {
  const bills = new Set<string>();
  for (const { type, document } of papers) {
    if (type === 'manifest') continue;
    for (const { text = '', also = [] } of columnOf(type).billNumber?.read(document, { bills }) ?? [])
      for (const number of [text, ...also]) if (letters(number) !== '') bills.add(letters(number));
  }
  return bills;
}

const AS = {
  one: oneEach,
  sum: summed,
  set: together,
} satisfies Record<Fact['many'], (entries: readonly Entry[], kind: Kind, papers: number) => FactValue[]>;

const valuesOf = (entries: readonly Entry[], fact: Fact, papers: number): readonly FactValue[] =>
  AS[fact.many](entries, KINDS[fact.kind], papers);

const placesOf = ({ paper, paths }: Entry): Place[] => paths.map((path) => ({ paper, path }));
const othersOf = ({ paper, more = [] }: Entry): Place[] => more.map((path) => ({ paper, path }));
const keyPlacesOf = ({ paper, keyPath }: Entry): Place[] => (keyPath === undefined ? [] : [{ paper, path: keyPath }]);

function factOf(entry: Entry, text: string): FactValue {
  const { also, unit, edition, key, derived } = entry;
  return {
    text,
    also,
    unit,
    edition,
    key,
    derived,
    places: placesOf(entry),
    others: othersOf(entry),
    keyPlaces: keyPlacesOf(entry),
  };
}

/** The first that each paper says of each key. */
function oneEach(entries: readonly Entry[]): FactValue[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const { text, paper, key = '' } = entry;
    if (text === undefined || seen.has(`${paper}\u0000${key}`)) return [];
    seen.add(`${paper}\u0000${key}`);
    return factOf(entry, text);
  });
}

/** One value a key for all papers of a type; what one line or paper does not say is not known of the whole. */
function summed(entries: readonly Entry[], kind: Kind, papers: number): FactValue[] {
  const groups = new Map<string | undefined, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.key);
    if (group === undefined) groups.set(entry.key, [entry]);
    else group.push(entry);
  }
  return [...groups].flatMap(([key, group]) => {
    if (group.some(({ text }) => text === undefined)) return [];
    if (key === undefined && new Set(group.map(({ paper }) => paper)).size < papers) return [];
    const total = kind.sum?.(group.map(({ text = '', unit }) => ({ text, unit })));
    if (total === undefined) return [];
    const derived = group.some((entry) => entry.derived === true);
    return {
      ...total,
      key,
      derived,
      places: group.flatMap(placesOf),
      others: group.flatMap(othersOf),
      keyPlaces: group.flatMap(keyPlacesOf),
    };
  });
}

/** All that papers of a type say, each once. */
function together(entries: readonly Entry[], kind: Kind): FactValue[] {
  const found = new Map<string, FactValue>();
  for (const entry of entries) {
    const { text } = entry;
    if (text === undefined) continue;
    const value = factOf(entry, text);
    const id = `${entry.key ?? ''}\u0000${kind.canonical(value)}`;
    const known = found.get(id);
    found.set(
      id,
      known === undefined
        ? value
        : {
            ...known,
            places: [...known.places, ...value.places],
            others: [...known.others, ...value.others],
            keyPlaces: [...known.keyPlaces, ...value.keyPlaces],
          },
    );
  }
  return [...found.values()];
}
