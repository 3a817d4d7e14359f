import type { Finding } from '@kouan/core';

/** A header, once, before the rows. */
export interface Header {
  readonly kind: 'header';
  readonly row: number;
  readonly names: readonly string[];
}

/** One row; `cells[n]` belongs to the n-th name of the header. */
export interface Row {
  readonly kind: 'row';
  readonly row: number;
  readonly cells: readonly string[];
}

/** One JSON object of a line; it has its names with it. */
export interface JsonRow {
  readonly kind: 'object';
  readonly row: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Something to say about the table. */
export interface TableFinding {
  readonly kind: 'finding';
  readonly finding: Finding;
}

/** What a table reader hands on, in the order of the table. */
export type TableEvent = Header | Row | JsonRow | TableFinding;

/** How to read a table, where the bytes do not say it. */
export interface TableOptions {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  /** Row that holds the column names, from 1. */
  readonly headerRow?: number | undefined;
  /** Rows of a workbook that are looked at, where its beginning is enough. */
  readonly rows?: number | undefined;
}

/** Longest record, in characters. */
export const MAX_RECORD = 1_000_000;
