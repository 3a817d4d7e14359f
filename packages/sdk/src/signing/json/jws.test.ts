import { expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate, sign, verify } from '../index.ts';
import { exportJwk, importJwk, trustedKeyOf } from './jwk.ts';
import { ALGORITHM_KEYS, bareSigner, contentBy, PAIRS, readings, refusalOf } from './jws.testing.ts';
import { jwsCompact } from './jws-compact.ts';
import { jwsJson } from './jws-json.ts';

const text = Buffer.from('{"b": 1.50, "a": "口岸"}');
const canonical = '{"a":"口岸","b":1.5}';
const now = new Date('2026-01-01T00:00:00Z');
const partsOf = (jws: Uint8Array): string[] => Buffer.from(jws).toString().split('.');
const headerOf = (jws: Uint8Array): unknown => JSON.parse(Buffer.from(partsOf(jws)[0] ?? '', 'base64url').toString());

it.each(ALGORITHM_KEYS)(
  'signs and verifies with %s, and with no other key',
  async (algorithm, { privateKey, publicKey }) => {
    const signer = bareSigner(algorithm, privateKey, 'k1');
    for (const [kind, options] of [
      [jwsCompact, {}],
      [jwsJson, { form: 'flattened' }],
      [jwsJson, { form: 'general' }],
    ] as const) {
      const jws = await kind.sign(text, { signer, ...options });
      expect(kind.detect(jws)).toBe(true);
      expect(contentBy(kind, jws, publicKey)).toEqual(new Uint8Array(text));
      expect(readings(kind, jws)).toMatchObject([{ algorithm, keyId: 'k1' }]);
      for (const other of Object.values(PAIRS))
        if (other.publicKey !== publicKey) expect(contentBy(kind, jws, other.publicKey)).toBeUndefined();
    }
  },
);

it('signs the canonical form of a document on demand', async () => {
  const signer = bareSigner('Ed25519', PAIRS.EdDSA.privateKey);
  const jws = await jwsCompact.sign(text, { signer, payload: 'canonical', typ: 'example', cty: 'json' });
  expect(Buffer.from(contentBy(jwsCompact, jws, PAIRS.EdDSA.publicKey) ?? []).toString()).toBe(canonical);
  expect(headerOf(jws)).toEqual({ alg: 'EdDSA', typ: 'example', cty: 'json' });
  await expect(jwsCompact.sign(Buffer.from('{"a":1,"a":2}'), { signer, payload: 'canonical' })).rejects.toMatchObject({
    code: 'ERR_KOUAN_FORMAT',
    refusal: 'json-duplicate',
  });
});

it('leaves the payload out, and verifies with it beside', async () => {
  const { privateKey, publicKey } = PAIRS.ES256;
  const signer = bareSigner('ECDSA-SHA256', privateKey);
  for (const kind of [jwsCompact, jwsJson]) {
    const jws = await kind.sign(text, { signer, detached: true });
    expect(contentBy(kind, jws, publicKey, { detached: text })).toEqual(text);
    expect(contentBy(kind, jws, publicKey, { detached: Buffer.from('else') })).toBeUndefined();
    expect(contentBy(kind, jws, publicKey)).toBeUndefined();
    const whole = await kind.sign(text, { signer });
    expect(refusalOf(kind, whole, { detached: text })).toContain('given beside it too');
  }
});

it('names the certificate: whole, as a thumbprint, or not at all', async () => {
  const pair = selfSignedCertificate({ subject: 'Carrier', days: 9, now });
  const signer = pemSigner(pair);
  const [leaf] = signer.certificates;
  const jws = await sign(text, jwsCompact, { signer });
  expect(headerOf(jws)).toEqual({ alg: 'RS256', x5c: [Buffer.from(leaf ?? []).toString('base64')] });
  expect(verify(jws, jwsCompact, { trust: [pair.certificate], at: now })).toMatchObject({
    verdict: 'valid',
    content: new Uint8Array(text),
    signatures: [{ signer: { subject: 'CN=Carrier' } }],
  });
  expect(verify(jws, jwsCompact, { trust: [], at: now }).verdict).toBe('indeterminate');
  const thumb = await sign(text, jwsCompact, { signer, certificates: 'x5t#S256' });
  expect(Object.keys(headerOf(thumb) as object)).toEqual(['alg', 'x5t#S256']);
  expect(verify(thumb, jwsCompact, { trust: [pair.certificate], at: now }).verdict).toBe('valid');
  expect(headerOf(await sign(text, jwsCompact, { signer, certificates: 'none' }))).toEqual({ alg: 'RS256' });
});

