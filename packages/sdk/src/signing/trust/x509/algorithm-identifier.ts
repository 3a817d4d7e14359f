import { ALGORITHMS, algorithmSpec, type SignatureAlgorithm } from '../../algorithms.ts';
import {
  context,
  type Der,
  DerError,
  der,
  explicit,
  Members,
  NULL,
  objectIdentifier,
  oidOf,
  sequence,
  smallInteger,
  smallUnsigned,
  TAG,
} from '../../asn1/index.ts';

/** `AlgorithmIdentifier` (RFC 5280 §4.1.1.2). */
export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly parameters?: Der;
  readonly bytes: Uint8Array;
}

const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

/** Hashes by object identifier (RFC 4055 §2.1, GM/T 0006). */
export const HASHES: Readonly<Record<string, 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'sm3'>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.156.10197.1.401': 'sm3',
};

/** Object identifier of a hash. */
export const hashOid = (hash: string): string => Object.keys(HASHES).find((oid) => HASHES[oid] === hash) ?? '';

/** Reads an `AlgorithmIdentifier`. */
export function readAlgorithm(of: Der): AlgorithmIdentifier {
  const parts = new Members(of);
  const oid = oidOf(parts.take(TAG.oid));
  const parameters = parts.more ? parts.take() : undefined;
  parts.end();
  return { oid, bytes: of.bytes, ...(parameters === undefined ? {} : { parameters }) };
}

/** NULL or nothing: RFC 4055 §2.1 tells readers to take both. */
export const isBare = ({ parameters }: AlgorithmIdentifier): boolean =>
  parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0);

const byOid: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  (Object.keys(ALGORITHMS) as SignatureAlgorithm[])
    .filter((name) => algorithmSpec(name).pss !== true)
    .map((name) => [algorithmSpec(name).oid, name]),
);

/**
 * The algorithm that an identifier names, or `undefined` where it is none of the table or its parameters are not those
 * that its standard asks for: NULL or nothing with RSA (RFC 4055 §5) and with SM2 (certificates of Chinese authorities
 * have it both ways), nothing with ECDSA (RFC 5758 §3.2) and Ed25519 (RFC 8410 §3).
 */
export function signatureAlgorithm(id: AlgorithmIdentifier): SignatureAlgorithm | undefined {
  if (id.oid === PSS) return pssAlgorithm(id);
  const name = byOid.get(id.oid);
  if (name === undefined) return undefined;
  const { key } = algorithmSpec(name);
  const ok = key === 'rsa' || key === 'sm2' ? isBare(id) : id.parameters === undefined;
  return ok ? name : undefined;
}

/** RSASSA-PSS-params (RFC 4055 §3.1): MGF1 over the same hash, a salt of its length, the only trailer there is. */
function pssAlgorithm({ parameters }: AlgorithmIdentifier): SignatureAlgorithm | undefined {
  if (parameters === undefined) return undefined;
  try {
    const parts = new Members(parameters);
    const hash = hashOf(explicit(parts.take(context(0))));
    const mask = readAlgorithm(explicit(parts.take(context(1))));
    if (mask.oid !== MGF1 || mask.parameters === undefined || hashOf(mask.parameters) !== hash) return undefined;
    const salt = smallInteger(explicit(parts.take(context(2))));
    parts.end();
    return (['RSA-PSS-SHA256', 'RSA-PSS-SHA384', 'RSA-PSS-SHA512'] as const).find(
      (name) => ALGORITHMS[name].hash === hash && salt === SALT[name],
    );
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

const SALT = { 'RSA-PSS-SHA256': 32, 'RSA-PSS-SHA384': 48, 'RSA-PSS-SHA512': 64 } as const;

function hashOf(of: Der): string | undefined {
  const id = readAlgorithm(of);
  return isBare(id) ? HASHES[id.oid] : undefined;
}

/** Writes the identifier of an algorithm as its standard has it. */
export function writeAlgorithm(name: SignatureAlgorithm): Buffer {
  const { oid, key, hash = '', pss } = algorithmSpec(name);
  if (pss === true) {
    const digest = sequence(objectIdentifier(hashOid(hash)), NULL);
    const salt = SALT[name as keyof typeof SALT];
    const mask = sequence(objectIdentifier(MGF1), digest);
    return sequence(
      objectIdentifier(oid),
      sequence(der(context(0), digest), der(context(1), mask), der(context(2), smallUnsigned(salt))),
    );
  }
  return key === 'rsa' ? sequence(objectIdentifier(oid), NULL) : sequence(objectIdentifier(oid));
}
