import { KouanError } from '@kouan/core';
import { all, first, insert, type Work } from '../../exchange/store/work.ts';
import type { TitleAct } from '../acts.ts';
import { moves } from '../fold.ts';
import type { BillIdentity, RegisteredBill, RegisteredEntry } from './bill.ts';
import { billId } from './bill.ts';
import { readEntryPayload } from './said.ts';

interface BillRow {
  readonly id: string;
  readonly carrier: string;
  readonly reference: string;
  readonly sub_reference: string;
  readonly checksum: string;
  readonly document: Uint8Array;
  readonly head: string;
  readonly length: number;
}

const billOf = (row: BillRow): RegisteredBill => ({
  id: row.id,
  carrier: row.carrier,
  reference: row.reference,
  subReference: row.sub_reference,
  checksum: row.checksum,
  document: row.document,
  head: row.head,
  length: Number(row.length),
});

export function* getBill(id: string): Work<RegisteredBill | undefined> {
  const row = yield* first<BillRow>('SELECT * FROM bills WHERE id = ?', id);
  return row === undefined ? undefined : billOf(row);
}

/** Every bill under a number, the oldest first. */
export function* findBills(wanted: {
  readonly carrier?: string;
  readonly reference: string;
  readonly subReference?: string;
}): Work<readonly RegisteredBill[]> {
  const { carrier, reference, subReference } = wanted;
  // Only what is asked for is compared, so that the index answers.
  const asked = Object.entries({ reference, carrier, sub_reference: subReference }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  const rows = yield* all<BillRow>(
    `SELECT * FROM bills WHERE ${asked.map(([column]) => `${column} = ?`).join(' AND ')} ORDER BY number`,
    ...asked.map(([, value]) => value),
  );
  return rows.map(billOf);
}

/** Bills in the order in which they came, from one on. */
export function* listBills(after: string, limit: number): Work<readonly RegisteredBill[]> {
  const rows = yield* all<BillRow>(
    `SELECT * FROM bills WHERE CAST(? AS TEXT) = '' OR number > (SELECT number FROM bills WHERE id = ?)
     ORDER BY number LIMIT CAST(? AS BIGINT)`,
    after,
    after,
    limit,
  );
  return rows.map(billOf);
}

export function* chainOf(id: string): Work<readonly RegisteredEntry[]> {
  const rows = yield* all<RegisteredEntry>(
    'SELECT position, jws, checksum, said FROM entries WHERE bill_id = ? ORDER BY position',
    id,
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** A chain that is written for the first time. */
export interface NewBill extends BillIdentity {
  readonly document: Uint8Array;
  readonly entries: readonly Omit<RegisteredEntry, 'position'>[];
  /** The bill under the same number that it takes the place of: one that has ended. */
  readonly insteadOf?: string;
}

/**
 * Writes a bill with its chain. Nothing is written when the register has it already, or when another bill lives under
 * the number: then the answer is the id of that one.
 */
export function* addBill(bill: NewBill, now: string): Work<{ readonly id: string; readonly added: boolean }> {
  const id = billId(bill);
  const [identity] = yield* all<{ bill_id: string }>(
    `INSERT INTO identities (carrier, reference, sub_reference, bill_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (carrier, reference, sub_reference) DO UPDATE
       SET bill_id = CASE WHEN identities.bill_id = ? THEN excluded.bill_id ELSE identities.bill_id END
     RETURNING bill_id`,
    bill.carrier,
    bill.reference,
    bill.subReference,
    id,
    bill.insteadOf ?? '',
  );
  if (identity?.bill_id !== id) return { id: identity?.bill_id ?? id, added: false };
  const rows = yield* all(
    `INSERT INTO bills (id, carrier, reference, sub_reference, checksum, document, head, length, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING id`,
    id,
    bill.carrier,
    bill.reference,
    bill.subReference,
    bill.checksum,
    bill.document,
    bill.entries.at(-1)?.checksum ?? '',
    bill.entries.length,
    now,
  );
  if (rows.length === 0) return { id, added: false };
  yield* writeEntries(id, 0, bill.entries, now);
  return { id, added: true };
}

/**
 * Appends to a chain whose head is still the one that the caller has seen.
 *
 * @returns whether it was; `false` says that somebody else was quicker, and nothing is written
 */
export function* append(
  id: string,
  head: string,
  entries: readonly Omit<RegisteredEntry, 'position'>[],
  now: string,
): Work<boolean> {
  const [row] = yield* all<{ length: number }>(
    'UPDATE bills SET head = ?, length = length + CAST(? AS INTEGER) WHERE id = ? AND head = ? RETURNING length',
    entries.at(-1)?.checksum ?? head,
    entries.length,
    id,
    head,
  );
  if (row === undefined) return false;
  yield* writeEntries(id, Number(row.length) - entries.length, entries, now);
  return true;
}

/**
 * Takes the last entry away again: the transfer that it was for was refused, and leaves no trace in the chain. What another
 * platform was only told of stands, whether it wants to hear it or not.
 *
 * @returns the act that was taken back, and the head of the chain without it; nothing when there is nothing to take back
 */
export function* takeBack(
  id: string,
  head: string,
): Work<{ readonly act: TitleAct; readonly head: string } | undefined> {
  const chain = yield* chainOf(id);
  const [before, last] = chain.slice(-2);
  if (before === undefined || last?.checksum !== head) return undefined;
  const act = readEntryPayload(last.jws).transactions.at(-1) as TitleAct | undefined;
  if (act === undefined || !moves(act)) return undefined;
  const rows = yield* all(
    'UPDATE bills SET head = ?, length = length - 1 WHERE id = ? AND head = ? RETURNING id',
    before.checksum,
    id,
    head,
  );
  if (rows.length === 0) return undefined;
  yield* all('DELETE FROM entries WHERE bill_id = ? AND position = ?', id, before.position + 1);
  return { act, head: before.checksum };
}

function* writeEntries(
  id: string,
  from: number,
  entries: readonly Omit<RegisteredEntry, 'position'>[],
  now: string,
): Work<void> {
  yield* insert(
    'INSERT INTO entries (bill_id, position, jws, checksum, said, added_at) VALUES {rows}',
    entries.map(({ jws, checksum, said }, index) => [id, from + index, jws, checksum, said, now]),
  );
}

/** Somebody else has moved the bill meanwhile. */
export function headMoved(reference: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    {
      en: `Bill ${reference} was moved by somebody else meanwhile. Nothing was done.`,
      zh: `提单 ${reference} 已被他人先行操作，本次未执行。`,
    },
    { hint: { en: 'Look at it again: kouan ebl show', zh: '请重新查看：kouan ebl show' } },
  );
}
