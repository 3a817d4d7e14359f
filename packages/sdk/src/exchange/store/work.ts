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

/** Statements of which none needs what another answers: a server is sent them at once. */
export interface Asks {
  readonly asks: readonly Ask[];
  /** Nothing comes after them: the end of the transaction is sent along. */
  readonly last?: boolean;
}

/**
 * Statements that belong together, written once for both dialects: a generator that asks and is given rows. SQLite runs
 * it within one turn of the event loop, so that many share a commit; PostgreSQL runs it over a connection, one round trip
 * for what is asked at once.
 */
export type Work<T> = Generator<Asks, T, readonly (readonly Row[])[]>;

export const ask = (sql: string, ...values: SqlValue[]): Ask => ({ sql, values });

/** Inserts many rows with one statement: `INSERT INTO t (a, b) VALUES {rows}`; none without rows. */
export const insertion = (sql: string, rows: readonly (readonly SqlValue[])[]): Ask => ({ sql, values: [], rows });

/** The rows of each of several statements that do not need each other. */
export function* several(asks: readonly Ask[]): Work<readonly (readonly Row[])[]> {
  return asks.length === 0 ? [] : yield { asks };
}

/** The same at the end of a transaction: nothing may be asked after it, and nothing that goes wrong then undoes it. */
export function* finish(asks: readonly Ask[]): Work<readonly (readonly Row[])[]> {
  return yield { asks, last: true };
}

/** The rows of one statement. */
export function* all<T = Row>(sql: string, ...values: SqlValue[]): Work<readonly T[]> {
  const [rows = []] = yield { asks: [ask(sql, ...values)] };
  return rows as unknown as readonly T[];
}

/** The first row of one statement. */
export function* first<T = Row>(sql: string, ...values: SqlValue[]): Work<T | undefined> {
  const [row] = yield* all<T>(sql, ...values);
  return row;
}

/** The rows that a statement for many rows answers with; see {@link insertion}. */
export function* insert(sql: string, rows: readonly (readonly SqlValue[])[]): Work<readonly Row[]> {
  if (rows.length === 0) return [];
  const [answer = []] = yield { asks: [insertion(sql, rows)] };
  return answer;
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
  /**
   * Calls back when another process has written something of interest to a target; with nothing where it may be
   * anything. Answers with the end of it.
   */
  listen(wake: (target: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const WORD = /\{(\w+)\}/g;

/** The statement in the words of a dialect; `{rows}` is left for whoever knows how many there are. */
export function inDialect(sql: string, { words }: Dialect): string {
  return sql.replace(WORD, (whole, word: string) => words[word as DialectWord] ?? whole);
}
