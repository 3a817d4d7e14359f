import { all, first, type Work } from '../../exchange/store/work.ts';
import type { DocumentMetadata, ResponseCode } from '../chain/objects.ts';

export type TransferState = 'open' | 'accepted' | 'rejected';

/** A transfer that this platform has begun. */
export interface Outgoing {
  readonly id: string;
  readonly billId: string;
  /** Position of the entry that it sends. */
  readonly position: number;
  readonly platform: string;
  /** What is sent, byte for byte, each time. */
  readonly envelope: Uint8Array;
  /** Checksum of the last entry. */
  readonly checksum: string;
  readonly state: TransferState;
  /** The signed answer. */
  readonly answer?: string;
}

/** A transfer that another platform has begun and that waits for documents, or has ended. */
export interface Incoming {
  readonly reference: string;
  readonly billId: string;
  /**
   * What came, byte for byte, until it is accepted. From then on its manifest, a compact JWS: document and entries lie with
   * the bill.
   */
  readonly envelope: Uint8Array;
  readonly checksum: string;
  /** SHA-256 over what each entry says. */
  readonly said: string;
  /** What the manifest declares beside the transport document. */
  readonly documents: readonly DocumentMetadata[];
  readonly state: TransferState;
  readonly answer?: string;
}

interface Row {
  readonly id?: string;
  readonly reference?: string;
  readonly bill_id: string;
  readonly position?: number;
  readonly platform?: string;
  readonly envelope: Uint8Array;
  readonly checksum: string;
  readonly said?: string;
  readonly documents?: string;
  readonly state: TransferState;
  readonly answer: string | null;
}

const answered = ({ answer }: Row) => (answer === null ? {} : { answer });

const outgoingOf = (row: Row): Outgoing => ({
  id: row.id ?? '',
  billId: row.bill_id,
  position: Number(row.position),
  platform: row.platform ?? '',
  envelope: row.envelope,
  checksum: row.checksum,
  state: row.state,
  ...answered(row),
});

const incomingOf = (row: Row): Incoming => ({
  reference: row.reference ?? '',
  billId: row.bill_id,
  envelope: row.envelope,
  checksum: row.checksum,
  said: row.said ?? '',
  documents: JSON.parse(row.documents ?? '[]') as readonly DocumentMetadata[],
  state: row.state,
  ...answered(row),
});

/** Writes what is about to be sent. One transfer of a bill is open at a time. */
export function* begin(transfer: Omit<Outgoing, 'state' | 'answer'>, now: string): Work<void> {
  const { id, billId, position, platform, envelope, checksum } = transfer;
  yield* all(
    `INSERT INTO outgoing (id, bill_id, position, platform, envelope, checksum, state, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
    id,
    billId,
    position,
    platform,
    envelope,
    checksum,
    now,
    now,
  );
}

/** Ends a transfer; `false` when it had ended. */
export function* end(id: string, state: Exclude<TransferState, 'open'>, answer: string, now: string): Work<boolean> {
  const rows = yield* all(
    "UPDATE outgoing SET state = ?, answer = ?, changed_at = ? WHERE id = ? AND state = 'open' RETURNING id",
    state,
    answer,
    now,
    id,
  );
  return rows.length > 0;
}

export function* openOutgoing(billId: string): Work<Outgoing | undefined> {
  const row = yield* first<Row>("SELECT * FROM outgoing WHERE bill_id = ? AND state = 'open'", billId);
  return row === undefined ? undefined : outgoingOf(row);
}

/** Every transfer that waits for an answer: what has to be sent again after a crash. */
export function* allOpen(): Work<readonly Outgoing[]> {
  return (yield* all<Row>("SELECT * FROM outgoing WHERE state = 'open' ORDER BY created_at, id")).map(outgoingOf);
}

/**
 * Begins to receive, or goes on with what was begun: the newest envelope of a bill is the one that counts. With an answer
 * it has come whole and is accepted with it.
 */
export function* receive(transfer: Omit<Incoming, 'state' | 'answer'>, now: string, answer?: string): Work<Incoming> {
  const { envelope, checksum, said } = transfer;
  const documents = JSON.stringify(transfer.documents);
  const state = answer === undefined ? 'open' : 'accepted';
  const open = yield* openIncoming(transfer.billId);
  const reference = open?.reference ?? transfer.reference;
  if (open !== undefined)
    yield* all(
      `UPDATE incoming SET envelope = ?, checksum = ?, said = ?, documents = ?, state = ?, answer = ?, changed_at = ?
       WHERE reference = ?`,
      envelope,
      checksum,
      said,
      documents,
      state,
      answer ?? null,
      now,
      reference,
    );
  else
    yield* all(
      `INSERT INTO incoming (reference, bill_id, envelope, checksum, said, documents, state, answer, created_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      reference,
      transfer.billId,
      envelope,
      checksum,
      said,
      documents,
      state,
      answer ?? null,
      now,
      now,
    );
  return { ...transfer, reference, state, ...(answer === undefined ? {} : { answer }) };
}

export function* getIncoming(reference: string): Work<Incoming | undefined> {
  const row = yield* first<Row>('SELECT * FROM incoming WHERE reference = ?', reference);
  return row === undefined ? undefined : incomingOf(row);
}

export function* openIncoming(billId: string): Work<Incoming | undefined> {
  const row = yield* first<Row>("SELECT * FROM incoming WHERE bill_id = ? AND state = 'open'", billId);
  return row === undefined ? undefined : incomingOf(row);
}

/** What the entries say of each chain that was accepted. */
export function* acceptedChains(billId: string): Work<readonly string[]> {
  const rows = yield* all<{ said: string }>(
    "SELECT said FROM incoming WHERE bill_id = ? AND state = 'accepted'",
    billId,
  );
  return rows.map(({ said }) => said);
}

/** A document that came with a bill; the same one twice is one. */
export function* addAttachment(billId: string, checksum: string, content: Uint8Array, now: string): Work<void> {
  yield* all(
    `INSERT INTO attachments (bill_id, checksum, content, received_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (bill_id, checksum) DO NOTHING`,
    billId,
    checksum,
    content,
    now,
  );
}

export function* attachmentsOf(billId: string): Work<readonly string[]> {
  const rows = yield* all<{ checksum: string }>(
    'SELECT checksum FROM attachments WHERE bill_id = ? ORDER BY checksum',
    billId,
  );
  return rows.map(({ checksum }) => checksum);
}

export function* attachment(billId: string, checksum: string): Work<Uint8Array | undefined> {
  const row = yield* first<{ content: Uint8Array }>(
    'SELECT content FROM attachments WHERE bill_id = ? AND checksum = ?',
    billId,
    checksum,
  );
  return row?.content;
}

/** What an answer means for the transfer that it is given to. */
export const ENDS: Readonly<Record<ResponseCode, Exclude<TransferState, 'open'> | undefined>> = {
  RECE: 'accepted',
  DUPE: 'accepted',
  // It says nothing but that the signatures cannot be used now: the same envelope counts as soon as they can, whoever
  // brings it, or was taken before, and its answer was lost.
  BSIG: undefined,
  BENV: 'rejected',
  DISE: 'rejected',
  // Documents are still to come.
  INCD: undefined,
  MDOC: undefined,
};
