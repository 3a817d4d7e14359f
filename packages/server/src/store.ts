import { KouanError } from '@kouan/core';
import { type Database, databaseError, openDatabase } from '@kouan/sdk/sqlite';
import type { Course } from './course.ts';
import { type Coming, Plans, type ReceiptSummary } from './plans.ts';
import { Writes } from './writes.ts';

/** A declaration that the single window has taken in. */
export interface Accepted {
  readonly key: string;
  readonly contentSha256: string;
  readonly reference: string;
  readonly singleWindowNumber: string;
  readonly declarationNumber: string;
  readonly office: string;
  readonly direction: 'I' | 'E';
  readonly acceptedAt: number;
  /** Name of the scenario it takes, and when its last receipt is due. */
  readonly course: string;
  readonly closesAt: number;
  /** How many times it was accepted; more than once is what an idempotency key must prevent. */
  readonly acceptances: number;
}

/** A receipt that has fallen due. */
export interface Due extends Coming {
  /** Position in the order in which receipts are given; also the cursor. */
  readonly sequence: number;
}

/** What is kept of a declaration beside its face. */
export interface Taken {
  readonly content: Uint8Array;
  readonly answer: string;
  readonly course: Course;
  /** Time between two steps of the course, in milliseconds. */
  readonly stepMs: number;
  readonly transportDocument?: string;
}

