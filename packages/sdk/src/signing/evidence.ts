import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from './algorithms.ts';
import type { Curves } from './primitives/raw.ts';
import type { SignatureTest } from './verification.ts';

/**
 * What a kind reads of one signature, before anybody asks whom to trust: the kind answers for shape, algorithm and
 * digest, `judge` for key, path, time, usage, revocation and authority. Nothing in here is a source of trust.
 */
export interface Evidence {
  /** Name of the kind. */
  readonly kind: string;
  /** Clause of the standard for the signature itself. */
  readonly source: string;
  /** Tests that only the kind can make; one that failed makes the signature invalid. */
  readonly tests: readonly SignatureTest[];
  readonly algorithm?: SignatureAlgorithm;
  /** Which curves a key of ECDSA may be on; the algorithm's own without. */
  readonly curves?: Curves;
  /** The signed bytes, where the digest matches. */
  readonly content?: Uint8Array;
  /** Certificates that came with it, DER, in no order that counts. */
  readonly certificates: readonly Uint8Array[];
  /** DER of the certificate that it says it was made with, where the kind can say so. */
  readonly leaf?: Uint8Array;
  /** Index into the verifier's own keys: `kid`, KeyName. */
  readonly keyId?: string;
  /** When the signer says that it was made. */
  readonly claimedAt?: Date;
  /** RFC 3161 tokens over the signature, DER, each with the bytes that it must be over; archive stamps as they were added. */
  readonly timestamps?: readonly TimestampToken[];
  /** Revocation data that came with it, DER; it counts as much as data from anywhere: by its own signature. */
  readonly revocation?: RevocationData;
  /** Whether the key made it. Absent where the shape is broken. */
  made?(key: KeyObject): boolean;
  /** The same in a thread of its own, where the kind can. */
  madeAside?(key: KeyObject): Promise<boolean>;
}

/** A token of a time stamping service. */
export interface TimestampToken {
  readonly token: Uint8Array;
  /** What it must be over. */
  readonly over: Uint8Array;
  /**
   * It covers all tokens that stand before it and the revocation data as well, so that they count for what they were at
   * its time.
   */
  readonly archive?: true;
}

/** CRLs (RFC 5280) and OCSP responses (RFC 6960), DER. */
export interface RevocationData {
  readonly crls?: readonly Uint8Array[];
  readonly ocsps?: readonly Uint8Array[];
}
