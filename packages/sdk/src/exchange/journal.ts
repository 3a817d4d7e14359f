import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { KouanError } from '@kouan/core';
import type { Receipt } from '../documents/receipt.ts';
import { GroupCommit } from './group-commit.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { type Database, openDatabase, type Statement } from './sqlite.ts';
import type { RawReceipt } from './transport.ts';

/**
 * Where a submission stands. `sending` is written before the first byte leaves, so after a kill it means: perhaps sent.
 * From `accepted` on the state is that of the newest receipt.
 */
export type SubmissionState = 'planned' | 'sending' | 'sent' | 'refused' | Receipt['state'];

/** States from which a submission still has to be sent. */
export const UNSENT: readonly SubmissionState[] = ['planned', 'sending'];

/** One document on its way to one endpoint. */
export interface Submission {
  readonly bytes: Uint8Array;
  readonly clientReference: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly source?: { readonly file: string; readonly row?: number };
}

/** A submission as the journal knows it. */
export interface JournalEntry {
  readonly key: string;
  readonly target: string;
  readonly clientReference: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly state: SubmissionState;
  readonly attempts: number;
  readonly errorCode?: string;
  readonly errorText?: string;
  readonly singleWindowNumber?: string;
  readonly declarationNumber?: string;
  readonly sourceFile?: string;
  readonly sourceRow?: number;
  readonly changedAt: string;
}

/** A receipt as the journal keeps it. */
export interface JournalReceipt {
  readonly id: string;
  readonly key?: string;
  readonly clientReference?: string;
  readonly state: Receipt['state'];
  readonly channel?: string;
  readonly noticedAt?: string;
  readonly note?: string;
  readonly receivedAt: string;
}

/** What the journal decided about one submission before it is sent. */
export type Decision =
  | { readonly send: true; readonly key: string; readonly attempt: number }
  | { readonly send: false; readonly key: string; readonly state: SubmissionState };

/** The clock comes in from the edge. */
export interface JournalOptions {
  readonly now?: () => Date;
}

/** Milliseconds after which a run that no longer renews its lease counts as dead. */
const LEASE_MS = 10_000;

/** The idempotency key: the same document to the same endpoint has the same key, on any machine and at any time. */
export function idempotencyKey(target: string, submission: Pick<Submission, 'bytes' | 'clientReference'>): string {
  const hash = createHash('sha256');
  for (const part of [target, submission.clientReference]) hash.update(part).update('\0');
  return hash.update(submission.bytes).digest('hex');
}

/**
 * Submissions, attempts and receipts in one SQLite file.
 *
 * @throws KouanError `ERR_KOUAN_JOURNAL` when the file is not a journal or of a newer version.
 */
export function openJournal(path: string, options: JournalOptions = {}): Journal {
  return new Journal(openDatabase(path), path, options.now ?? (() => new Date()));
}

export class Journal {
  private readonly database: Database;
  private readonly commits: GroupCommit;
  private readonly now: () => Date;
  private readonly prepared = new Map<string, Statement>();

  constructor(database: Database, path: string, now: () => Date) {
    this.database = database;
    this.now = now;
    this.commits = new GroupCommit(database);
    const { user_version: version } = this.sql('PRAGMA user_version').get() as { user_version: number };
    if (version > SCHEMA_VERSION) {
      database.close();
      throw new KouanError(
        'ERR_KOUAN_JOURNAL',
        { en: `The journal ${path} is of version ${version}.`, zh: `日志 ${path} 的版本为 ${version}。` },
        {
          hint: {
            en: `This kouan reads up to ${SCHEMA_VERSION}; update it.`,
            zh: `本版本最高支持 ${SCHEMA_VERSION}，请升级。`,
          },
        },
      );
    }
    database.exec(SCHEMA);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  }

