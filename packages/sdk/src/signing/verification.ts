import type { Text } from '@kouan/core';
import type { SignatureAlgorithm } from './algorithms.ts';

/** The questions a verifier asks of one signature, in the order in which they are shown. */
export const SIGNATURE_TESTS = [
  /** There is a signature. */
  'present',
  /** It has the one shape that its kind allows, and covers what it must. */
  'structure',
  /** Its algorithms are allowed, and fit the key. */
  'algorithm',
  /** The content is unchanged. */
  'digest',
  /** The key made it. */
  'signature',
  /** It names the certificate that it was made with. */
  'certificate',
  /** A time stamp says when it was there. */
  'timestamp',
  /** The certificate leads to a trusted one. */
  'trust',
  /** All certificates of the path were valid at the time of signing. */
  'validity',
  /** The certificate may be used for this. */
  'usage',
  /** No certificate of the path was revoked. */
  'revocation',
  /** The signer may sign this. */
  'authority',
] as const;

export type SignatureTestName = (typeof SIGNATURE_TESTS)[number];

/** One question a verifier asked, and its answer. */
export interface SignatureTest {
  readonly name: SignatureTestName;
  /** `unknown` where the verifier cannot know. */
  readonly passed: boolean | 'unknown';
  readonly reason: Text;
  /** Clause of the standard. */
  readonly source: string;
  /** Passed, and yet somebody should know: an algorithm that only an old receiver asks for. */
  readonly warning?: Text;
}

/** Who signed, as the certificate says; trustworthy only when the `trust` test passed. */
export interface SignerIdentity {
  /** Distinguished name as RFC 4514 writes it; of a bare key its owner, or its name where nobody is named. */
  readonly subject: string;
  /** Absent for a bare key, as all that only certificates say. */
  readonly issuer?: string;
  /** Serial number in hex. */
  readonly serial?: string;
  /** ISO 8601, UTC. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** SHA-256 in hex of the certificate, or of the public key where there is no certificate. */
  readonly fingerprint: string;
  /** Name of a bare key by which it was found. */
  readonly keyId?: string;
}

/**
 * - `valid`: every test that the policy asks for passed
 * - `invalid`: the content, the signature or its shape is wrong, whatever the certificates; or a time stamp proves that it
 *   was made when its certificate was already revoked
 * - `indeterminate`: the verifier cannot know: no trust, out of time, revocation not known
 */
export type Verdict = 'valid' | 'invalid' | 'indeterminate';

/** Outcome of verifying one signature. */
export interface Signature {
  readonly verdict: Verdict;
  /** Name of its kind. */
  readonly kind: string;
  readonly tests: readonly SignatureTest[];
  readonly algorithm?: SignatureAlgorithm;
  readonly signer?: SignerIdentity;
  /** The certificates from the signer's to the trusted one, where they lead there. */
  readonly path?: readonly SignerIdentity[];
  /** When it was made, ISO 8601, and who says so: the signer, or a time stamp that was verified. */
  readonly signedAt?: { readonly at: string; readonly by: 'signer' | 'timestamp' };
  /** The signed bytes: read these, not the input. Absent when the digest does not match. */
  readonly content?: Uint8Array;
}

/** Outcome of verifying everything that is signed in one input. */
export interface Verification {
  /** The worst of its signatures; `invalid` without any. */
  readonly verdict: Verdict;
  readonly signatures: readonly Signature[];
  /** What every signature covers; absent when one is invalid or they do not cover the same. */
  readonly content?: Uint8Array;
}

const WORST: readonly Verdict[] = ['invalid', 'indeterminate', 'valid'];

/** The worst of several verdicts; without any nothing is valid. */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.length === 0 ? 'invalid' : (WORST.find((one) => verdicts.includes(one)) ?? 'invalid');
