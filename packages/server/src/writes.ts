import { type Database, databaseError, type Statement } from '@kouan/sdk/sqlite';

/**
 * The transactions of a database. In a file, those of one turn of the event loop share a commit: each costs the disk as
 * much as all of them together. Whoever answers waits until it is there.
 */
export class Writes {
  private readonly database: Database;
  private readonly name: string;
  private readonly grouped: boolean;
  private readonly undone: () => void;
  private readonly statements = new Map<string, Statement>();
  private group: { readonly done: Promise<void>; readonly end: (error?: unknown) => void } | undefined;

  /**
   * @param name of the file, for errors
   * @param undone runs when a commit has failed, and everything in it is undone
   */
  constructor(database: Database, name: string, grouped: boolean, undone: () => void) {
    this.database = database;
    this.name = name;
    this.grouped = grouped;
    this.undone = undone;
  }

  /**
   * Does all of a work or nothing of it.
   *
   * @throws KouanError `ERR_KOUAN_JOURNAL` when the disk is full, or gone
   */
  run(work: () => void): void {
    const [begin, commit, undo] = this.grouped ? PART : WHOLE;
    try {
      if (this.grouped && this.group === undefined) this.begin();
      this.prepared(begin).run();
      work();
      this.prepared(commit).run();
    } catch (error) {
      this.takeBack(undo);
      throw isOfSqlite(error) ? databaseError(this.name, error) : error;
    }
  }

  /** Resolves when everything so far is on the disk; nothing when it is. */
  settled(): Promise<void> | undefined {
    return this.group?.done;
  }

  /** Commits at once. */
  flush(): void {
    const { group } = this;
    if (group === undefined) return;
    this.group = undefined;
    try {
      this.database.exec('COMMIT');
      group.end();
    } catch (error) {
      this.takeBack('ROLLBACK');
      this.undone();
      group.end(databaseError(this.name, error));
    }
  }

  private takeBack(undo: string): void {
    try {
      this.database.exec(undo);
    } catch {
      // Nothing is open: it did not begin, or SQLite has undone all of it itself, as it does when a disk is full.
    }
  }

  /** A document begins and ends a part: its words are read once. */
  private prepared(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  private begin(): void {
    this.database.exec('BEGIN IMMEDIATE');
    let end: (error?: unknown) => void = () => {};
    const done = new Promise<void>((resolve, reject) => {
      end = (error) => (error === undefined ? resolve() : reject(error));
    });
    // Whoever waits hears of it; nobody may wait.
    done.catch(() => {});
    this.group = { done, end };
    setImmediate(() => this.flush());
  }
}

/** How a transaction begins and ends, and how it is undone: one of its own, and a part of one. */
const WHOLE = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'] as const;
const PART = ['SAVEPOINT one', 'RELEASE one', 'ROLLBACK TO one; RELEASE one'] as const;

const isOfSqlite = (error: unknown): boolean => typeof (error as { errcode?: unknown }).errcode === 'number';
