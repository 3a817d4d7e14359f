import { all, type Work } from '../../exchange/store/work.ts';
import type { BillIdentity } from './bill.ts';

/** An issuance request that this platform has decided, with its answer to the carrier. */
export interface Issuance extends Omit<BillIdentity, 'checksum'> {
  readonly id: string;
  /** What the carrier has sent. */
  readonly request: Uint8Array;
  readonly code: string;
  /** What the carrier is answered, byte for byte. */
  readonly answer: Uint8Array;
}

interface Row {
  readonly id: string;
  readonly carrier: string;
  readonly reference: string;
  readonly sub_reference: string;
  readonly request: Uint8Array;
  readonly code: string;
  readonly answer: Uint8Array;
}

const issuanceOf = ({ sub_reference, ...row }: Row): Issuance => ({ ...row, subReference: sub_reference });

/** Keeps a decision; `false` while another one under the number has not reached the carrier. */
export function* addIssuance(one: Issuance, now: string): Work<boolean> {
  const rows = yield* all(
    `INSERT INTO issuances (id, carrier, reference, sub_reference, request, code, answer, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
    one.id,
    one.carrier,
    one.reference,
    one.subReference,
    one.request,
    one.code,
    one.answer,
    now,
  );
  return rows.length > 0;
}

/** Takes back what {@link addIssuance} has kept in the same transaction. */
export function* dropIssuance(id: string): Work<void> {
  yield* all('DELETE FROM issuances WHERE id = ?', id);
}

/** Answers that the carrier has not taken yet, the oldest first. */
export function* undeliveredIssuances(): Work<readonly Issuance[]> {
  return (yield* all<Row>('SELECT * FROM issuances WHERE delivered_at IS NULL ORDER BY created_at, id')).map(
    issuanceOf,
  );
}

export function* issuanceDelivered(id: string, now: string): Work<void> {
  yield* all('UPDATE issuances SET delivered_at = ? WHERE id = ? AND delivered_at IS NULL', now, id);
}
