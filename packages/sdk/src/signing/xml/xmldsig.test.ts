import { generateKeyPairSync, type KeyObject, sign as rawEcdsa } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  jwsCompact,
  pemSigner,
  selfSignedCertificate,
  sign,
  verify,
  xmldsigDetached,
  xmldsigEnveloped,
  xmldsigEnveloping,
} from '../index.ts';
import type { Signer } from '../signer.ts';
import { keyOf, outcomeOf } from './outcome.testing.ts';

const now = new Date('2026-01-01T00:00:00Z');
const pair = selfSignedCertificate({ subject: 'Test 测试', days: 10, now });
const signer = pemSigner(pair);
const key = keyOf(Buffer.from(pair.certificate));
const text = '<a xmlns="urn:x" xmlns:b="urn:b" z="1" b:c="2"><b:v>100</b:v></a>';
const make = () => sign(Buffer.from(text), xmldsigEnveloped, { signer });

describe('an enveloped signature', () => {
  it('verifies, and gives back the signed content', async () => {
    const result = verify(await make(), xmldsigEnveloped, { trust: [pair.certificate], at: '2026-01-02' });
    expect(result.verdict).toBe('valid');
    expect(Buffer.from(result.content ?? []).toString()).toBe(text);
  });
  it('is indeterminate without trust or out of time, invalid without a signature', async () => {
    const signed = await make();
    const at = (trust: string[], when: string) => verify(signed, xmldsigEnveloped, { trust, at: when }).verdict;
    expect(at([], '2026-01-02')).toBe('indeterminate');
    expect(at([pair.certificate], '2027-01-02')).toBe('indeterminate');
    expect(verify(Buffer.from(text), xmldsigEnveloped, { trust: [], at: now }).verdict).toBe('invalid');
  });
  it('does not pass after any one-bit change of the content', async () => {
    const signed = await make();
    for (let i = 0; i < text.length - 4; i += 1) {
      const copy = Buffer.from(signed);
      copy[i] = (copy[i] ?? 0) ^ 1;
      expect(outcomeOf(copy, xmldsigEnveloped, key), `byte ${i}`).not.toBe('good');
    }
  });
  it.each([
    '<a/>',
    '<a />',
    '\ufeff<?xml version="1.0"?>\r\n<a>\r\n</a>\r\n<!--e-->',
    '<a xml:lang="zh" xmlns:u="urn:u"/>',
  ])('goes into %j without changing an octet of it', async (document) => {
    const signed = Buffer.from(await sign(Buffer.from(document), xmldsigEnveloped, { signer })).toString();
    expect(outcomeOf(Buffer.from(signed), xmldsigEnveloped, key)).toBe('good');
    expect(signed.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '').replace('></a>', '/>')).toBe(
      document.replace('></a>', '/>'),
    );
  });
  it('is not made twice, and not over what readers see in different ways', async () => {
    await expect(sign(await make(), xmldsigEnveloped, { signer })).rejects.toMatchObject({ code: 'ERR_KOUAN_USAGE' });
    for (const bad of ['<a>1<!---->0</a>', '<a><?p?></a>', '<a><b id="1"/><b Id="1"/></a>'])
      await expect(sign(Buffer.from(bad), xmldsigEnveloped, { signer })).rejects.toMatchObject({
        code: 'ERR_KOUAN_FORMAT',
      });
  });
});

describe('an enveloping signature', () => {
  it('holds what it signs', async () => {
    const signed = await sign(Buffer.from(`<?xml version="1.0"?>${text}`), xmldsigEnveloping, { signer, id: 'a' });
    const result = verify(signed, xmldsigEnveloping, { trust: [pair.certificate], at: '2026-01-02' });
    expect(result.verdict).toBe('valid');
    expect(Buffer.from(result.content ?? []).toString()).toBe(
      `<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="a">${text}</ds:Object>`,
    );
  });
  it('loses nothing in silence', async () => {
    await expect(sign(Buffer.from('<!--c--><a/>'), xmldsigEnveloping, { signer })).rejects.toMatchObject({
      code: 'ERR_KOUAN_FORMAT',
    });
  });
});

describe('a detached signature', () => {
  it('signs an element by its Id', async () => {
    const signed = await sign(Buffer.from('<r xmlns="urn:r"><a Id="x">1</a></r>'), xmldsigDetached, {
      signer,
      id: 'x',
    });
    const result = verify(signed, xmldsigDetached, { trust: [pair.certificate], at: '2026-01-02' });
    expect(result.verdict).toBe('valid');
    expect(Buffer.from(result.content ?? []).toString()).toBe('<a xmlns="urn:r" Id="x">1</a>');
    await expect(sign(Buffer.from('<r/>'), xmldsigDetached, { signer, id: 'x' })).rejects.toMatchObject({
      code: 'ERR_KOUAN_USAGE',
    });
  });
  it('signs any bytes, which the verifier must have', async () => {
    const bytes = Buffer.from([0, 1, 2, 0xff]);
    const signed = await sign(bytes, xmldsigDetached, { signer, uri: 'scan.pdf' });
    expect(outcomeOf(signed, xmldsigDetached, key, {}, bytes)).toBe('good');
    expect(outcomeOf(signed, xmldsigDetached, key, {}, bytes.subarray(1))).toBe('changed');
    expect(outcomeOf(signed, xmldsigDetached, key)).toBe('external');
    const other = await sign(Buffer.from('<r><a Id="x"/></r>'), xmldsigDetached, { signer, id: 'x' });
    expect(outcomeOf(other, xmldsigDetached, key, {}, bytes)).toBe('place');
  });
});

