import { context, type Der, der, holds, isWritten, Members, octetString, sequence, TAG } from '../asn1/index.ts';
import { digestIdentifier, readDigest, readIdentifier } from './algorithms.ts';
import { type Attributes, attribute, only } from './attributes.ts';
import { type CertificateId, certificateId } from './certificate-id.ts';
import { ATTRIBUTE, type Digest } from './identifiers.ts';

/** The certificate that an attribute binds the signature to (RFC 2634 §5.4, RFC 5035). */
export interface BoundCertificate {
  readonly digest: Digest;
  readonly hash: Der;
  /** IssuerSerial as read, where it is there. */
  readonly issuer?: Der;
  readonly serial?: Der;
}

/** What every signing-certificate attribute says, of either version; the first of its list is the signer's own. */
export function boundCertificates(signed: Attributes): BoundCertificate[] {
  const found: BoundCertificate[] = [];
  for (const version of [1, 2] as const) {
    const value = only(signed, version === 1 ? ATTRIBUTE.signingCertificate : ATTRIBUTE.signingCertificateV2);
    if (value === undefined) continue;
    const parts = new Members(value);
    const list = new Members(parts.take(TAG.sequence));
    parts.maybe(TAG.sequence);
    parts.end();
    found.push(certId(list.take(), version));
    // The others narrow down the path; path building has its own rules and needs none.
    while (list.more) certId(list.take(), version);
  }
  return found;
}

function certId(of: Der, version: 1 | 2): BoundCertificate {
  const parts = new Members(of);
  // ESSCertID is SHA-1; ESSCertIDv2 is SHA-256 unless it says otherwise.
  const algorithm = version === 2 ? parts.maybe(TAG.sequence) : undefined;
  const digest = algorithm === undefined ? (version === 1 ? 'sha1' : 'sha256') : readDigest(readIdentifier(algorithm));
  const hash = parts.take(TAG.octetString);
  const place = parts.more ? new Members(parts.take()) : undefined;
  parts.end();
  if (place === undefined) return { digest, hash };
  const names = new Members(place.take(TAG.sequence));
  const directory = names.maybe(context(4));
  names.rest();
  const serial = place.take(TAG.integer);
  place.end();
  if (directory === undefined) return { digest, hash, serial };
  const name = new Members(directory, context(4));
  const issuer = name.take(TAG.sequence);
  name.end();
  return { digest, hash, serial, issuer };
}

/** Whether a certificate is the one that is meant. */
export function isBound(bound: BoundCertificate, certificate: CertificateId): boolean {
  return (
    holds(bound.hash, certificate.digest(bound.digest)) &&
    (bound.issuer === undefined || isWritten(bound.issuer, certificate.issuer)) &&
    (bound.serial === undefined || isWritten(bound.serial, certificate.serial))
  );
}

/** SigningCertificateV2 for a certificate, with its issuer and serial number (RFC 5035 §4; EN 319 122-1 §5.2.2.3). */
export function signingCertificate(certificate: Uint8Array, digest: Digest): Buffer {
  const id = certificateId(certificate);
  const { issuer, serial } = id;
  const bound = octetString(id.digest(digest));
  const place = sequence(sequence(der(context(4), issuer)), serial);
  const algorithm = digest === 'sha256' ? [] : [digestIdentifier(digest)];
  return attribute(ATTRIBUTE.signingCertificateV2, sequence(sequence(sequence(...algorithm, bound, place))));
}
