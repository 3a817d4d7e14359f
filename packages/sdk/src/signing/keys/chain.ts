import { DerError } from '../asn1/index.ts';
import { type Certificate, readCertificate } from '../trust/x509/certificate.ts';

/**
 * A certificate with its issuers behind it, as far as they are among others; DER in, DER out. Those that do not belong to
 * it, or cannot be read, are left out.
 */
export function orderChain(leaf: Uint8Array, others: readonly Uint8Array[]): Uint8Array[] {
  const first = readableCertificate(leaf);
  if (first === undefined) return [leaf];
  const chain = [first];
  const all = others.flatMap((bytes) => readableCertificate(bytes) ?? []);
  for (let last: Certificate = first; !last.selfIssued; ) {
    const next = all.find((one) => !chain.includes(one) && isIssuer(one, last));
    if (next === undefined) break;
    chain.push(next);
    last = next;
  }
  return chain.map(({ bytes }) => bytes);
}

/** Whether one certificate issued another: name and key. */
export const isIssuer = (issuer: Certificate, of: Certificate): boolean =>
  issuer.subject.key === of.issuer.key && issuer.publicKey !== undefined && of.signedWith(issuer.publicKey);

/** A certificate, or nothing where the octets are none. */
export function readableCertificate(bytes: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
