import type { Text } from '@kouan/core';
import type { DocumentType } from '../documents/index.ts';
import type { Conversion, From, Origin, Row, Section } from './conversion.ts';
import type { Direction } from './converter.ts';
import { byType } from './sources.ts';

/**
 * empty: a paper has a place for it, and nothing stands there; not-given: a paper that was not given says it; unwritable:
 * what a paper says has no twin; unsaid: no paper says it.
 */
export type GapReason = 'empty' | 'not-given' | 'unwritable' | 'unsaid';

/** A place of a type of paper, in words. */
export interface PaperPlace {
  readonly type: DocumentType;
  readonly place: string;
}

/** Why a field of a form stayed empty. */
export interface Reason {
  readonly reason: GapReason;
  /** Places of papers that say it, given or not. */
  readonly places: readonly PaperPlace[];
  readonly why: Text;
}

/** What was tried to fill a form. */
export interface Attempt {
  readonly conversion: Conversion;
  readonly direction: Direction | undefined;
  /** Types of the papers. */
  readonly given: ReadonlySet<DocumentType>;
  /** Fields whose value in a paper could not be written. */
  readonly failed: ReadonlySet<string>;
}

/** A row with the whole pattern of its target. */
export interface FlatRow {
  readonly to: string;
  readonly row: Row;
}

/** Rows of a conversion with the whole pattern of their target. */
export function rowsOf({ rows, sections = [] }: Conversion | Section, at = ''): readonly FlatRow[] {
  const own = rows.map((row) => ({ to: `${at}${row.to}`, row }));
  return [...own, ...sections.flatMap((section) => rowsOf(section, `${at}${section.to}/*`))];
}

/** Why a field stayed empty: which paper would say it, or that none does. */
export function reasonOf(
  { to }: { readonly to: string },
  missing: readonly string[],
  rows: readonly FlatRow[],
  { conversion, direction, failed, given }: Attempt,
): Reason {
  const accepted = new Set(conversion.from.map(({ type }) => type));
  const origins = rows
    .filter(({ to: filled }) => filled === to || to.startsWith(`${filled}/`) || filled.startsWith(`${to}/`))
    .filter(({ row }) => row.side === undefined || row.side === direction)
    .flatMap(({ row }) => (row.from === undefined ? [] : placesOf(row.from, conversion)))
    .filter(({ type }) => accepted.has(type));
  const here = origins.filter(({ type }) => given.has(type));
  if (missing.some((path) => failed.has(path)))
    return {
      reason: 'unwritable',
      places: here,
      why: { en: 'what the papers say cannot be written here', zh: '来源单证的值无法写入该栏' },
    };
  if (here.length > 0) {
    const words = wordsOf(here);
    const why = { en: `would come from ${words}, where nothing stands`, zh: `应取自 ${words}，但该处为空` };
    return { reason: 'empty', places: here, why };
  }
  if (origins.length > 0) {
    const words = wordsOf(origins);
    const why = { en: `a paper that was not given says it: ${words}`, zh: `未提供的单证有此项：${words}` };
    return { reason: 'not-given', places: origins, why };
  }
  return { reason: 'unsaid', places: [], why: { en: 'none of these papers says it', zh: '此类单证均无此项' } };
}

const wordsOf = (places: readonly PaperPlace[]): string =>
  [...new Set(places.map(({ type, place }) => `${type} ${place}`))].join(', ');

/** Where a row reads: the types of papers and the places in them. */
export function placesOf(from: From, conversion: Conversion): readonly PaperPlace[] {
  return byType(from, conversion.from[0]?.type as DocumentType).flatMap(([type, origins]) =>
    (Array.isArray(origins) ? (origins as readonly Origin[]) : [origins as Origin]).map((origin) => ({
      type,
      place: typeof origin === 'string' ? origin.replace(/^\^/, '') : origin.about,
    })),
  );
}
