import type { Text } from '@kouan/core';
import type { Document, DocumentType } from '../documents/index.ts';
import type { Converter, Direction } from './converter.ts';

/** A document with the name by which findings call it: a file, a number. */
export interface Paper {
  /** What the paper is called, for example its file; no two papers share a name. */
  readonly name: string;
  readonly document: Document;
}

/** What looks at the shape of papers. */
export const PAPER_SHAPE: Text = {
  en: 'check(document) says which paper, and which of its fields.',
  zh: 'check(document) 会指出哪份单证的哪个字段。',
};

/** A value with every leaf that it was made from. */
export interface Taken {
  readonly value: unknown;
  /** RFC 6901 pointers into the document; a pointer to a branch means all of it. */
  readonly paths: readonly string[];
}

/** Takes what no pointer leads to: a number among identifiers, an address of several fields. */
export interface Reader {
  /** For the documentation: where it looks. */
  readonly about: string;
  /** `base` is the row that is being filled, `''` for the document itself. */
  read(root: unknown, base: string): readonly Taken[];
}

/**
 * Where a value stands in a paper: a pointer from the row that is being filled, in which `*` is every element of a list.
 * `^/x` begins at the document, `../x` at the row around.
 */
export type Origin = string | Reader;

/** Places of one paper are tried in turn; the first that says something counts. */
export type Origins = Origin | readonly Origin[];

/** By type of the paper, the preferred one first. A bare origin is one of the conversion's first type. */
export type From = Origins | { readonly [T in DocumentType]?: Origins };

/**
 * What becomes of several values: the first, their exact sum, all that differ as a list or as one text, or the one that
 * all of them are.
 */
export type Gather = 'first' | 'sum' | 'list' | 'join' | 'same';

/** One field of the target. */
export interface Row {
  /** Pointer from the row of the target. */
  readonly to: string;
  readonly from?: From;
  /** A value that this conversion always writes. */
  readonly fixed?: unknown;
  /** The number of the row, from 1. */
  readonly position?: true;
  /** Only where this field of the same row of the target is filled: a unit beside its value. */
  readonly beside?: string;
  readonly by?: Converter;
  readonly gather?: Gather;
  /** Only on this side. */
  readonly side?: Direction;
  /** Of several papers only this one is asked, in the order in which they were given. */
  readonly paper?: 'first' | 'last';
  /** The origin says rows of a paper; their numbers in this list of the target are written. */
  readonly link?: string;
  /** What the reader of the provenance should know beside the places. */
  readonly note?: Text;
}

/** A number by which rows of papers belong together, and where each type of paper has it. */
export type Key = { readonly [T in DocumentType]?: string };

/** A list of the target, filled row by row from lists of the papers. */
export interface Section {
  /** Pointer to the list. */
  readonly to: string;
  /** Lists by type of the paper, the one that leads first; `''` is the document itself, one row a document. */
  readonly each: { readonly [T in DocumentType]?: string };
  /** How rows of other papers find theirs. Without a key, and where as many rows are on both, the place counts. */
  readonly keys?: readonly Key[];
  /** Rows of every paper one after the other: none belongs to another. */
  readonly all?: true;
  /** Several papers of one type list the same rows: the first leads, and the others are held against it. */
  readonly merge?: true;
  /** Rows in which this says nothing are left out. */
  readonly needs?: string;
  readonly rows: readonly Row[];
  readonly sections?: readonly Section[];
}

/** A paper that a conversion takes. */
export interface Wanted {
  readonly type: DocumentType;
  /** The conversion can do without it. */
  readonly optional?: true;
  /** It may be there several times. */
  readonly many?: true;
}

/** A conversion as data. */
export interface Conversion {
  readonly name: string;
  readonly title: Text;
  readonly from: readonly Wanted[];
  readonly to: DocumentType;
  /** The target says which way the goods go. */
  readonly directed?: true;
  /** Chooses among conversions of the same types: `hong-kong`, `rail-cim`. */
  readonly variant?: string;
  readonly rows: readonly Row[];
  readonly sections?: readonly Section[];
}

/** The same rows on one side only. */
export const onSide = (side: Direction, rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ ...row, side }));
