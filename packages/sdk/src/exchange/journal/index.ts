/** The journal alone, for whoever looks into it and sends nothing. @module */

export { isServer } from '../store/server-address.ts';
export type { JournalAttempt } from './attempts.ts';
export type { Batch, BatchAct, BatchState, Circuit, NewBatch } from './batches.ts';
export type { Blocked } from './blocked.ts';
export type { ClaimOptions, Taken } from './claim.ts';
export type { Gap, Position } from './cursors.ts';
export type { Alarm, Urgent } from './deadlines.ts';
export type { EntryFilter, JournalEntry, JournalReceipt, ReceiptFilter } from './entries.ts';
export type { JournalEvent } from './events.ts';
export type { ReadReceipt, Stored } from './inbox.ts';
export { Journal } from './journal.ts';
export type { Lease } from './lease.ts';
export { type JournalOptions, openJournal } from './open.ts';
export type { AttemptOutcome, Settlement, Trouble } from './settle.ts';
export { FAILED, FINAL, REPLACEABLE, SUBMISSION_STATES, type SubmissionState } from './states.ts';
export { type Claimed, idempotencyKey, type Planned, type Submission } from './submission.ts';
