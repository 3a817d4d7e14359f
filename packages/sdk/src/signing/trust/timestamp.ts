import type { Evidence } from '../evidence.ts';

/** What is read of one RFC 3161 token, before anybody asks whether its service is trusted. */
export interface TimestampReading {
  /**
   * The token's own signature. Its tests say whether it is in order and over the bytes it must be over; one that failed
   * makes the token worthless.
   */
  readonly evidence: Evidence;
  /** The time that it says; absent where it cannot be read. */
  readonly genTime?: Date;
}

/**
 * Reads a token and compares it with what it must be over; never throws for what the bytes are.
 *
 * @param token TimeStampToken, DER (RFC 3161 §2.4.2)
 * @param over the bytes whose hash it must hold
 */
export type TimestampReader = (token: Uint8Array, over: Uint8Array) => TimestampReading;