  /**
   * Writes, before anything is sent, that this document is about to be sent. What was sent already is not sent again.
   *
   * @throws KouanError `ERR_KOUAN_CONFLICT` when the same reference was used for another content: sending it would make
   * the receipts of two declarations indistinguishable.
   */
  begin(target: string, submission: Submission): Promise<Decision> {
    const key = idempotencyKey(target, submission);
    return this.commits.write((): Decision => {
      const now = this.stamp();
      const known = this.sql('SELECT key, state FROM submissions WHERE target = ? AND client_reference = ?').get(
        target,
        submission.clientReference,
      ) as { key: string; state: SubmissionState } | undefined;
      if (known !== undefined && known.key !== key) throw conflict(submission.clientReference);
      if (known !== undefined && !UNSENT.includes(known.state)) return { send: false, key, state: known.state };
      if (known === undefined) this.insert(key, target, submission, now);
      return { send: true, key, attempt: this.startAttempt(key, now) };
    });
  }

  /** The endpoint has taken the message over. Its immediate receipts come with it, in one transaction. */
  sent(key: string, attempt: number, receipts: readonly ReadReceipt[]): Promise<void> {
    return this.commits.write(() => {
      this.endAttempt(key, attempt, 'sent');
      this.sql(
        'UPDATE submissions SET state = ?, error_code = NULL, error_text = NULL, changed_at = ? WHERE key = ?',
      ).run('sent', this.stamp(), key);
      const target = this.targetOf(key);
      for (const receipt of receipts) this.store(target, receipt, key);
    });
  }

  /** The attempt failed. With `final` it is not tried again; otherwise it stays to be sent with the same key. */
  failed(key: string, attempt: number, error: { code: string; text: string }, final: boolean): Promise<void> {
    return this.commits.write(() => {
      this.endAttempt(key, attempt, error.code);
      this.sql('UPDATE submissions SET state = ?, error_code = ?, error_text = ?, changed_at = ? WHERE key = ?').run(
        final ? 'refused' : 'sending',
        error.code,
        error.text,
        this.stamp(),
        key,
      );
    });
  }

  /** Receipts and the cursor behind them, in one transaction. Tells how many were new. */
  receive(
    target: string,
    receipts: readonly ReadReceipt[],
    cursor: string,
  ): Promise<{ stored: number; unmatched: number }> {
    return this.commits.write(() => {
      let stored = 0;
      let unmatched = 0;
      for (const receipt of receipts) {
        const key = this.match(target, receipt.receipts);
        if (!this.store(target, receipt, key)) continue;
        stored++;
        if (key === undefined) unmatched++;
      }
      this.sql(
        'INSERT INTO cursors (target, cursor) VALUES (?, ?) ON CONFLICT (target) DO UPDATE SET cursor = excluded.cursor',
      ).run(target, cursor);
      return { stored, unmatched };
    });
  }

  cursor(target: string): string {
    const row = this.sql('SELECT cursor FROM cursors WHERE target = ?').get(target) as { cursor: string } | undefined;
    return row?.cursor ?? '';
  }

  /** What a killed run left: sent perhaps, or not at all. One after the other, with their bytes. */
  *unfinished(target: string): Generator<Submission> {
    const keys = this.sql(
      `SELECT key FROM submissions WHERE target = ? AND state IN ('planned', 'sending') ORDER BY rowid`,
    ).all(target) as { key: string }[];
    for (const { key } of keys) {
      const row = this.sql(
        'SELECT content, client_reference, media_type, file_name FROM submissions WHERE key = ?',
      ).get(key) as Row;
      yield {
        bytes: row['content'] as Uint8Array,
        clientReference: row['client_reference'] as string,
        mediaType: row['media_type'] as string,
        fileName: row['file_name'] as string,
      };
    }
  }

  /** How many submissions are in each state, over one target or all. */
  counts(target?: string): Record<string, number> {
    const where = target === undefined ? '' : 'WHERE target = ?';
    const rows = this.sql(`SELECT state, COUNT(*) AS n FROM submissions ${where} GROUP BY state ORDER BY state`).all(
      ...(target === undefined ? [] : [target]),
    ) as { state: string; n: number }[];
    return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
  }

