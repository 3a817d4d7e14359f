import { constants, type KeyObject, verify } from 'node:crypto';
import { ALGORITHMS, algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import {
  context,
  type Der,
  der,
  Members,
  NULL,
  objectIdentifier,
  oidOf,
  sequence,
  smallInteger,
  smallUnsigned,
  TAG,
} from '../asn1/index.ts';
import { derForm, fits, fixedForm, rawVerify } from '../primitives/index.ts';
import { Broken, need } from './broken.ts';
import { type CmsDialect, DIGESTS, type Digest, digestOf } from './identifiers.ts';

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const MGF1 = '1.2.840.113549.1.1.8';
/** What GB/T 35275 calls a signature with SM2; the hash is named apart. */
const SM2_SIGN = '1.2.156.10197.1.301.1';

/** The digest over content and attributes: the signature's own hash, for Ed25519 SHA-512 (RFC 8419 §3.1). */
export const digestFor = (name: SignatureAlgorithm): Digest => algorithmSpec(name).hash ?? 'sha512';

/** AlgorithmIdentifier of a digest. SHA-2 goes without parameters (RFC 5754 §2), SM3 in GB/T 35275 with NULL. */
export const digestIdentifier = (digest: Digest, dialect: CmsDialect = 'international'): Buffer =>
  sequence(objectIdentifier(DIGESTS[digest]), ...(dialect === 'gbt35275' ? [NULL] : []));

/** AlgorithmIdentifier of a signature. */
export function signatureIdentifier(name: SignatureAlgorithm, dialect: CmsDialect): Buffer {
  const { key, pss, oid } = algorithmSpec(name);
  if (pss === true) return sequence(objectIdentifier(oid), pssParameters(digestFor(name)));
  if (key === 'sm2') return sequence(objectIdentifier(dialect === 'gbt35275' ? SM2_SIGN : oid));
  // RSA has NULL (RFC 4055 §5), the others nothing at all (RFC 5754 §3.3, RFC 8419 §2.2).
  return sequence(objectIdentifier(oid), ...(key === 'rsa' ? [NULL] : []));
}

/** RSASSA-PSS-params (RFC 4055 §3.1); trailerField has its default and is left out. */
function pssParameters(digest: Digest): Buffer {
  const hash = sequence(objectIdentifier(DIGESTS[digest]), NULL);
  return sequence(
    der(context(0), hash),
    der(context(1), sequence(objectIdentifier(MGF1), hash)),
    der(context(2), smallUnsigned(OCTETS[digest])),
  );
}

const OCTETS: Readonly<Record<Digest, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64, sm3: 32 };

/** An AlgorithmIdentifier as it was read. */
export interface Identifier {
  readonly oid: string;
  readonly parameters: Der | undefined;
  readonly der: Der;
}

export function readIdentifier(of: Der): Identifier {
  const parts = new Members(of);
  const oid = oidOf(parts.take(TAG.oid));
  const parameters = parts.more ? parts.take() : undefined;
  parts.end();
  return { oid, parameters, der: of };
}

/** The digest that is named; its parameters are NULL or none. */
export function readDigest({ oid, parameters }: Identifier): Digest {
  const digest = digestOf(oid);
  if (digest === undefined) throw new Broken(`digest ${oid} is not known`, `未知摘要算法 ${oid}`);
  needNothing(parameters);
  return digest;
}

/** How a signature says that it was made. */
export interface Method {
  readonly algorithm: SignatureAlgorithm;
  /** RSASSA-PSS: octets of salt. */
  readonly salt?: number;
}

const BY_OID: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ...(Object.keys(ALGORITHMS) as SignatureAlgorithm[])
    .filter((name) => algorithmSpec(name).pss !== true)
    .map((name) => [algorithmSpec(name).oid, name] as const),
  [SM2_SIGN, 'SM2-SM3'],
]);
const PSS = ALGORITHMS['RSA-PSS-SHA256'].oid;
const WITH_RSA: Readonly<Record<string, SignatureAlgorithm>> = {
  sha1: 'RSA-SHA1',
  sha256: 'RSA-SHA256',
  sha384: 'RSA-SHA384',
  sha512: 'RSA-SHA512',
};
const WITH_PSS: Readonly<Record<string, SignatureAlgorithm>> = {
  sha256: 'RSA-PSS-SHA256',
  sha384: 'RSA-PSS-SHA384',
  sha512: 'RSA-PSS-SHA512',
};

