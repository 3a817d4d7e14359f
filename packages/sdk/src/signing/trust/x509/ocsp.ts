import { createHash } from 'node:crypto';
import {
  context,
  type Der,
  DerError,
  der,
  explicit,
  implicit,
  Members,
  members,
  objectIdentifier,
  octetString,
  oidOf,
  readDer,
  sequence,
  smallInteger,
  TAG,
  timeOf,
  wholeBits,
} from '../../asn1/index.ts';
import { remembered } from '../../remembered.ts';
import { HASHES, hashOid, isBare, readAlgorithm, signatureAlgorithm } from './algorithm-identifier.ts';
import { type Certificate, certificateTime, serialText } from './certificate.ts';
import { type RevokedEntry, reasonText } from './crl.ts';
import { type Extension, readExtensions } from './extensions.ts';
import { Name } from './name.ts';
import { EXTENSION } from './oids.ts';
import type { Signed } from './signed.ts';

const BASIC = '1.3.6.1.5.5.7.48.1.1';

/** `OCSPResponseStatus` (RFC 6960 §4.2.1). */
const STATUS: Readonly<Record<number, string>> = {
  1: 'malformedRequest',
  2: 'internalError',
  3: 'tryLater',
  5: 'sigRequired',
  6: 'unauthorized',
};

/** What a response says of one certificate. */
export interface SingleResponse {
  readonly hash: string | undefined;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: string;
  /** `unknown` is an answer too, and no good one. */
  readonly status: 'good' | 'unknown' | RevokedEntry;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** The responder knows of certificates that ran out since then. */
  readonly archiveCutoff: Date | undefined;
}

/** A basic OCSP response, read strictly (RFC 6960 §4.2). */
export class OcspResponse {
  readonly bytes: Uint8Array;
  readonly signed: Signed;
  readonly responder: { readonly name: Name } | { readonly keyHash: Uint8Array };
  readonly producedAt: Date;
  readonly responses: readonly SingleResponse[];
  /** Certificates that came with it, DER. */
  readonly certificates: readonly Uint8Array[];
  readonly nonce: Uint8Array | undefined;
  readonly unknownCritical: readonly string[];