  /** Submissions that wait for a final receipt. */
  open(target: string): number {
    const row = this.sql(
      `SELECT COUNT(*) AS n FROM submissions WHERE target = ? AND state NOT IN (${FINAL.map(() => '?').join(', ')})`,
    ).get(target, ...FINAL) as { n: number };
    return Number(row.n);
  }

  *entries(): Generator<JournalEntry> {
    const columns =
      'key, target, client_reference, file_name, media_type, state, attempts, error_code, error_text, single_window_number, declaration_number, source_file, source_row, changed_at';
    for (const row of this.sql(`SELECT ${columns} FROM submissions ORDER BY rowid`).iterate())
      yield camel(row as Row) as unknown as JournalEntry;
  }

  *receipts(): Generator<JournalReceipt> {
    const query = `SELECT r.id, r.key, s.client_reference, r.state, r.channel, r.noticed_at, r.note, r.received_at
      FROM receipts r LEFT JOIN submissions s ON s.key = r.key ORDER BY r.rowid`;
    for (const row of this.sql(query).iterate()) yield camel(row as Row) as unknown as JournalReceipt;
  }

  /**
   * Takes the target for this process, so that two runs on one journal do not send the same row twice.
   *
   * @throws KouanError `ERR_KOUAN_CONFLICT` when a living run holds it.
   */
  async acquire(target: string): Promise<() => Promise<void>> {
    await this.commits.write(() => this.takeLease(target));
    const renew = setInterval(
      () => void this.commits.write(() => this.takeLease(target)).catch(() => {}),
      LEASE_MS / 4,
    );
    renew.unref();
    return async () => {
      clearInterval(renew);
      await this.commits.write(() =>
        this.sql('DELETE FROM runs WHERE target = ? AND host = ? AND pid = ?').run(target, hostname(), process.pid),
      );
    };
  }

  close(): void {
    this.prepared.clear();
    this.database.close();
  }

  private takeLease(target: string): void {
    const now = this.now();
    const held = this.sql('SELECT host, pid, lease_until FROM runs WHERE target = ?').get(target) as
      | { host: string; pid: number; lease_until: string }
      | undefined;
    const mine = held !== undefined && held.host === hostname() && Number(held.pid) === process.pid;
    if (held !== undefined && !mine && held.lease_until > now.toISOString() && isAlive(held.host, Number(held.pid))) {
      throw new KouanError(
        'ERR_KOUAN_CONFLICT',
        {
          en: `Process ${held.pid} on ${held.host} is submitting from this journal.`,
          zh: `${held.host} 上的进程 ${held.pid} 正在使用此日志报送。`,
        },
        { hint: { en: 'Wait until it ends, or stop it.', zh: '请等待其结束或将其停止。' } },
      );
    }
    this.sql(
      `INSERT INTO runs (target, host, pid, lease_until) VALUES (?, ?, ?, ?)
       ON CONFLICT (target) DO UPDATE SET host = excluded.host, pid = excluded.pid, lease_until = excluded.lease_until`,
    ).run(target, hostname(), process.pid, new Date(now.getTime() + LEASE_MS).toISOString());
  }

  private insert(key: string, target: string, submission: Submission, now: string): void {
    this.sql(
      `INSERT INTO submissions (key, target, client_reference, content_sha256, content, media_type, file_name, source_file, source_row, state, attempts, planned_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', 0, ?, ?)`,
    ).run(
      key,
      target,
      submission.clientReference,
      createHash('sha256').update(submission.bytes).digest('hex'),
      submission.bytes,
      submission.mediaType,
      submission.fileName,
      submission.source?.file ?? null,
      submission.source?.row ?? null,
      now,
      now,
    );
  }

