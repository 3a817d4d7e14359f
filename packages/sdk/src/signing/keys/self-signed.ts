import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readCertificate } from '../trust/x509/certificate.ts';
import { issueCertificate } from './issue.ts';
import { type KeyKind, newKey } from './new-key.ts';
import { writePem } from './pem.ts';
import type { CertificateProfile } from './write-extensions.ts';

/** What goes into a self-signed certificate. */
export interface CertificateRequest extends CertificateProfile {
  /** Common name, or a whole name as `CN=…,O=…,C=CN`. */
  readonly subject: string;
  readonly days: number;
  /** The clock: first moment of validity. */
  readonly now: Date;
  /** Who signs; left out, the certificate signs itself. */
  readonly issuer?: { readonly subject: string; readonly key: string };
  /** `RSA-2048` without. */
  readonly kind?: KeyKind;
}

/** A fresh key and its certificate, both PEM. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly certificate: string;
}

const DAY = 86_400_000;

/** Makes a key with an X.509 v3 certificate, for trials and tests; a customs house will not accept it. */
export function selfSignedCertificate(request: CertificateRequest): KeyAndCertificate {
  const { subject, days, now, kind = 'RSA-2048', issuer, ...profile } = request;
  const key = newKey(kind);
  const notAfter = new Date(now.getTime() + days * DAY);
  const certificate = issueCertificate({
    ...profile,
    subject,
    key,
    notBefore: now,
    notAfter,
    ...(issuer === undefined ? {} : { issuer: standIn(issuer.subject, createPrivateKey(issuer.key), now, notAfter) }),
  });
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: writePem('CERTIFICATE', certificate),
  };
}

/** An issuer of whom only name and key are known: a certificate with both says all that issuing needs. */
function standIn(
  subject: string,
  key: KeyObject,
  notBefore: Date,
  notAfter: Date,
): { readonly certificate: ReturnType<typeof readCertificate>; readonly key: KeyObject } {
  const certificate = readCertificate(issueCertificate({ subject, key, notBefore, notAfter, ca: true }));
  return { certificate, key };
}

/** The public half of a private key, PEM (SPKI). */
export const publicPem = (privatePem: string): string =>
  createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }).toString();
