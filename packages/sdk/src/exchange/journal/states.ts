import type { ReceiptState } from '../../documents/receipt.ts';

/** Where a submission stands, in the order of its life. */
export const SUBMISSION_STATES = [
  'planned',
  'signed',
  'sending',
  'unknown',
  'received',
  'stored',
  'accepted',
  'inspecting',
  'released',
  'closed',
  'rejected',
  'returned',
  'cancelled',
  'dead',
] as const;

/**
 * - `planned`, `signed`: in the journal with its key; nothing has left
 * - `sending`: written before the first byte leaves
 * - `unknown`: perhaps sent; the endpoint is asked before anything else is done
 * - `received`: the endpoint has taken the message over
 * - `stored` … `closed`, `returned`: what the newest receipt says
 * - `rejected`: refused at the door (no receipt) or by the authority (with one)
 * - `cancelled`: called back before it was sent, or deleted by the authority
 * - `dead`: given up after every attempt
 */
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** States after which nothing more is expected. */
export const FINAL: readonly SubmissionState[] = ['closed', 'rejected', 'returned', 'cancelled', 'dead'];

/** States in which nothing has left, or nothing is under way at this moment. */
export const UNSENT: readonly SubmissionState[] = ['planned', 'signed', 'sending', 'unknown'];

/** States after which a corrected document may take the reference over. */
export const REPLACEABLE: readonly SubmissionState[] = ['rejected', 'returned', 'cancelled', 'dead'];

/** States in which a person has to do something. */
export const FAILED: readonly SubmissionState[] = ['rejected', 'returned', 'dead'];

/** States from which a document that depends on another may follow it. */
export const PASSED: readonly SubmissionState[] = ['accepted', 'inspecting', 'released', 'closed'];

interface Move {
  readonly from: readonly SubmissionState[];
  readonly to: SubmissionState;
}

/** Every move that is not made by a receipt. No state is written but by these and by {@link RECEIPT_MOVES}. */
export const MOVES = {
  /** A worker takes it; it is about to leave. */
  claim: { from: ['planned', 'signed'], to: 'sending' },
  /** The worker died, or nothing certain was answered. */
  lose: { from: ['sending'], to: 'unknown' },
  /** The endpoint has it. */
  take: { from: ['planned', 'signed', 'sending', 'unknown'], to: 'received' },
  /** The endpoint does not have it: it did not leave, or was not let in for the moment. */
  putBack: { from: ['sending', 'unknown'], to: 'planned' },
  /** The endpoint will never take it. */
  refuse: { from: ['sending', 'unknown'], to: 'rejected' },
  /** Tried often enough. */
  giveUp: { from: ['planned', 'signed', 'sending', 'unknown'], to: 'dead' },
  /** A person calls it back. What may have left cannot be. */
  cancel: { from: ['planned', 'signed'], to: 'cancelled' },
  /** A person wants it sent after all. */
  revive: { from: ['rejected', 'cancelled', 'dead'], to: 'planned' },
  /** A person has made sure that it did not arrive. */
  insist: { from: ['unknown'], to: 'planned' },
} as const satisfies Readonly<Record<string, Move>>;

export type MoveName = keyof typeof MOVES;

/** The state that each receipt moves a submission to; one that says nothing known moves nothing. */
export const RECEIPT_MOVES: Readonly<Record<ReceiptState, SubmissionState | undefined>> = {
  acknowledged: 'received',
  stored: 'stored',
  submitted: 'stored',
  accepted: 'accepted',
  'under-review': 'accepted',
  'documents-requested': 'accepted',
  'supplement-requested': 'accepted',
  suspended: 'accepted',
  'duty-due': 'accepted',
  cleared: 'accepted',
  inspection: 'inspecting',
  'quarantine-processing': 'inspecting',
  'released-on-guarantee': 'released',
  released: 'released',
  'gate-entry-allowed': 'released',
  'port-entry-allowed': 'released',
  'certificate-issued': 'released',
  'gate-passed': 'closed',
  closed: 'closed',
  rejected: 'rejected',
  failed: 'rejected',
  returned: 'returned',
  deleted: 'cancelled',
  withdrawn: 'cancelled',
  unknown: undefined,
};

/** States as a list in SQL. */
export const listOf = (states: readonly SubmissionState[]): string => states.map((state) => `'${state}'`).join(', ');