describe('several signatures', async () => {
  const part = (id: string): string => `<E Id="${id}"><v>${id}</v></E>`;
  const { signedInPlace } = await import('./wrapping.testing.ts');
  const one = await signedInPlace(`<R>${part('x')}${part('y')}</R>`, 'x', signer);
  const both = await signedInPlace(one, 'y', signer);
  const xml = { signed: '/{}R/{}E' };
  it('pass only when the policy says how many, and each covers one of those that look alike', () => {
    expect(outcomeOf(Buffer.from(both), xmldsigEnveloped, key, { xml })).toBe('signatures');
    expect(outcomeOf(Buffer.from(both), xmldsigEnveloped, key, { xml: { ...xml, signatures: 2 } })).toBe('good');
    expect(outcomeOf(Buffer.from(one), xmldsigEnveloped, key, { xml: { ...xml, signatures: 2 } })).toBe('twins');
  });
  it('have no common content', () => {
    const result = verify(Buffer.from(both), xmldsigEnveloped, {
      trust: [pair.certificate],
      at: '2026-01-02',
      policy: { xml: { ...xml, signatures: 2 } },
    });
    expect([result.verdict, result.content, result.signatures.length]).toEqual(['valid', undefined, 2]);
  });
});

it.each([
  ['ec', 'prime256v1', 'ECDSA-SHA256'],
  ['ec', 'secp521r1', 'ECDSA-SHA512'],
  ['ed25519', undefined, 'Ed25519'],
] as const)('every kind with %s %s', async (type, namedCurve, algorithm) => {
  const { rawSign } = await import('../primitives/index.ts');
  const { privateKey, publicKey } =
    type === 'ec' ? generateKeyPairSync('ec', { namedCurve: namedCurve as string }) : generateKeyPairSync('ed25519');
  const bare: Signer = {
    algorithm,
    certificates: [],
    keyId: 'k1',
    sign: async (bytes) => rawSign(bytes, privateKey, algorithm),
  };
  const document = Buffer.from('<r><a Id="x">1</a></r>');
  for (const kind of [xmldsigEnveloped, xmldsigEnveloping, xmldsigDetached]) {
    const signed = await kind.sign(document, { signer: bare, ...(kind === xmldsigDetached ? { id: 'x' } : {}) });
    expect(outcomeOf(signed, kind, publicKey), kind.name).toBe('good');
    expect(kind.read(signed, { policy: {} })[0]?.keyId).toBe('k1');
    expect([xmldsigEnveloped, xmldsigEnveloping, xmldsigDetached].filter((other) => other.detect(signed))).toEqual([
      kind,
    ]);
  }
});

describe('a hash of ECDSA with the curve of another', () => {
  const byKey = (curve: string): { readonly odd: Signer; readonly trust: Parameters<typeof verify>[2] } => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
    const odd: Signer = {
      algorithm: 'ECDSA-SHA512',
      certificates: [],
      keyId: 'k',
      sign: async (bytes) => rawSha512(bytes, privateKey),
    };
    const open = publicKey.export({ type: 'spki', format: 'der' });
    return { odd, trust: { trust: [], keys: [{ keyId: 'k', key: open }], at: now } };
  };
  const rawSha512 = (bytes: Uint8Array, secret: KeyObject): Uint8Array =>
    rawEcdsa('sha512', bytes, { key: secret, dsaEncoding: 'ieee-p1363' });

  it.each([
    ['prime256v1', 'valid'],
    ['secp384r1', 'valid'],
    ['secp521r1', 'valid'],
    ['secp256k1', 'invalid'],
    ['brainpoolP256r1', 'invalid'],
  ] as const)('%s with SHA-512 is %s in XML', async (curve, verdict) => {
    const { odd, trust } = byKey(curve);
    const signed = await sign(Buffer.from('<a/>'), xmldsigEnveloped, { signer: odd });
    expect(verify(signed, xmldsigEnveloped, trust).verdict).toBe(verdict);
    // What the identifier does not say is still not anybody's choice.
    const wrong = Buffer.from(Buffer.from(signed).toString().replace('#ecdsa-sha512', '#ecdsa-sha256'));
    expect(verify(wrong, xmldsigEnveloped, trust).verdict).toBe('invalid');
  });

  it('is refused where the policy asks for pairs, and in JWS, whose identifiers name both', async () => {
    const { odd, trust } = byKey('prime256v1');
    const signed = await sign(Buffer.from('<a/>'), xmldsigEnveloped, { signer: odd });
    const paired = { ...trust, policy: { xml: { curves: 'paired' } } } as Parameters<typeof verify>[2];
    expect(verify(signed, xmldsigEnveloped, paired).verdict).toBe('invalid');
    const jws = await sign(Buffer.from('{}'), jwsCompact, { signer: odd });
    expect(verify(jws, jwsCompact, trust).verdict).toBe('invalid');
  });
});

it('an empty Object or no XML is no kind of it', () => {
  for (const kind of [xmldsigEnveloped, xmldsigEnveloping, xmldsigDetached])
    for (const bytes of ['', '{}', '<a/>', 'Signature', '\0<a']) expect(kind.detect(Buffer.from(bytes))).toBe(false);
});
