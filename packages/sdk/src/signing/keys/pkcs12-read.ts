import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { isKouanError } from '@kouan/core';
import {
  context,
  type Der,
  DerError,
  explicit,
  Members,
  members,
  oidOf,
  readDer,
  smallInteger,
  TAG,
  textOf,
} from '../asn1/index.ts';
import { HASHES, isBare, readAlgorithm } from '../trust/x509/algorithm-identifier.ts';
import { orderChain, readableCertificate } from './chain.ts';
import {
  bounded,
  decryptWithPassword,
  derive,
  MAX_OLD_ITERATIONS,
  PasswordError,
  pkcs12Key,
} from './password-encryption.ts';
import { OID } from './pkcs12-oids.ts';
import { refused } from './refused.ts';
import { publicInfo } from './sign-structure.ts';

const HMACS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_BAGS = 1000;

/** One key of a .p12 with the certificates that belong to it. */
export interface Pkcs12Key {
  readonly key: KeyObject;
  readonly name?: string;
  /** DER: that of the key first, then its issuers. */
  readonly certificates: readonly Uint8Array[];
}

/** What a .p12 holds. */
export interface Pkcs12 {
  readonly keys: readonly Pkcs12Key[];
  /** All certificates, DER, in their order. */
  readonly certificates: readonly Uint8Array[];
  /** Kinds of bags that are not read: CRLs, secrets. */
  readonly skipped: readonly string[];
}

/** How to open a .p12. */
export interface Pkcs12Options {
  readonly password: string;
  /** Opens what is encrypted with 3DES or RC2 (40 bits) as well; such a file is as good as open. */
  readonly legacy?: boolean;
}

/**
 * Reads a .p12 or .pfx (PKCS#12, RFC 7292). Its MAC is checked before anything within is looked at; one without a MAC is
 * refused.
 *
 * @throws KouanError `ERR_KOUAN_KEY` that says whether the password is wrong, the file broken or its encryption old
 */
export function readPkcs12(bytes: Uint8Array, options: Pkcs12Options): Pkcs12 {
  try {
    if (bytes.length > MAX_BYTES) throw new DerError('the file is too large');
    const pfx = new Members(readDer(bytes));
    if (smallInteger(pfx.take(TAG.integer)) !== 3) throw new DerError('the version is not known');
    const safe = contentOf(pfx.take(TAG.sequence));
    if (safe.oid !== OID.data) throw unsupported('a .p12 that is signed with a key instead of a password');
    const mac = pfx.maybe(TAG.sequence);
    pfx.end();
    if (mac === undefined) throw unsupported('a .p12 without a MAC');
    const authenticated = readDer(safe.content.bytes, TAG.octetString).content;
    checkMac(mac, authenticated, options.password);
    return readSafe(readDer(authenticated), options);
  } catch (error) {
    throw asKouanError(error, bytes);
  }
}

/** `ContentInfo`: its type and the value within. */
function contentOf(of: Der): { readonly oid: string; readonly content: Der } {
  const parts = new Members(of);
  const oid = oidOf(parts.take(TAG.oid));
  const content = explicit(parts.take(context(0)));
  parts.end();
  return { oid, content };
}

/** `MacData` (RFC 7292 §4), with PBMAC1 (RFC 9579). */
function checkMac(of: Der, bytes: Uint8Array, password: string): void {
  const parts = new Members(of);
  const info = new Members(parts.take(TAG.sequence));
  const algorithm = readAlgorithm(info.take(TAG.sequence));
  const expected = info.take(TAG.octetString).content;
  info.end();
  const salt = parts.take(TAG.octetString).content;
  const rounds = parts.maybe(TAG.integer);
  parts.end();
  const same = (hash: string, key: Uint8Array): boolean => {
    const made = createHmac(hash, key).update(bytes).digest();
    return made.length === expected.length && timingSafeEqual(made, expected);
  };
  if (algorithm.oid === OID.pbmac1) {
    const inner = new Members(algorithm.parameters ?? of);
    const derivation = readAlgorithm(inner.take(TAG.sequence));
    const hash = HMACS[readAlgorithm(inner.take(TAG.sequence)).oid];
    inner.end();
    if (hash === undefined) throw new PasswordError('unknown', 'MAC');
    if (same(hash, derive(derivation, password, hash === 'sha256' ? 32 : hash === 'sha384' ? 48 : 64))) return;
  } else {
    const hash = isBare(algorithm) ? HASHES[algorithm.oid] : undefined;
    if (hash === undefined) throw new PasswordError('unknown', algorithm.oid);
    const iterations = bounded(rounds === undefined ? 1 : smallInteger(rounds), MAX_OLD_ITERATIONS);
    const length = createHmac(hash, '').digest().length;
    // An empty password is written as two octets of zero by some, as none by others.
    const secrets = password === '' ? ['', undefined] : [password];
    if (secrets.some((one) => same(hash, pkcs12Key(one, salt, 3, iterations, length, hash)))) return;
  }
  throw new PasswordError('wrong', 'MAC');
}

interface Bag {
  readonly name?: string;
  readonly id?: string;
}

interface Found {
  readonly keys: (Bag & { readonly key: KeyObject })[];
  readonly certificates: (Bag & { readonly bytes: Uint8Array })[];
  readonly skipped: string[];
  count: number;
}

