import { type Ask, all, ask, insertion, type Row, type Work } from '../store/work.ts';

/** One attempt to send, or to ask. */
export interface JournalAttempt {
  readonly number: number;
  readonly owner: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** `taken`, or the code of what went wrong; nothing while it is under way, and of one that was cut off. */
  readonly outcome?: string;
  readonly errorText?: string;
}

/** How an attempt ended. */
export interface Ended {
  readonly key: string;
  readonly number: number;
  readonly owner: string;
  readonly startedAt: string;
  readonly outcome: string;
  readonly text: string | undefined;
}

/**
 * Attempts are written at their end; one that is under way is told by its submission. One that was cut off has been
 * written by whoever found it so, and may end all the same.
 */
export const endingAttempts = (ended: readonly Ended[], now: string): Ask =>
  insertion(
    `INSERT INTO attempts (key, number, owner, started_at, ended_at, outcome, error_text) VALUES {rows}
     ON CONFLICT (key, number) DO UPDATE SET ended_at = excluded.ended_at, outcome = excluded.outcome,
       error_text = excluded.error_text`,
    ended.map(({ key, number, owner, startedAt, outcome, text }) => [
      key,
      number,
      owner,
      startedAt,
      now,
      outcome,
      text ?? null,
    ]),
  );

/** Writes down what is held and will not be any more, as cut off. Comes before the lease is taken away. */
export const cutOff = (where: string, ...values: (string | number)[]): Ask =>
  ask(
    `INSERT INTO attempts (key, number, owner, started_at)
     SELECT key, attempts, lease_owner, changed_at FROM submissions WHERE lease_owner IS NOT NULL AND ${where}
     ON CONFLICT (key, number) DO NOTHING`,
    ...values,
  );

export function* attemptsOf(key: string): Work<readonly JournalAttempt[]> {
  const rows = yield* all<Row>(
    `SELECT number, owner, started_at, ended_at, outcome, error_text FROM attempts WHERE key = ?
     UNION ALL SELECT attempts, lease_owner, changed_at, NULL, NULL, NULL FROM submissions AS held
       WHERE key = ? AND lease_owner IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.key = held.key AND number = held.attempts)
     ORDER BY 1`,
    key,
    key,
  );
  return rows.map((row) => camel(row) as unknown as JournalAttempt);
}

/** snake_case columns as camelCase fields; NULL is absent. */
export function camel(row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
}
