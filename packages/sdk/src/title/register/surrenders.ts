import { all, first, type Work } from '../../exchange/store/work.ts';
import type { SurrenderAction } from '../surrender/objects.ts';

/** A surrender that this platform has to bring to the carrier, or has brought. */
export interface Surrender {
  readonly reference: string;
  readonly billId: string;
  /** What the carrier is sent, byte for byte, each time. */
  readonly request: Uint8Array;
  readonly state: 'open' | SurrenderAction;
  /** What the carrier has answered. */
  readonly answer?: Uint8Array;
  /** How often it was sent, the time that may be under way included. */
  readonly attempts: number;
  /** The carrier has it. */
  readonly delivered: boolean;
}

interface Row {
  readonly reference: string;
  readonly bill_id: string;
  readonly request: Uint8Array;
  readonly state: Surrender['state'];
  readonly answer: Uint8Array | null;
  readonly attempts: number;
  readonly delivered_at: string | null;
}

const surrenderOf = ({ reference, bill_id, request, state, answer, attempts, delivered_at }: Row): Surrender => ({
  reference,
  billId: bill_id,
  request,
  state,
  attempts: Number(attempts),
  delivered: delivered_at !== null,
  ...(answer === null ? {} : { answer }),
});

/** Written with the entry that surrenders, before its first byte leaves. */
export function* beginSurrender(
  { reference, billId, request }: Pick<Surrender, 'reference' | 'billId' | 'request'>,
  now: string,
): Work<void> {
  yield* all(
    `INSERT INTO surrenders (reference, bill_id, request, state, attempts, created_at, changed_at)
     VALUES (?, ?, ?, 'open', 0, ?, ?)`,
    reference,
    billId,
    request,
    now,
    now,
  );
}

export function* getSurrender(reference: string): Work<Surrender | undefined> {
  const row = yield* first<Row>('SELECT * FROM surrenders WHERE reference = ?', reference);
  return row === undefined ? undefined : surrenderOf(row);
}

export function* surrendersOf(billId: string): Work<readonly Surrender[]> {
  return (yield* all<Row>('SELECT * FROM surrenders WHERE bill_id = ? ORDER BY created_at, reference', billId)).map(
    surrenderOf,
  );
}

/** What the carrier does not have yet, the oldest first. */
export function* undeliveredSurrenders(): Work<readonly Surrender[]> {
  return (yield* all<Row>(
    "SELECT * FROM surrenders WHERE delivered_at IS NULL AND state = 'open' ORDER BY created_at, reference",
  )).map(surrenderOf);
}

/** Counts one more time that it is sent, before it is. */
export function* surrenderSent(reference: string): Work<number> {
  const [row] = yield* all<{ attempts: number }>(
    'UPDATE surrenders SET attempts = attempts + 1 WHERE reference = ? RETURNING attempts',
    reference,
  );
  return Number(row?.attempts ?? 0);
}

export function* surrenderDelivered(reference: string, now: string): Work<void> {
  yield* all('UPDATE surrenders SET delivered_at = ? WHERE reference = ? AND delivered_at IS NULL', now, reference);
}

/** Takes the one answer; `false` when there was one, or there is no such request. */
export function* answerSurrender(
  reference: string,
  action: SurrenderAction,
  answer: Uint8Array,
  now: string,
): Work<boolean> {
  const rows = yield* all(
    `UPDATE surrenders SET state = ?, answer = ?, changed_at = ?
     WHERE reference = ? AND state = 'open' RETURNING reference`,
    action,
    answer,
    now,
    reference,
  );
  return rows.length > 0;
}

/** Closes what waits for an answer, where the answer came by another way than a message. */
export function* closeSurrender(billId: string, action: SurrenderAction, now: string): Work<void> {
  yield* all(
    "UPDATE surrenders SET state = ?, changed_at = ? WHERE bill_id = ? AND state = 'open'",
    action,
    now,
    billId,
  );
}

/**
 * The surrender waits for its answer again: the platform to which a rejection was to give possession back has refused to
 * take it, so that the bill is still with the carrier.
 */
export function* reopenSurrender(reference: string, now: string): Work<void> {
  yield* all(
    "UPDATE surrenders SET state = 'open', changed_at = ? WHERE reference = ? AND state = 'SREJ'",
    now,
    reference,
  );
}
