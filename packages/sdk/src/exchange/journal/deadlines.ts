import { all, each, insert, type Work } from '../store/work.ts';
import { TICKING } from './schema.ts';

/** A time limit that comes near or is over. */
export interface Alarm {
  readonly key: string;
  readonly clientReference: string;
  readonly target: string;
  readonly batchId: string;
  readonly deadline: string;
  readonly over: boolean;
}

interface Row {
  readonly key: string;
  readonly client_reference: string;
  readonly target: string;
  readonly batch_id: string;
  readonly deadline: number;
}

/** Time limits of one batch that want somebody. */
export interface Urgent {
  /** How many come near; those and the ones that are over are counted up to {@link COUNTED}. */
  readonly near: number;
  readonly over: number;
  /** The first of them, the most urgent first. */
  readonly first: readonly Alarm[];
}

/** More than so many time limits are told as so many: nobody does anything else with them. */
export const COUNTED = 1_000;

const ALARMS_AT_ONCE = 500;

/** How often a document was alarmed for: not yet, as its limit came near, when it was over. */
const NEAR = 1;
const OVER = 2;

const ALARM = 'key, client_reference, target, batch_id, deadline';

const alarmOf = (row: Row, at: number): Alarm => ({
  key: row.key,
  clientReference: row.client_reference,
  target: row.target,
  batchId: row.batch_id,
  deadline: new Date(Number(row.deadline)).toISOString(),
  over: Number(row.deadline) <= at,
});

/**
 * Submissions that are not accepted and whose limit comes near, or is over; each is told once for either.
 *
 * @param ahead milliseconds before the limit at which it is told
 */
export function* raiseAlarms(at: number, ahead: number, now: string): Work<readonly Alarm[]> {
  const rows = yield* all<Row>(
    `SELECT ${ALARM} FROM submissions
     WHERE ${TICKING} AND deadline <= CAST(? AS BIGINT)
       AND alarmed < CASE WHEN deadline <= CAST(? AS BIGINT) THEN ${OVER} ELSE ${NEAR} END
     ORDER BY deadline LIMIT ${ALARMS_AT_ONCE} {skipLocked}`,
    at + ahead,
    at,
  );
  const alarms = rows.map((row) => alarmOf(row, at));
  if (alarms.length === 0) return alarms;
  yield* all(
    `UPDATE submissions SET alarmed = CASE WHEN deadline <= CAST(? AS BIGINT) THEN ${OVER} ELSE ${NEAR} END
     WHERE key IN (SELECT value->>'key' FROM {each})`,
    at,
    each(alarms.map(({ key }) => ({ key }))),
  );
  yield* insert(
    'INSERT INTO outbox (at, kind, target, batch_id, key, body) VALUES {rows}',
    alarms.map(({ key, target, batchId, clientReference, deadline, over }) => [
      now,
      'deadline',
      target,
      batchId,
      key,
      JSON.stringify({ clientReference, deadline, over }),
    ]),
  );
  return alarms;
}

/** Written so that the index by time limits is taken, and read only as far as it is needed. */
const IN_BATCH = "batch_id || '' = ?";

/** The time limits of a batch that come near within so many milliseconds, or are over. Nothing is raised. */
export function* urgentOf(batchId: string, at: number, ahead: number, limit: number): Work<Urgent> {
  const [counted] = yield* all<{ near: number | null; over: number | null }>(
    `SELECT SUM(CASE WHEN deadline > CAST(? AS BIGINT) THEN 1 ELSE 0 END) AS near,
       SUM(CASE WHEN deadline > CAST(? AS BIGINT) THEN 0 ELSE 1 END) AS over
     FROM (SELECT deadline FROM submissions WHERE ${TICKING} AND ${IN_BATCH} AND deadline <= CAST(? AS BIGINT)
       ORDER BY deadline LIMIT ${COUNTED}) AS urgent`,
    at,
    at,
    batchId,
    at + ahead,
  );
  const rows = yield* all<Row>(
    `SELECT ${ALARM} FROM submissions WHERE ${TICKING} AND ${IN_BATCH} AND deadline <= CAST(? AS BIGINT)
     ORDER BY deadline LIMIT ?`,
    batchId,
    at + ahead,
    limit,
  );
  return {
    near: Number(counted?.near ?? 0),
    over: Number(counted?.over ?? 0),
    first: rows.map((row) => alarmOf(row, at)),
  };
}
