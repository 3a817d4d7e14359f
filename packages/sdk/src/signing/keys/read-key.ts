import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { DerError, members, readDer, TAG } from '../asn1/index.ts';
import { type PemBlock, readPem } from './pem.ts';
import { refused } from './refused.ts';

const PRIVATE = /PRIVATE KEY$/;

/** What stands in a file instead of a private key, and what to do about it. */
const INSTEAD: readonly { readonly label: RegExp; readonly en: string; readonly zh: string }[] = [
  { label: /CERTIFICATE REQUEST$/, en: 'This is a request for a certificate.', zh: '这是证书请求，不是私钥。' },
  { label: /CERTIFICATE$/, en: 'This is a certificate, not a private key.', zh: '这是证书，不是私钥。' },
  { label: /PUBLIC KEY$/, en: 'This is a public key, not a private one.', zh: '这是公钥，不是私钥。' },
];

/**
 * Reads a private key: PKCS#8 (RFC 5208, also encrypted), PKCS#1 or SEC 1, PEM or DER.
 *
 * @param passphrase for a key that is encrypted
 * @throws KouanError `ERR_KOUAN_KEY` that says what the file is instead, or what is missing
 */
export function readPrivateKey(source: string | Uint8Array, passphrase?: string): KeyObject {
  const text = typeof source === 'string' ? source : pemText(source);
  if (text === undefined) return fromDer(source as Uint8Array, passphrase);
  const { blocks, broken } = readPem(text);
  const block = blocks.find(({ label }) => PRIVATE.test(label));
  if (block !== undefined) return fromPem(block, text, passphrase);
  const [damaged] = broken;
  if (damaged !== undefined)
    throw refused(
      `The ${damaged.label} in line ${damaged.line} is damaged.`,
      `第 ${damaged.line} 行的 ${damaged.label} 已损坏。`,
      'Copy the file again, with its BEGIN and END lines.',
      '请重新复制文件，包括 BEGIN 与 END 行。',
    );
  const instead = INSTEAD.find(({ label }) => blocks.some((one) => label.test(one.label)));
  throw refused(
    instead?.en ?? 'There is no private key in this file.',
    instead?.zh ?? '文件中没有私钥。',
    'Give a PEM or DER private key (PKCS#8, PKCS#1 or SEC 1).',
    '请提供 PEM 或 DER 私钥（PKCS#8、PKCS#1 或 SEC 1）。',
  );
}

/** PEM that was read as octets. */
const pemText = (bytes: Uint8Array): string | undefined =>
  bytes[0] === 0x30 ? undefined : Buffer.from(bytes).toString('latin1');

/** Whether a private key in this text is encrypted. */
export const isEncryptedKey = (text: string): boolean =>
  readPem(text).blocks.some(
    ({ label, headers }) => label === 'ENCRYPTED PRIVATE KEY' || headers['Proc-Type']?.includes('ENCRYPTED') === true,
  );

function fromPem({ label }: PemBlock, text: string, passphrase: string | undefined): KeyObject {
  if (label === 'OPENSSH PRIVATE KEY')
    throw refused(
      'This is a key of OpenSSH.',
      '这是 OpenSSH 格式的密钥。',
      'Convert it: ssh-keygen -p -m PKCS8 -f FILE',
      '请转换：ssh-keygen -p -m PKCS8 -f FILE',
    );
  // EC keys of OpenSSL begin with their parameters in a block of their own.
  const from = text.indexOf(`-----BEGIN ${label}-----`);
  try {
    return createPrivateKey({ key: text.slice(from), ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (cause) {
    throw failure(isEncryptedKey(text), passphrase, cause);
  }
}

function fromDer(bytes: Uint8Array, passphrase: string | undefined): KeyObject {
  const key = Buffer.from(bytes);
  let last: unknown;
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const)
    try {
      return createPrivateKey({ key, format: 'der', type, ...(passphrase === undefined ? {} : { passphrase }) });
    } catch (cause) {
      last = cause;
    }
  throw failure(isEncryptedDer(bytes), passphrase, last);
}

/** `EncryptedPrivateKeyInfo` begins with an algorithm, a key that is open with its version. */
function isEncryptedDer(bytes: Uint8Array): boolean {
  try {
    return members(readDer(bytes))[0]?.tag === TAG.sequence;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function failure(encrypted: boolean, passphrase: string | undefined, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : '';
  if (/digital envelope routines.*unsupported/.test(message))
    return refused(
      'The key is of a kind, or encrypted in a way, that OpenSSL no longer reads.',
      '该密钥的类型或加密方式已不受 OpenSSL 支持。',
      'Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out NEW',
      '请转换：openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out NEW',
      cause,
    );
  if (encrypted && passphrase === undefined)
    return refused(
      'The key is encrypted and there is no passphrase.',
      '密钥已加密，但未提供口令。',
      'Give the passphrase of the key.',
      '请提供密钥口令。',
      cause,
    );
  if (encrypted)
    return refused(
      'The passphrase of the key is wrong.',
      '密钥口令错误。',
      'Give the passphrase of the key.',
      '请提供正确的密钥口令。',
      cause,
    );
  return refused(
    'The key cannot be read.',
    '无法读取密钥。',
    'Give a PEM or DER private key (PKCS#8, PKCS#1 or SEC 1).',
    '请提供 PEM 或 DER 私钥（PKCS#8、PKCS#1 或 SEC 1）。',
    cause,
  );
}

/** Reads a public key: SPKI or PKCS#1, PEM, or SPKI in DER. Throws ERR_KOUAN_KEY. */
export function readPublicKey(source: string | Uint8Array): KeyObject {
  try {
    const text = typeof source === 'string' ? source : pemText(source);
    return text === undefined
      ? createPublicKey({ key: Buffer.from(source as Uint8Array), format: 'der', type: 'spki' })
      : createPublicKey(text);
  } catch (cause) {
    throw refused(
      'The public key cannot be read.',
      '无法读取公钥。',
      'Give SPKI in PEM or DER.',
      '请提供 PEM 或 DER 格式的 SPKI 公钥。',
      cause,
    );
  }
}

/** Writes a private key as PKCS#8, PEM; encrypted with AES-256 where there is a passphrase. */
export const writePrivateKey = (key: KeyObject, passphrase?: string): string =>
  key
    .export({
      type: 'pkcs8',
      format: 'pem',
      ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
    })
    .toString();
