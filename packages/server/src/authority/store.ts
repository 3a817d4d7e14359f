import type { Database } from '@kouan/sdk';
import type { Writes } from '../writes.ts';

/** A message that a desk has taken in. */
export interface Taken {
  /** Place among all that were taken in; counts from 1. */
  readonly position: number;
  readonly desk: string;
  readonly key: string;
  readonly contentSha256: string;
  /** References of the documents in it, by their type: `ecommerce-order:A-1`. */
  readonly references: readonly string[];
  readonly acceptedAt: number;
  /** Course of each document, and when its last receipt is due. */
  readonly course: string;
  readonly closesAt: number;
}

/** A receipt that falls due at an instant of the server's clock. */
export interface DeskDue {
  /** Counted for each desk, once it has fallen due; also the cursor. 0 for one that is lost. */
  readonly sequence: number;
  readonly desk: string;
  readonly position: number;
  readonly dueAt: number;
  readonly reference: string;
  readonly body: string;
  readonly summary: DeskSummary;
}

/** A receipt in a few words. */
export interface DeskSummary {
  readonly state: string;
  readonly code: string;
  readonly note: string;
  readonly number?: string;
  readonly lost?: true;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS desk_messages (
  position INTEGER PRIMARY KEY, desk TEXT NOT NULL, key TEXT NOT NULL, content_sha256 TEXT NOT NULL,
  accepted_at REAL NOT NULL, course TEXT NOT NULL, closes_at REAL NOT NULL, content BLOB NOT NULL, answer TEXT NOT NULL,
  UNIQUE (desk, key)
);
CREATE TABLE IF NOT EXISTS desk_references (desk TEXT NOT NULL, reference TEXT NOT NULL, position INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS desk_references_by_name ON desk_references (desk, reference);
CREATE INDEX IF NOT EXISTS desk_references_by_message ON desk_references (position);
CREATE TABLE IF NOT EXISTS desk_due (
  id INTEGER PRIMARY KEY AUTOINCREMENT, desk TEXT NOT NULL, position INTEGER NOT NULL, due_at REAL NOT NULL,
  reference TEXT NOT NULL, body TEXT NOT NULL, summary TEXT NOT NULL, sequence INTEGER
);
CREATE INDEX IF NOT EXISTS desk_due_by_time ON desk_due (sequence, due_at);
CREATE INDEX IF NOT EXISTS desk_due_by_desk ON desk_due (desk, sequence);
CREATE INDEX IF NOT EXISTS desk_due_by_message ON desk_due (position);
CREATE TABLE IF NOT EXISTS desk_papers (kind TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, name));
`;

type Statement = ReturnType<Database['prepare']>;
type Row = Readonly<Record<string, string | number | Uint8Array>>;

/** What the desks of the authority keep: beside the declarations, in memory or in the file of the server. */
export class DeskStore {
  private readonly database: Database;
  readonly writes: Writes;
  private readonly prepared = new Map<string, Statement>();

  constructor({ database, writes }: { readonly database: Database; readonly writes: Writes }) {
    this.database = database;
    this.writes = writes;
    database.exec(SCHEMA);
  }

  /** The answer given to a key before, with the digest of what it was given for, and when. */
  answered(
    desk: string,
    key: string,
  ): { contentSha256: string; answer: string; at: number; position: number } | undefined {
    const row = this.one(
      'SELECT content_sha256, answer, accepted_at, position FROM desk_messages WHERE desk = ? AND key = ?',
      desk,
      key,
    );
    if (row === undefined) return undefined;
    const { content_sha256, answer, accepted_at, position } = row;
    return {
      contentSha256: String(content_sha256),
      answer: String(answer),
      at: Number(accepted_at),
      position: Number(position),
    };
  }

  /** Place that the next message will have. */
  get next(): number {
    return Number(this.one('SELECT COALESCE(MAX(position), 0) + 1 AS next FROM desk_messages')?.['next'] ?? 1);
  }

  /** @param also what is written with it, or not at all */
  accept(
    one: Omit<Taken, 'position'>,
    content: Uint8Array,
    answer: string,
    due: readonly Omit<DeskDue, 'sequence' | 'position'>[],
    also: () => void,
  ): void {
    this.within(() => {
      const position = this.next;
      this.prepare('INSERT INTO desk_messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        position,
        one.desk,
        one.key,
        one.contentSha256,
        one.acceptedAt,
        one.course,
        one.closesAt,
        content,
        answer,
      );
      const name = this.prepare('INSERT INTO desk_references VALUES (?, ?, ?)');
      for (const reference of one.references) name.run(one.desk, reference, position);
      for (const each of due) this.add({ ...each, position });
      also();
    });
  }

  /** A receipt that was not foreseen. */
  add({ desk, position, dueAt, reference, body, summary }: Omit<DeskDue, 'sequence'>): void {
    this.prepare(
      'INSERT INTO desk_due (desk, position, due_at, reference, body, summary) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(desk, position, dueAt, reference, body, JSON.stringify(summary));
  }

  /** Messages that a reference came in, oldest first. */
  of(desk: string, reference: string): readonly Taken[] {
    return this.all(
      `SELECT m.position, m.desk, m.key, m.content_sha256, m.accepted_at, m.course, m.closes_at FROM desk_messages AS m
       JOIN desk_references AS r ON r.position = m.position WHERE r.desk = ? AND r.reference = ? ORDER BY m.position`,
      desk,
      reference,
    ).map((row) => this.takenOf(row));
  }

  /** A page of what a desk has taken in. */
  page(desk: string, after: number, limit: number): readonly Taken[] {
    return this.all(
      'SELECT position, desk, key, content_sha256, accepted_at, course, closes_at FROM desk_messages WHERE desk = ? AND position > ? ORDER BY position LIMIT ?',
      desk,
      after,
      limit,
    ).map((row) => this.takenOf(row));
  }

  contentOf(position: number): Uint8Array | undefined {
    return this.one('SELECT content FROM desk_messages WHERE position = ?', position)?.['content'] as
      | Uint8Array
      | undefined;
  }

  /** Receipts of a desk after a cursor that have fallen due. */
  receipts(desk: string, after: number, limit: number): readonly DeskDue[] {
    return this.all(
      `${DUE} WHERE desk = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
      desk,
      Math.max(0, after),
      limit,
    ).map(dueOf);
  }

  /** Receipts of one message that have fallen due, oldest first. */
  receiptsOf(position: number): readonly DeskDue[] {
    return this.all(`${DUE} WHERE position = ? AND sequence > 0 ORDER BY sequence`, position).map(dueOf);
  }

  /** Sequence of the newest receipt of a desk. */
  newest(desk: string): number {
    return Number(this.one('SELECT COALESCE(MAX(sequence), 0) AS n FROM desk_due WHERE desk = ?', desk)?.['n'] ?? 0);
  }

  nextDue(): number | undefined {
    const at = this.one('SELECT MIN(due_at) AS at FROM desk_due WHERE sequence IS NULL')?.['at'];
    return typeof at === 'number' ? at : undefined;
  }

  /** Lets everything fall due that is due by an instant, in order. */
  release(now: number): readonly DeskDue[] {
    const rows = this.all(
      `SELECT id, desk, position, due_at, reference, body, summary, 0 AS sequence FROM desk_due WHERE sequence IS NULL AND due_at <= ? ORDER BY due_at, id`,
      now,
    );
    if (rows.length === 0) return [];
    const last = new Map<string, number>();
    const released = rows.map((row) => {
      const due = dueOf(row);
      if (due.summary.lost === true) return { id: Number(row['id']), due };
      const sequence = (last.get(due.desk) ?? this.newest(due.desk)) + 1;
      last.set(due.desk, sequence);
      return { id: Number(row['id']), due: { ...due, sequence } };
    });
    this.within(() => {
      const update = this.prepare('UPDATE desk_due SET sequence = ? WHERE id = ?');
      for (const { id, due } of released) update.run(due.sequence, id);
    });
    return released.map(({ due }) => due);
  }

  /** A paper by its name, as JSON; kept until it is written again. */
  paper<T>(kind: string, name: string): T | undefined {
    const body = this.one('SELECT body FROM desk_papers WHERE kind = ? AND name = ?', kind, name)?.['body'];
    return body === undefined ? undefined : (JSON.parse(String(body)) as T);
  }

  putPaper(kind: string, name: string, paper: unknown): void {
    this.prepare('INSERT OR REPLACE INTO desk_papers VALUES (?, ?, ?)').run(kind, name, JSON.stringify(paper));
  }

  papers<T>(kind: string, after: string, limit: number): readonly T[] {
    return this.all(
      'SELECT body FROM desk_papers WHERE kind = ? AND name > ? ORDER BY name LIMIT ?',
      kind,
      after,
      limit,
    ).map(({ body }) => JSON.parse(String(body)) as T);
  }

  private takenOf(row: Row): Taken {
    const position = Number(row['position']);
    const references = this.all('SELECT reference FROM desk_references WHERE position = ? ORDER BY rowid', position);
    return {
      position,
      desk: String(row['desk']),
      key: String(row['key']),
      contentSha256: String(row['content_sha256']),
      references: references.map(({ reference }) => String(reference)),
      acceptedAt: Number(row['accepted_at']),
      course: String(row['course']),
      closesAt: Number(row['closes_at']),
    };
  }

  /** All of a work or nothing of it. */
  within(work: () => void): void {
    this.writes.run(work);
  }

  /** Each statement is prepared once. */
  private prepare(sql: string): Statement {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }

  private one(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.prepare(sql).get(...values) as Row | undefined;
  }

  private all(sql: string, ...values: (string | number)[]): readonly Row[] {
    return this.prepare(sql).all(...values) as unknown as Row[];
  }
}

const DUE = 'SELECT desk, position, due_at, reference, body, summary, sequence FROM desk_due';

const dueOf = (row: Row): DeskDue => ({
  sequence: Number(row['sequence']),
  desk: String(row['desk']),
  position: Number(row['position']),
  dueAt: Number(row['due_at']),
  reference: String(row['reference']),
  body: String(row['body']),
  summary: JSON.parse(String(row['summary'])) as DeskSummary,
});
