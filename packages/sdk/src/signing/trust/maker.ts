import { createHash, type KeyObject } from 'node:crypto';
import { DerError } from '../asn1/index.ts';
import type { Evidence } from '../evidence.ts';
import { fits } from '../primitives/index.ts';
import type { SignerIdentity } from '../verification.ts';
import type { KnownKey, Trust } from './trust.ts';
import { type Certificate, readCertificate } from './x509/certificate.ts';

/** Whose key made a signature, or why nobody can say. */
export type Maker =
  | { readonly certificate: Certificate }
  | { readonly known: KnownKey }
  /** The certificate that it says it was made with is none. */
  | { readonly unreadable: string }
  /** There is a certificate or a key, and it did not make it. */
  | { readonly wrong: true }
  /** Neither brings the signature a certificate, nor does the verifier know one or a key. */
  | { readonly nobody: true };

/** Keys that are tried where a signature does not say which one made it. */
const MOST_TRIED = 64;

/**
 * Finds the key that made a signature: the verifier's own key of the name that it gives, the certificate that it says,
 * one that came along, or one that the verifier knows. None of this is trust yet.
 */
export function makerOf(evidence: Evidence, embedded: readonly Certificate[], trust: Trust): Maker {
  const { keyId, leaf, certificates } = evidence;
  const named = trust.keys.filter((one) => one.keyId === keyId);
  const own = named.find((one) => madeByKnown(evidence, one));
  if (own !== undefined) return { known: own };
  if (leaf !== undefined) {
    const certificate = embedded.find(({ bytes }) => Buffer.compare(bytes, leaf) === 0) ?? readOr(leaf);
    if (typeof certificate === 'string') return { unreadable: certificate };
    return madeWith(evidence, certificate) ? { certificate } : { wrong: true };
  }
  const candidates = certificates.length > 0 ? embedded : named.length > 0 ? [] : trust.known;
  const certificate = candidates.slice(0, MOST_TRIED).find((one) => madeWith(evidence, one));
  if (certificate !== undefined) return { certificate };
  // A signature that says nothing at all may be by any of the verifier's own keys.
  const unnamed = keyId === undefined && certificates.length === 0 ? trust.keys.slice(0, MOST_TRIED) : [];
  const known = unnamed.find((one) => madeByKnown(evidence, one));
  if (known !== undefined) return { known };
  return named.length + candidates.length + unnamed.length + certificates.length > 0
    ? { wrong: true }
    : { nobody: true };
}

/** Whether the key of a certificate made a signature. */
function madeWith(evidence: Evidence, { publicKey }: Certificate): boolean {
  return publicKey !== undefined && made(evidence, publicKey);
}

/** A key that is for one algorithm makes no signature with another. */
const madeByKnown = (evidence: Evidence, { key, algorithm }: KnownKey): boolean =>
  (algorithm === undefined || algorithm === evidence.algorithm) && made(evidence, key);

const made = ({ algorithm, curves, made: ask }: Evidence, key: KeyObject): boolean =>
  algorithm !== undefined && fits(key, algorithm, curves) && ask?.(key) === true;

function readOr(bytes: Uint8Array): Certificate | string {
  try {
    return readCertificate(bytes);
  } catch (error) {
    if (error instanceof DerError) return error.message;
    throw error;
  }
}

/** Certificates that can be read; those that cannot lead nowhere. */
export const readable = (all: readonly Uint8Array[]): Certificate[] =>
  all.flatMap((bytes) => {
    const read = readOr(bytes);
    return typeof read === 'string' ? [] : [read];
  });

const identities = new WeakMap<object, SignerIdentity>();

/** Made once for each certificate and key: a chain of documents shows the same ones again and again. */
function once<T extends object>(of: T, make: (of: T) => SignerIdentity): SignerIdentity {
  let known = identities.get(of);
  if (known === undefined) identities.set(of, (known = make(of)));
  return known;
}

/** A certificate as a verdict shows it. */
export const identityOf = (certificate: Certificate): SignerIdentity =>
  once(certificate, (one) => ({
    subject: one.subject.toString(),
    issuer: one.issuer.toString(),
    serial: one.serial,
    notBefore: one.notBefore.toISOString(),
    notAfter: one.notAfter.toISOString(),
    fingerprint: one.fingerprint,
  }));

/** A bare key as a verdict shows it. */
export const identityOfKey = (known: KnownKey): SignerIdentity =>
  once(known, ({ keyId, owner, key }) => ({
    subject: owner ?? keyId,
    keyId,
    fingerprint: createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex')
      .toUpperCase(),
  }));
