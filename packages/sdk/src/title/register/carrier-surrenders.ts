import { all, first, type Work } from '../../exchange/store/work.ts';
import type { SurrenderAction } from '../surrender/objects.ts';

/** A surrender that a platform has asked this carrier to decide. */
export interface CarrierSurrender {
  readonly platform: string;
  readonly reference: string;
  readonly documentId: string;
  /** What the platform has sent. */
  readonly request: Uint8Array;
  readonly state: 'pending' | SurrenderAction;
  /** What the platform is answered, byte for byte. */
  readonly answer?: Uint8Array;
  /** The platform has the answer. */
  readonly delivered: boolean;
}

interface Row {
  readonly platform: string;
  readonly reference: string;
  readonly document_id: string;
  readonly request: Uint8Array;
  readonly state: CarrierSurrender['state'];
  readonly answer: Uint8Array | null;
  readonly delivered_at: string | null;
}

const surrenderOf = (row: Row): CarrierSurrender => ({
  platform: row.platform,
  reference: row.reference,
  documentId: row.document_id,
  request: row.request,
  state: row.state,
  delivered: row.delivered_at !== null,
  ...(row.answer === null ? {} : { answer: row.answer }),
});

/** Keeps a request; `false` when its reference was used before. */
export function* addCarrierSurrender(
  { platform, reference, documentId, request }: Omit<CarrierSurrender, 'state' | 'answer' | 'delivered'>,
  now: string,
): Work<boolean> {
  const rows = yield* all(
    `INSERT INTO carrier_surrenders (platform, reference, document_id, request, state, created_at, changed_at)
     VALUES (?, ?, ?, ?, 'pending', ?, ?) ON CONFLICT DO NOTHING RETURNING reference`,
    platform,
    reference,
    documentId,
    request,
    now,
    now,
  );
  return rows.length > 0;
}

export function* carrierSurrender(platform: string, reference: string): Work<CarrierSurrender | undefined> {
  const row = yield* first<Row>(
    'SELECT * FROM carrier_surrenders WHERE platform = ? AND reference = ?',
    platform,
    reference,
  );
  return row === undefined ? undefined : surrenderOf(row);
}

/** Every request, the oldest first. */
export function* carrierSurrenders(): Work<readonly CarrierSurrender[]> {
  return (yield* all<Row>('SELECT * FROM carrier_surrenders ORDER BY number')).map(surrenderOf);
}

/** Writes the one answer; `false` when there is one. */
export function* decideCarrierSurrender(
  platform: string,
  reference: string,
  action: SurrenderAction,
  answer: Uint8Array,
  now: string,
): Work<boolean> {
  const rows = yield* all(
    `UPDATE carrier_surrenders SET state = ?, answer = ?, changed_at = ?
     WHERE platform = ? AND reference = ? AND state = 'pending' RETURNING reference`,
    action,
    answer,
    now,
    platform,
    reference,
  );
  return rows.length > 0;
}

/** Answers that their platform has not taken yet. */
export function* undeliveredAnswers(): Work<readonly CarrierSurrender[]> {
  return (yield* all<Row>(
    "SELECT * FROM carrier_surrenders WHERE delivered_at IS NULL AND state <> 'pending' ORDER BY number",
  )).map(surrenderOf);
}

export function* answerDelivered(platform: string, reference: string, now: string): Work<void> {
  yield* all(
    'UPDATE carrier_surrenders SET delivered_at = ? WHERE platform = ? AND reference = ? AND delivered_at IS NULL',
    now,
    platform,
    reference,
  );
}
