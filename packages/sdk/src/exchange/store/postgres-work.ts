import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { type Ask, type Dialect, inDialect, type Row, type SqlValue, type Work, wellFormed } from './work.ts';

/** Works over one connection to PostgreSQL: its words, its transactions, and how many rows are sent at once. @module */

export const POSTGRES: Dialect = {
  name: 'postgres',
  words: {
    // Keys and times are compared byte by byte; a locale would be slower, and wrong.
    text: 'TEXT COLLATE "C"',
    bytes: 'BYTEA',
    serial: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
    tx: 'XID8 NOT NULL DEFAULT pg_current_xact_id()',
    each: 'jsonb_array_elements(?::jsonb) AS each_value(value)',
    skipLocked: 'FOR UPDATE SKIP LOCKED',
    forUpdate: 'FOR UPDATE',
    forUpdateOf: 'FOR UPDATE OF submissions',
    // Rows of a transaction that began before an unfinished one: nothing can still come in before them.
    asTx: 'CAST(CAST(? AS TEXT) AS XID8)',
    settled: 'tx < pg_snapshot_xmin(pg_current_snapshot())',
    together: "SELECT pg_advisory_xact_lock_shared(hashtextextended(current_schema() || ' ' || ?, 0))",
    alone: "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || ?, 0))",
    notify: "SELECT pg_notify('kouan', ?)",
  },
};

/** How a transaction begins; a reader sees everything at one moment, and nobody has to hear that it is done. */
export const WRITING = { begin: 'BEGIN', told: true };
export const READING = { begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ', told: false };

/** Runs a work; its transaction begins with the first that it asks, and ends with the last where that is known. */
export async function run<T>(client: PoolClient, work: Work<T>, { begin: how, told }: typeof WRITING): Promise<T> {
  let step = work.next();
  let begin = [how];
  let ended = false;
  while (step.done !== true) {
    const { asks, last = false } = step.value;
    if (ended) throw new Error('a work asked after its end');
    ended = last;
    // After a failure the rest is refused, and a commit undoes: sending it all at once is safe.
    const sent = [
      ...begin.map((text) => client.query(text).then(() => [])),
      ...asks.map((one) => query(client, one)),
      ...(last ? [client.query('COMMIT').then(() => [])] : []),
    ];
    const got = await answers(sent);
    step = work.next(got.slice(begin.length, begin.length + asks.length));
    begin = [];
  }
  if (ended || begin.length > 0) return step.value;
  const committed = client.query('COMMIT');
  if (told) await committed;
  else committed.catch(() => {});
  return step.value;
}

/** All of them, or the first error, when none is under way any more. */
async function answers<T>(sent: readonly Promise<T>[]): Promise<readonly T[]> {
  const ends = await Promise.allSettled(sent);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

async function query(client: PoolClient, { sql, values, rows }: Ask): Promise<readonly Row[]> {
  if (rows === undefined) return one(client, sql, values, 0);
  const found = await answers(portions(rows).map((some) => one(client, sql, some.flat(), some.length)));
  return found.flat();
}

async function one(
  client: PoolClient,
  sql: string,
  values: readonly SqlValue[],
  rows: number,
): Promise<readonly Row[]> {
  const width = rows === 0 ? 0 : values.length / rows;
  return (await client.query({ ...statementOf(sql, rows, width), values: values.map(parameterOf) })).rows as Row[];
}

/** Sizes for which a statement is prepared; whatever number of rows there are is made up of them. */
const PORTIONS = [100, 20, 5, 1];

function portions<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const found: (readonly T[])[] = [];
  let from = 0;
  for (const size of PORTIONS)
    for (; rows.length - from >= size; from += size) found.push(rows.slice(from, from + size));
  return found;
}

/** A view of a larger buffer would be sent whole, and PostgreSQL has no text with a NUL in it. */
const parameterOf = (value: SqlValue): unknown =>
  value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : typeof value === 'string' && value.includes('\0')
      ? wellFormed(value)
      : value;

interface Written {
  readonly text: string;
  /** Prepared once on each connection. */
  readonly name: string;
}

const written = new Map<string, Written>();

function statementOf(sql: string, rows: number, width: number): Written {
  const key = `${rows} ${sql}`;
  let known = written.get(key);
  if (known === undefined) {
    const group = `(${Array.from({ length: width }, () => '?').join(', ')})`;
    const groups = Array.from({ length: rows }, () => group).join(', ');
    const text = numbered(inDialect(sql, POSTGRES).replace('{rows}', groups));
    known = { text, name: createHash('sha256').update(text).digest('hex').slice(0, 24) };
    written.set(key, known);
  }
  return known;
}

function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => `$${++count}`);
}
