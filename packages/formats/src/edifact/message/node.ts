/** Messages of UN/EDIFACT as data: one table of groups and segments gives both directions. @module */

import type { Finding } from '@kouan/core';

/** Element and component, from 1, as the directory counts them: `2.1`. */
export type Position = string;

/** What of a segment belongs together and how it stands in the document. */
export interface Codec {
  /** What a person expects here. */
  readonly expected: string;
  /** `undefined` when the texts cannot be read: they are kept as they are, and it is said. */
  read(texts: readonly string[]): unknown;
  /** `undefined` when the value cannot be written: it is dropped, and it is said. */
  write(value: unknown): readonly string[] | undefined;
  /** The last text is a number: its decimal mark is the interchange's. */
  readonly numeric?: true;
  /** What it cannot read is not its to read: it is kept without a finding. */
  readonly silent?: true;
}

/** A value of a segment. */
export interface Field {
  readonly at: readonly Position[];
  /** Keys from the row around it. */
  readonly path: readonly string[];
  readonly value: Codec;
  /** Places from a directory on: TDT names its means elsewhere in D.24A than in D.95B. */
  readonly since?: { readonly directory: string; readonly at: readonly Position[] };
}

/** A text that stands beside a value: a code list and its agency. */
export interface Beside {
  readonly at: Position;
  readonly text: string;
  /** It is written when this place is filled; absent: whenever the segment is. */
  readonly with?: Position;
}

/** A segment, or the group that begins with it. */
export interface Node {
  readonly tag: string;
  /** Unique among its neighbours: the tag and the qualifiers that it is known by. */
  readonly key: string;
  /** Texts that it is known by; of several, a field says which. */
  readonly match: Readonly<Record<Position, string | readonly string[]>>;
  /** Which place with this tag, from 0, where the level has several. */
  readonly place?: number;
  /** Rows that it holds for: what a party or place is called can depend on what is declared. */
  readonly when?: (row: Row) => boolean;
  /** Each occurrence is a row of the list at these keys. */
  readonly rows?: readonly string[];
  /** Its values are members of the list of texts at these keys: as many of them as fit into a segment. */
  readonly spread?: { readonly path: readonly string[]; readonly at: readonly Position[] };
  /** Written also when it says nothing, if the document came from elsewhere. */
  readonly always?: true;
  readonly fields: readonly Field[];
  readonly beside: readonly Beside[];
  readonly children: readonly Node[];
}

/** One message: where it is at home, and what it consists of. */
export interface Message {
  /** 0065. */
  readonly type: string;
  /** S009 as it is written for a document that came from elsewhere: type, version, release, agency, association. */
  readonly header: readonly string[];
  /** UNB, UNG and UNH. */
  readonly envelope: readonly Node[];
  readonly nodes: readonly Node[];
  /** What every document of it says without a word. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Rows have `extensions` of their own; otherwise what only the format knows is kept under the document's, by pointer. */
  readonly rowExtensions: boolean;
  /** What follows from several fields together, or is taken for granted; fields that are there stay. */
  readonly derive?: (row: Row) => Derived;
  /** Fields that `derive` sets and that no segment says. */
  readonly derived?: readonly string[];
}

/** Fields, and what there is to say of them. */
export interface Derived {
  readonly fields: Row;
  readonly finding?: Finding;
}

export type Row = Record<string, unknown>;

/** The key under which a node keeps what the document does not say; rows keep it themselves. */
export const keyOf = (scope: string, key: string): string => (scope === '' ? key : `${scope}>${key}`);

/** Where the values of a segment are in a directory. */
export function positionsOf({ at, since }: Field, directory: string): readonly Position[] {
  return since !== undefined && order(directory) >= order(since.directory) ? since.at : at;
}

/** Directories in the order of their years: `D.95B` before `D.24A`. */
export function order(directory: string): number {
  const [, year = '0', half = 'A'] = /(\d{2})([AB])/.exec(directory) ?? [];
  const full = Number(year) + (Number(year) < 88 ? 2000 : 1900);
  return full * 2 + (half === 'B' ? 1 : 0);
}
