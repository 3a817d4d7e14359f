import { hash } from 'node:crypto';
import { booleanOf, context, type Der, DerError, Members, objectIdentifier, readDer, TAG } from '../asn1/index.ts';
import { remembered } from '../remembered.ts';
import type { Digest } from './identifiers.ts';

/** What CMS points at a certificate with (RFC 5652 §5.3). */
export class CertificateId {
  readonly bytes: Uint8Array;
  /** Name, DER. */
  readonly issuer: Uint8Array;
  /** INTEGER, DER. */
  readonly serial: Uint8Array;
  readonly extensions: Der | undefined;
  private readonly digests = new Map<Digest, Buffer>();

  /** Reads it from a certificate, RFC 5280 §4.1. Throws DerError. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const certificate = new Members(readDer(bytes));
    const tbs = new Members(certificate.take(TAG.sequence));
    certificate.rest();
    tbs.maybe(context(0));
    this.serial = tbs.take(TAG.integer).bytes;
    tbs.take(TAG.sequence);
    this.issuer = tbs.take(TAG.sequence).bytes;
    for (let skip = 0; skip < 3; skip++) tbs.take(TAG.sequence);
    tbs.maybe(context(1, false));
    tbs.maybe(context(2, false));
    this.extensions = tbs.maybe(context(3));
    tbs.rest();
  }

  /** Digest of the whole certificate, by which a signature binds it; made once. */
  digest(name: Digest): Buffer {
    let found = this.digests.get(name);
    if (found === undefined) this.digests.set(name, (found = hash(name, this.bytes, 'buffer')));
    return found;
  }
}

/** Reads it, or gives back what was read of the same octets before: a signer's certificate comes with every message. */
export const certificateId = remembered((bytes) => new CertificateId(bytes), {
  values: 256,
  octets: 2 * 1024 * 1024,
});

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
  outer.end();
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
