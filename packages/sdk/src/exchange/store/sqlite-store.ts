import { type Database, databaseError, type Statement } from '../sqlite.ts';
import { LogSync } from './log-sync.ts';
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

/** So long, in milliseconds, and for so many is waited, where a caller says that others are about to write. */
const COMPANY_MS = 8;
const MOST_COMPANY = 8;
/** Rows that are put in by one statement. */
const FEW = 8;

interface Waiting {
  readonly work: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A store in one SQLite file. Writes that come while the disk is waited for share one transaction, and each is acknowledged
 * only when it is on disk: many waiters share the price of one synchronisation (7 × the throughput at 100 a commit). The
 * thread does not wait. What was read is told when all that it may come from is on disk, too.
 */
export class SqliteStore implements Store {
  readonly dialect = SQLITE;
  readonly name: string;
  private readonly database: Database;
  private readonly clock: () => number;
  private readonly prepared = new Map<string, Statement>();
  private readonly log: LogSync | undefined;
  private waiting: Waiting[] = [];
  /** When those who wait are written: at the end of this turn, or when nobody else has come for a while. */
  private soon: NodeJS.Immediate | undefined;
  private later: NodeJS.Timeout | undefined;
  /** The disk, as long as it is waited for. */
  private syncing: Promise<void> | undefined;
  /** Why the disk cannot be trusted any more: what it has of the last commits, nobody knows. */
  private broken: unknown;

  constructor(database: Database, path: string, clock: () => number) {
    this.database = database;
    this.log = LogSync.of(database);
    this.name = path;
    this.clock = clock;
  }

  now(): number {
    return this.clock();
  }

  write<T>(work: () => Work<T>, company: () => number = () => 1): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (this.waiting.length < Math.min(company(), MOST_COMPANY)) this.later ??= setTimeout(this.flush, COMPANY_MS);
      else this.soon ??= setImmediate(this.flush);
    });
  }

  async read<T>(work: () => Work<T>): Promise<T> {
    try {
      const value = this.seen(work);
      await this.syncing;
      if (this.broken !== undefined) throw this.broken;
      return value;
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
    while (this.waiting.length > 0 || this.syncing !== undefined) {
      this.flush();
      await this.syncing;
    }
    await this.log?.close();
    try {
      this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Another process reads at this moment; it, or the next one, does it.
    }
    this.prepared.clear();
    this.database.close();
  }

  private readonly flush = (): void => {
    clearImmediate(this.soon);
    clearTimeout(this.later);
    this.soon = this.later = undefined;
    // Who has come while the disk is waited for shares the next commit.
    if (this.syncing !== undefined || this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    const done: (() => void)[] = [];
    try {
      if (this.broken !== undefined) throw this.broken;
      this.prepare('BEGIN IMMEDIATE').run();
      for (const one of batch) done.push(this.attempt(one));
      this.prepare('COMMIT').run();
    } catch (error) {
      this.rollBack();
      for (const { reject } of batch) reject(databaseError(this.name, error));
      return;
    }
    const { log } = this;
    if (log === undefined) for (const tell of done) tell();
    else this.syncing = this.settle(log, batch, done);
  };

  /** Tells those who wait when the disk has it, and goes on with those who have come meanwhile. */
  private async settle(log: LogSync, batch: readonly Waiting[], done: readonly (() => void)[]): Promise<void> {
    try {
      await log.sync();
      for (const tell of done) tell();
    } catch (error) {
      this.broken = error;
      for (const { reject } of batch) reject(databaseError(this.name, error));
    }
    this.syncing = undefined;
    if (this.later === undefined) this.flush();
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
    const group = `(${(rows[0] ?? []).map(() => '?').join(', ')})`;
    // A few together cost less than one after the other; a statement for every number of many would be many statements.
    if (rows.length <= FEW)
      return this.prepare(sql.replace('{rows}', rows.map(() => group).join(', '))).all(...rows.flat()) as Row[];
    const statement = this.prepare(sql.replace('{rows}', group));
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
