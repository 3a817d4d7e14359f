import { KouanError } from '@kouan/core';
import { type Ask, all, ask, type Row as DatabaseRow, each, finish, several, type Work } from '../store/work.ts';
import { cutOff } from './attempts.ts';
import { listOf, MOVES, PASSED } from './states.ts';
import type { Claimed } from './submission.ts';

/** Milliseconds after which a worker that no longer renews its lease counts as dead. */
export const LEASE_MS = 15_000;

/** The longest time that a submission may have to wait for its next attempt. */
export const MAX_WAIT_MS = 15 * 60_000;

/**
 * A time that has come, for clocks that may have been set back since it was written: what lies further ahead than it
 * can ever have been meant to is due as well. Twice as far, since whoever asks may have looked at the clock before whoever
 * wrote it: a lease that was taken just now must not count as over.
 */
export const come = (column: string, ahead: number): string =>
  `(${column} <= CAST(? AS BIGINT) OR ${column} > CAST(? AS BIGINT) + ${2 * ahead})`;

/** Two machines that live by one clock differ by less. */
const SKEW_MS = 1_000;

/**
 * A pause that is over: its time has come, or it was begun at a time that is still to come, by a clock that was set back
 * since. Of such a one nobody knows how much is left.
 */
const over = (column: string, begun: string): string => `(${come(column, MAX_WAIT_MS)} OR ${begun} > ?)`;

/** Values of {@link over}. */
const pauseAt = (at: number): readonly (number | string)[] => [at, at, new Date(at + SKEW_MS).toISOString()];

/** Who takes submissions, and how many. */
export interface ClaimOptions {
  readonly owner: string;
  readonly count: number;
  /** Milliseconds between two documents of all workers together; 0 for as fast as it goes. */
  readonly everyMs?: number;
  /** More is being planned: what follows another that is not here yet waits for it. */
  readonly moreToCome?: boolean;
}

interface Row {
  readonly key: string;
  readonly batch_id: string;
  readonly client_reference: string;
  readonly file_name: string;
  readonly attempts: number;
  readonly priority: number;
  readonly deadline: number;
  readonly seq: number;
}

/** Submissions that were taken, and in how many milliseconds the first of them may leave. */
export interface Taken {
  readonly claimed: readonly Claimed[];
  readonly freeMs: number;
}

/**
 * Takes submissions that are ready, the most urgent first: of batches that are open, whose time has come, and whose
 * predecessor has been accepted. Other workers take others.
 */
export function* claim(
  target: string,
  { owner, count, everyMs = 0, moreToCome = false }: ClaimOptions,
  at: number,
  now: string,
): Work<Taken> {
  const reading = ask(
    `SELECT free_at, changed_at FROM endpoints WHERE target = ?${everyMs > 0 ? ' {forUpdate}' : ''}`,
    target,
  );
  const freeFrom = ([endpoint]: readonly DatabaseRow[]): number =>
    endpoint === undefined || Date.parse(String(endpoint['changed_at'])) > at + SKEW_MS
      ? at
      : Math.max(at, Math.min(Number(endpoint['free_at']), at + MAX_WAIT_MS));
  if (everyMs === 0) {
    const [endpoint = [], rows = []] = yield* several([reading, taking(target, { owner, count, moreToCome }, at, now)]);
    const claimed = yield* withContents(target, inOrder(rows), owner, now);
    return { claimed, freeMs: freeFrom(endpoint) - at };
  }
  // At a rate some are held until it is their turn, but none for long.
  const [endpoint = []] = yield* several([reading]);
  const freeAt = freeFrom(endpoint);
  if (freeAt > at + LEASE_MS / 3) return { claimed: [], freeMs: freeAt - at };
  const most = Math.max(1, Math.min(count, Math.ceil(LEASE_MS / 3 / everyMs)));
  const [rows = []] = yield* several([taking(target, { owner, count: most, moreToCome, rated: true }, at, now)]);
  if (rows.length > 0)
    yield* all(
      `INSERT INTO endpoints (target, free_at, changed_at) VALUES (?, ?, ?)
       ON CONFLICT (target) DO UPDATE SET free_at = excluded.free_at, changed_at = excluded.changed_at`,
      target,
      Math.ceil(freeAt + everyMs * rows.length),
      now,
    );
  return { claimed: yield* withContents(target, inOrder(rows), owner, now), freeMs: freeAt - at };
}