it('several sign one payload', async () => {
  const first = await jwsJson.sign(text, { signer: bareSigner('ECDSA-SHA256', PAIRS.ES256.privateKey, 'carrier') });
  const both = await jwsJson.sign(first, {
    signer: bareSigner('Ed25519', PAIRS.EdDSA.privateKey, 'platform'),
    add: true,
  });
  const [one, two] = readings(jwsJson, both);
  expect([one?.keyId, two?.keyId]).toEqual(['carrier', 'platform']);
  expect([one?.made?.(PAIRS.ES256.publicKey), two?.made?.(PAIRS.EdDSA.publicKey)]).toEqual([true, true]);
  expect([one?.content, two?.content]).toEqual([new Uint8Array(text), new Uint8Array(text)]);
  await expect(
    jwsJson.sign(text, { signer: bareSigner('Ed25519', PAIRS.EdDSA.privateKey), add: true }),
  ).rejects.toMatchObject({
    code: 'ERR_KOUAN_FORMAT',
  });
});

it('refuses to sign with an algorithm that JOSE has no name for', async () => {
  const signer = bareSigner('SM2-SM3', PAIRS.ES256.privateKey);
  await expect(jwsCompact.sign(text, { signer })).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
});

it('anything changed is no longer signed', async () => {
  const jws = await jwsCompact.sign(text, { signer: bareSigner('ECDSA-SHA256', PAIRS.ES256.privateKey, 'k1') });
  for (let at = 0; at < jws.length; at++) {
    for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
      const copy = Uint8Array.from(jws);
      copy[at] = (copy[at] ?? 0) ^ bit;
      expect(contentBy(jwsCompact, copy, PAIRS.ES256.publicKey), `bit ${bit} of ${at}`).toBeUndefined();
    }
  }
});

it('a kid is an index into the verifier’s own keys, each for its algorithm and its time', async () => {
  const { privateKey, publicKey } = PAIRS.RS256;
  const jwk = exportJwk(publicKey, { algorithm: 'RSA-PSS-SHA256', keyId: 'carrier' });
  const key = trustedKeyOf(importJwk(jwk), 'Carrier AG');
  const made = (algorithm: 'RSA-SHA256' | 'RSA-PSS-SHA256', keyId?: string) =>
    jwsCompact.sign(text, { signer: bareSigner(algorithm, privateKey, keyId) });
  const ask = (jws: Uint8Array, more = {}) =>
    verify(jws, jwsCompact, { trust: [], keys: [{ ...key, ...more }], at: now });
  expect(ask(await made('RSA-PSS-SHA256', 'carrier'))).toMatchObject({
    verdict: 'valid',
    content: new Uint8Array(text),
    signatures: [{ signer: { keyId: 'carrier', subject: 'Carrier AG' } }],
  });
  expect(ask(await made('RSA-PSS-SHA256', 'carrier'), { until: '2025-01-01' }).verdict).toBe('indeterminate');
  expect(ask(await made('RSA-PSS-SHA256', 'somebody')).verdict).toBe('indeterminate');
  expect(ask(await made('RSA-SHA256', 'carrier')).verdict).toBe('invalid');
  // Without a name the verifier’s own keys are tried; the algorithm counts all the same.
  expect(ask(await made('RSA-PSS-SHA256')).verdict).toBe('valid');
  expect(ask(await made('RSA-SHA256')).verdict).toBe('invalid');
});
