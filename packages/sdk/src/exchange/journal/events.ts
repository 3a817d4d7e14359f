import { all, type Work } from '../store/work.ts';

/** Something that happened, as others are told of it. */
export interface JournalEvent {
  /** Where to go on after it. */
  readonly cursor: string;
  readonly at: string;
  /**
   * - `receipt`: an answer came
   * - `refused`, `dead`: a submission was refused at the door, or given up
   * - `deadline`: a time limit comes near, or is over
   * - `gap`: numbers of receipts were jumped over
   * - `batch`: a batch was opened, paused, resumed or cancelled
   */
  readonly kind: 'receipt' | 'refused' | 'dead' | 'deadline' | 'gap' | 'batch';
  readonly target: string;
  readonly batchId?: string;
  readonly key?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly seq: number;
  readonly tx: number | string;
  readonly at: string;
  readonly kind: JournalEvent['kind'];
  readonly target: string;
  readonly batch_id: string | null;
  readonly key: string | null;
  readonly body: string;
}

/** `transaction.sequence`; the beginning is empty. */
const CURSOR = /^(\d{1,19})\.(\d{1,19})$/;

/**
 * Events after a cursor. They are ordered by transaction and given only when no older transaction is still under way, so
 * that whoever goes on from a cursor misses none that is committed late.
 */
export function* eventsAfter(cursor: string, limit: number): Work<readonly JournalEvent[]> {
  const [, tx = '0', seq = '0'] = CURSOR.exec(cursor) ?? [];
  const rows = yield* all<Row>(
    `SELECT seq, tx, at, kind, target, batch_id, key, body FROM outbox
     WHERE (tx > {asTx} OR (tx = {asTx} AND seq > CAST(? AS BIGINT))) AND {settled} ORDER BY tx, seq LIMIT ?`,
    tx,
    tx,
    seq,
    limit,
  );
  return rows.map((row) => ({
    cursor: `${row.tx}.${row.seq}`,
    at: row.at,
    kind: row.kind,
    target: row.target,
    ...(row.batch_id === null ? {} : { batchId: row.batch_id }),
    ...(row.key === null ? {} : { key: row.key }),
    body: JSON.parse(row.body) as Record<string, unknown>,
  }));
}