/** The most urgent first, whatever the order in which a database answers. */
const inOrder = (rows: readonly DatabaseRow[]): readonly Row[] =>
  [...(rows as unknown as readonly Row[])].sort(
    (a, b) => b.priority - a.priority || a.deadline - b.deadline || a.seq - b.seq,
  );

/** What a submission follows is in the journal: who follows what was accepted long ago waits until all is planned. */
const ARRIVED = `AND (after_reference IS NULL OR EXISTS (
           SELECT 1 FROM submissions AS there WHERE there.target = ready.target
             AND there.client_reference = ready.after_reference))`;

/** Takes them, unless the endpoint asked for a pause. */
const taking = (
  target: string,
  { owner, count, moreToCome = false, rated = false }: Omit<ClaimOptions, 'everyMs'> & { readonly rated?: boolean },
  at: number,
  now: string,
): Ask =>
  ask(
    `WITH chosen AS MATERIALIZED (
       SELECT seq FROM submissions AS ready
       WHERE target = ? AND state IN (${listOf(MOVES.claim.from)}) AND replaced_by IS NULL AND ${over('next_at', 'changed_at')}
         AND batch_id IN (SELECT id FROM batches WHERE state = 'open')
         AND (after_reference IS NULL OR NOT EXISTS (
           SELECT 1 FROM submissions AS earlier WHERE earlier.target = ready.target
             AND earlier.client_reference = ready.after_reference AND earlier.replaced_by IS NULL
             AND earlier.state NOT IN (${listOf(PASSED)})))
         ${moreToCome ? ARRIVED : ''}
         ${rated ? '' : `AND NOT EXISTS (SELECT 1 FROM endpoints WHERE target = ? AND NOT ${over('free_at', 'changed_at')})`}
       ORDER BY priority DESC, deadline, seq LIMIT ? {skipLocked})
     UPDATE submissions SET state = '${MOVES.claim.to}', attempts = attempts + 1, lease_owner = ?, lease_until = ?, changed_at = ?
     WHERE seq IN (SELECT seq FROM chosen)
     RETURNING key, batch_id, client_reference, file_name, attempts, priority, deadline, seq`,
    target,
    ...pauseAt(at),
    ...(rated ? [] : [target, ...pauseAt(at)]),
    count,
    owner,
    at + LEASE_MS,
    now,
  );

/** Takes submissions of which nobody knows whether they arrived; the endpoint is to be asked. */
export function* claimUnknown(
  target: string,
  { owner, count }: ClaimOptions,
  at: number,
  now: string,
): Work<readonly Claimed[]> {
  const chosen = yield* all<{ seq: number }>(
    `SELECT seq FROM submissions WHERE target = ? AND state = 'unknown' AND replaced_by IS NULL
       AND ${come('lease_until', LEASE_MS)} AND ${over('next_at', 'changed_at')}
     ORDER BY lease_until, seq LIMIT ? {skipLocked}`,
    target,
    at,
    at,
    ...pauseAt(at),
    count,
  );
  if (chosen.length === 0) return [];
  const these = "seq IN (SELECT CAST(value->>'seq' AS BIGINT) FROM {each})";
  const [, rows = []] = yield* several([
    cutOff(these, each(chosen)),
    ask(
      `UPDATE submissions SET attempts = attempts + 1, lease_owner = ?, lease_until = ?, changed_at = ? WHERE ${these}
       RETURNING key, batch_id, client_reference, file_name, attempts, priority, deadline, seq`,
      owner,
      at + LEASE_MS,
      now,
      each(chosen),
    ),
  ]);
  return yield* withContents(target, inOrder(rows), owner, now);
}

function* withContents(target: string, rows: readonly Row[], owner: string, now: string): Work<readonly Claimed[]> {
  if (rows.length === 0) return [];
  const [contents = []] = yield* finish([
    ask(
      `SELECT key, content, media_type FROM contents WHERE key IN (SELECT value->>'key' FROM {each})`,
      each(rows.map(({ key }) => ({ key }))),
    ),
  ]);
  const byKey = new Map(contents.map((one) => [one['key'], one]));
  return rows.map((row) => {
    const content = byKey.get(row.key);
    if (content === undefined) throw withoutContent(row.key);
    return {
      key: row.key,
      batchId: row.batch_id,
      target,
      clientReference: row.client_reference,
      fileName: row.file_name,
      attempt: Number(row.attempts),
      owner,
      startedAt: now,
      bytes: content['content'] as Uint8Array,
      mediaType: String(content['media_type']),
    };
  });
}

