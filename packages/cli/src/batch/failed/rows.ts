import type { Finding, Text } from '@kouan/core';

/** A document that somebody has to correct. */
export interface FailedRow {
  readonly file: string;
  /** Row of the table it begins in, from 1. */
  readonly row?: number;
  readonly clientReference?: string;
  readonly findings: readonly Finding[];
  /** What the endpoint, or the authority, said. */
  readonly error?: { readonly code: string; readonly text: Text };
}

/** What is added to a row, in this order. Nothing is read from such columns when the file is fed again. */
export const ADDED = [
  'kouan:code',
  'kouan:message',
  'kouan:column',
  'kouan:expected',
  'kouan:found',
  'kouan:source',
] as const;

export const isAdded = (name: string): boolean => name.trim().startsWith('kouan:');

export type Say = (text: Text) => string;

/** A row of a document whose first row has said what there is to say. */
export const NOTHING: Pick<FailedRow, 'error'> = {};

/** The added cells of one row: several findings stand in each cell in the same order. */
export function added({ error }: Pick<FailedRow, 'error'>, findings: readonly Finding[], say: Say): readonly string[] {
  const lines = [
    ...(error === undefined ? [] : [[error.code, say(error.text), '', '', '', '']]),
    ...findings.map((one) => [
      one.code,
      say(one.message),
      one.at?.field ?? one.path,
      one.expected ?? '',
      one.found ?? '',
      one.source,
    ]),
  ];
  return ADDED.map((_, index) => {
    const texts = lines.map((line) => line[index] ?? '');
    return texts.some(Boolean) ? texts.join(' | ') : '';
  });
}

/** The findings of a document by the row they are about; those of no row stand on its first. */
export function byRow({ row: first = 0, findings }: FailedRow): ReadonlyMap<number, readonly Finding[]> {
  const rows = new Map<number, Finding[]>();
  for (const one of findings.filter(({ severity }) => severity !== 'info')) {
    const row = one.at?.row ?? first;
    rows.set(row, [...(rows.get(row) ?? []), one]);
  }
  return rows;
}
