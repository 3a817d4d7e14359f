import type { Text } from '@kouan/core';

/** One question a verifier asked, and its answer. */
export interface SignatureTest {
  readonly name: 'present' | 'structure' | 'digest' | 'signature' | 'trust' | 'validity' | 'revocation';
  readonly passed: boolean | 'unknown';
  readonly reason: Text;
  readonly source: string;
}

/** What a verifier lets pass beyond its defaults. */
export interface VerificationPolicy {
  /** Indeterminate unless revocation was checked; it never is in this form. */
  readonly requireRevocation?: boolean;
  /** Lets comments inside text and processing instructions pass. */
  readonly lenientContent?: boolean;
}

/** Who signed, as the certificate says; trustworthy only when the `trust` test passed. */
export interface SignerIdentity {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
}

/** Outcome of verifying one signature. */
export interface Verification {
  readonly verdict: 'valid' | 'invalid' | 'indeterminate';
  readonly kind: string;
  readonly tests: readonly SignatureTest[];
  readonly signer?: SignerIdentity;
  /** The signed bytes in canonical form: read these, not the input. */
  readonly content?: Uint8Array;
}

/** What a verifier needs; no default reads trust or the time from anywhere. */
export interface VerifyOptions {
  readonly kind?: 'xmldsig-enveloped';
  /** PEM or DER: the signer's own certificate, or its direct issuer. */
  readonly trust: readonly (string | Uint8Array)[];
  readonly at: Date | string;
  readonly policy?: VerificationPolicy;
}
