import type { Receipt } from '../../documents/receipt.ts';
import { FINAL, RECEIPT_MOVES, type SubmissionState } from './states.ts';

/** What the journal knows of a submission before a receipt is laid on it. */
export interface Standing {
  readonly key: string;
  readonly batchId: string;
  readonly clientReference: string;
  state: SubmissionState;
  stateAt: string | null;
  receiptState: string | null;
  singleWindowNumber: string | null;
  declarationNumber: string | null;
}

/** What a receipt says, as far as it matters for the state. */
export interface Word {
  readonly state: Receipt['state'];
  readonly noticedAt?: string | undefined;
  readonly singleWindowNumber?: string | undefined;
  readonly declarationNumber?: string | undefined;
}

/**
 * Lays one receipt on a submission. The newest stands, by the authority's own time: receipts arrive late and in any
 * order, and one that is older than the last never moves a submission back. One that cannot be read as a state moves
 * nothing.
 */
export function fold(standing: Standing, word: Word): void {
  standing.singleWindowNumber = word.singleWindowNumber ?? standing.singleWindowNumber;
  standing.declarationNumber = word.declarationNumber ?? standing.declarationNumber;
  const to = RECEIPT_MOVES[word.state];
  if (to === undefined || !movesOn(standing, word)) return;
  standing.state = to;
  standing.stateAt = word.noticedAt ?? null;
  standing.receiptState = word.state;
}

function movesOn({ state, stateAt, receiptState }: Standing, { noticedAt }: Word): boolean {
  // Without a time of its own a receipt moves only what no other has moved.
  if (noticedAt === undefined) return receiptState === null;
  if (stateAt === null) return true;
  const before = instantOf(stateAt);
  const after = instantOf(noticedAt);
  return after === before ? !FINAL.includes(state) : after > before;
}

/** Milliseconds since 1970. Receipts that tell no offset carry the time of China. */
function instantOf(time: string): number {
  return Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}+08:00`);
}
