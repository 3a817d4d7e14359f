export { CLIENT_FOLDERS, directoryTransport, writeWhole } from './directory-transport.ts';
export { type HttpTransportOptions, httpTransport } from './http-transport.ts';
export {
  type Decision,
  FINAL,
  idempotencyKey,
  Journal,
  type JournalEntry,
  type JournalOptions,
  type JournalReceipt,
  openJournal,
  type ReadReceipt,
  type Submission,
  type SubmissionState,
} from './journal.ts';
export { type Database, openDatabase } from './sqlite.ts';
export * from './submit.ts';
export * from './transport.ts';
