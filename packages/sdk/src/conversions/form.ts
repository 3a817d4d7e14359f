import { resolvePointer, type Text } from '@kouan/core';
import type { Document, DocumentType } from '../documents/index.ts';
import type { Direction } from './converter.ts';
import { expand, isNothing } from './pattern.ts';
import { type Attempt, type Reason, reasonOf, rowsOf } from './reason.ts';

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
export interface FormGap extends Reason {
  /** Pointer with `*`, as the form has it. */
  readonly path: string;
  /** The rows in which it is missing; the path itself where there are no rows. */
  readonly missing: readonly string[];
  readonly title: Text;
  readonly required: boolean;
  readonly clause: string;
  readonly soft: boolean;
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
    const reason = reasonOf(field, missing, rows, attempt);
    return [{ path: to, missing, title, required: isRequired(field), clause, soft: soft === true, ...reason }];
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
