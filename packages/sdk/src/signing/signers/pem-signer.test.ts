import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate, sign, verify, xmldsigEnveloped } from '../index.ts';

const now = new Date('2026-01-01T00:00:00Z');
const pair = selfSignedCertificate({ subject: 'A', days: 9, now });
const doc = Buffer.from('<a/>');

it('refuses a foreign, an encrypted and an unreadable key', () => {
  const other = selfSignedCertificate({ subject: 'B', days: 9, now });
  const locked = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  });
  for (const key of [other.key, locked.toString(), 'nonsense']) {
    expect(() => pemSigner({ key, certificate: pair.certificate })).toThrow(
      expect.objectContaining({ code: 'ERR_KOUAN_KEY' }),
    );
  }
});

it('refuses to sign twice', async () => {
  const signer = pemSigner(pair);
  const once = await sign(doc, xmldsigEnveloped, { signer });
  await expect(sign(once, xmldsigEnveloped, { signer })).rejects.toMatchObject({ code: 'ERR_KOUAN_USAGE' });
});

it('trusts what a trusted CA issued, and not what a trusted non-CA issued', async () => {
  for (const ca of [true, false]) {
    const root = selfSignedCertificate({ subject: 'Root', days: 9, now, ca });
    const leaf = selfSignedCertificate({ subject: 'Leaf', days: 9, now, issuer: { subject: 'Root', key: root.key } });
    const signed = await sign(doc, xmldsigEnveloped, { signer: pemSigner(leaf) });
    const options = { trust: [root.certificate], at: '2026-01-02', policy: { requireRevocation: false } };
    expect(verify(signed, xmldsigEnveloped, options).verdict).toBe(ca ? 'valid' : 'indeterminate');
    expect(verify(signed, xmldsigEnveloped, { ...options, policy: {} }).verdict).toBe('indeterminate');
  }
});
