import { randomUUID } from 'node:crypto';
import { KouanError } from '@kouan/core';
import { all, each, first, insert, type Work } from '../store/work.ts';
import { FAILED, listOf, MOVES, type SubmissionState, UNSENT } from './states.ts';
import { countsOf } from './tallies.ts';

/**
 * - `planning`: being written; nothing of it is sent
 * - `open`: what is ready is sent
 * - `paused`: nothing more is sent until it is resumed
 * - `cancelled`: what had not left was called back
 */
export type BatchState = 'planning' | 'open' | 'paused' | 'cancelled';

/** Documents that belong together: what one command sends. */
export interface Batch {
  readonly id: string;
  readonly target: string;
  readonly name: string;
  readonly state: BatchState;
  /** Why it was paused or cancelled. */
  readonly reason?: string;
  readonly priority: number;
  /** So many failures, or such a share of what is settled, and the batch is paused: `10`, `5%`. */
  readonly maxFailures?: string;
  /** Documents that were not planned, because they have errors. */
  readonly withheld: number;
  readonly createdAt: string;
  readonly changedAt: string;
}

export interface NewBatch {
  readonly target: string;
  readonly name: string;
  readonly state?: 'planning' | 'open';
  readonly priority?: number;
  readonly maxFailures?: string;
  readonly settings?: object;
}

interface Row {
  readonly id: string;
  readonly target: string;
  readonly name: string;
  readonly state: BatchState;
  readonly reason: string | null;
  readonly priority: number;
  readonly max_failures: string | null;
  readonly withheld: number;
  readonly created_at: string;
  readonly changed_at: string;
}

const COLUMNS = 'id, target, name, state, reason, priority, max_failures, withheld, created_at, changed_at';

