import { booleanOf, context, type Der, DerError, Members, objectIdentifier, readDer, TAG } from '../asn1/index.ts';

/** What CMS points at a certificate with (RFC 5652 §5.3). */
export interface CertificateId {
  readonly bytes: Uint8Array;
  /** Name, DER. */
  readonly issuer: Uint8Array;
  /** INTEGER, DER. */
  readonly serial: Uint8Array;
  readonly extensions: Der | undefined;
}

/** Reads it from a certificate, RFC 5280 §4.1. Throws DerError. */
export function certificateId(bytes: Uint8Array): CertificateId {
  const certificate = new Members(readDer(bytes));
  const tbs = new Members(certificate.take(TAG.sequence));
  tbs.maybe(context(0));
  const serial = tbs.take(TAG.integer);
  tbs.take(TAG.sequence);
  const issuer = tbs.take(TAG.sequence);
  for (let skip = 0; skip < 3; skip++) tbs.take(TAG.sequence);
  tbs.maybe(context(1, false));
  tbs.maybe(context(2, false));
  const extensions = tbs.maybe(context(3));
  return { bytes, issuer: issuer.bytes, serial: serial.bytes, extensions };
}

/** One extension, and whether it is critical. */
export interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The value of an extension. Throws DerError when it is there twice. */
export function extension({ extensions }: CertificateId, oid: string): Extension | undefined {
  if (extensions === undefined) return undefined;
  const outer = new Members(extensions, context(3));
  const list = new Members(outer.take(TAG.sequence));
  const wanted = objectIdentifier(oid);
  let found: Extension | undefined;
  while (list.more) {
    const one = new Members(list.take());
    const name = one.take(TAG.oid);
    const flag = one.maybe(TAG.boolean);
    const value = one.take(TAG.octetString).content;
    one.end();
    if (!wanted.equals(name.bytes)) continue;
    if (found !== undefined) throw new DerError('an extension is there twice');
    found = { critical: flag !== undefined && booleanOf(flag), value };
  }
  return found;
}

const KEY_IDENTIFIER = '2.5.29.14';

/** The subject key identifier (RFC 5280 §4.2.1.2). */
export function keyIdentifier(certificate: CertificateId): Uint8Array | undefined {
  const value = extension(certificate, KEY_IDENTIFIER)?.value;
  return value === undefined ? undefined : readDer(value, TAG.octetString).content;
}
