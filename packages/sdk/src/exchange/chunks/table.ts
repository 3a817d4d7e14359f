/** Parts of one large work, each done by whoever has time for it. @module */
import { come, LEASE_MS } from '../journal/claim.ts';
import { all, first, insert, type Work } from '../store/work.ts';

/** One part, held by a worker. */
export interface Chunk {
  readonly batchId: string;
  readonly number: number;
  readonly attempt: number;
  readonly input: Uint8Array;
}

/** A part whose end is known. */
export interface Ended {
  readonly number: number;
  /** Nothing when it was given up. */
  readonly output: Uint8Array | undefined;
  readonly why: string;
}

/** Who is given up on after so many workers: it may be what kills them. */
const ATTEMPTS = 5;

/** How long the parts of a work are kept whose asker is gone. */
const ABANDONED_MS = 10 * 60_000;

/** What all parts of a work have in common stands before the first of them. */
const COMMON = -1;

/** The target of a batch that is worked on in parts and is sent nowhere. */
export const chunkTarget = (kind: string): string => `chunks:${kind}`;

/** Name of the lease that says that somebody still waits for a work. */
export const askerLease = (batchId: string): string => `chunks ${batchId}`;

const NOTHING = new Uint8Array();

const row = (batchId: string, number: number, state: string, input: Uint8Array, output: Uint8Array | null) => [
  batchId,
  number,
  state,
  0,
  0,
  input,
  output,
];

const INSERT = `INSERT INTO chunks (batch_id, number, state, lease_until, attempts, input, output) VALUES {rows}
  ON CONFLICT (batch_id, number) DO NOTHING`;

export function* putCommon(batchId: string, common: Uint8Array): Work<void> {
  yield* insert(INSERT, [row(batchId, COMMON, 'done', NOTHING, common)]);
}

export function* putChunk(kind: string, batchId: string, number: number, input: Uint8Array): Work<void> {
  yield* insert(INSERT, [row(batchId, number, 'ready', input, null)]);
  yield* all('{notify}', chunkTarget(kind));
}

export function* commonOf(batchId: string): Work<Uint8Array | undefined> {
  const found = yield* first<{ output: Uint8Array }>(
    `SELECT output FROM chunks WHERE batch_id = ? AND number = ${COMMON}`,
    batchId,
  );
  return found?.output;
}

/**
 * Takes the next part that nobody has, or that a dead worker had.
 *
 * @param batchId of this work only; of any without
 */
export function* claimChunk(
  kind: string,
  batchId: string | undefined,
  owner: string,
  at: number,
): Work<Chunk | undefined> {
  const free = `state <> 'done' AND state IN ('ready', 'held') AND ${come('lease_until', LEASE_MS)}`;
  yield* all(
    `UPDATE chunks SET state = 'dead', lease_owner = NULL, error_text = COALESCE(error_text, 'its workers died')
     WHERE ${free} AND attempts >= ${ATTEMPTS} RETURNING number`,
    at,
    at,
  );
  const one = yield* first<{ batch_id: string; number: number; attempts: number; input: Uint8Array }>(
    `WITH chosen AS MATERIALIZED (
       SELECT batch_id, number FROM chunks WHERE ${free}
         AND batch_id IN (SELECT id FROM batches WHERE target = ? AND state = 'open' AND (id = ? OR ? = ''))
       ORDER BY number, batch_id LIMIT 1 {skipLocked})
     UPDATE chunks SET state = 'held', attempts = attempts + 1, lease_owner = ?, lease_until = ?
     WHERE (batch_id, number) IN (SELECT batch_id, number FROM chosen) RETURNING batch_id, number, attempts, input`,
    at,
    at,
    chunkTarget(kind),
    batchId ?? '',
    batchId ?? '',
    owner,
    at + LEASE_MS,
  );
  if (one === undefined) return undefined;
  return { batchId: one.batch_id, number: Number(one.number), attempt: Number(one.attempts), input: one.input };
}

/** Says that the worker lives. */
export function* renewChunks(owner: string, at: number): Work<void> {
  yield* all(`UPDATE chunks SET lease_until = ? WHERE lease_owner = ? AND state = 'held'`, at + LEASE_MS, owner);
}

/** Keeps what came out; of two that did the same part only the one that holds it is believed. */
export function* finishChunk(
  kind: string,
  { batchId, number }: Chunk,
  owner: string,
  output: Uint8Array,
): Work<boolean> {
  const rows = yield* all(
    `UPDATE chunks SET state = 'done', lease_owner = NULL, input = ?, output = ?
     WHERE batch_id = ? AND number = ? AND lease_owner = ? AND state = 'held' RETURNING number`,
    NOTHING,
    output,
    batchId,
    number,
    owner,
  );
  yield* all('{notify}', chunkTarget(kind));
  return rows.length > 0;
}

/** Gives a part back that could not be done here. */
export function* failChunk({ batchId, number }: Chunk, owner: string, why: string, until: number): Work<void> {
  yield* all(
    `UPDATE chunks SET state = CASE WHEN attempts >= ${ATTEMPTS} THEN 'dead' ELSE 'ready' END, lease_owner = NULL,
       lease_until = ?, error_text = ?
     WHERE batch_id = ? AND number = ? AND lease_owner = ? AND state = 'held'`,
    until,
    why,
    batchId,
    number,
    owner,
  );
}

/** What has ended from a number on, up to the first that has not. Those before it have been handed over, and go. */
export function* endedFrom(batchId: string, from: number, most: number): Work<readonly Ended[]> {
  yield* all('DELETE FROM chunks WHERE batch_id = ? AND number >= 0 AND number < ?', batchId, from);
  const rows = yield* all<{ number: number; state: string; output: Uint8Array | null; error_text: string | null }>(
    'SELECT number, state, output, error_text FROM chunks WHERE batch_id = ? AND number >= ? ORDER BY number LIMIT ?',
    batchId,
    from,
    most,
  );
  const ended: Ended[] = [];
  for (const [index, { number, state, output, error_text: why }] of rows.entries()) {
    if (Number(number) !== from + index || (state !== 'done' && state !== 'dead')) break;
    ended.push({ number: Number(number), output: state === 'done' ? (output ?? NOTHING) : undefined, why: why ?? '' });
  }
  return ended;
}

/** A work that was handed over, or is not wanted any more: nothing of it is left. */
export function* dropChunks(batchId: string): Work<void> {
  yield* all('DELETE FROM chunks WHERE batch_id = ?', batchId);
  yield* all('DELETE FROM batches WHERE id = ?', batchId);
}

/** Drops works whose asker has been gone for long. */
export function* sweepChunks(at: number): Work<void> {
  const gone = yield* all<{ batch_id: string }>(
    `SELECT DISTINCT batch_id FROM chunks WHERE NOT EXISTS (
       SELECT 1 FROM leases WHERE name = 'chunks ' || batch_id AND until > CAST(? AS BIGINT))`,
    at - ABANDONED_MS,
  );
  for (const { batch_id: id } of gone) yield* dropChunks(id);
}
