import { createHash } from 'node:crypto';
import type { SubmissionState } from './states.ts';

/** One document on its way to one endpoint. */
export interface Submission {
  readonly bytes: Uint8Array;
  readonly clientReference: string;
  readonly mediaType: string;
  /** Name for transports that write files. No separators. */
  readonly fileName: string;
  readonly source?: { readonly file: string; readonly row?: number };
  /** Who declares; a part of the key, as two declarants may use the same reference. */
  readonly declarant?: string;
  /**
   * SHA-256 of what is said, in hex, where the bytes say it in a way that differs from time to time: a signature made
   * anew. Without it, that of the bytes.
   */
  readonly contentSha256?: string;
  /** The bytes carry their signature. */
  readonly signed?: boolean;
  /** Reference of the document that must be accepted before this one leaves: the summary of a complete declaration. */
  readonly after?: string;
  /** Higher leaves earlier; 0 without. */
  readonly priority?: number;
  /** Instant until which it must be accepted, ISO 8601 with offset. */
  readonly deadline?: string;
}

/** A submission that a worker has taken. */
export interface Claimed {
  readonly key: string;
  readonly batchId: string;
  readonly target: string;
  readonly clientReference: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Number of the attempt, from 1, over all processes. */
  readonly attempt: number;
  /** Who makes it, and since when. */
  readonly owner: string;
  readonly startedAt: string;
}

/** What the journal makes of one document that is to be sent. */
export interface Planned {
  readonly key: string;
  readonly clientReference: string;
  /**
   * - `planned`: it will be sent
   * - `again`: it was there and is still to be sent
   * - `twice`: it is in this batch already
   * - `known`: the endpoint has it
   * - `conflict`: its reference was used for another content that is still on its way
   */
  readonly outcome: 'planned' | 'again' | 'twice' | 'known' | 'conflict';
  readonly state: SubmissionState;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of what a submission says. */
export const contentOf = ({ bytes, contentSha256 }: Pick<Submission, 'bytes' | 'contentSha256'>): string =>
  contentSha256 ?? sha256(bytes);

/**
 * The idempotency key: the same content by the same declarant under the same reference to the same endpoint has the
 * same key, on any machine and at any time. SHA-256 in hex over target, declarant, reference and SHA-256 of the content,
 * each ended by a zero byte.
 */
export function idempotencyKey(
  target: string,
  submission: Pick<Submission, 'bytes' | 'clientReference' | 'contentSha256' | 'declarant'>,
): string {
  const hash = createHash('sha256');
  for (const part of [target, submission.declarant ?? '', submission.clientReference, contentOf(submission)])
    hash.update(part).update('\0');
  return hash.digest('hex');
}
