import type { Text } from '@kouan/core';
import { type Der, DerError, holds, isWritten, Members, oidOf, sameOctets, TAG, timeOf } from '../asn1/index.ts';
import type { Evidence, RevocationData } from '../evidence.ts';
import type { SignatureTest } from '../verification.ts';
import { cmsMade, digestFor, type Method, readDigest, readIdentifier, readMethod } from './algorithms.ts';
import { archivedRevocation } from './archived-revocation.ts';
import { type Attributes, only, valuesOf } from './attributes.ts';
import { Broken, need, refusal, test } from './broken.ts';
import { type CertificateId, certificateId, keyIdentifier } from './certificate-id.ts';
import { boundCertificates, isBound } from './ess.ts';
import { isDigest } from './hash-of.ts';
import { ATTRIBUTE, type Digest } from './identifiers.ts';
import type { SignedData, SignerId, SignerInfo } from './signed-data.ts';

/** What the written form around a signer asks of it. */
export interface SignerDemands {
  /** Name of the kind, and its clause. */
  readonly kind: string;
  readonly source: string;
  /** What it must be over, in pieces; absent where it was not given. */
  readonly over: readonly Uint8Array[] | undefined;
  /** What a reader is given when the digest matches. */
  readonly content?: Uint8Array | undefined;
  readonly contentType: string;
  /** Signed attributes may be missing. */
  readonly bare?: boolean;
  /** The certificate must be bound by digest and must be there. */
  readonly bound?: boolean;
  readonly sm2Id?: string | undefined;
}

const ATTRIBUTES = 'RFC 5652 §5.4';
const ESS = 'RFC 5035 §5';
const MAX_TIMESTAMPS = 8;

/** What a signer says, before it is held against the content. */
export interface SignerReading {
  readonly method: Method;
  readonly tests: readonly SignatureTest[];
  /** The signer's own first, where it is there. */
  readonly certificates: readonly Uint8Array[];
  readonly leaf: Uint8Array | undefined;
  readonly revocation: RevocationData | undefined;
  readonly timestamps: NonNullable<Evidence['timestamps']>;
  /** What the signature is over, and two of its values; absent where it is over the content itself. */
  readonly attributes: { readonly set: Uint8Array; readonly digest: Der; readonly time: Der | undefined } | undefined;
  readonly value: Uint8Array;
}

/** Reads one signer: algorithm, attributes, digest and certificate, all before trust. `read` is told what was read. */
export function signerEvidence(
  signed: SignedData,
  signer: SignerInfo,
  demands: SignerDemands,
  read?: (reading: SignerReading) => void,
): Evidence {
  try {
    const reading = readSigner(signed, signer, demands);
    if (!('method' in reading)) return reading;
    const found = evidenceOf(reading, demands);
    read?.(reading);
    return found;
  } catch (error) {
    const { kind, source } = demands;
    return { kind, source, ...refused(refusal(error), source) };
  }
}

/** A signature whose shape is broken. */
export const refused = (reason: Text, source: string): Pick<Evidence, 'tests' | 'certificates'> => ({
  tests: [{ name: 'structure', passed: false, reason, source }],
  certificates: [],
});

/** Evidence while it is gathered; made in one piece, since a verifier reads many. */
type Gathered = { -readonly [Key in keyof Evidence]: Evidence[Key] };

/** Reads what a signer says; evidence where its algorithm is not known. Throws Broken or DerError. */
function readSigner(signed: SignedData, signer: SignerInfo, demands: SignerDemands): SignerReading | Evidence {
  const { kind, source } = demands;
  const { certificates } = signed;
  const method = methodOf(signer);
  if (!('algorithm' in method))
    return { kind, source, tests: [{ name: 'algorithm', passed: false, reason: method, source }], certificates };
  const attributes =
    signer.signed === undefined ? bare(demands) : required(signer.signed, signer, digestFor(method.algorithm), demands);
  const { leaf, tests: naming } = certificateOf(certificates, signer, demands);
  return {
    method,
    tests: [attributes === undefined ? bareTest(source) : ATTRIBUTED, ...naming],
    certificates: leaf === undefined ? certificates : first(leaf.bytes, certificates),
    leaf: leaf?.bytes,
    revocation: revocationOf(signed, signer),
    timestamps: timestampsOf(signer),
    attributes,
    value: signer.value,
  };
}