const batchOf = (row: Row): Batch => ({
  id: row.id,
  target: row.target,
  name: row.name,
  state: row.state,
  ...(row.reason === null ? {} : { reason: row.reason }),
  priority: Number(row.priority),
  ...(row.max_failures === null ? {} : { maxFailures: row.max_failures }),
  withheld: Number(row.withheld),
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

/** Short enough to be typed, long enough to be one of its kind. */
export const newBatchId = (now: string): string =>
  `${now.slice(0, 10).replaceAll('-', '')}-${randomUUID().replaceAll('-', '').slice(0, 8)}`;

export function* createBatch(id: string, batch: NewBatch, now: string): Work<Batch> {
  const { target, name, state = 'open', priority = 0, maxFailures, settings = {} } = batch;
  yield* insert(
    `INSERT INTO batches (id, target, name, state, priority, max_failures, settings, created_at, changed_at)
     VALUES {rows} ON CONFLICT (id) DO NOTHING`,
    [[id, target, name, state, priority, maxFailures ?? null, JSON.stringify(settings), now, now]],
  );
  return yield* getBatch(id);
}

/** The batch of this id, or the only one whose id begins like it. */
export function* getBatch(id: string): Work<Batch> {
  const rows = yield* all<Row>(
    `SELECT ${COLUMNS} FROM batches WHERE id = ? OR substr(id, 1, ${id.length}) = ? ORDER BY id LIMIT 2`,
    id,
    id,
  );
  const found = rows.find((row) => row.id === id) ?? (rows.length === 1 ? rows[0] : undefined);
  if (found !== undefined) return batchOf(found);
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    rows.length === 0
      ? { en: `There is no batch ${id}.`, zh: `没有批次 ${id}。` }
      : { en: `Several batches begin with ${id}.`, zh: `有多个批次以 ${id} 开头。` },
    { hint: { en: 'See: kouan batch list', zh: '可查看：kouan batch list' } },
  );
}

export function* settingsOf(id: string): Work<Readonly<Record<string, unknown>>> {
  const row = yield* first<{ settings: string }>('SELECT settings FROM batches WHERE id = ?', id);
  return JSON.parse(row?.settings ?? '{}') as Record<string, unknown>;
}

export function* listBatches(): Work<readonly Batch[]> {
  return (yield* all<Row>(`SELECT ${COLUMNS} FROM batches ORDER BY created_at DESC, id`)).map(batchOf);
}

/** What may be done to a batch, and in which states. */
const ACTS = {
  open: { from: ['planning'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  cancel: { from: ['planning', 'open', 'paused'], to: 'cancelled' },
  reopen: { from: ['cancelled'], to: 'open' },
} as const satisfies Readonly<Record<string, { from: readonly BatchState[]; to: BatchState }>>;

export type BatchAct = keyof typeof ACTS;

/**
 * Opens, pauses, resumes or cancels a batch. Cancelling calls back what has not left; what has stays what it is.
 *
 * @param again it was tried before and may have been done: the answer was lost
 * @throws KouanError `ERR_KOUAN_CONFLICT` when its state does not allow it.
 */
export function* actOn(
  id: string,
  act: BatchAct,
  { reason, again = false }: { readonly reason?: string | undefined; readonly again?: boolean },
  now: string,
): Work<Batch> {
  const batch = yield* getBatch(id);
  const { from, to } = ACTS[act];
  const rows = yield* all(
    `UPDATE batches SET state = '${to}', reason = ?, changed_at = ? WHERE id = ? AND state IN (${from.map((state) => `'${state}'`).join(', ')}) RETURNING id`,
    reason ?? null,
    now,
    batch.id,
  );
  if (rows.length === 0 && again && batch.state === to) return batch;
  if (rows.length === 0) throw notNow(batch, act);
  if (act === 'cancel')
    yield* all(
      `UPDATE submissions SET state = '${MOVES.cancel.to}', error_text = ?, changed_at = ?
       WHERE batch_id = ? AND state IN (${listOf(MOVES.cancel.from)}) AND replaced_by IS NULL`,
      reason ?? null,
      now,
      batch.id,
    );
  yield* insert('INSERT INTO outbox (at, kind, target, batch_id, key, body) VALUES {rows}', [
    [now, 'batch', batch.target, batch.id, null, JSON.stringify({ act, state: to, reason })],
  ]);
  return yield* getBatch(batch.id);
}

function notNow({ id, state }: Batch, act: BatchAct): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    {
      en: `Batch ${id} is ${state}: it cannot be changed so (${act}).`,
      zh: `批次 ${id} 处于 ${state} 状态，不能执行 ${act}。`,
    },
    { hint: { en: `See: kouan batch show ${id}`, zh: `可查看：kouan batch show ${id}` } },
  );
}

/** Which submissions of a batch are put back to be sent. */
export interface Retry {
  readonly states: readonly SubmissionState[];
  /** Only these; all without. */
  readonly references?: readonly string[] | undefined;
}

/**
 * Puts back to be sent what was refused at the door, given up, or called back; and what is unknown where that is asked
 * for: whoever does so has made sure that it did not arrive. What an authority has answered to has to be corrected.
 */
export function* retryBatch(id: string, { states, references }: Retry, at: number, now: string): Work<number> {
  const only = references === undefined ? '' : `AND client_reference IN (SELECT value->>'reference' FROM {each})`;
  const named = references === undefined ? [] : [each(references.map((reference) => ({ reference })))];
  let count = 0;
  for (const move of ['revive', 'insist'] as const) {
    const from = states.filter((state) => (MOVES[move].from as readonly SubmissionState[]).includes(state));
    if (from.length === 0) continue;
    const rows = yield* all(
      `UPDATE submissions SET state = '${MOVES[move].to}', next_at = 0, lease_owner = NULL, lease_until = 0,
         error_code = NULL, error_text = NULL, changed_at = ?
       WHERE batch_id = ? AND replaced_by IS NULL AND receipt_state IS NULL AND state IN (${listOf(from)}) ${only}
         AND (lease_owner IS NULL OR lease_until <= CAST(? AS BIGINT)) RETURNING key`,
      now,
      id,
      ...named,
      at,
    );
    count += rows.length;
  }
  yield* all(
    `UPDATE submissions SET next_at = 0 WHERE batch_id = ? AND replaced_by IS NULL AND next_at > 0 ${only}`,
    id,
    ...named,
  );
  return count;
}

/** How many failures the batch stands from now on; any number without. */
export function* limitFailures(id: string, maxFailures: string | undefined): Work<void> {
  yield* all('UPDATE batches SET max_failures = ? WHERE id = ?', maxFailures ?? null, id);
}

export function* withhold(id: string, count: number): Work<void> {
  yield* all('UPDATE batches SET withheld = ? WHERE id = ?', count, id);
}

/** So many settled documents before a share of them says anything. */
const SHARE_FROM = 20;

/** Whether too much of a batch failed. */
export interface Circuit {
  /** Why the batch was paused just now. */
  readonly reason?: string;
  /** So many further failures can be borne before it has to be looked at again. */
  readonly slack: number;
}

/** Pauses the batch when too much of it failed. */
export function* breakCircuit(id: string, now: string): Work<Circuit> {
  const batch = yield* getBatch(id);
  if (batch.state !== 'open' || batch.maxFailures === undefined) return { slack: Number.POSITIVE_INFINITY };
  const counts = yield* countsOf(id);
  const sum = (states: readonly string[]): number => states.reduce((total, state) => total + (counts[state] ?? 0), 0);
  const failures = sum(FAILED);
  const settled = sum(Object.keys(counts)) - sum(UNSENT);
  const slack = slackOf(batch.maxFailures, failures, settled);
  if (slack > 0) return { slack };
  const reason = `${failures} of ${settled} failed (limit ${batch.maxFailures})`;
  yield* actOn(id, 'pause', { reason }, now);
  return { reason, slack: Number.POSITIVE_INFINITY };
}

/** How many more may fail, if all that comes fails: at none it is too much. */
function slackOf(maxFailures: string, failures: number, settled: number): number {
  const limit = Number.parseFloat(maxFailures);
  if (!maxFailures.endsWith('%')) return Math.max(0, limit - failures);
  const share = limit / 100;
  const untilShare = share >= 1 ? Number.POSITIVE_INFINITY : Math.floor((share * settled - failures) / (1 - share)) + 1;
  return Math.max(0, untilShare, SHARE_FROM - settled);
}

/** Earlier batches of the same name of which this one has taken every submission over say where they went on. */
export function* supersede({ id, target, name }: Pick<Batch, 'id' | 'target' | 'name'>, now: string): Work<void> {
  yield* all(
    `UPDATE batches SET state = 'cancelled', reason = ?, changed_at = ?
     WHERE target = ? AND name = ? AND id <> ? AND state <> 'cancelled'
       AND NOT EXISTS (SELECT 1 FROM submissions WHERE batch_id = batches.id AND replaced_by IS NULL)`,
    `→ ${id}`,
    now,
    target,
    name,
    id,
  );
}