/**
 * The algorithm of a signature whose digest was named beside it; both must be one (RFC 5652 §5.3, RFC 5754 §3): a
 * verifier that hashes the attributes otherwise than the content has a weaker of two to attack.
 */
export function readMethod(identifier: Identifier, digest: Digest): Method {
  const { oid, parameters } = identifier;
  if (oid === PSS) return readPss(parameters, digest);
  const algorithm = oid === RSA_ENCRYPTION ? WITH_RSA[digest] : BY_OID.get(oid);
  if (algorithm === undefined) throw new Broken(`signature algorithm ${oid} is not known`, `未知签名算法 ${oid}`);
  needNothing(parameters);
  need(digestFor(algorithm) === digest, 'digest and signature use different hashes', '摘要与签名使用的杂凑算法不一致');
  return { algorithm };
}

function readPss(parameters: Der | undefined, digest: Digest): Method {
  const algorithm = WITH_PSS[digest];
  need(
    algorithm !== undefined && parameters !== undefined,
    'RSASSA-PSS with other parameters',
    'RSASSA-PSS 参数不受支持',
  );
  const parts = new Members(parameters);
  // Defaults are SHA-1 and a salt of 20 octets: whoever leaves them out means those.
  const hash = inside(parts, 0);
  const mask = inside(parts, 1);
  const length = inside(parts, 2);
  const trailer = inside(parts, 3);
  parts.end();
  need(hash !== undefined && mask !== undefined, 'RSASSA-PSS over SHA-1', 'RSASSA-PSS 使用了 SHA-1');
  const generator = readIdentifier(mask);
  need(
    generator.oid === MGF1 && generator.parameters !== undefined,
    'mask generator is not MGF1',
    '掩码生成函数不是 MGF1',
  );
  const hashes = [readDigest(readIdentifier(hash)), readDigest(readIdentifier(generator.parameters))];
  need(
    hashes.every((one) => one === digest),
    'digest and signature use different hashes',
    '摘要与签名使用的杂凑算法不一致',
  );
  const salt = length === undefined ? 20 : smallInteger(length);
  // Shorter than the hash proves less (RFC 8017 §9.1); longer is what OpenSSL writes unless it is told.
  need(salt >= OCTETS[digest] && salt <= 2048, 'salt is shorter than the hash', '盐值短于摘要');
  need(trailer === undefined || smallInteger(trailer) === 1, 'trailer field is not 1', 'trailerField 不为 1');
  return { algorithm, salt };
}

function inside(parts: Members, number: number): Der | undefined {
  const outer = parts.maybe(context(number));
  if (outer === undefined) return undefined;
  const one = new Members(outer, context(number));
  const value = one.take();
  one.end();
  return value;
}

function needNothing(parameters: Der | undefined): void {
  need(
    parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0),
    'an algorithm has parameters that it may not have',
    '算法带有不允许的参数',
  );
}

/** From r‖s as signers answer to what stands in CMS: DER for ECDSA and SM2 (RFC 5753 §7.2). */
export const signatureOctets = (name: SignatureAlgorithm, value: Uint8Array): Uint8Array =>
  HALF[name] === undefined ? value : derForm(value);

const HALF: Readonly<Partial<Record<SignatureAlgorithm, number>>> = {
  'ECDSA-SHA256': 32,
  'ECDSA-SHA384': 48,
  'ECDSA-SHA512': 66,
  'SM2-SM3': 32,
};

/** Whether a key made a signature over bytes, as CMS writes it; whatever is not in order is false. */
export function cmsMade(method: Method, bytes: Uint8Array, key: KeyObject, value: Uint8Array, sm2Id?: string): boolean {
  const { algorithm, salt } = method;
  if (salt !== undefined && salt !== OCTETS[digestFor(algorithm)])
    return fits(key, algorithm) && madeWithSalt(digestFor(algorithm), bytes, key, salt, value);
  const raw = rawForm(algorithm, value);
  return raw !== undefined && rawVerify(bytes, key, algorithm, raw, sm2Id);
}

function rawForm(algorithm: SignatureAlgorithm, value: Uint8Array): Uint8Array | undefined {
  const half = HALF[algorithm];
  if (half === undefined) return value;
  try {
    return fixedForm(value, half);
  } catch {
    return undefined;
  }
}

/** OpenSSL salts with all the room that is left unless it is told otherwise. */
function madeWithSalt(hash: string, bytes: Uint8Array, key: KeyObject, saltLength: number, value: Uint8Array): boolean {
  try {
    return verify(hash, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, value);
  } catch {
    return false;
  }
}