  /** Throws DerError, also where the responder answers with an error. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const outer = new Members(readDer(bytes));
    const status = smallInteger(implicit(outer.take(TAG.enumerated), TAG.integer));
    if (status !== 0) throw new DerError(`the responder answered ${STATUS[status] ?? status}`);
    const holder = new Members(explicit(outer.take(context(0)), TAG.sequence));
    outer.end();
    if (oidOf(holder.take(TAG.oid)) !== BASIC) throw new DerError('the response is of another type');
    const basic = new Members(readDer(holder.take(TAG.octetString).content));
    holder.end();
    const tbs = basic.take(TAG.sequence);
    const identifier = readAlgorithm(basic.take(TAG.sequence));
    this.signed = { tbs, identifier, algorithm: signatureAlgorithm(identifier), signature: wholeBits(basic.take()) };
    const certificates = basic.maybe(context(0));
    basic.end();
    this.certificates = certificates === undefined ? [] : certificatesIn(certificates);
    const data = new Members(tbs);
    const version = data.maybe(context(0));
    // v1 is 0, the default, and there is no other.
    if (version !== undefined) throw new DerError('the version is not known');
    this.responder = responderOf(data.take());
    this.producedAt = certificateTime(data.take(TAG.generalizedTime));
    const all = members(data.take(TAG.sequence));
    if (all.length === 0 || all.length > 1000) throw new DerError('there are no answers, or too many');
    const unknown = new Set<string>();
    this.responses = all.map((one) => readSingle(one, unknown));
    const extensions = data.maybe(context(1));
    data.end();
    const read = extensions === undefined ? [] : readExtensions(explicit(extensions, TAG.sequence));
    notice(read, unknown);
    const nonce = read.find(({ oid }) => oid === EXTENSION.ocspNonce);
    this.nonce = nonce === undefined ? undefined : readDer(nonce.value, TAG.octetString).content;
    this.unknownCritical = [...unknown];
  }
}

/** Reads a response, or gives back the one that was read of the same octets before. Throws DerError. */
export const readOcsp = remembered((bytes) => new OcspResponse(bytes), { values: 512, octets: 16 * 1024 * 1024 });

function certificatesIn(of: Der): Uint8Array[] {
  const all = members(explicit(of, TAG.sequence));
  if (all.length > 16) throw new DerError('there are too many certificates');
  return all.map(({ bytes }) => bytes);
}

function responderOf(of: Der): { readonly name: Name } | { readonly keyHash: Uint8Array } {
  if (of.tag === context(1)) return { name: new Name(explicit(of)) };
  if (of.tag === context(2)) return { keyHash: explicit(of, TAG.octetString).content };
  throw new DerError('the responder has no name');
}

const KNOWN: ReadonlySet<string> = new Set([EXTENSION.ocspNonce, EXTENSION.archiveCutoff]);

function notice(all: readonly Extension[], unknown: Set<string>): void {
  for (const { oid, critical } of all) if (critical && !KNOWN.has(oid)) unknown.add(oid);
}

function readSingle(of: Der, unknown: Set<string>): SingleResponse {
  const parts = new Members(of);
  const id = new Members(parts.take(TAG.sequence));
  const algorithm = readAlgorithm(id.take(TAG.sequence));
  const issuerNameHash = id.take(TAG.octetString).content;
  const issuerKeyHash = id.take(TAG.octetString).content;
  const serial = serialText(id.take(TAG.integer));
  id.end();
  const status = statusOf(parts.take());
  const thisUpdate = certificateTime(parts.take(TAG.generalizedTime));
  const next = parts.maybe(context(0));
  const extensions = parts.maybe(context(1));
  parts.end();
  const all = extensions === undefined ? [] : readExtensions(explicit(extensions, TAG.sequence));
  notice(all, unknown);
  const cutoff = all.find(({ oid }) => oid === EXTENSION.archiveCutoff);
  return {
    hash: isBare(algorithm) ? HASHES[algorithm.oid] : undefined,
    issuerNameHash,
    issuerKeyHash,
    serial,
    status,
    thisUpdate,
    nextUpdate: next === undefined ? undefined : certificateTime(explicit(next, TAG.generalizedTime)),
    archiveCutoff: cutoff === undefined ? undefined : timeOf(readDer(cutoff.value)),
  };
}

function statusOf(of: Der): SingleResponse['status'] {
  if (of.tag === context(0, false) && of.content.length === 0) return 'good';
  if (of.tag === context(2, false) && of.content.length === 0) return 'unknown';
  if (of.tag !== context(1)) throw new DerError('no status');
  const parts = new Members(implicit(of, TAG.sequence));
  const at = certificateTime(parts.take(TAG.generalizedTime));
  const reason = parts.maybe(context(0));
  parts.end();
  return { at, reason: reason === undefined ? 'unspecified' : reasonText(explicit(reason)) };
}

const hashed = (hash: string, bytes: Uint8Array): Buffer => createHash(hash).update(bytes).digest();

/** Whether an answer is about this certificate of this issuer (RFC 6960 §4.1.1). */
export function isAbout(
  { hash, issuerNameHash, issuerKeyHash, serial }: SingleResponse,
  certificate: Certificate,
  issuer: Certificate,
): boolean {
  return (
    hash !== undefined &&
    serial === certificate.serial &&
    hashed(hash, certificate.issuer.bytes).equals(issuerNameHash) &&
    hashed(hash, issuer.keyInfo.bits).equals(issuerKeyHash)
  );
}

/** Whether a certificate is the one that the responder names. */
export function isResponder({ responder }: OcspResponse, { subject, keyInfo }: Certificate): boolean {
  return 'name' in responder
    ? responder.name.key === subject.key
    : hashed('sha1', keyInfo.bits).equals(responder.keyHash);
}

/** What to ask for. */
export interface OcspQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** SHA-1 without: every responder knows it, and it only names the issuer. */
  readonly hash?: 'sha1' | 'sha256';
  /** Random octets, 32 of them (RFC 9654), that the answer must repeat. */
  readonly nonce?: Uint8Array;
}

/** Writes an OCSP request for one certificate, not signed (RFC 6960 §4.1, RFC 9654). */
export function writeOcspRequest({ certificate, issuer, hash = 'sha1', nonce }: OcspQuestion): Uint8Array {
  const serial = new Members(certificate.signed.tbs);
  serial.maybe(context(0));
  const id = sequence(
    sequence(objectIdentifier(hashOid(hash)), der(TAG.null)),
    octetString(hashed(hash, certificate.issuer.bytes)),
    octetString(hashed(hash, issuer.keyInfo.bits)),
    serial.take(TAG.integer).bytes,
  );
  const list = sequence(sequence(id));
  if (nonce === undefined) return sequence(sequence(list));
  const extension = sequence(objectIdentifier(EXTENSION.ocspNonce), octetString(octetString(nonce)));
  return sequence(sequence(list, der(context(2), sequence(extension))));
}
