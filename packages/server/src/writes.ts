import type { Database, Statement } from '@kouan/sdk';

/**
 * The transactions of a database. In a file, those of one turn of the event loop share a commit: each costs the disk as
 * much as all of them together. Whoever answers waits until it is there.
 */
export class Writes {
  private readonly database: Database;
  private readonly grouped: boolean;
  private readonly undone: () => void;
  private readonly statements = new Map<string, Statement>();
  private group: { readonly done: Promise<void>; readonly end: (error?: unknown) => void } | undefined;

  /** @param undone runs when a commit has failed, and everything in it is undone */
  constructor(database: Database, grouped: boolean, undone: () => void) {
    this.database = database;
    this.grouped = grouped;
    this.undone = undone;
  }

  /** Does all of a work or nothing of it. */
  run(work: () => void): void {
    if (this.grouped && this.group === undefined) this.begin();
    const [begin, commit, undo] = this.grouped ? PART : WHOLE;
    this.prepared(begin).run();
    try {
      work();
      this.prepared(commit).run();
    } catch (error) {
      this.database.exec(undo);
      throw error;
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
      this.database.exec('ROLLBACK');
      this.undone();
      group.end(error);
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
