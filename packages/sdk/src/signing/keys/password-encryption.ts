import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import {
  type Der,
  DerError,
  der,
  Members,
  NULL,
  objectIdentifier,
  octetString,
  sequence,
  smallInteger,
  smallUnsigned,
  TAG,
} from '../asn1/index.ts';
import { type AlgorithmIdentifier, isBare, readAlgorithm } from '../trust/x509/algorithm-identifier.ts';
import { rc2Decrypt } from './rc2.ts';

/** Encryption under a password: PBES2 (RFC 8018 §6.2), and the old ways of PKCS#12 (RFC 7292 appendix C). @module */

/** More iterations than anybody asks for honestly: the time that a file costs its reader is bounded. */
export const MAX_ITERATIONS = 5_000_000;
/** The old derivation is made here, one hash at a time. */
export const MAX_OLD_ITERATIONS = 600_000;

const OID = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  hmacSha256: '1.2.840.113549.2.9',
} as const;

const PRF: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  [OID.hmacSha256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
  '1.2.156.10197.1.401.2': 'sm3',
};

const CIPHERS: Readonly<Record<string, { readonly name: string; readonly key: number; readonly legacy?: true }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24 },
  [OID.aes256Cbc]: { name: 'aes-256-cbc', key: 32 },
  '1.2.156.10197.1.104.2': { name: 'sm4-cbc', key: 16 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24, legacy: true },
};

/** Old encryption of PKCS#12: key and IV come from the password by SHA-1. */
const OLD: Readonly<Record<string, { readonly name: string; readonly key: number; readonly bits?: number }>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', key: 24 },
  '1.2.840.113549.1.12.1.4': { name: 'des-ede-cbc', key: 16 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2-128', key: 16, bits: 128 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2-40', key: 5, bits: 40 },
};

/** Why something under a password cannot be opened. */
export class PasswordError extends Error {
  override readonly name = 'PasswordError';
  readonly why: 'legacy' | 'unknown' | 'iterations' | 'wrong';

  constructor(why: PasswordError['why'], what: string) {
    super(what);
    this.why = why;
  }
}

/** Key derivation of PKCS#12 (RFC 7292 appendix B.2). */
export function pkcs12Key(
  password: string | undefined,
  salt: Uint8Array,
  purpose: 1 | 2 | 3,
  iterations: number,
  length: number,
  hash = 'sha1',
): Buffer {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  // BMPString with its end; no password at all is no octet.
  const secret = password === undefined ? Buffer.alloc(0) : Buffer.from(`${password}\0`, 'utf16le').swap16();
  const stretched = (bytes: Uint8Array): Buffer =>
    Buffer.alloc(block * Math.ceil(bytes.length / block), bytes.length > 0 ? bytes : undefined);
  const diversifier = Buffer.alloc(block, purpose);
  const input = Buffer.concat([stretched(salt), stretched(secret)]);
  const out: Buffer[] = [];
  for (let made = 0; made < length; ) {
    let digest = createHash(hash).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round++) digest = createHash(hash).update(digest).digest();
    out.push(digest);
    made += digest.length;
    const addend = Buffer.alloc(block, digest);
    for (let at = 0; at < input.length; at += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i--) {
        const sum = (input[at + i] ?? 0) + (addend[i] ?? 0) + carry;
        input[at + i] = sum;
        carry = sum >> 8;
      }
    }
  }
  return Buffer.concat(out).subarray(0, length);
}

/**
 * Decrypts. Throws {@link PasswordError}, or DerError where the parameters are broken.
 *
 * @param legacy open what is encrypted with 3DES or RC2 as well
 */