/** Somebody took the journal apart; nothing is sent that is not what was planned. */
const withoutContent = (key: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_JOURNAL',
    { en: `The journal has no content for the submission ${key}.`, zh: `日志中缺少报送 ${key} 的内容。` },
    { hint: { en: 'The journal is damaged; take the last copy of it.', zh: '日志已损坏，请使用最近的备份。' } },
  );

/** Says that the worker lives and still has these. Answers with those that it really has. */
export function* renew(owner: string, keys: readonly string[], at: number): Work<ReadonlySet<string>> {
  const rows = yield* all<{ key: string }>(
    `UPDATE submissions SET lease_until = ? WHERE lease_owner = ? AND key IN (SELECT value->>'key' FROM {each}) RETURNING key`,
    at + LEASE_MS,
    owner,
    each(keys.map((key) => ({ key }))),
  );
  return new Set(rows.map(({ key }) => key));
}

/** What a dead worker had becomes unknown. */
export function* expire(target: string, at: number, now: string): Work<number> {
  // Chosen and held before anything is written: what another takes meanwhile is not among them.
  const dead = yield* all<{ seq: number }>(
    `SELECT seq FROM submissions WHERE target = ? AND state IN (${listOf(MOVES.lose.from)})
       AND ${come('lease_until', LEASE_MS)} {skipLocked}`,
    target,
    at,
    at,
  );
  if (dead.length === 0) return 0;
  const these = "seq IN (SELECT CAST(value->>'seq' AS BIGINT) FROM {each})";
  yield* several([cutOff(these, each(dead)), losing(these, now, each(dead))]);
  return dead.length;
}

/** The same of everything that is held, for a journal that one process has to itself: whoever had it is gone. */
export function* expireAll(target: string, now: string): Work<number> {
  const [, lost = []] = yield* several([
    cutOff("target = ? AND state IN ('sending', 'unknown')", target),
    losing(`target = ? AND state IN (${listOf(MOVES.lose.from)})`, now, target),
    ask(
      `UPDATE submissions SET lease_owner = NULL, lease_until = 0, next_at = 0
       WHERE target = ? AND state = 'unknown' AND replaced_by IS NULL`,
      target,
    ),
  ]);
  return lost.length;
}

const losing = (where: string, now: string, ...values: string[]): Ask =>
  ask(
    `UPDATE submissions SET state = '${MOVES.lose.to}', lease_owner = NULL, lease_until = 0, next_at = 0, changed_at = ?
     WHERE ${where} RETURNING key`,
    now,
    ...values,
  );

/**
 * Whoever starts a run wants everything tried at once, whatever pause an earlier run had chosen.
 *
 * @param endpoint whether a pause of the endpoint itself is over too
 */
export function* hurry(target: string, endpoint: boolean): Work<void> {
  yield* all(
    `UPDATE submissions SET next_at = 0 WHERE target = ? AND next_at > 0 AND replaced_by IS NULL
       AND state IN (${listOf([...MOVES.claim.from, 'unknown'])})`,
    target,
  );
  if (endpoint) yield* all('UPDATE endpoints SET free_at = 0 WHERE target = ?', target);
}

/** Whoever measured their pause by a better clock says that it is over. */
export function* nowDue(keys: readonly string[]): Work<void> {
  yield* all(
    `UPDATE submissions SET next_at = 0 WHERE key IN (SELECT value->>'key' FROM {each}) AND next_at > 0
       AND state IN (${listOf([...MOVES.claim.from, 'unknown'])})`,
    each(keys.map((key) => ({ key }))),
  );
}

/** The endpoint asked to be left alone, or does not answer: nobody sends to it before. */
export function* rest(target: string, until: number, now: string): Work<void> {
  yield* all(
    `INSERT INTO endpoints (target, free_at, changed_at) VALUES (?, ?, ?) ON CONFLICT (target) DO UPDATE
       SET free_at = CASE WHEN endpoints.free_at > excluded.free_at AND endpoints.changed_at <= excluded.changed_at
         THEN endpoints.free_at ELSE excluded.free_at END, changed_at = excluded.changed_at`,
    target,
    until,
    now,
  );
}