/** Holds what a signer says against the content. Throws DerError for a time that is none. */
export function evidenceOf(reading: SignerReading, { kind, source, over, content, sm2Id }: SignerDemands): Evidence {
  const { method, attributes, leaf, revocation, value } = reading;
  const tests = reading.tests.slice();
  const found: Gathered = {
    kind,
    source,
    tests,
    algorithm: method.algorithm,
    certificates: reading.certificates,
    timestamps: reading.timestamps,
  };
  if (leaf !== undefined) found.leaf = leaf;
  if (attributes?.time !== undefined) found.claimedAt = timeOf(attributes.time);
  if (revocation !== undefined) found.revocation = revocation;
  if (over === undefined) {
    // Without the content nothing is made or not made.
    tests.push(test('digest', 'unknown', 'the signed content was not given', '未提供被签名的内容', source));
    return found;
  }
  // Without attributes the signature itself is the only digest.
  const unchanged = attributes === undefined || isDigest(attributes.digest, digestFor(method.algorithm), over);
  if (attributes !== undefined) tests.push(unchanged ? UNCHANGED : CHANGED);
  if (unchanged && content !== undefined) found.content = content;
  const bytes = attributes?.set ?? Buffer.concat(over);
  found.made = (key) => cmsMade(method, bytes, key, value, sm2Id);
  return found;
}

/** All of them with one at the front, where most have it. */
function first(one: Uint8Array, all: readonly Uint8Array[]): readonly Uint8Array[] {
  return all.length === 1 ? [one] : [one, ...all.filter((other) => !sameOctets(other, one))];
}

const ATTRIBUTED = test('structure', true, 'one signature over signed attributes', '对签名属性的签名', ATTRIBUTES);
const bareTest = (source: string): SignatureTest =>
  test('structure', true, 'one signature over the content itself', '直接对内容的签名', source);
const UNCHANGED = test('digest', true, 'the content is unchanged', '内容未被改动', 'RFC 5652 §11.2');
const CHANGED = test('digest', false, 'the content was changed', '内容已被改动', 'RFC 5652 §11.2');

function methodOf(signer: SignerInfo): Method | Text {
  try {
    return readMethod(signer.signature, readDigest(signer.digest));
  } catch (error) {
    return refusal(error);
  }
}

/**
 * A signature without attributes is over the content itself, so that attributes which somebody has signed elsewhere
 * could be passed off as content: such content is never taken, and the form only where the caller asks for it.
 */
function bare({ bare: allowed, over, source }: SignerDemands): undefined {
  need(allowed === true, 'there are no signed attributes', '没有签名属性');
  const [first] = over ?? [];
  need(
    first?.[0] !== TAG.set,
    `the content may be the attributes of another signature (${source})`,
    '内容可能是其他签名的属性',
  );
}

function required(
  signed: Attributes,
  signer: SignerInfo,
  digest: Digest,
  { contentType }: SignerDemands,
): NonNullable<SignerReading['attributes']> {
  const type = only(signed, ATTRIBUTE.contentType);
  need(type !== undefined, 'the attribute contentType is missing', '缺少 contentType 属性');
  need(oidOf(type) === contentType, 'contentType is not that of the content', 'contentType 与内容类型不符');
  const hash = only(signed, ATTRIBUTE.messageDigest);
  need(hash !== undefined, 'the attribute messageDigest is missing', '缺少 messageDigest 属性');
  need(hash.tag === TAG.octetString, 'messageDigest is no octet string', 'messageDigest 不是八位字节串');
  const protection = only(signed, ATTRIBUTE.algorithmProtection);
  if (protection !== undefined) protectedAlgorithms(protection, signer, digest);
  return { set: signed.set, digest: hash, time: only(signed, ATTRIBUTE.signingTime) };
}

/** CMSAlgorithmProtection: both algorithms stand under the signature too, and must be those outside (RFC 6211 §2). */
function protectedAlgorithms(of: Der, signer: SignerInfo, digest: Digest): void {
  const parts = new Members(of);
  const inner = readDigest(readIdentifier(parts.take(TAG.sequence)));
  const signature = parts.maybe(0xa1);
  parts.end();
  need(
    inner === digest && signature !== undefined,
    'the algorithms are not those that were signed',
    '算法与已签名的算法不符',
  );
  const renamed = Buffer.from(signature.bytes);
  renamed[0] = TAG.sequence;
  need(
    renamed.equals(signer.signature.der.bytes),
    'the algorithms are not those that were signed',
    '算法与已签名的算法不符',
  );
}