  private startAttempt(key: string, now: string): number {
    const row = this.sql(
      `UPDATE submissions SET state = 'sending', attempts = attempts + 1, changed_at = ? WHERE key = ? RETURNING attempts`,
    ).get(now, key) as { attempts: number };
    this.sql('INSERT INTO attempts (key, number, started_at) VALUES (?, ?, ?)').run(key, row.attempts, now);
    return Number(row.attempts);
  }

  private endAttempt(key: string, attempt: number, outcome: string): void {
    this.sql('UPDATE attempts SET ended_at = ?, outcome = ? WHERE key = ? AND number = ?').run(
      this.stamp(),
      outcome,
      key,
      attempt,
    );
  }

  private targetOf(key: string): string {
    return (this.sql('SELECT target FROM submissions WHERE key = ?').get(key) as { target: string }).target;
  }

  private match(target: string, receipts: readonly Receipt[]): string | undefined {
    for (const { clientReference, singleWindowNumber } of receipts) {
      const byReference =
        clientReference === undefined
          ? undefined
          : this.sql('SELECT key FROM submissions WHERE target = ? AND client_reference = ?').get(
              target,
              clientReference,
            );
      const byNumber =
        singleWindowNumber === undefined
          ? undefined
          : this.sql('SELECT key FROM submissions WHERE target = ? AND single_window_number = ?').get(
              target,
              singleWindowNumber,
            );
      const found = (byReference ?? byNumber) as { key: string } | undefined;
      if (found !== undefined) return found.key;
    }
    return undefined;
  }

  /** False when the receipt was there already. */
  private store(target: string, { raw, receipts }: ReadReceipt, key: string | undefined): boolean {
    const newest = receipts[receipts.length - 1];
    const { changes } = this.sql(
      `INSERT INTO receipts (target, id, key, state, channel, noticed_at, note, content, media_type, received_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (target, id) DO NOTHING`,
    ).run(
      target,
      raw.id,
      key ?? null,
      newest?.state ?? 'unknown',
      newest?.channel ?? null,
      newest?.noticedAt ?? null,
      newest?.note ?? null,
      raw.bytes,
      raw.mediaType,
      this.stamp(),
    );
    if (Number(changes) === 0) return false;
    if (key !== undefined) for (const receipt of receipts) this.fold(key, receipt);
    return true;
  }

  /** The newest receipt moves the submission; an old one that arrives late does not move it back from a final state. */
  private fold(key: string, receipt: Receipt): void {
    this.sql(
      `UPDATE submissions SET
         state = CASE WHEN state IN (${FINAL.map(() => '?').join(', ')}) THEN state ELSE ? END,
         single_window_number = COALESCE(?, single_window_number),
         declaration_number = COALESCE(?, declaration_number),
         changed_at = ? WHERE key = ?`,
    ).run(
      ...FINAL,
      receipt.state,
      receipt.singleWindowNumber ?? null,
      receipt.declarationNumber ?? null,
      this.stamp(),
      key,
    );
  }

  private stamp(): string {
    return this.now().toISOString();
  }

  private sql(text: string): Statement {
    let statement = this.prepared.get(text);
    if (statement === undefined) {
      statement = this.database.prepare(text);
      this.prepared.set(text, statement);
    }
    return statement;
  }
}

/** A receipt with what a format read in it. */
export interface ReadReceipt {
  readonly raw: RawReceipt;
  readonly receipts: readonly Receipt[];
}

/** States after which nothing more is expected. */
export const FINAL: readonly SubmissionState[] = ['refused', 'rejected', 'returned', 'failed', 'closed', 'deleted'];

type Row = Record<string, unknown>;

/** snake_case columns as camelCase fields; NULL is absent. */
function camel(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
}

function isAlive(host: string, pid: number): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function conflict(reference: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `The reference ${reference} was used for another content.`, zh: `编号 ${reference} 已用于不同内容的报文。` },
    {
      hint: {
        en: 'Give the changed declaration a new reference, or use a new journal.',
        zh: '请为更改后的报关单使用新编号，或使用新的日志文件。',
      },
    },
  );
}
