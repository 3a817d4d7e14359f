export { CLIENT_FOLDERS, directoryTransport } from './directory-transport.ts';
export type { JournalEntry, JournalReceipt } from './entries.ts';
export { writeWhole } from './files.ts';
export { type HttpTransportOptions, httpTransport } from './http-transport.ts';
export type { ReadReceipt } from './inbox.ts';
export {
  type Decision,
  idempotencyKey,
  Journal,
  type JournalOptions,
  openJournal,
  type Submission,
} from './journal.ts';
export type { Lease } from './lease.ts';
export { type PollOptions, type PollSummary, pollReceipts } from './poll.ts';
export type { ReceiptDecoder } from './read-receipts.ts';
export { type Database, openDatabase } from './sqlite.ts';
export { FINAL, REPLACEABLE, type SubmissionState } from './states.ts';
export * from './submit.ts';
export * from './submit-options.ts';
export * from './transport.ts';
