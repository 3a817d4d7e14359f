import type { Receipt } from '../documents/receipt.ts';
import { camel, type Statements } from './statements.ts';
import type { SubmissionState } from './states.ts';

/** A submission as the journal knows it. */
export interface JournalEntry {
  readonly key: string;
  readonly target: string;
  readonly clientReference: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly state: SubmissionState;
  readonly attempts: number;
  readonly errorCode?: string;
  readonly errorText?: string;
  readonly singleWindowNumber?: string;
  readonly declarationNumber?: string;
  readonly sourceFile?: string;
  readonly sourceRow?: number;
  readonly changedAt: string;
  /** Key of the corrected submission that took the reference over. */
  readonly replacedBy?: string;
}

/** A receipt as the journal keeps it. */
export interface JournalReceipt {
  readonly id: string;
  readonly key?: string;
  readonly clientReference?: string;
  readonly state: Receipt['state'];
  readonly channel?: string;
  readonly noticedAt?: string;
  readonly note?: string;
  readonly receivedAt: string;
}

const ENTRY = `SELECT key, target, client_reference, file_name, media_type, state, attempts, error_code, error_text,
  single_window_number, declaration_number, source_file, source_row, changed_at, replaced_by
  FROM submissions ORDER BY rowid`;

const RECEIPT = `SELECT r.id, r.key, s.client_reference, r.state, r.channel, r.noticed_at, r.note, r.received_at
  FROM receipts r LEFT JOIN submissions s ON s.key = r.key ORDER BY r.rowid`;

export function* readEntries(statements: Statements): Generator<JournalEntry> {
  for (const row of statements.of(ENTRY).iterate()) yield camel(row) as unknown as JournalEntry;
}

export function* readReceipts(statements: Statements): Generator<JournalReceipt> {
  for (const row of statements.of(RECEIPT).iterate()) yield camel(row) as unknown as JournalReceipt;
}