function readSafe(of: Der, options: Pkcs12Options): Pkcs12 {
  const found: Found = { keys: [], certificates: [], skipped: [], count: 0 };
  for (const one of members(of)) {
    const { oid, content } = contentOf(one);
    if (oid === OID.data) readBags(readDer(content.bytes, TAG.octetString).content, options, found, 0);
    else if (oid === OID.encryptedData) readBags(decryptData(content, options), options, found, 0);
    else found.skipped.push(oid);
  }
  const all = found.certificates.map(({ bytes }) => bytes);
  const keys = found.keys.map(({ key, name, id }): Pkcs12Key => {
    const spki = publicInfo(key);
    const isOwn = (bytes: Uint8Array): boolean => {
      const one = readableCertificate(bytes);
      return one !== undefined && Buffer.compare(one.keyInfo.bytes, spki) === 0;
    };
    const own =
      found.certificates.find((one) => id !== undefined && one.id === id && isOwn(one.bytes))?.bytes ?? all.find(isOwn);
    return {
      key,
      ...(name === undefined ? {} : { name }),
      certificates: own === undefined ? [] : orderChain(own, all),
    };
  });
  return { keys, certificates: all, skipped: found.skipped };
}

/** `EncryptedData` (RFC 5652 §8). */
function decryptData(of: Der, { password, legacy }: Pkcs12Options): Uint8Array {
  const parts = new Members(of);
  parts.take(TAG.integer);
  const info = new Members(parts.take(TAG.sequence));
  if (oidOf(info.take(TAG.oid)) !== OID.data) throw new DerError('the encrypted content is of another type');
  const algorithm = readAlgorithm(info.take(TAG.sequence));
  const { content } = info.take(context(0, false));
  info.end();
  return decryptWithPassword(algorithm, content, password, legacy === true);
}

function readBags(bytes: Uint8Array, options: Pkcs12Options, found: Found, depth: number): void {
  for (const one of members(readDer(bytes, TAG.sequence))) {
    if (++found.count > MAX_BAGS || depth > 4) throw new DerError('there are too many bags');
    const parts = new Members(one);
    const oid = oidOf(parts.take(TAG.oid));
    const value = explicit(parts.take(context(0)));
    const attributes = parts.maybe(TAG.set);
    parts.end();
    const bag = bagOf(attributes);
    if (oid === OID.keyBag) found.keys.push({ ...bag, key: keyOf(value.bytes) });
    else if (oid === OID.shroudedKeyBag) found.keys.push({ ...bag, key: keyOf(unshroud(value, options)) });
    else if (oid === OID.certBag) {
      const { oid: type, content } = contentOf(value);
      if (type === OID.x509)
        found.certificates.push({ ...bag, bytes: readDer(content.bytes, TAG.octetString).content });
      else found.skipped.push(type);
    } else if (oid === OID.safeBag) readBags(value.bytes, options, found, depth + 1);
    else found.skipped.push(oid);
  }
}

/** `EncryptedPrivateKeyInfo` (RFC 5958 §3). */
function unshroud(of: Der, { password, legacy }: Pkcs12Options): Uint8Array {
  const parts = new Members(of);
  const algorithm = readAlgorithm(parts.take(TAG.sequence));
  const { content } = parts.take(TAG.octetString);
  parts.end();
  return decryptWithPassword(algorithm, content, password, legacy === true);
}

const keyOf = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' });

function bagOf(of: Der | undefined): Bag {
  const bag: { name?: string; id?: string } = {};
  for (const one of of === undefined ? [] : members(of)) {
    const pair = new Members(one);
    const oid = oidOf(pair.take(TAG.oid));
    const [value] = members(pair.take(TAG.set));
    pair.end();
    if (value === undefined) continue;
    if (oid === OID.friendlyName) bag.name = textOf(value);
    if (oid === OID.localKeyId) bag.id = Buffer.from(value.content).toString('hex');
  }
  return bag;
}

const unsupported = (what: string): PasswordError => new PasswordError('unknown', what);

const SAY: Readonly<Record<PasswordError['why'], (what: string, cause: Error) => Error>> = {
  wrong: (_, cause) =>
    refused(
      'The password of the .p12 is wrong, or the file was changed.',
      '.p12 的密码错误，或文件已被改动。',
      'Give the password that the file was made with.',
      '请提供导出该文件时的密码。',
      cause,
    ),
  legacy: (what, cause) =>
    refused(
      `The .p12 is encrypted with ${what}, which is broken.`,
      `.p12 使用已不安全的 ${what} 加密。`,
      'Allow legacy encryption for this file, and export it again with AES.',
      '请为此文件允许旧式加密，并以 AES 重新导出。',
      cause,
    ),
  iterations: (what, cause) =>
    refused(
      `The .p12 asks for ${what} iterations.`,
      `.p12 要求 ${what} 次迭代。`,
      'Export it again with fewer.',
      '请以较少迭代次数重新导出。',
      cause,
    ),
  unknown: (what, cause) =>
    refused(
      `The .p12 uses something that is not supported: ${what}.`,
      `.p12 使用了不支持的方式：${what}。`,
      'Export it again with AES-256 and a password.',
      '请以 AES-256 与密码重新导出。',
      cause,
    ),
};

function asKouanError(error: unknown, bytes: Uint8Array): unknown {
  if (isKouanError(error)) return error;
  if (error instanceof PasswordError) return SAY[error.why](error.message, error);
  const text = error instanceof Error ? error.message : '';
  // An indefinite length: BER, as old browsers and key chains write it.
  const ber = bytes[0] === 0x30 && bytes[1] === 0x80;
  return refused(
    ber ? 'The .p12 is written in BER.' : `This is no .p12 that can be read: ${text}`,
    ber ? '.p12 采用 BER 编码。' : `无法读取 .p12：${text}`,
    ber
      ? 'Convert it: openssl pkcs12 -in FILE -nodes -out ALL.pem, and export it again.'
      : 'Give a PKCS#12 file (.p12, .pfx).',
    ber ? '请转换：openssl pkcs12 -in FILE -nodes -out ALL.pem，再重新导出。' : '请提供 PKCS#12 文件（.p12、.pfx）。',
    error,
  );
}
