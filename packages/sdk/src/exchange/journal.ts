import { createHash } from 'node:crypto';
import { KouanError } from '@kouan/core';
import { type JournalEntry, type JournalReceipt, readEntries, readReceipts } from './entries.ts';
import { GroupCommit } from './group-commit.ts';
import { matchReceipt, type ReadReceipt, storeReceipt } from './inbox.ts';
import { openJournalFile } from './journal-file.ts';
import { type Lease, takeLease } from './lease.ts';
import type { Database } from './sqlite.ts';
import { Statements } from './statements.ts';
import { FINAL, REPLACEABLE, type SubmissionState, UNSENT } from './states.ts';

/** One document on its way to one endpoint. */
export interface Submission {
  readonly bytes: Uint8Array;
  readonly clientReference: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly source?: { readonly file: string; readonly row?: number };
}

/** What the journal decided about one submission before it is sent. */
export type Decision =
  | { readonly send: true; readonly key: string; readonly attempt: number }
  | { readonly send: false; readonly key: string; readonly state: SubmissionState };

/** The clock comes in from the edge. */
export interface JournalOptions {
  readonly now?: () => Date;
}

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
  return new Journal(openJournalFile(path), path, options.now ?? (() => new Date()));
}

export class Journal {
  private readonly database: Database;
  private readonly commits: GroupCommit;
  private readonly now: () => Date;
  private readonly statements: Statements;

  constructor(database: Database, path: string, now: () => Date) {
    this.database = database;
    this.now = now;
    this.commits = new GroupCommit(database, path);
    this.statements = new Statements(database);
  }

  /**
   * Writes, before anything is sent, that this document is about to be sent. What was taken over already is not sent
   * again; what was refused or sent back is, once it was corrected.
   *
   * @throws KouanError `ERR_KOUAN_CONFLICT` when the same reference was used for another content that is still on its
   * way: sending it would make the receipts of two declarations indistinguishable.
   */
  begin(target: string, submission: Submission): Promise<Decision> {
    const key = idempotencyKey(target, submission);
    return this.commits.write((): Decision => {
      const now = this.stamp();
      const known = this.statements
        .of('SELECT key, state FROM submissions WHERE target = ? AND client_reference = ? AND replaced_by IS NULL')
        .get(target, submission.clientReference) as { key: string; state: SubmissionState } | undefined;
      if (known?.key === key && !UNSENT.includes(known.state)) return { send: false, key, state: known.state };
      if (known !== undefined && known.key !== key) {
        if (!REPLACEABLE.includes(known.state)) throw conflict(submission.clientReference);
        this.statements.of('UPDATE submissions SET replaced_by = ? WHERE key = ?').run(key, known.key);
      }
      if (known?.key !== key) this.insert(key, target, submission, now);
      return { send: true, key, attempt: this.startAttempt(key, now) };
    });
  }

  /** The endpoint has taken the message over. Its immediate receipts come with it, in one transaction. */
  sent(key: string, attempt: number, receipts: readonly ReadReceipt[]): Promise<SubmissionState> {
    return this.commits.write(() => {
      const now = this.stamp();
      this.endAttempt(key, attempt, 'sent', now);
      this.statements
        .of(
          `UPDATE submissions SET state = CASE WHEN state IN ('planned', 'sending', 'refused') THEN 'sent' ELSE state END,
             error_code = NULL, error_text = NULL, changed_at = ? WHERE key = ?`,
        )
        .run(now, key);
      const { target } = this.statements.of('SELECT target FROM submissions WHERE key = ?').get(key) as {
        target: string;
      };
      for (const receipt of receipts) storeReceipt(this.statements, target, receipt, key, now);
      return (this.statements.of('SELECT state FROM submissions WHERE key = ?').get(key) as { state: SubmissionState })
        .state;
    });
  }

  /**
   * The attempt failed. With `final` the endpoint has refused it; otherwise it stays to be sent with the same key. A
   * receipt that came meanwhile knows better and is left alone.
   */
  failed(key: string, attempt: number, error: { code: string; text: string }, final: boolean): Promise<void> {
    return this.commits.write(() => {
      const now = this.stamp();
      this.endAttempt(key, attempt, error.code, now);
      this.statements
        .of(
          `UPDATE submissions SET state = ?, error_code = ?, error_text = ?, changed_at = ?
           WHERE key = ? AND state IN ('planned', 'sending', 'refused')`,
        )
        .run(final ? 'refused' : 'sending', error.code, error.text, now, key);
    });
  }

