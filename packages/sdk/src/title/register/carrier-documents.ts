import { all, first, type Work } from '../../exchange/store/work.ts';
import type { IssuanceCode } from '../issuance/objects.ts';
import type { TransportDocumentStatus } from '../life/transport-document.ts';
import type { BillIdentity } from './bill.ts';

/** A transport document at its carrier. */
export interface CarrierDocument extends BillIdentity {
  readonly id: string;
  /** Where it is issued: surrenders must come from there. */
  readonly platform: string;
  /** The issuance request, byte for byte as it is sent each time. */
  readonly request: Uint8Array;
  readonly status: TransportDocumentStatus;
  /** What the platform has said. */
  readonly issuance: 'pending' | IssuanceCode;
  readonly answer?: Uint8Array;
}

interface Row {
  readonly id: string;
  readonly carrier: string;
  readonly reference: string;
  readonly sub_reference: string;
  readonly checksum: string;
  readonly platform: string;
  readonly request: Uint8Array;
  readonly status: TransportDocumentStatus;
  readonly issuance: CarrierDocument['issuance'];
  readonly answer: Uint8Array | null;
}

const documentOf = (row: Row): CarrierDocument => ({
  id: row.id,
  carrier: row.carrier,
  reference: row.reference,
  subReference: row.sub_reference,
  checksum: row.checksum,
  platform: row.platform,
  request: row.request,
  status: row.status,
  issuance: row.issuance,
  ...(row.answer === null ? {} : { answer: row.answer }),
});

/** Keeps a document that is about to be issued; `false` while another one lives under its number. */
export function* addCarrierDocument(one: CarrierDocument, now: string): Work<boolean> {
  const rows = yield* all(
    `INSERT INTO carrier_documents
       (id, carrier, reference, sub_reference, checksum, platform, request, status, issuance, attempts, living,
        created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
    one.id,
    one.carrier,
    one.reference,
    one.subReference,
    one.checksum,
    one.platform,
    one.request,
    one.status,
    one.issuance,
    now,
    now,
  );
  return rows.length > 0;
}

export function* carrierDocument(id: string): Work<CarrierDocument | undefined> {
  const row = yield* first<Row>('SELECT * FROM carrier_documents WHERE id = ?', id);
  return row === undefined ? undefined : documentOf(row);
}

/** Every document, the oldest first. */
export function* carrierDocuments(): Work<readonly CarrierDocument[]> {
  return (yield* all<Row>('SELECT * FROM carrier_documents ORDER BY number')).map(documentOf);
}

/**
 * The document that lives under a number. A platform says no carrier code: without one, any carrier's. Who names no version
 * means the one without before any other.
 */
export function* livingDocument(
  reference: string,
  subReference: string | undefined,
  carrier = '',
): Work<CarrierDocument | undefined> {
  const row = yield* first<Row>(
    `SELECT * FROM carrier_documents
     WHERE living = 1 AND reference = ? AND (? = '*' OR sub_reference = ?) AND (? = '' OR carrier = ?)
     ORDER BY CASE WHEN sub_reference = ? THEN 0 ELSE 1 END, number DESC`,
    reference,
    subReference ?? '*',
    subReference ?? '*',
    carrier,
    carrier,
    subReference ?? '',
  );
  return row === undefined ? undefined : documentOf(row);
}

/** Requests that the platform has not taken yet. */
export function* unsentDocuments(): Work<readonly CarrierDocument[]> {
  return (yield* all<Row>(
    "SELECT * FROM carrier_documents WHERE delivered_at IS NULL AND issuance = 'pending' ORDER BY number",
  )).map(documentOf);
}

/** Counts one more time that a request is sent, before it is. */
export function* documentSent(id: string): Work<number> {
  const [row] = yield* all<{ attempts: number }>(
    'UPDATE carrier_documents SET attempts = attempts + 1 WHERE id = ? RETURNING attempts',
    id,
  );
  return Number(row?.attempts ?? 0);
}

export function* documentDelivered(id: string, now: string): Work<void> {
  yield* all('UPDATE carrier_documents SET delivered_at = ? WHERE id = ? AND delivered_at IS NULL', now, id);
}

/** Takes the platform's one answer; `false` when there was one. */
export function* answerDocument(
  id: string,
  code: IssuanceCode,
  status: TransportDocumentStatus,
  answer: Uint8Array,
  now: string,
): Work<boolean> {
  const rows = yield* all(
    `UPDATE carrier_documents SET issuance = ?, status = ?, answer = ?, living = ?, changed_at = ?
     WHERE id = ? AND issuance = 'pending' RETURNING id`,
    code,
    status,
    answer,
    code === 'ISSU' ? 1 : 0,
    now,
    id,
  );
  return rows.length > 0;
}

/** Moves a document on; `false` when it is not where the caller has seen it. */
export function* moveDocument(
  id: string,
  from: TransportDocumentStatus,
  to: TransportDocumentStatus,
  now: string,
): Work<boolean> {
  const rows = yield* all(
    `UPDATE carrier_documents SET status = ?, living = ?, changed_at = ?
     WHERE id = ? AND status = ? AND issuance = 'ISSU' RETURNING id`,
    to,
    to === 'VOIDED' ? 0 : 1,
    now,
    id,
    from,
  );
  return rows.length > 0;
}
