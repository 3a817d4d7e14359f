/** Work on a database that does not know which database it is. @module */

/** A value that a database stores. */
export type SqlValue = string | number | bigint | null | Uint8Array;

export type Row = Readonly<Record<string, SqlValue>>;

/**
 * One statement with its values. `?` stands for a value, `{name}` for a word of the dialect; with `rows`, `{rows}`
 * stands for as many groups of values as there are rows.
 */
export interface Ask {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  readonly rows?: readonly (readonly SqlValue[])[];
}

/**
 * Statements that belong together, written once for both dialects: a generator that asks and is given rows. SQLite runs
 * it within one turn of the event loop, so that many share a commit; PostgreSQL runs it over a connection.
 */
export type Work<T> = Generator<Ask, T, readonly Row[]>;

/** The rows of one statement. */
export function* all<T = Row>(sql: string, ...values: SqlValue[]): Work<readonly T[]> {
  return (yield { sql, values }) as unknown as readonly T[];
}

/** The first row of one statement. */
export function* first<T = Row>(sql: string, ...values: SqlValue[]): Work<T | undefined> {
  const [row] = yield { sql, values };
  return row as T | undefined;
}

/** Inserts many rows with one statement: `INSERT INTO t (a, b) VALUES {rows}`. */
export function* insert(sql: string, rows: readonly (readonly SqlValue[])[]): Work<readonly Row[]> {
  return rows.length === 0 ? [] : yield { sql, values: [], rows };
}

/** Many values as one, for `FROM {each}`, which gives a column `value` with `value->>'name'`. */
export function each(rows: readonly object[]): string {
  const text = JSON.stringify(rows);
  // What somebody else has written must not make a statement fail: the databases know neither NUL nor half a letter.
  return UNSTORABLE.test(text)
    ? JSON.stringify(rows, (_, value) => (typeof value === 'string' ? wellFormed(value) : value))
    : text;
}

const UNSTORABLE = /\\u(0000|d[89a-f])/;

/** Text that every database stores: what it could not is replaced by U+FFFD. */
export const wellFormed = (text: string): string =>
  text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** Words in which the dialects differ. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  readonly words: Readonly<Record<DialectWord, string>>;
}

export type DialectWord =
  | 'text'
  | 'bytes'
  | 'serial'
  | 'tx'
  | 'each'
  | 'skipLocked'
  | 'forUpdate'
  | 'forUpdateOf'
  | 'settled'
  | 'asTx'
  | 'together'
  | 'alone'
  | 'notify';

/** A database with its dialect. */
export interface Store {
  readonly dialect: Dialect;
  /** What a person reads; holds no secret. */
  readonly name: string;
  /** The store's time, in milliseconds since 1970: that of the database where several machines share it. */
  now(): number;
  /** Runs a work in a transaction; resolves when it is durable. */
  write<T>(work: () => Work<T>): Promise<T>;
  read<T>(work: () => Work<T>): Promise<T>;
  /** Calls back when another process has written something of interest. Answers with the end of it. */
  listen(wake: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const WORD = /\{(\w+)\}/g;

/** The statement in the words of a dialect; `{rows}` is left for whoever knows how many there are. */
export function inDialect(sql: string, { words }: Dialect): string {
  return sql.replace(WORD, (whole, word: string) => words[word as DialectWord] ?? whole);
}