/** Marks a file as a store (`KOUS`, kept in `application_id`): a journal, or anybody's database, is left as it is. */
const APPLICATION_ID = 0x4b4f5553;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS declarations (
  key TEXT PRIMARY KEY, content_sha256 TEXT NOT NULL, reference TEXT NOT NULL, single_window_number TEXT NOT NULL,
  declaration_number TEXT NOT NULL, office TEXT NOT NULL, direction TEXT NOT NULL, accepted_at REAL NOT NULL,
  course TEXT NOT NULL, closes_at REAL NOT NULL, content BLOB NOT NULL, answer TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS declarations_by_reference ON declarations (reference);
CREATE TABLE IF NOT EXISTS due (
  id INTEGER PRIMARY KEY AUTOINCREMENT, due_at REAL NOT NULL, reference TEXT NOT NULL, body TEXT NOT NULL, sequence INTEGER,
  summary TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS due_by_time ON due (sequence, due_at);
CREATE INDEX IF NOT EXISTS due_by_reference ON due (reference);
CREATE TABLE IF NOT EXISTS bills (transport_document TEXT NOT NULL, key TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS bills_by_number ON bills (transport_document);
`;

const SELECT = `SELECT rowid AS position, key, content_sha256, reference, single_window_number, declaration_number, office,
  direction, accepted_at, course, closes_at,
  (SELECT COUNT(*) FROM declarations AS other WHERE other.reference = declarations.reference) AS acceptances
  FROM declarations`;

/** Sequence of a receipt that is lost: no cursor comes before it. */
const LOST = 0;

/** What the single window keeps: in memory, or in a file that survives the server. */
export class Store {
  /** For rooms that keep things of their own beside the declarations: one file, one connection. */
  readonly database: Database;
  private readonly insertDeclaration;
  private readonly insertDue;
  private readonly byKey;
  private readonly ofReference;
  private readonly insertBill;
  private readonly plans: Plans;
  private total = 0;
  private released = 0;
  /** Every transaction of this file goes through it. */
  readonly writes: Writes;

  /** @throws KouanError `ERR_KOUAN_JOURNAL` when the file cannot be used */
  constructor(path: string) {
    this.database = openDatabase(path, (opened) => refuseOthers(opened, path));
    try {
      this.writes = new Writes(this.database, path, path !== ':memory:', () => this.countAll());
      this.database.exec(SCHEMA);
      this.database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      const columns = this.database.prepare('PRAGMA table_info(due)').all() as { name: string }[];
      // Files of the time before there was a log.
      if (!columns.some(({ name }) => name === 'summary'))
        this.database.exec("ALTER TABLE due ADD COLUMN summary TEXT NOT NULL DEFAULT '{}'");
      this.insertDeclaration = this.database.prepare(
        'INSERT INTO declarations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      );
      this.insertDue = this.database.prepare(
        'INSERT INTO due (due_at, reference, body, sequence, summary) VALUES (?, ?, ?, ?, ?)',
      );
      this.byKey = this.database.prepare('SELECT content_sha256, answer, accepted_at FROM declarations WHERE key = ?');
      this.ofReference = this.database.prepare(`${SELECT} WHERE reference = ? ORDER BY rowid`);
      this.insertBill = this.database.prepare('INSERT INTO bills VALUES (?, ?)');
      this.plans = new Plans(this.database);
      this.countAll();
    } catch (cause) {
      this.database.close();
      throw databaseError(path, cause);
    }
  }

  /** Number of declarations taken in. */
  get count(): number {
    return this.total;
  }

  /** Sequence of the newest receipt that has fallen due; no cursor is beyond it. */
  get newest(): number {
    return this.released;
  }

  /** The answer given to a key before, with the digest of what it was given for, and when. */
  answered(key: string): { readonly contentSha256: string; readonly answer: string; readonly at: number } | undefined {
    const row = this.byKey.get(key) as { content_sha256: string; answer: string; accepted_at: number } | undefined;
    if (row === undefined) return undefined;
    return { contentSha256: row.content_sha256, answer: row.answer, at: row.accepted_at };
  }

  /** Keeps a declaration with what was answered, and plans its course; answers with when its first receipt falls due. */
  accept(
    one: Omit<Accepted, 'acceptances'>,
    { content, answer, course, stepMs, transportDocument }: Taken,
  ): number | undefined {
    let dueAt: number | undefined;
    this.writes.run(() => {
      this.insertDeclaration.run(
        one.key,
        one.contentSha256,
        one.reference,
        one.singleWindowNumber,
        one.declarationNumber,
        one.office,
        one.direction,
        one.acceptedAt,
        one.course,
        one.closesAt,
        content,
        answer,
      );
      dueAt = this.plans.add(course, one.acceptedAt, stepMs);
      if (transportDocument !== undefined) this.insertBill.run(transportDocument, one.key);
    });
    this.total++;
    return dueAt;
  }

  /** Receipts after a cursor that have fallen due. Order is fixed when a receipt falls due, so a cursor never skips one. */
  receipts(after: number, limit: number): readonly Due[] {
    const rows = this.database
      .prepare(
        'SELECT sequence, due_at, reference, body, summary FROM due WHERE sequence > ? ORDER BY sequence LIMIT ?',
      )
      .all(Math.max(LOST, after), limit) as unknown as DueRow[];
    return rows.map(dueOf);
  }

  /** Receipts of what was taken in with a key that have fallen due, oldest first. */
  receiptsOf(key: string): readonly Due[] {
    const rows = this.database
      .prepare(
        `SELECT sequence, due_at, due.reference, body, summary FROM due JOIN declarations AS one ON one.reference = due.reference
         WHERE one.key = ? AND sequence > ${LOST} AND instr(body, one.single_window_number) > 0 ORDER BY sequence`,
      )
      .all(key) as unknown as DueRow[];
    return rows.map(dueOf);
  }

  /** Key of the newest declaration that names a transport document. */
  keyNaming(transportDocument: string): string | undefined {
    return (
      this.database
        .prepare('SELECT key FROM bills WHERE transport_document = ? ORDER BY rowid DESC LIMIT 1')
        .get(transportDocument) as { key: string } | undefined
    )?.key;
  }

  /** The reference that was taken in with a key. */
  referenceOf(key: string): string | undefined {
    return (
      this.database.prepare('SELECT reference FROM declarations WHERE key = ?').get(key) as
        | { reference: string }
        | undefined
    )?.reference;
  }

  /** The message that was taken in with a key. */
  contentOf(key: string): Uint8Array | undefined {
    return (
      this.database.prepare('SELECT content FROM declarations WHERE key = ?').get(key) as
        | { content: Uint8Array }
        | undefined
    )?.content;
  }

  /** Declarations of one reference, in the order they came. */
  declarations(reference: string): readonly Accepted[] {
    return (this.ofReference.all(reference) as Record<string, string | number>[]).map(acceptedOf);
  }

  /** A page of all declarations in the order they came, with how often each reference was accepted, and where to go on. */
  page(after: number, limit: number): readonly { readonly position: number; readonly accepted: Accepted }[] {
    return this.select('WHERE rowid > ? ORDER BY rowid LIMIT ?', after, limit);
  }

  /** The newest declaration of each reference, the newest first, from before a position on. */
  newestFirst(before: number, limit: number): readonly { readonly position: number; readonly accepted: Accepted }[] {
    return this.select(
      `WHERE rowid < ? AND NOT EXISTS (SELECT 1 FROM declarations AS later WHERE later.reference = declarations.reference
         AND later.rowid > declarations.rowid) ORDER BY rowid DESC LIMIT ?`,
      before,
      limit,
    );
  }

  /** Every receipt of a reference by when it is due: those that are still to come, and those that are lost, too. */
  allReceipts(reference: string): readonly (Due & { readonly state: 'given' | 'waiting' | 'lost' })[] {
    const rows = this.database
      .prepare('SELECT sequence, due_at, reference, body, summary FROM due WHERE reference = ? ORDER BY due_at, id')
      .all(reference) as unknown as DueRow[];
    const fallen = rows.map(dueOf).map((one) => ({ ...one, state: one.sequence === LOST ? 'lost' : 'given' }) as const);
    const waiting = this.plans.of(reference).map((one) => ({ ...one, sequence: LOST, state: 'waiting' }) as const);
    return [...fallen, ...waiting].sort((one, other) => one.dueAt - other.dueAt);
  }

  private select(where: string, ...values: (string | number)[]): { position: number; accepted: Accepted }[] {
    const rows = this.database.prepare(`${SELECT} ${where}`).all(...values) as Record<string, string | number>[];
    return rows.map((row) => ({ position: Number(row['position']), accepted: acceptedOf(row) }));
  }

  close(): void {
    this.writes.flush();
    this.database.close();
  }

  private countAll(): void {
    const number = (sql: string): number => Number((this.database.prepare(sql).get() as { n: number }).n);
    this.total = number('SELECT COUNT(*) AS n FROM declarations');
    this.released = number('SELECT COALESCE(MAX(sequence), 0) AS n FROM due');
  }

  /** When the next receipt falls due. */
  nextDue(): number | undefined {
    return this.plans.nextDue();
  }

  /** Lets everything fall due that is due by an instant, and says what that was; what is lost has sequence 0. */
  release(now: number): readonly Due[] {
    let released: readonly Due[] = [];
    let last = this.released;
    this.writes.run(() => {
      released = this.plans.take(now).map((one) => ({ ...one, sequence: one.summary.lost === true ? LOST : ++last }));
      for (const { dueAt, reference, body, sequence, summary } of released)
        this.insertDue.run(dueAt, reference, body, sequence, JSON.stringify(summary));
    });
    this.released = last;
    return released;
  }
}

const acceptedOf = (row: Record<string, string | number>): Accepted => ({
  key: String(row['key']),
  contentSha256: String(row['content_sha256']),
  reference: String(row['reference']),
  singleWindowNumber: String(row['single_window_number']),
  declarationNumber: String(row['declaration_number']),
  office: String(row['office']),
  direction: row['direction'] === 'E' ? 'E' : 'I',
  acceptedAt: Number(row['accepted_at']),
  course: String(row['course']),
  closesAt: Number(row['closes_at']),
  acceptances: Number(row['acceptances']),
});

interface DueRow {
  readonly sequence: number;
  readonly due_at: number;
  readonly reference: string;
  readonly body: string;
  readonly summary: string;
}

const dueOf = (row: DueRow): Due => ({
  sequence: Number(row.sequence),
  dueAt: row.due_at,
  reference: row.reference,
  body: row.body,
  summary: JSON.parse(row.summary) as ReceiptSummary,
});

function refuseOthers(database: Database, path: string): void {
  const number = (sql: string): number => Number(Object.values(database.prepare(sql).get() as object)[0]);
  const mark = number('PRAGMA application_id');
  const isNew = mark === 0 && number('SELECT COUNT(*) FROM sqlite_schema') === 0;
  if (isNew || mark === APPLICATION_ID) return;
  throw new KouanError(
    'ERR_KOUAN_JOURNAL',
    { en: `${path} is a database, but no store of a server.`, zh: `${path} 是数据库，但不是服务的数据文件。` },
    { hint: { en: 'Name a file of its own.', zh: '请指定单独的文件。' } },
  );
}
