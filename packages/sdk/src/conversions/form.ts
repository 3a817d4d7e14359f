import { resolvePointer, type Text } from '@kouan/core';
import type { Document, DocumentType } from '../documents/index.ts';
import type { Conversion, Direction, From, Origin, Row, Section } from './conversion.ts';
import { expand, isNothing } from './pattern.ts';
import { byType } from './sources.ts';

/** One field of a form on paper or of an interface. */
export interface FormField {
  /** Pointer into the document, `*` for every row of a list. */
  readonly to: string;
  readonly title: Text;
  /** Without it the paper is not taken; otherwise it may stay empty. */
  readonly required?: true | Direction;
  /** The field is on this side's form only. */
  readonly side?: Direction;
  /** The list may be missing; its rows need the field. */
  readonly ifRows?: true;
  /** Another field that says the same: either will do. */
  readonly or?: readonly string[];
  /** Clause beside the form's own source. */
  readonly clause: string;
  /** The clause is not a public field list of the authority: what is known of practice. */
  readonly soft?: true;
}

/** The fields that a target asks for. */
export interface Form {
  readonly name: string;
  readonly documentType: DocumentType;
  readonly title: Text;
  readonly source: string;
  /** The form is for these documents of the type; all of them when absent. */
  readonly when?: (document: Document) => boolean;
  readonly fields: readonly FormField[];
}

/** A field that the target needs or has a place for, and that stayed empty. */
export interface FormGap {
  /** Pointer with `*`, as the form has it. */
  readonly path: string;
  /** The rows in which it is missing; the path itself where there are no rows. */
  readonly missing: readonly string[];
  readonly title: Text;
  readonly required: boolean;
  readonly clause: string;
  readonly soft: boolean;
  readonly why: Text;
}

/** How much of a form is filled. */
export interface FormCoverage {
  readonly form: string;
  readonly title: Text;
  readonly source: string;
  readonly fields: number;
  readonly filled: number;
  readonly requiredFields: number;
  readonly requiredFilled: number;
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

/** What is missing of a form, and why. */
export function coverageOf(
  form: Form,
  document: Document,
  attempt: Attempt,
): { readonly coverage: FormCoverage; readonly gaps: readonly FormGap[] } {
  const { conversion, direction } = attempt;
  const rows = rowsOf(conversion);
  const applicable = form.fields.filter((field) => applies(field, document, direction));
  const isRequired = ({ required }: FormField) =>
    required === true || (required !== undefined && required === direction);
  const gaps = applicable.flatMap((field): FormGap[] => {
    const missing = missingOf(field, document);
    if (missing.length === 0) return [];
    const { to, title, clause, soft } = field;
    const why = whyOf(field, missing, rows, attempt);
    return [{ path: to, missing, title, required: isRequired(field), clause, soft: soft === true, why }];
  });
  const required = applicable.filter(isRequired).length;
  const coverage = {
    form: form.name,
    title: form.title,
    source: form.source,
    fields: applicable.length,
    filled: applicable.length - gaps.length,
    requiredFields: required,
    requiredFilled: required - gaps.filter((gap) => gap.required).length,
  };
  return { coverage, gaps };
}

function applies({ side, ifRows, to }: FormField, document: Document, direction: Direction | undefined): boolean {
  if (side !== undefined && side !== direction) return false;
  return ifRows !== true || expand(document, to).length > 0;
}

function missingOf({ to, or = [] }: FormField, document: Document): readonly string[] {
  const empty = (pattern: string): readonly string[] => {
    const paths = expand(document, pattern);
    return paths.length === 0 ? [pattern] : paths.filter((path) => isNothing(resolvePointer(document, path)));
  };
  const own = empty(to);
  return or.some((other) => empty(other).length === 0) ? [] : own;
}

interface FlatRow {
  readonly to: string;
  readonly row: Row;
}

/** Rows of a conversion with the whole pattern of their target. */
export function rowsOf({ rows, sections = [] }: Conversion | Section, at = ''): readonly FlatRow[] {
  const own = rows.map((row) => ({ to: `${at}${row.to}`, row }));
  return [...own, ...sections.flatMap((section) => rowsOf(section, `${at}${section.to}/*`))];
}

/** Why a field stayed empty: which paper would say it, or that none does. */
function whyOf(
  { to }: FormField,
  missing: readonly string[],
  rows: readonly FlatRow[],
  { conversion, direction, failed, given }: Attempt,
): Text {
  if (missing.some((path) => failed.has(path)))
    return { en: 'what the papers say cannot be written here', zh: '来源单证的值无法写入该栏' };
  const accepted = new Set(conversion.from.map(({ type }) => type));
  const origins = rows
    .filter(({ to: filled }) => filled === to || to.startsWith(`${filled}/`) || filled.startsWith(`${to}/`))
    .filter(({ row }) => row.side === undefined || row.side === direction)
    .flatMap(({ row }) => (row.from === undefined ? [] : placesOf(row.from, conversion)))
    .filter(([type]) => accepted.has(type));
  const words = (some: readonly (readonly [DocumentType, string])[]): string =>
    [...new Set(some.map(([type, place]) => `${type} ${place}`))].join(', ');
  const here = origins.filter(([type]) => given.has(type));
  if (here.length > 0)
    return { en: `would come from ${words(here)}, where nothing stands`, zh: `应取自 ${words(here)}，但该处为空` };
  if (origins.length > 0)
    return { en: `a paper that was not given says it: ${words(origins)}`, zh: `未提供的单证有此项：${words(origins)}` };
  return { en: 'none of these papers says it', zh: '此类单证均无此项' };
}

/** Where a row reads: the type of the paper and the place in it, in words. */
export function placesOf(from: From, conversion: Conversion): readonly (readonly [DocumentType, string])[] {
  return byType(from, conversion.from[0]?.type as DocumentType).flatMap(([type, origins]) =>
    (Array.isArray(origins) ? (origins as readonly Origin[]) : [origins as Origin]).map(
      (origin) => [type, typeof origin === 'string' ? origin.replace(/^\^/, '') : origin.about] as const,
    ),
  );
}
