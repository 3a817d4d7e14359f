import { createHash, type KeyObject } from 'node:crypto';
import {
  context,
  type Der,
  DerError,
  explicit,
  integerBytes,
  Members,
  readDer,
  smallInteger,
  TAG,
  timeOf,
} from '../../asn1/index.ts';
import { remembered } from '../../remembered.ts';
import {
  type CertificateExtensions,
  certificateExtensions,
  type Extension,
  readExtensions,
  unknownCritical,
} from './extensions.ts';
import { Name } from './name.ts';
import { type PublicKeyInfo, publicKeyOf, readPublicKeyInfo } from './public-key.ts';
import { assertSameAlgorithm, madeBy, readSigned, type Signed } from './signed.ts';

const MAX_BYTES = 64 * 1024;
const MAX_SERIAL = 20;

/** An X.509 certificate, read strictly (RFC 5280 §4.1). What it says is not trusted by being read. */
export class Certificate {
  readonly bytes: Uint8Array;
  readonly signed: Signed;
  readonly version: 1 | 2 | 3;
  /** Upper-case hex. */
  readonly serial: string;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly keyInfo: PublicKeyInfo;
  /** In their order, understood or not. */
  readonly all: readonly Extension[];
  readonly extensions: CertificateExtensions;
  /** Critical extensions that are not understood: such a certificate leads nowhere. */
  readonly unknownCritical: readonly string[];
  private key: KeyObject | undefined | null = null;
  private hash: string | undefined;

  /** Throws DerError. */
  constructor(bytes: Uint8Array) {
    if (bytes.length > MAX_BYTES) throw new DerError('the certificate is too large');
    this.bytes = bytes;
    this.signed = readSigned(readDer(bytes));
    const tbs = new Members(this.signed.tbs);
    this.version = versionOf(tbs.maybe(context(0)));
    this.serial = serialOf(tbs.take(TAG.integer));
    assertSameAlgorithm(tbs.take(TAG.sequence), this.signed);
    this.issuer = new Name(tbs.take());
    if (this.issuer.empty) throw new DerError('the issuer has no name');
    const validity = new Members(tbs.take());
    this.notBefore = certificateTime(validity.take());
    this.notAfter = certificateTime(validity.take());
    validity.end();
    this.subject = new Name(tbs.take());
    this.keyInfo = readPublicKeyInfo(tbs.take());
    // Unique identifiers of issuer and subject: nobody has used them since 1996 (RFC 5280 §4.1.2.8).
    const unique = [tbs.maybe(context(1, false)), tbs.maybe(context(2, false))];
    if (this.version === 1 && unique.some((one) => one !== undefined))
      throw new DerError('a certificate of version 1 has no unique identifiers');
    const extensions = tbs.maybe(context(3));
    if (extensions !== undefined && this.version !== 3) throw new DerError('only version 3 has extensions');
    tbs.end();
    this.all = extensions === undefined ? [] : readExtensions(explicit(extensions, TAG.sequence));
    this.extensions = certificateExtensions(this.all);
    this.unknownCritical = unknownCritical(this.all);
  }

  /** `undefined` where the key is of a kind that kouan does not use. */
  get publicKey(): KeyObject | undefined {
    if (this.key === null) this.key = publicKeyOf(this.keyInfo);
    return this.key;
  }

  /** SHA-256 of the whole, upper-case hex. */
  get fingerprint(): string {
    this.hash ??= createHash('sha256').update(this.bytes).digest('hex').toUpperCase();
    return this.hash;
  }

  /** Both names are the same (RFC 5280 §3.2): issued by an authority to itself, whichever key signed. */
  get selfIssued(): boolean {
    return this.issuer.key === this.subject.key;
  }

  /** Whether the key made the signature of this certificate; asked once a key. */
  signedWith(key: KeyObject, sm2Id?: string): boolean {
    return madeBy(this.signed, key, sm2Id);
  }

  /** Whether a time lies between first and last second of validity, both included (RFC 5280 §4.1.2.5). */
  validAt(time: Date): boolean {
    return time >= this.notBefore && time.getTime() < this.notAfter.getTime() + 1000;
  }
}

function versionOf(of: Der | undefined): 1 | 2 | 3 {
  if (of === undefined) return 1;
  const number = smallInteger(explicit(of, TAG.integer));
  // 0 is the default, which DER leaves out.
  if (number !== 1 && number !== 2) throw new DerError('the version is not known');
  return number === 1 ? 2 : 3;
}

/** A positive number of at most 20 octets (RFC 5280 §4.1.2.2). */
function serialOf(of: Der): string {
  const bytes = integerBytes(of);
  if ((bytes[0] ?? 0) >= 0x80 || bytes.every((octet) => octet === 0))
    throw new DerError('the serial number is not positive');
  if (bytes.length > MAX_SERIAL) throw new DerError('the serial number has more than 20 octets');
  return serialText(of);
}

/** An INTEGER as upper-case hex without its sign octet; a negative one, which only CRLs may hold, with a sign. */
export function serialText(of: Der): string {
  const bytes = integerBytes(of);
  const hex = Buffer.from(bytes).toString('hex').toUpperCase();
  if ((bytes[0] ?? 0) >= 0x80) return `-${hex}`;
  return bytes.length > 1 && bytes[0] === 0 ? hex.slice(2) : hex;
}

/** Whole seconds only (RFC 5280 §4.1.2.5.2). */
export function certificateTime(of: Der): Date {
  if (of.content.includes(0x2e)) throw new DerError('a time has fractions of a second');
  return timeOf(of);
}

/**
 * Reads a certificate, or gives back the one that was read of the same octets before; the 1024 last used are kept.
 * Throws DerError.
 */
export const readCertificate = remembered((bytes) => new Certificate(bytes), { values: 1024, octets: 8 * 1024 * 1024 });
