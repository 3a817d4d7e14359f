import { context, type Der, Members, oidOf, readDer, smallInteger, TAG } from '../asn1/index.ts';
import type { RevocationData } from '../evidence.ts';
import { type Identifier, readIdentifier } from './algorithms.ts';
import { type Attributes, readAttributes } from './attributes.ts';
import { Broken, need } from './broken.ts';
import { type CmsDialect, DIALECTS, OCSP_RESPONSE } from './identifiers.ts';

/** How a signer's certificate is named (RFC 5652 §5.3). */
export type SignerId = { readonly issuer: Der; readonly serial: Der } | { readonly keyIdentifier: Der };

export interface SignerInfo {
  readonly sid: SignerId;
  readonly digest: Identifier;
  /** The attributes, and the SET OF that the signature is over. */
  readonly signed: Attributes | undefined;
  readonly signature: Identifier;
  readonly value: Uint8Array;
  readonly unsigned: Attributes | undefined;
}

/** A SignedData of RFC 5652 §5.1. */
export interface SignedData {
  readonly dialect: CmsDialect;
  readonly contentType: string;
  readonly content: Uint8Array | undefined;
  readonly certificates: readonly Uint8Array[];
  readonly revocation: RevocationData;
  readonly signers: readonly SignerInfo[];
}

const BY_TYPE: ReadonlyMap<string, CmsDialect> = new Map(
  (Object.keys(DIALECTS) as CmsDialect[]).map((name) => [DIALECTS[name].signedData, name]),
);
const MAX_CERTIFICATES = 64;
const MAX_SIGNERS = 64;

/** Reads ContentInfo around SignedData in strict DER. Throws Broken or DerError. */
export function readSignedData(bytes: Uint8Array): SignedData {
  const info = new Members(readDer(bytes));
  const type = oidOf(info.take(TAG.oid));
  const dialect = BY_TYPE.get(type);
  if (dialect === undefined) throw new Broken('not SignedData', '不是 SignedData');
  const wrapped = new Members(info.take(context(0)), context(0));
  info.end();
  const body = new Members(wrapped.take(TAG.sequence));
  wrapped.end();
  const version = smallInteger(body.take(TAG.integer));
  need([1, 3, 4, 5].includes(version), `version ${version} is not known`, `未知版本 ${version}`);
  const digests = identifiers(body.take());
  const { contentType, content } = encapsulated(body.take());
  const certificates = body.maybe(context(0));
  const revocation = body.maybe(context(1));
  const signers = signersOf(body.take(TAG.set));
  body.end();
  for (const { digest } of signers)
    need(
      digests.includes(digest.oid),
      'a digest is not announced in digestAlgorithms',
      'digestAlgorithms 未列出签名者的摘要算法',
    );
  return {
    dialect,
    contentType,
    content,
    certificates: certificates === undefined ? [] : certificatesOf(certificates),
    revocation: revocation === undefined ? {} : revocationOf(revocation),
    signers,
  };
}

function identifiers(of: Der): string[] {
  const set = new Members(of, TAG.set);
  const found: string[] = [];
  while (set.more) found.push(readIdentifier(set.take()).oid);
  return found;
}

function encapsulated(of: Der): Pick<SignedData, 'contentType' | 'content'> {
  const parts = new Members(of);
  const contentType = oidOf(parts.take(TAG.oid));
  const wrapped = parts.maybe(context(0));
  parts.end();
  if (wrapped === undefined) return { contentType, content: undefined };
  const one = new Members(wrapped, context(0));
  const content = one.take(TAG.octetString).content;
  one.end();
  return { contentType, content };
}

function certificatesOf(of: Der): Uint8Array[] {
  const set = new Members(of, context(0));
  const found: Uint8Array[] = [];
  while (set.more) {
    const one = set.take();
    // Attribute certificates and foreign ones (§10.2.2) say nothing of a key.
    if (one.tag === TAG.sequence) found.push(one.bytes);
    need(
      found.length <= MAX_CERTIFICATES,
      `more than ${MAX_CERTIFICATES} certificates`,
      `证书超过 ${MAX_CERTIFICATES} 张`,
    );
  }
  return found;
}

/** RevocationInfoChoices (§10.2.1): CRLs, and OCSP responses in the form of RFC 5940. */
function revocationOf(of: Der): RevocationData {
  const set = new Members(of, context(1));
  const crls: Uint8Array[] = [];
  const ocsps: Uint8Array[] = [];
  while (set.more) {
    const one = set.take();
    if (one.tag === TAG.sequence) crls.push(one.bytes);
    if (one.tag !== context(1)) continue;
    const other = new Members(one, context(1));
    const format = oidOf(other.take(TAG.oid));
    const value = other.take();
    other.end();
    if (format === OCSP_RESPONSE) ocsps.push(value.bytes);
  }
  return { crls, ocsps };
}

function signersOf(of: Der): SignerInfo[] {
  const set = new Members(of, TAG.set);
  const found: SignerInfo[] = [];
  while (set.more) {
    found.push(signerInfo(set.take()));
    need(found.length <= MAX_SIGNERS, `more than ${MAX_SIGNERS} signers`, `签名者超过 ${MAX_SIGNERS} 个`);
  }
  return found;
}

function signerInfo(of: Der): SignerInfo {
  const parts = new Members(of);
  const version = smallInteger(parts.take(TAG.integer));
  const key = parts.maybe(context(0, false));
  // The version says how the certificate is named (§5.3).
  need(
    version === (key === undefined ? 1 : 3),
    'the version of a signer does not fit its name',
    '签名者版本与标识方式不符',
  );
  const sid = key === undefined ? issuerAndSerial(parts.take()) : { keyIdentifier: key };
  const digest = readIdentifier(parts.take());
  const signed = parts.maybe(context(0));
  const signature = readIdentifier(parts.take());
  const value = parts.take(TAG.octetString).content;
  const unsigned = parts.maybe(context(1));
  parts.end();
  return {
    sid,
    digest,
    signed: signed === undefined ? undefined : readAttributes(signed, true),
    signature,
    value,
    unsigned: unsigned === undefined ? undefined : readAttributes(unsigned, false),
  };
}

function issuerAndSerial(of: Der): SignerId {
  const parts = new Members(of);
  const issuer = parts.take(TAG.sequence);
  const serial = parts.take(TAG.integer);
  parts.end();
  return { issuer, serial };
}
