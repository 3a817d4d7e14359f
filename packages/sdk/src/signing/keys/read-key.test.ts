import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lacks } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { newKey } from './new-key.ts';
import { isEncryptedKey, readPrivateKey, readPublicKey, writePrivateKey } from './read-key.ts';
import { publicPem, selfSignedCertificate } from './self-signed.ts';

const key = newKey('P-256');
const pair = selfSignedCertificate({ subject: 'A', days: 1, now: new Date(), kind: 'P-256' });
const locked = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'p' });
const refusal = (source: string | Uint8Array, passphrase?: string): string => {
  try {
    readPrivateKey(source, passphrase);
    return 'read';
  } catch (error) {
    return (error as Error).message;
  }
};

it('reads PKCS#8, PKCS#1 and SEC 1, PEM and DER', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  for (const source of [
    writePrivateKey(key),
    key.export({ type: 'sec1', format: 'pem' }).toString(),
    new Uint8Array(key.export({ type: 'sec1', format: 'der' })),
    Buffer.from(writePrivateKey(key)),
  ])
    expect(readPrivateKey(source).equals(key)).toBe(true);
  expect(readPrivateKey(rsa.export({ type: 'pkcs1', format: 'pem' }).toString()).equals(rsa)).toBe(true);
  expect(readPrivateKey(writePrivateKey(key, 'p'), 'p').equals(key)).toBe(true);
  expect(readPublicKey(publicPem(writePrivateKey(key))).type).toBe('public');
});

it.each([
  ['an encrypted key without its passphrase', () => refusal(writePrivateKey(key, 'p')), /there is no passphrase/],
  ['a wrong passphrase', () => refusal(writePrivateKey(key, 'p'), 'q'), /passphrase of the key is wrong/],
  ['an encrypted key in DER', () => refusal(new Uint8Array(locked)), /there is no passphrase/],
  ['a certificate', () => refusal(pair.certificate), /This is a certificate/],
  ['a public key', () => refusal(publicPem(pair.key)), /public key, not a private/],
  [
    'a key of OpenSSH',
    () => refusal('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n'),
    /OpenSSH/,
  ],
  ['a damaged block', () => refusal(pair.key.replace('-----END', '---END')), /PRIVATE KEY in line 1 is damaged/],
  ['nothing', () => refusal(''), /no private key/],
  ['octets', () => refusal(new Uint8Array([0x30, 0x00])), /cannot be read/],
])('says what is wrong: %s', (_, run, expected) => {
  expect(run()).toMatch(expected);
});

describe.skipIf(lacks('openssl'))('keys of openssl', () => {
  const { openssl, file, read } = workshop();
  it('the curve before the key, and the old encryption of PEM', () => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-out', file('ec.pem', ''));
    const text = read('ec.pem').toString();
    expect(text).toMatch(/EC PARAMETERS/);
    expect(readPrivateKey(text).asymmetricKeyType).toBe('ec');
    openssl('ec', '-in', file('in.pem', text), '-aes256', '-passout', 'pass:secret', '-out', file('old.pem', ''));
    const old = read('old.pem').toString();
    expect(isEncryptedKey(old)).toBe(true);
    expect(readPrivateKey(old, 'secret').asymmetricKeyType).toBe('ec');
    expect(refusal(old)).toMatch(/there is no passphrase/);
  });
});
