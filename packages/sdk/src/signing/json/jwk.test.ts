import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import { exportJwk, importJwk, importJwkSet, jwkThumbprint, PINT_KEY_ID, trustedKeyOf } from './jwk.ts';
import { ALGORITHM_KEYS, PAIRS } from './jws.testing.ts';
import type { JsonObject } from './read-json.ts';
import type { RefusalName } from './refusals.ts';

const open = (name: keyof typeof PAIRS): JsonObject => PAIRS[name].publicKey.export({ format: 'jwk' }) as JsonObject;
const refused = (refusal: RefusalName): unknown => expect.objectContaining({ refusal });

// RFC 7638 §3.1, RFC 8037 appendix A.3.
const RFC7638 = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
  alg: 'RS256',
  kid: '2011-04-29',
};
const RFC8037 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

it('thumbprints are those of the RFCs, and of jose', async () => {
  expect(jwkThumbprint(RFC7638)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  expect(jwkThumbprint(RFC8037)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  for (const { publicKey, privateKey } of Object.values(PAIRS)) {
    const jwk = publicKey.export({ format: 'jwk' });
    expect(jwkThumbprint(publicKey)).toBe(await calculateJwkThumbprint(jwk));
    expect(jwkThumbprint(privateKey)).toBe(jwkThumbprint(publicKey));
  }
  expect(jwkThumbprint({ kty: 'oct', k: 'AAEC' })).toBe(await calculateJwkThumbprint({ kty: 'oct', k: 'AAEC' }));
});

it.each(ALGORITHM_KEYS)('%s goes out and comes in again', (algorithm, { publicKey, privateKey }) => {
  const jwk = exportJwk(privateKey, { algorithm, characters: PINT_KEY_ID });
  expect(jwk).toMatchObject({ kid: jwkThumbprint(publicKey).slice(0, 16), use: 'sig' });
  for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(jwk).not.toHaveProperty(secret);
  const back = importJwk(Buffer.from(JSON.stringify(jwk)));
  expect(back).toMatchObject({ keyId: jwk.kid, algorithm });
  expect(back.key.equals(publicKey)).toBe(true);
  expect(trustedKeyOf(back, 'carrier')).toMatchObject({ keyId: jwk.kid, algorithm, owner: 'carrier' });
  const secret = importJwk(privateKey.export({ format: 'jwk' }) as JsonObject);
  expect(secret.key.type).toBe('private');
  expect(trustedKeyOf(secret).key).toEqual(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })));
});

const rsa = open('RS256');
const ec = open('ES256');
const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' }) as JsonObject;
const ed448 = generateKeyPairSync('ed448').publicKey.export({ format: 'jwk' }) as JsonObject;
const k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({ format: 'jwk' }) as JsonObject;
const other = PAIRS.ES256.privateKey.export({ format: 'jwk' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const { x = '', y = '' } = ec as { x?: string; y?: string };

/** The same key with one bit of its y turned. */
function offCurve(jwk: JsonObject): JsonObject {
  const octets = Buffer.from(String(jwk['y']), 'base64url');
  octets.writeUInt8(octets.readUInt8(octets.length - 1) ^ 1, octets.length - 1);
  return { ...jwk, y: octets.toString('base64url') };
}

describe.each<[RefusalName, Record<string, JsonObject>]>([
  [
    'jwk-kind',
    {
      oct: { kty: 'oct', k: 'AAEC' },
      Ed448: ed448,
      secp256k1: k1,
      'a curve of another kind': { ...ec, kty: 'OKP' },
      unknown: { kty: 'XX' },
      inherited: { kty: 'constructor' },
      'more than two primes': { ...rsa, oth: [] },
    },
  ],
  [
    'jwk-shape',
    {
      'no kty': { x, y },
      'no y': { kty: 'EC', crv: 'P-256', x },
      'a short x': { ...ec, x: x.slice(0, 40) },
      'a kid that is none': { ...ec, kid: 1 },
      'a zero in front of e': { ...rsa, e: 'AAEAAQ' },
      'two halves of two keys': { ...ec, d: stranger.d ?? '' },
      'an operation twice': { ...ec, key_ops: ['verify', 'verify'] },
    },
  ],
  [
    'jwk-point',
    {
      'of P-256, off its curve': { ...ec, y: x },
      'of P-384, off its curve': offCurve(open('ES384')),
      'of P-521, off its curve': offCurve(open('ES512')),
      'of a private key, off its curve': offCurve(other as JsonObject),
      'at infinity': { ...ec, x: Buffer.alloc(32).toString('base64url'), y: Buffer.alloc(32).toString('base64url') },
      'beyond the field': { ...ec, x: Buffer.alloc(32, 0xff).toString('base64url') },
    },
  ],
  ['jwk-weak', { '1024 bits': small, 'e = 1': { ...rsa, e: 'AQ' }, 'e even': { ...rsa, e: 'Ag' } }],
  [
    'jwk-use',
    {
      'use enc': { ...ec, use: 'enc' },
      'sign only': { ...ec, key_ops: ['sign'] },
      'ops no list': { ...ec, key_ops: 'verify' },
    },
  ],
  [
    'jwk-alg',
    {
      'of another curve': { ...ec, alg: 'ES384' },
      'of another kind': { ...rsa, alg: 'ES256' },
      'a MAC': { ...rsa, alg: 'HS256' },
      none: { ...ec, alg: 'none' },
    },
  ],
  ['base64url-alphabet', { padding: { ...ec, x: `${x}=` }, space: { ...ec, x: ` ${x.slice(1)}` } }],
  ['base64url-tail', { 'spare bits': { ...ec, x: `${x.slice(0, -1)}${x.endsWith('B') ? 'D' : 'B'}` } }],
])('refuses as %s', (refusal, keys) => {
  it.each(Object.entries(keys))('%s', (_, jwk) => {
    expect(() => importJwk(jwk)).toThrow(refused(refusal));
  });
});

it('a set skips what verifies nothing, and refuses a secret, a kid twice, duplicate members', () => {
  const keys = (...all: unknown[]): Uint8Array => Buffer.from(JSON.stringify({ keys: all }));
  expect(importJwkSet(keys(ec, ed448, { ...rsa, use: 'enc' }, { ...rsa, kid: 'r' }))).toMatchObject([
    { keyId: jwkThumbprint(ec) },
    { keyId: 'r' },
  ]);
  expect(() => importJwkSet(keys({ ...ec, kid: '1' }, { ...rsa, kid: '1' }))).toThrow(refused('jwk-duplicate'));
  expect(() => importJwkSet(keys(other))).toThrow(refused('jwk-kind'));
  expect(() => importJwkSet(keys({ kty: 'oct', k: 'AAEC' }))).toThrow(refused('jwk-kind'));
  expect(() => importJwkSet(Buffer.from('{"keys":[],"keys":[]}'))).toThrow(refused('json-duplicate'));
  expect(() => importJwkSet(Buffer.from('[]'))).toThrow(refused('jwk-shape'));
});

it('what is refused carries a code and words for people', () => {
  expect(() => importJwk(small)).toThrow(
    expect.objectContaining({ code: 'ERR_KOUAN_KEY', text: { en: 'the key is weak', zh: '密钥过弱' } }),
  );
});
