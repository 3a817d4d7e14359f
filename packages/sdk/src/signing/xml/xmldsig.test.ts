import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate, sign, verify, xmldsigEnveloped } from '../index.ts';

const now = new Date('2026-01-01T00:00:00Z');
const pair = selfSignedCertificate({ subject: 'Test 测试', days: 10, now });
const signer = pemSigner(pair);
const text = '<a xmlns="urn:x" xmlns:b="urn:b" z="1" b:c="2"><b:v>100</b:v></a>';
const make = () => sign(Buffer.from(text), xmldsigEnveloped, { signer });
const attacks = new URL('../../../../../../shared/data/signing/attacks-own/', import.meta.url);

describe('enveloped XMLDSig', () => {
  it('verifies, and gives back the signed content', async () => {
    const result = verify(await make(), xmldsigEnveloped, { trust: [pair.certificate], at: '2026-01-02' });
    expect(result.verdict).toBe('valid');
    expect(Buffer.from(result.content ?? []).toString()).toBe(
      '<a xmlns="urn:x" xmlns:b="urn:b" z="1" b:c="2"><b:v>100</b:v></a>',
    );
  });
  it('is indeterminate without trust or out of time, invalid without a signature', async () => {
    const signed = await make();
    expect(verify(signed, xmldsigEnveloped, { trust: [], at: '2026-01-02' }).verdict).toBe('indeterminate');
    expect(verify(signed, xmldsigEnveloped, { trust: [pair.certificate], at: '2027-01-02' }).verdict).toBe(
      'indeterminate',
    );
    expect(verify(Buffer.from(text), xmldsigEnveloped, { trust: [], at: now }).verdict).toBe('invalid');
  });
  it('is not valid after any one-byte change of the content', async () => {
    const signed = await make();
    for (let i = 0; i < text.length - 4; i += 1) {
      const copy = Buffer.from(signed);
      copy[i] = (copy[i] ?? 0) ^ 1;
      const result = verify(copy, xmldsigEnveloped, { trust: [pair.certificate], at: '2026-01-02' });
      expect(result.verdict, `byte ${i}`).toBe('invalid');
    }
  });
});

describe.skipIf(!existsSync(attacks))('attack files', () => {
  const crt = existsSync(attacks) ? readFileSync(new URL('signer.crt', attacks)) : '';
  const at = '2026-11-23T20:00:00Z';
  it('accepts the honest one', () => {
    expect(
      verify(readFileSync(new URL('valid_base.xml', attacks)), xmldsigEnveloped, { trust: [crt], at }).signatures[0]
        ?.tests,
    ).toMatchObject([
      { passed: true },
      { passed: true },
      { passed: true },
      { passed: true },
      { passed: true },
      {},
      {},
      {},
    ]);
  });
  for (const file of existsSync(attacks)
    ? readdirSync(attacks).filter((f) => f.startsWith('atk_') && f !== 'atk_cdata.xml')
    : []) {
    it(`does not accept ${file}`, () => {
      expect(verify(readFileSync(new URL(file, attacks)), xmldsigEnveloped, { trust: [crt], at }).verdict).not.toBe(
        'valid',
      );
    });
  }
  it('reads a CDATA section as the same canonical content that was signed', () => {
    const read = (file: string) =>
      verify(readFileSync(new URL(file, attacks)), xmldsigEnveloped, { trust: [crt], at }).content;
    expect(read('atk_cdata.xml')).toEqual(read('valid_base.xml'));
    expect(read('valid_base.xml')).toBeDefined();
  });
});