/** The certificate that sid names, held against the signing-certificate attributes where they are there. */
function certificateOf(
  certificates: readonly Uint8Array[],
  { sid, signed }: SignerInfo,
  { bound: demanded, source }: SignerDemands,
): { readonly leaf?: CertificateId; readonly tests: readonly SignatureTest[] } {
  const bound = signed === undefined ? [] : boundCertificates(signed);
  if (demanded === true && bound.length === 0)
    return {
      tests: [test('certificate', false, 'no signing-certificate attribute', '没有 signing-certificate 属性', ESS)],
    };
  const named = namedBy(sid, certificates);
  const fitting = named.filter((one) => bound.every((by) => isBound(by, one)));
  const [leaf, other] = fitting;
  if (named.length === 0) {
    const passed = demanded === true ? false : 'unknown';
    return {
      tests: [
        test('certificate', passed, 'the signer’s certificate is not in the signature', '签名中没有签名者证书', source),
      ],
    };
  }
  if (leaf === undefined)
    return {
      tests: [
        test(
          'certificate',
          false,
          'the certificate is not the one that was signed with',
          '证书不是签名时所用的证书',
          ESS,
        ),
      ],
    };
  if (other !== undefined)
    return {
      tests: [
        test('certificate', false, 'several certificates fit the signer’s name', '有多张证书符合签名者标识', source),
      ],
    };
  const weak = bound.length > 0 && bound.every(({ digest }) => digest === 'sha1');
  const how =
    bound.length === 0
      ? test('certificate', true, 'the signature names this certificate', '签名指明该证书', source)
      : BOUND;
  return { leaf, tests: [weak ? { ...how, warning: WEAK } : how] };
}

const BOUND = test(
  'certificate',
  true,
  'the signature names this certificate by its digest',
  '签名以摘要指明该证书',
  ESS,
);
const WEAK: Text = { en: 'the certificate is bound by SHA-1 only', zh: '证书仅以 SHA-1 绑定' };

function namedBy(sid: SignerId, certificates: readonly Uint8Array[]): CertificateId[] {
  const found: CertificateId[] = [];
  for (const bytes of certificates) {
    const one = readable(bytes);
    if (one === undefined || !isNamed(sid, one)) continue;
    if (found.every((before) => !sameOctets(before.bytes, bytes))) found.push(one);
  }
  return found;
}

/** A certificate in the bag that cannot be read is nobody's. */
function readable(bytes: Uint8Array): CertificateId | undefined {
  try {
    return certificateId(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function isNamed(sid: SignerId, certificate: CertificateId): boolean {
  if ('issuer' in sid) return isWritten(sid.serial, certificate.serial) && isWritten(sid.issuer, certificate.issuer);
  try {
    const key = keyIdentifier(certificate);
    return key !== undefined && holds(sid.keyIdentifier, key);
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

/** Tokens over the signature's octets (RFC 3161 appendix A). */
function timestampsOf({ unsigned, value }: SignerInfo): NonNullable<Evidence['timestamps']> {
  const tokens = unsigned === undefined ? [] : valuesOf(unsigned, ATTRIBUTE.timestampToken);
  if (tokens.length > MAX_TIMESTAMPS) throw new Broken('too many time stamps', '时间戳过多');
  return tokens.map(({ bytes }) => ({ token: bytes, over: value }));
}

function revocationOf({ revocation }: SignedData, { signed }: SignerInfo): RevocationData | undefined {
  const archived = signed === undefined ? undefined : only(signed, ATTRIBUTE.revocationArchival);
  const inside = archived === undefined ? {} : archivedRevocation(archived);
  if (revocation.crls === undefined && archived === undefined) return undefined;
  const crls = [...(revocation.crls ?? []), ...(inside.crls ?? [])];
  const ocsps = [...(revocation.ocsps ?? []), ...(inside.ocsps ?? [])];
  return crls.length + ocsps.length === 0 ? undefined : { crls, ocsps };
}
