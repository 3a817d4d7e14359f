import type { SignatureAlgorithm } from './algorithms.ts';
import type { RevocationData } from './evidence.ts';
import type { VerificationPolicy } from './policy.ts';
import type { TimestampReader } from './trust/timestamp.ts';

/** A bare public key that the verifier knows. */
export interface TrustedKey {
  /** Name by which a message may ask for it. */
  readonly keyId: string;
  /** SPKI, PEM or DER. */
  readonly key: string | Uint8Array;
  /** Whose it is. */
  readonly owner?: string;
  /** The one algorithm that it is for; any that fits the key, without. */
  readonly algorithm?: SignatureAlgorithm;
  /** Instants between which it counts, ISO 8601. */
  readonly from?: string;
  readonly until?: string;
}

/** What a verifier needs; no default reads trust or the time from anywhere. */
export interface VerifyOptions {
  /** Certificates that are trusted, DER or PEM with any number of them: roots, or signers' own. */
  readonly trust: readonly (string | Uint8Array)[];
  /** Roots of time stamping services; the same as `trust` without. */
  readonly timestampTrust?: readonly (string | Uint8Array)[];
  /** OCSP responders that are trusted for all certificates; those that an issuer names need not be here. */
  readonly ocspTrust?: readonly (string | Uint8Array)[];
  /** Bare keys, for kinds that name one. */
  readonly keys?: readonly TrustedKey[];
  /** Certificates that may help to build a path and are not trusted, PEM or DER. */
  readonly intermediates?: readonly (string | Uint8Array)[];
  /** Revocation data beside what the signature brings. */
  readonly revocation?: RevocationData;
  /** Reads time stamps; the one of the kind without. A kind that knows none leaves them unread. */
  readonly timestamps?: TimestampReader;
  /** The time to judge at. */
  readonly at: Date | string;
  /** Content that lies apart from its signature. */
  readonly detached?: Uint8Array;
  /** What the document is, for the policy's `signers`. */
  readonly documentType?: string;
  readonly policy?: VerificationPolicy;
}
