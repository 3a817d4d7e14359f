export { CLIENT_FOLDERS, directoryTransport, writeWhole } from './directory-transport.ts';
export type { JournalEntry, JournalReceipt } from './entries.ts';
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
export { type Database, openDatabase } from './sqlite.ts';
export { FINAL, REPLACEABLE, type SubmissionState } from './states.ts';
export * from './submit.ts';
export * from './transport.ts';
