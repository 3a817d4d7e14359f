import { describe, expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate, verify } from '../index.ts';
import { credentialOf } from './credential.ts';
import { bareSigner, contentBy, PAIRS, readings } from './jws.testing.ts';
import { jwsCompact } from './jws-compact.ts';
import type { JsonObject } from './read-json.ts';
import { credentialIn, vcJwt } from './vc-jwt.ts';
import { verifyCredential } from './verify-credential.ts';

const document = { type: 'certificate-of-origin', number: 'RCEP-1', items: [{ hs: { code: '8504401990' } }] };
const issuer = 'https://customs.example/origin';
const options = { issuer, id: 'urn:uuid:6f1d', validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-12-31T23:59:59Z' };
const { privateKey, publicKey } = PAIRS.ES256;
const signer = bareSigner('ECDSA-SHA256', privateKey, 'origin-1');
const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const tests = (jws: Uint8Array, at?: Date) => readings(vcJwt, jws, at === undefined ? {} : { at })[0]?.tests;

it('wraps any document, signs it, and gives it back', async () => {
  const credential = credentialOf(document, {
    ...options,
    subject: 'urn:x:1',
    types: ['CertificateOfOriginCredential'],
  });
  expect(credential).toEqual({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'],
    id: 'urn:uuid:6f1d',
    type: ['VerifiableCredential', 'CertificateOfOriginCredential'],
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2026-12-31T23:59:59Z',
    credentialSubject: { id: 'urn:x:1', document },
  });
  const jws = await vcJwt.sign(bytes(credential), { signer });
  const [header = ''] = Buffer.from(jws).toString().split('.');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'ES256',
    typ: 'vc+jwt',
    cty: 'vc',
    kid: 'origin-1',
  });
  expect(vcJwt.detect(jws)).toBe(true);
  const content = contentBy(vcJwt, jws, publicKey);
  expect(credentialIn(content ?? new Uint8Array())).toEqual({ credential, document });
  expect(tests(jws)).toEqual([expect.objectContaining({ name: 'structure', passed: true })]);
});

it('takes the contexts that it is given', () => {
  const context = ['https://vocabulary.uncefact.org/unece.jsonld', { kouan: 'https://example.com/#' }];
  expect(credentialOf(document, { ...options, context })['@context']).toEqual([
    'https://www.w3.org/ns/credentials/v2',
    ...context,
  ]);
});

it('is judged with its certificate, and its period with the time', async () => {
  const pair = selfSignedCertificate({ subject: 'Origin office', days: 900, now: new Date('2025-06-01') });
  const jws = await vcJwt.sign(bytes(credentialOf(document, options)), { signer: pemSigner(pair) });
  const at = (time: string) => verify(jws, vcJwt, { trust: [pair.certificate], at: time });
  expect(at('2026-02-01').verdict).toBe('valid');
  expect(at('2025-07-01').verdict).toBe('indeterminate');
  expect(at('2027-01-01').verdict).toBe('indeterminate');
  expect(at('2027-01-01').signatures[0]?.tests).toContainEqual(
    expect.objectContaining({
      name: 'validity',
      passed: 'unknown',
      reason: expect.objectContaining({ en: 'the credential is no longer valid' }),
    }),
  );
});

it('a status that nobody asked for is not known', async () => {
  const credential = {
    ...credentialOf(document, options),
    credentialStatus: { id: 'https://x.example/1#2', type: 'BitstringStatusListEntry' },
  };
  const jws = await vcJwt.sign(bytes(credential), { signer });
  expect(tests(jws)).toContainEqual(expect.objectContaining({ name: 'revocation', passed: 'unknown' }));
});

const good = credentialOf(document, options) as JsonObject;
const without = (name: string): JsonObject => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
const V2 = 'https://www.w3.org/ns/credentials/v2';