  /** Receipts and the cursor behind them, in one transaction. Tells how many were new, whose they were, and how many nobody could read. */
  receive(
    target: string,
    receipts: readonly ReadReceipt[],
    cursor: string,
  ): Promise<{ stored: number; unmatched: number; unreadable: number }> {
    return this.commits.write(() => {
      const count = { stored: 0, unmatched: 0, unreadable: 0 };
      const now = this.stamp();
      for (const receipt of receipts) {
        const key = matchReceipt(this.statements, target, receipt);
        if (!storeReceipt(this.statements, target, receipt, key, now)) continue;
        count.stored++;
        if (key === undefined) count.unmatched++;
        if (receipt.receipts.length === 0 && receipt.raw.undelivered === undefined) count.unreadable++;
      }
      this.statements
        .of(
          'INSERT INTO cursors (target, cursor) VALUES (?, ?) ON CONFLICT (target) DO UPDATE SET cursor = excluded.cursor',
        )
        .run(target, cursor);
      return count;
    });
  }

  /** Where polling goes on; empty at the beginning. */
  cursor(target: string): string {
    const row = this.statements.of('SELECT cursor FROM cursors WHERE target = ?').get(target) as
      | { cursor: string }
      | undefined;
    return row?.cursor ?? '';
  }

  /** What a killed run left: sent perhaps, or not at all. One after the other, with their bytes. */
  *unfinished(target: string): Generator<Submission> {
    const keys = this.statements
      .of(
        `SELECT key FROM submissions WHERE target = ? AND state IN ('planned', 'sending') AND replaced_by IS NULL ORDER BY rowid`,
      )
      .all(target) as { key: string }[];
    for (const { key } of keys) {
      const row = this.statements
        .of('SELECT content, client_reference, media_type, file_name FROM submissions WHERE key = ?')
        .get(key) as Record<string, unknown>;
      yield {
        bytes: row['content'] as Uint8Array,
        clientReference: row['client_reference'] as string,
        mediaType: row['media_type'] as string,
        fileName: row['file_name'] as string,
      };
    }
  }

  /** How many submissions are in each state, over one target or all; those that were replaced are not counted. */
  counts(target?: string): Record<string, number> {
    const where = target === undefined ? '' : 'AND target = ?';
    const rows = this.statements
      .of(
        `SELECT state, COUNT(*) AS n FROM submissions WHERE replaced_by IS NULL ${where} GROUP BY state ORDER BY state`,
      )
      .all(...(target === undefined ? [] : [target])) as { state: string; n: number }[];
    return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
  }

  /** Submissions that wait for a final receipt. */
  open(target: string): number {
    const row = this.statements
      .of(
        `SELECT COUNT(*) AS n FROM submissions WHERE target = ? AND replaced_by IS NULL
           AND state NOT IN (${FINAL.map(() => '?').join(', ')})`,
      )
      .get(target, ...FINAL) as { n: number };
    return Number(row.n);
  }

  /** Every submission, in the order in which they were begun. */
  entries(): Generator<JournalEntry> {
    return readEntries(this.statements);
  }

  /** Every receipt, in the order in which they came. */
  receipts(): Generator<JournalReceipt> {
    return readReceipts(this.statements);
  }

  /** Takes the target for one run; see {@link takeLease}. */
  acquire(target: string): Promise<Lease> {
    return takeLease(target, { commits: this.commits, statements: this.statements, now: this.now });
  }

  /** Writes everything into the one file, so that whoever copies it has it whole. */
  close(): void {
    try {
      this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Another process reads at this moment; it, or the next one, does it.
    }
    this.statements.clear();
    this.database.close();
  }

  private insert(key: string, target: string, submission: Submission, now: string): void {
    this.statements
      .of(
        `INSERT INTO submissions (key, target, client_reference, content_sha256, content, media_type, file_name,
           source_file, source_row, state, attempts, planned_at, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', 0, ?, ?)
         ON CONFLICT (key) DO UPDATE SET replaced_by = NULL, state = 'planned', state_at = NULL`,
      )
      .run(
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
    const row = this.statements
      .of(
        `UPDATE submissions SET state = 'sending', attempts = attempts + 1, changed_at = ? WHERE key = ? RETURNING attempts`,
      )
      .get(now, key) as { attempts: number };
    this.statements.of('INSERT INTO attempts (key, number, started_at) VALUES (?, ?, ?)').run(key, row.attempts, now);
    return Number(row.attempts);
  }

  private endAttempt(key: string, attempt: number, outcome: string, now: string): void {
    this.statements
      .of('UPDATE attempts SET ended_at = ?, outcome = ? WHERE key = ? AND number = ?')
      .run(now, outcome, key, attempt);
  }

  private stamp(): string {
    return this.now().toISOString();
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
