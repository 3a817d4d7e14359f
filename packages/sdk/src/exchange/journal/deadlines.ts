import { all, each, insert, type Work } from '../store/work.ts';
import { NO_DEADLINE } from './schema.ts';
import { FINAL, listOf, PASSED } from './states.ts';

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

const ALARMS_AT_ONCE = 500;

/** How often a document was alarmed for: not yet, as its limit came near, when it was over. */
const NEAR = 1;
const OVER = 2;

/**
 * Submissions that are not accepted and whose limit comes near, or is over; each is told once for either.
 *
 * @param ahead milliseconds before the limit at which it is told
 */
export function* raiseAlarms(at: number, ahead: number, now: string): Work<readonly Alarm[]> {
  const rows = yield* all<Row>(
    `SELECT key, client_reference, target, batch_id, deadline FROM submissions
     WHERE deadline < ${NO_DEADLINE} AND deadline <= CAST(? AS BIGINT) AND replaced_by IS NULL
       AND state NOT IN (${listOf([...PASSED, ...FINAL])})
       AND alarmed < CASE WHEN deadline <= CAST(? AS BIGINT) THEN ${OVER} ELSE ${NEAR} END
     ORDER BY deadline LIMIT ${ALARMS_AT_ONCE} {skipLocked}`,
    at + ahead,
    at,
  );
  const alarms = rows.map((row) => ({
    key: row.key,
    clientReference: row.client_reference,
    target: row.target,
    batchId: row.batch_id,
    deadline: new Date(Number(row.deadline)).toISOString(),
    over: Number(row.deadline) <= at,
  }));
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
