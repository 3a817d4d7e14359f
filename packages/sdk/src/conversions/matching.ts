import { type Finding, finding, resolvePointer } from '@kouan/core';
import type { DocumentType } from '../documents/index.ts';
import { CNV } from './catalogue.ts';
import type { Key, Section } from './conversion.ts';
import { absolute, expand, isNothing } from './pattern.ts';
import { sameValue } from './same.ts';
import type { Place, Sources } from './sources.ts';

/** The rows of a list of the target: each with its places in the papers. */
export interface Matched {
  readonly rows: readonly (readonly Place[])[];
  readonly findings: readonly Finding[];
}

/** Rows that lead, and beside each the rows of other papers that belong to it. */
export function matchRows(section: Section, around: readonly Place[], sources: Sources): Matched {
  const lists = Object.entries(section.each)
    .map(([type, list]) => placesOf(type as DocumentType, list, around, sources))
    .flatMap((places) => (section.merge === true ? byPaper(places) : [places]))
    .map((places) => places.filter((place) => isWanted(section, place, sources)))
    .filter((places) => places.length > 0);
  const [lead, ...others] = section.all === true ? [lists.flat()] : lists;
  if (lead === undefined) return { rows: [], findings: [] };
  const rows = lead.map((place) => [place]);
  const findings: Finding[] = [];
  for (const places of others) findings.push(...attach(rows, places, section.keys ?? [], sources));
  return { rows, findings };
}

function placesOf(type: DocumentType, list: string, around: readonly Place[], sources: Sources): Place[] {
  return around
    .filter(({ paper }) => sources.papers[paper]?.document.type === type)
    .flatMap(({ paper, base }) => {
      if (list === '') return [{ paper, base }];
      return expand(sources.rootOf(paper), `${absolute(base, list)}/*`).map((row) => ({ paper, base: row }));
    });
}

const byPaper = (places: readonly Place[]): readonly (readonly Place[])[] =>
  [...new Set(places.map(({ paper }) => paper))].map((paper) => places.filter((place) => place.paper === paper));

const isWanted = ({ needs }: Section, { paper, base }: Place, sources: Sources): boolean =>
  needs === undefined || !isNothing(resolvePointer(sources.rootOf(paper), absolute(base, needs)));

function attach(rows: Place[][], places: readonly Place[], keys: readonly Key[], sources: Sources): Finding[] {
  const leads = rows.map(([lead]) => lead as Place);
  const found = places.map((place) => candidates(leads, place, keys, sources));
  // Without any number in common the order is what is left, if it can be one.
  const byPlace = found.every((one) => one === undefined) && places.length === leads.length;
  const findings: Finding[] = [];
  for (const [index, place] of places.entries()) {
    const indexes = byPlace ? [index] : (found[index] ?? []);
    const [only] = indexes;
    if (only !== undefined && indexes.length === 1) {
      rows[only]?.push(place);
      continue;
    }
    const name = sources.papers[leads[0]?.paper ?? 0]?.name ?? '';
    const related = [{ document: sources.papers[place.paper]?.name ?? '', path: place.base }];
    const what = indexes.length > 1 ? CNV.ambiguousRow : CNV.unmatchedRow;
    findings.push(finding(what, place.base, { params: { first: name }, related }));
  }
  return findings;
}

/** Leading rows with the same numbers, or nothing when the row has none that any of them has. */
function candidates(
  leads: readonly Place[],
  place: Place,
  keys: readonly Key[],
  sources: Sources,
): readonly number[] | undefined {
  let open: number[] | undefined;
  for (const key of keys) {
    const mine = numberOf(place, key, sources);
    if (mine === undefined) continue;
    const same = (open ?? leads.map((_, index) => index)).filter((index) => {
      const theirs = numberOf(leads[index] as Place, key, sources);
      return theirs !== undefined && sameValue(theirs.value, mine.value);
    });
    if (same.length === 0) continue;
    // What a row was found by is carried by its belonging there.
    sources.use(place.paper, [mine.path]);
    open = same;
    if (same.length === 1) break;
  }
  return open;
}

function numberOf({ paper, base }: Place, key: Key, sources: Sources): { value: unknown; path: string } | undefined {
  const type = sources.papers[paper]?.document.type;
  const pointer = type === undefined ? undefined : key[type];
  if (pointer === undefined) return undefined;
  const path = absolute(base, pointer);
  const value = resolvePointer(sources.rootOf(paper), path);
  return isNothing(value) ? undefined : { value, path };
}
