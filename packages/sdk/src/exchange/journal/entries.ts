import type { Receipt } from '../../documents/receipt.ts';
import { all, first, type Work } from '../store/work.ts';
import { camel } from './attempts.ts';
import { NO_DEADLINE } from './schema.ts';
import { listOf, type SubmissionState } from './states.ts';

/** A submission as the journal knows it. */
export interface JournalEntry {
  readonly seq: number;
  readonly key: string;
  readonly batchId: string;
  readonly target: string;
  readonly clientReference: string;
  readonly fileName: string;
  readonly state: SubmissionState;
  /** State of the newest receipt, in the authority's finer words. */
  readonly receiptState?: Receipt['state'];
  /** When that receipt was made, by the authority's own time. */
  readonly stateAt?: string;
  readonly attempts: number;
  readonly errorCode?: string;
  readonly errorText?: string;
  readonly singleWindowNumber?: string;
  readonly declarationNumber?: string;
  readonly sourceFile?: string;
  readonly sourceRow?: number;
  /** Reference of the document that must be accepted before. */
  readonly afterReference?: string;
  readonly deadline?: string;
  /** Milliseconds since 1970: when the endpoint took it, and when a later receipt came first. */
  readonly takenAt?: number;
  readonly heardAt?: number;
  readonly plannedAt: string;
  readonly changedAt: string;
  /** Key of the corrected submission that took the reference over. */
  readonly replacedBy?: string;
}

/** A receipt as the journal keeps it. */
export interface JournalReceipt {
  readonly seq: number;
  readonly target: string;
  readonly id: string;
  readonly key?: string;
  readonly clientReference?: string;
  readonly state: Receipt['state'];
  readonly channel?: string;
  readonly noticedAt?: string;
  readonly note?: string;
  readonly receivedAt: string;
}

/** Which submissions. */
export interface EntryFilter {
  readonly batchId?: string;
  readonly target?: string;
  readonly states?: readonly SubmissionState[];
  readonly clientReference?: string;
  readonly key?: string;
  /** Only what has its reference now, and no history. */
  readonly current?: true;
}

const ENTRY = `seq, key, batch_id, target, client_reference, file_name, state, receipt_state, state_at, attempts, error_code,
  error_text, single_window_number, declaration_number, source_file, source_row, after_reference, deadline, taken_at,
  heard_at, planned_at, changed_at, replaced_by`;

/** A page of submissions in the order in which they were planned. */
export function* pageOfEntries(filter: EntryFilter, after: number, limit: number): Work<readonly JournalEntry[]> {
  const [where, values] = conditions(filter);
  const rows = yield* all(
    `SELECT ${ENTRY} FROM submissions WHERE seq > ?${where} ORDER BY seq LIMIT ?`,
    after,
    ...values,
    limit,
  );
  return rows.map((row) => {
    const entry = camel(row) as unknown as JournalEntry & { deadline: unknown };
    const { deadline, ...rest } = entry;
    return Number(deadline) >= NO_DEADLINE ? rest : { ...rest, deadline: new Date(Number(deadline)).toISOString() };
  });
}

function conditions({ batchId, target, states, clientReference, key, current }: EntryFilter): [string, string[]] {
  const parts: [string, string | undefined][] = [
    [' AND batch_id = ?', batchId],
    [' AND target = ?', target],
    [' AND client_reference = ?', clientReference],
    [' AND key = ?', key],
  ];
  const given = parts.filter((part): part is [string, string] => part[1] !== undefined);
  const some = states === undefined ? '' : ` AND state IN (${listOf(states)}) AND replaced_by IS NULL`;
  const now = current === true ? ' AND replaced_by IS NULL' : '';
  return [given.map(([sql]) => sql).join('') + some + now, given.map(([, value]) => value)];
}

/** Which receipts. */
export interface ReceiptFilter {
  readonly key?: string;
  readonly batchId?: string;
}

/** A page of receipts in the order in which they came. */
export function* pageOfReceipts(
  { key, batchId }: ReceiptFilter,
  after: number,
  limit: number,
): Work<readonly JournalReceipt[]> {
  const rows = yield* all(
    `SELECT r.seq, r.target, r.id, r.key, COALESCE(s.client_reference, r.client_reference) AS client_reference, r.state,
       r.channel, r.noticed_at, r.note, r.received_at
     FROM receipts r LEFT JOIN submissions s ON s.key = r.key
     WHERE r.seq > ?${key === undefined ? '' : ' AND r.key = ?'}${batchId === undefined ? '' : ' AND s.batch_id = ?'}
     ORDER BY r.seq LIMIT ?`,
    after,
    ...[key, batchId].filter((value) => value !== undefined),
    limit,
  );
  return rows.map((row) => camel(row) as unknown as JournalReceipt);
}

/** What is sent. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export function* contentOf(key: string): Work<Content | undefined> {
  const row = yield* first<{ content: Uint8Array; media_type: string }>(
    'SELECT content, media_type FROM contents WHERE key = ?',
    key,
  );
  return row === undefined ? undefined : { bytes: row.content, mediaType: row.media_type };
}

export function* targetsOf(): Work<readonly string[]> {
  return (yield* all<{ target: string }>(
    "SELECT DISTINCT target FROM batches WHERE target NOT LIKE 'chunks:%' ORDER BY target",
  )).map(({ target }) => target);
}
