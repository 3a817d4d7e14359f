import { type CertificateRequest, type KeyAndCertificate, selfSignedCertificate } from '../keys/self-signed.ts';
import type { Signer } from '../signer.ts';
import { pemSigner } from './pem-signer.ts';

/** A signer for tests and trials, with what a verifier needs to trust it. */
export interface MemorySigner extends Signer {
  /** Its certificate, PEM: give it as trust. */
  readonly certificate: string;
}

/**
 * A fresh key that exists in this process only, under a certificate of its own. No authority accepts it.
 *
 * @param request what goes into the certificate, and of what kind the key is; `now` is the clock
 */
export function memorySigner(request: CertificateRequest): MemorySigner {
  const pair: KeyAndCertificate = selfSignedCertificate(request);
  return { ...pemSigner(pair), certificate: pair.certificate };
}