describe.each<[why: string, credential: JsonObject]>([
  ['@context does not begin', without('@context')],
  ['@context does not begin', { ...good, '@context': ['https://www.w3.org/2018/credentials/v1'] }],
  ['@context does not begin', { ...good, '@context': ['https://example.com/first', V2] }],
  ['@context does not begin', { ...good, '@context': [V2, 1] }],
  ['type does not name', { ...good, type: 'Other' }],
  ['issuer is no URL', without('issuer')],
  ['issuer is no URL', { ...good, issuer: 'customs' }],
  ['issuer is no URL', { ...good, issuer: { name: 'x' } }],
  ['id is no URL', { ...good, id: '1' }],
  ['credentialSubject says nothing', without('credentialSubject')],
  ['credentialSubject says nothing', { ...good, credentialSubject: {} }],
  ['credentialSubject says nothing', { ...good, credentialSubject: [] }],
  ['credentialSubject says nothing', { ...good, credentialSubject: ['x'] }],
  ['validFrom or validUntil', { ...good, validFrom: '2026-01-01' }],
  ['validFrom or validUntil', { ...good, validFrom: '2026-01-01T00:00:00' }],
  ['validFrom or validUntil', { ...good, validUntil: '2025-01-01T00:00:00Z' }],
  ['a claim vc or vp', { ...good, vc: {} }],
  ['iss, sub or jti', { ...good, iss: 'https://other.example' }],
  ['iss, sub or jti', { ...good, jti: 'urn:uuid:other' }],
  ['iss, sub or jti', { ...good, sub: 'urn:x:1' }],
])('refuses: %s', (why, credential) => {
  it('on both sides', async () => {
    await expect(vcJwt.sign(bytes(credential), { signer })).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
    const forged = await jwsCompact.sign(bytes(credential), { signer, typ: 'vc+jwt', cty: 'vc' });
    const failed = tests(forged)?.filter(({ passed }) => passed === false) ?? [];
    expect(failed.map(({ reason }) => reason.en).join()).toContain(why);
    expect(contentBy(vcJwt, forged, publicKey)).toBeUndefined();
  });
});

it.each([
  ['no typ', {}],
  ['typ JWT', { typ: 'JWT' }],
  ['another cty', { typ: 'vc+jwt', cty: 'vp' }],
])('refuses %s, so that no other signed JSON is taken for a credential', async (_, header) => {
  const jws = await jwsCompact.sign(bytes(good), { signer, ...header });
  expect(contentBy(vcJwt, jws, publicKey)).toBeUndefined();
});

it('a kid that is a DID is the issuer’s own', async () => {
  const did = credentialOf(document, { ...options, issuer: 'did:web:customs.example' });
  const own = bareSigner('ECDSA-SHA256', privateKey, 'did:web:customs.example#key-1');
  const other = bareSigner('ECDSA-SHA256', privateKey, 'did:web:other.example#key-1');
  expect(contentBy(vcJwt, await vcJwt.sign(bytes(did), { signer: own }), publicKey)).toBeDefined();
  await expect(vcJwt.sign(bytes(did), { signer: other })).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
});

it('duplicate members in a credential are refused, and what is not an object', async () => {
  for (const payload of ['{"issuer":"a","issuer":"b"}', '[]', 'nonsense', '"vc"']) {
    const jws = await jwsCompact.sign(Buffer.from(payload), { signer, typ: 'vc+jwt' });
    expect(contentBy(vcJwt, jws, publicKey)).toBeUndefined();
    expect(tests(jws)?.[0]).toMatchObject({ name: 'structure', passed: false });
  }
});

it('options that are none are refused', () => {
  for (const wrong of [
    { issuer: 'x' },
    { id: 'x y' },
    { validFrom: 'today' },
    { validUntil: '2026-13-01T00:00:00Z' },
    { subject: '1' },
  ])
    expect(() => credentialOf(document, { ...options, ...wrong })).toThrow(
      expect.objectContaining({ code: 'ERR_KOUAN_USAGE' }),
    );
});

it('is the issuer’s only when the key is the issuer’s', async () => {
  const keys = [{ keyId: 'origin-1', key: publicKey.export({ type: 'spki', format: 'der' }) }];
  const jws = await vcJwt.sign(bytes(credentialOf(document, options)), { signer });
  const ask = (issuers: Record<string, string[]>, at = '2026-02-01') =>
    verifyCredential(jws, { trust: [], keys, at, issuers });
  expect(ask({ [issuer]: ['origin-1'] })).toMatchObject({ verdict: 'valid', document, issuer });
  expect(ask({ [issuer]: [] })).toMatchObject({ verdict: 'indeterminate', document });
  expect(ask({ 'https://other.example': ['origin-1'] }).signature.tests).toContainEqual(
    expect.objectContaining({ name: 'authority', passed: 'unknown' }),
  );
  expect(ask({ [issuer]: ['origin-1'] }, '2027-02-01').verdict).toBe('indeterminate');
  const broken = verifyCredential(jws.subarray(1), {
    trust: [],
    keys,
    at: '2026-02-01',
    issuers: { [issuer]: ['origin-1'] },
  });
  expect(broken.verdict).toBe('invalid');
  expect(broken.credential).toBeUndefined();
});