export function decryptWithPassword(
  algorithm: AlgorithmIdentifier,
  bytes: Uint8Array,
  password: string,
  legacy: boolean,
): Uint8Array {
  const { oid, parameters } = algorithm;
  if (parameters === undefined) throw new DerError('the encryption has no parameters');
  if (oid === OID.pbes2) return decryptPbes2(parameters, bytes, password, legacy);
  const old = OLD[oid];
  if (old === undefined) throw new PasswordError('unknown', oid);
  if (!legacy) throw new PasswordError('legacy', old.name);
  const parts = new Members(parameters);
  const salt = parts.take(TAG.octetString).content;
  const iterations = bounded(smallInteger(parts.take()), MAX_OLD_ITERATIONS);
  parts.end();
  const key = pkcs12Key(password, salt, 1, iterations, old.key);
  const iv = pkcs12Key(password, salt, 2, iterations, 8);
  if (old.bits !== undefined) {
    const plain = rc2Decrypt(bytes, key, old.bits, iv);
    if (plain === undefined) throw new PasswordError('wrong', old.name);
    return plain;
  }
  // Two keys are three of which the last is the first: OpenSSL has no other name for it in every build.
  const three = key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  return decipher('des-ede3-cbc', three, iv, bytes);
}

function decryptPbes2(parameters: Der, bytes: Uint8Array, password: string, legacy: boolean): Uint8Array {
  const parts = new Members(parameters);
  const derivation = readAlgorithm(parts.take(TAG.sequence));
  const scheme = readAlgorithm(parts.take(TAG.sequence));
  parts.end();
  const cipher = CIPHERS[scheme.oid];
  if (cipher === undefined) throw new PasswordError('unknown', scheme.oid);
  if (cipher.legacy === true && !legacy) throw new PasswordError('legacy', cipher.name);
  const iv = scheme.parameters;
  if (iv?.tag !== TAG.octetString) throw new DerError('the encryption has no IV');
  return decipher(cipher.name, derive(derivation, password, cipher.key), iv.content, bytes);
}

/** PBKDF2 (RFC 8018 §5.2). */
export function derive({ oid, parameters }: AlgorithmIdentifier, password: string, length: number): Buffer {
  if (oid !== OID.pbkdf2 || parameters === undefined) throw new PasswordError('unknown', oid);
  const parts = new Members(parameters);
  const salt = parts.take(TAG.octetString).content;
  const iterations = bounded(smallInteger(parts.take(TAG.integer)), MAX_ITERATIONS);
  const stated = parts.maybe(TAG.integer);
  const prf = parts.more ? readAlgorithm(parts.take(TAG.sequence)) : undefined;
  parts.end();
  if (stated !== undefined && smallInteger(stated) !== length) throw new DerError('the key has another length');
  const hash = prf === undefined ? 'sha1' : isBare(prf) ? PRF[prf.oid] : undefined;
  if (hash === undefined) throw new PasswordError('unknown', prf?.oid ?? '');
  return pbkdf2Sync(Buffer.from(password, 'utf8'), salt, iterations, length, hash);
}

export function bounded(iterations: number, most: number): number {
  if (iterations < 1 || iterations > most) throw new PasswordError('iterations', String(iterations));
  return iterations;
}

function decipher(name: string, key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Uint8Array {
  try {
    const one = createDecipheriv(name, key, iv);
    return Buffer.concat([one.update(bytes), one.final()]);
  } catch {
    throw new PasswordError('wrong', name);
  }
}

/** Encrypts under PBES2 with AES-256-CBC and PBKDF2 over HMAC-SHA-256: the identifier and the octets. */
export function encryptWithPassword(
  bytes: Uint8Array,
  password: string,
  iterations: number,
): { readonly algorithm: Buffer; readonly bytes: Buffer } {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const one = createCipheriv(
    'aes-256-cbc',
    pbkdf2Sync(Buffer.from(password, 'utf8'), salt, iterations, 32, 'sha256'),
    iv,
  );
  const prf = sequence(objectIdentifier(OID.hmacSha256), NULL);
  const derivation = sequence(
    objectIdentifier(OID.pbkdf2),
    sequence(octetString(salt), smallUnsigned(iterations), prf),
  );
  const scheme = sequence(objectIdentifier(OID.aes256Cbc), der(TAG.octetString, iv));
  return {
    algorithm: sequence(objectIdentifier(OID.pbes2), sequence(derivation, scheme)),
    bytes: Buffer.concat([one.update(bytes), one.final()]),
  };
}
