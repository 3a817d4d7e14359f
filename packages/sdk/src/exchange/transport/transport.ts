/** What travels with the bytes of one submission. */
export interface SubmissionMeta {
  /** Same key, same submission: an endpoint that has seen it answers again and does not accept twice. */
  readonly idempotencyKey: string;
  /** Reference that receipts will carry back (ClientSeqNo). */
  readonly clientReference: string;
  readonly mediaType: string;
  /** Name for transports that write files. No separators. */
  readonly fileName: string;
  readonly signal?: AbortSignal;
}

/** Bytes an endpoint answered, before any format has read them. */
export interface RawReceipt {
  /** Unique at the endpoint, so that the same receipt is stored once. */
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Name of a sent file that the carrier of messages itself gave up on; the bytes are then the message, not an answer. */
  readonly undelivered?: string;
  /** Number in the endpoint's own row of receipts, where it counts them without a gap. */
  readonly sequence?: number;
}

/** What an endpoint says of one submission. */
export type Lookup = { readonly known: false } | { readonly known: true; readonly receipts: readonly RawReceipt[] };

/** One submission as the endpoint lists it. */
export interface Listed {
  readonly clientReference: string;
  /** Key that it was sent with, where the endpoint keeps it. */
  readonly key?: string;
  /** How often it was taken in under this reference. */
  readonly acceptances?: number;
}

/** A page of what an endpoint has. */
export interface Listing {
  readonly submissions: readonly Listed[];
  readonly cursor: string;
  readonly more: boolean;
}

/** Receipts after a cursor. */
export interface Poll {
  readonly receipts: readonly RawReceipt[];
  /** Where to go on; the same as before when there was nothing new. */
  readonly cursor: string;
  /** True when more can be had at once. */
  readonly more: boolean;
  /** Answers that are there, but could not be fetched now; the cursor stays before them. */
  readonly skipped?: readonly Skipped[];
}

/** An answer that one poll could not fetch. */
export interface Skipped {
  readonly id: string;
  /** What the system said, for example `EACCES`. */
  readonly reason: string;
}

/**
 * A way to an endpoint. `send` resolves when the endpoint has taken the message over; it throws a `KouanError` whose
 * `retryable` says whether the same message may be sent again with the same key.
 */
export interface Transport {
  readonly kind: string;
  /** What a person reads; holds no secret. */
  readonly target: string;
  /** The endpoint takes the same key in once, however often it is sent. */
  readonly idempotent: boolean;
  send(bytes: Uint8Array, meta: SubmissionMeta): Promise<readonly RawReceipt[]>;
  /** Whether the endpoint has it, with every receipt so far; `undefined` when it cannot say. */
  lookup?(bytes: Uint8Array, meta: SubmissionMeta): Promise<Lookup | undefined>;
  /** Lets the endpoint check without taking anything in; `undefined` when it cannot. */
  check?(bytes: Uint8Array, meta: SubmissionMeta): Promise<readonly RawReceipt[] | undefined>;
  /** What the endpoint has, from a cursor on; `undefined` when it cannot say. */
  list?(cursor: string, signal?: AbortSignal): Promise<Listing | undefined>;
  poll(cursor: string, signal?: AbortSignal): Promise<Poll>;
  close(): Promise<void>;
}
