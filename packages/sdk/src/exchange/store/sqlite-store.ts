import { type Database, databaseError, type Statement } from '../sqlite.ts';
import { type Ask, type Dialect, inDialect, type Row, type Store, type Work } from './work.ts';

export const SQLITE: Dialect = {
  name: 'sqlite',
  words: {
    text: 'TEXT',
    bytes: 'BLOB',
    serial: 'INTEGER PRIMARY KEY AUTOINCREMENT',
    tx: 'INTEGER NOT NULL DEFAULT 0',
    each: 'json_each(?)',
    // One writer at a time: nothing can be locked by another.
    skipLocked: '',
    forUpdate: '',
    forUpdateOf: '',
    together: 'SELECT ?',
    alone: 'SELECT ?',
    settled: 'TRUE',
    asTx: 'CAST(? AS INTEGER)',
    notify: 'SELECT ?',
  },
};

interface Waiting {
  readonly work: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A store in one SQLite file. The writes of one turn of the event loop share one transaction, and each is acknowledged
 * only when it is on disk: many waiters share the price of one synchronisation (7 × the throughput at 100 a commit).
 */
export class SqliteStore implements Store {
  readonly dialect = SQLITE;
  readonly name: string;
  private readonly database: Database;
  private readonly clock: () => number;
  private readonly prepared = new Map<string, Statement>();
  private waiting: Waiting[] = [];

  constructor(database: Database, path: string, clock: () => number) {
    this.database = database;
    this.name = path;
    this.clock = clock;
  }

  now(): number {
    return this.clock();
  }

  write<T>(work: () => Work<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (this.waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  async read<T>(work: () => Work<T>): Promise<T> {
    try {
      return this.seen(work);
    } catch (cause) {
      throw databaseError(this.name, cause);
    }
  }

  /** Other processes on the file are not heard of; whoever waits looks again after a while. */
  async listen(): Promise<() => Promise<void>> {
    return async () => {};
  }

  /** Writes everything into the one file, so that whoever copies it has it whole. */
  async close(): Promise<void> {
    try {
      this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Another process reads at this moment; it, or the next one, does it.
    }
    this.prepared.clear();
    this.database.close();
  }

  private flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    const done: (() => void)[] = [];
    try {
      this.prepare('BEGIN IMMEDIATE').run();
      for (const one of batch) done.push(this.attempt(one));
      this.prepare('COMMIT').run();
    } catch (error) {
      this.rollBack();
      for (const { reject } of batch) reject(databaseError(this.name, error));
      return;
    }
    for (const tell of done) tell();
  }

  private rollBack(): void {
    try {
      this.database.exec('ROLLBACK');
    } catch {
      // Nothing was open: BEGIN itself failed.
    }
  }

  /** One waiter's failure must not undo its neighbours' work. */
  private attempt({ work, resolve, reject }: Waiting): () => void {
    this.prepare('SAVEPOINT one').run();
    try {
      const value = this.run(work());
      this.prepare('RELEASE one').run();
      return () => resolve(value);
    } catch (error) {
      this.database.exec('ROLLBACK TO one');
      this.database.exec('RELEASE one');
      return () => reject(databaseError(this.name, error));
    }
  }

  /** All of it at one moment, whatever other processes write meanwhile. */
  private seen<T>(work: () => Work<T>): T {
    this.prepare('BEGIN').run();
    try {
      const value = this.run(work());
      this.prepare('COMMIT').run();
      return value;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  private run<T>(work: Work<T>): T {
    for (let step = work.next(); ; ) {
      if (step.done === true) return step.value;
      step = work.next(step.value.asks.map((one) => this.answer(one)));
    }
  }

  private answer({ sql, values, rows }: Ask): readonly Row[] {
    if (rows === undefined) return this.prepare(sql).all(...values) as Row[];
    if (rows.length === 0) return [];
    const statement = this.prepare(sql.replace('{rows}', `(${(rows[0] ?? []).map(() => '?').join(', ')})`));
    const found: Row[] = [];
    for (const row of rows) for (const one of statement.all(...row)) found.push(one as Row);
    return found;
  }

  private prepare(sql: string): Statement {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(inDialect(sql, this.dialect));
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}
