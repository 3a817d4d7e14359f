import type { Receipt } from '../documents/receipt.ts';

/**
 * Where a submission stands. `sending` is written before the first byte leaves, so after a kill it means: perhaps sent.
 * From `stored` on the state is that of the newest receipt.
 */
export type SubmissionState = 'planned' | 'sending' | 'sent' | 'refused' | Receipt['state'];

/** States after which nothing more is expected. */
export const FINAL: readonly SubmissionState[] = ['refused', 'rejected', 'returned', 'failed', 'closed', 'deleted'];

/** States in which the endpoint has, or may have, nothing: the same bytes are sent (again) with the same key. */
export const UNSENT: readonly SubmissionState[] = ['planned', 'sending', 'refused'];

/** States after which a corrected document may take the reference over. */
export const REPLACEABLE: readonly SubmissionState[] = ['refused', 'rejected', 'returned', 'failed', 'deleted'];
