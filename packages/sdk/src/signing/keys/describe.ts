import { createHash, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { algorithmsOf, sm2Point } from '../primitives/index.ts';
import type { Certificate } from '../trust/x509/certificate.ts';
import type { CertificateExtensions, Extension } from '../trust/x509/extensions.ts';
import { type GeneralName, generalNameText } from '../trust/x509/general-name.ts';
import { ACCESS, nameOfOid } from '../trust/x509/oids.ts';
import type { PublicKeyInfo } from '../trust/x509/public-key.ts';
import { publicInfo } from './sign-structure.ts';

/** What a person wants to know of a key. */
export interface KeyDescription {
  /** `RSA`, `EC`, `Ed25519`, `SM2`, or the identifier of a kind that is not used here. */
  readonly kind: string;
  /** Modulus of RSA, or size of the curve's field. */
  readonly bits?: number;
  /** `P-256`, … */
  readonly curve?: string;
  /** What it can sign with; empty where it is too weak or of another kind. */
  readonly algorithms: readonly SignatureAlgorithm[];
  /** SHA-256 of SubjectPublicKeyInfo, hex. */
  readonly fingerprint: string;
}

const CURVES: Readonly<Record<string, readonly [name: string, bits: number]>> = {
  prime256v1: ['P-256', 256],
  secp384r1: ['P-384', 384],
  secp521r1: ['P-521', 521],
};

const hex = (hash: string, bytes: Uint8Array): string => createHash(hash).update(bytes).digest('hex').toUpperCase();

/** Describes a key of either half. */
export function describeKey(key: KeyObject): KeyDescription {
  const face = { algorithms: algorithmsOf(key), fingerprint: hex('sha256', publicInfo(key)) };
  if (sm2Point(key) !== undefined) return { kind: 'SM2', bits: 256, curve: 'sm2p256v1', ...face };
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details = {} } = key;
  const curve = CURVES[details.namedCurve ?? ''];
  if (curve !== undefined) return { kind: 'EC', curve: curve[0], bits: curve[1], ...face };
  const bits = details.modulusLength;
  const kind = type === 'rsa' ? 'RSA' : type === 'rsa-pss' ? 'RSA-PSS' : type === 'ed25519' ? 'Ed25519' : type;
  return { kind, ...(bits === undefined ? {} : { bits }), ...face };
}

/** Describes the key of a certificate or request, also one that is not used here. */
export const describeKeyInfo = (info: PublicKeyInfo, key: KeyObject | undefined): KeyDescription =>
  key === undefined
    ? { kind: info.algorithm.oid, algorithms: [], fingerprint: hex('sha256', info.bytes) }
    : describeKey(key);

/** What the extensions of a certificate or request say, in words. */
export interface ExtensionDescription {
  readonly alternativeNames: readonly string[];
  readonly keyUsage?: readonly string[];
  readonly extendedKeyUsage?: readonly string[];
  readonly ca: boolean;
  readonly pathLength?: number;
  readonly policies: readonly string[];
  readonly crlUrls: readonly string[];
  readonly ocspUrls: readonly string[];
  readonly issuerUrls: readonly string[];
  /** All extensions by name, with a `!` where critical. */
  readonly extensions: readonly string[];
}

const uris = (names: readonly GeneralName[]): string[] =>
  names.flatMap((one) => (one.kind === 'uri' ? [one.value] : []));

/** Says what extensions mean. */
export function describeExtensions(read: CertificateExtensions, all: readonly Extension[]): ExtensionDescription {
  const { keyUsage, extendedKeyUsage, basicConstraints, access = [], distributionPoints = [] } = read;
  const at = (method: string): string[] =>
    uris(access.filter((one) => one.method === method).map(({ location }) => location));
  const pathLength = basicConstraints?.pathLength;
  return {
    alternativeNames: (read.subjectAltNames ?? []).map(generalNameText),
    ...(keyUsage === undefined ? {} : { keyUsage: [...keyUsage] }),
    ...(extendedKeyUsage === undefined ? {} : { extendedKeyUsage: extendedKeyUsage.map(nameOfOid) }),
    ca: basicConstraints?.ca === true,
    ...(pathLength === undefined ? {} : { pathLength }),
    policies: read.policies ?? [],
    crlUrls: distributionPoints.flatMap(({ name }) => (name !== undefined && 'full' in name ? uris(name.full) : [])),
    ocspUrls: at(ACCESS.ocsp),
    issuerUrls: at(ACCESS.caIssuers),
    extensions: all.map(({ oid, critical }) => `${nameOfOid(oid)}${critical ? '!' : ''}`),
  };
}

/** What a person wants to know of a certificate. */
export interface CertificateDescription extends ExtensionDescription {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly version: number;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly selfSigned: boolean;
  readonly signatureAlgorithm: string;
  readonly key: KeyDescription;
  /** SHA-256 of the certificate, hex; SM3 for those whose tools show that. */
  readonly fingerprint: string;
  readonly fingerprintSm3: string;
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string;
}

/** Describes a certificate. */
export function describeCertificate(one: Certificate): CertificateDescription {
  const { subjectKeyId, authorityKeyId } = one.extensions;
  const id = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
  return {
    subject: one.subject.toString(),
    issuer: one.issuer.toString(),
    serial: one.serial,
    version: one.version,
    notBefore: one.notBefore.toISOString(),
    notAfter: one.notAfter.toISOString(),
    selfSigned: one.selfIssued && one.publicKey !== undefined && one.signedWith(one.publicKey),
    signatureAlgorithm: one.signed.algorithm ?? one.signed.identifier.oid,
    key: describeKeyInfo(one.keyInfo, one.publicKey),
    fingerprint: one.fingerprint,
    fingerprintSm3: hex('sm3', one.bytes),
    ...(subjectKeyId === undefined ? {} : { subjectKeyId: id(subjectKeyId) }),
    ...(authorityKeyId === undefined ? {} : { authorityKeyId: id(authorityKeyId) }),
    ...describeExtensions(one.extensions, one.all),
  };
}
