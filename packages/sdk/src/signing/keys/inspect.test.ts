import { createPublicKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { readCertificate } from '../trust/x509/certificate.ts';
import { inspectKeys } from './inspect.ts';
import { issueCertificate } from './issue.ts';
import { newKey } from './new-key.ts';
import { writePem } from './pem.ts';
import { writePkcs12 } from './pkcs12-write.ts';
import { writePrivateKey } from './read-key.ts';
import { certificationRequest } from './request.ts';

const at = new Date('2026-06-01T00:00:00Z');
const face = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') };
const rootKey = newKey('P-256');
const root = issueCertificate({ ...face, subject: 'CN=Root,C=CN', key: rootKey, ca: true });
const key = newKey('SM2');
const leaf = issueCertificate({
  ...face,
  subject: 'CN=签名者,O=示例,C=CN',
  key,
  issuer: { certificate: readCertificate(root), key: rootKey },
  alternativeNames: ['DNS:a.example'],
  extendedKeyUsage: ['emailProtection'],
  crlUrls: ['http://ca.example/a.crl'],
  ocspUrls: ['http://ca.example/ocsp'],
});
const pem = (label: string, bytes: Uint8Array): string => writePem(label, bytes);
const look = (data: string | Uint8Array, passphrase?: string) =>
  inspectKeys(typeof data === 'string' ? Buffer.from(data) : data, {
    at,
    ...(passphrase === undefined ? {} : { passphrase }),
  });
const codes = (data: string | Uint8Array): string[] => look(data).findings.map(({ code }) => code);

it('says of a certificate what a person wants to know', () => {
  const { form, items, findings } = look(pem('CERTIFICATE', leaf) + pem('CERTIFICATE', root));
  expect({ form, findings }).toEqual({ form: 'PEM', findings: [] });
  expect(items[0]).toMatchObject({
    type: 'certificate',
    subject: 'CN=签名者,O=示例,C=CN',
    issuer: 'CN=Root,C=CN',
    notAfter: '2027-01-01T00:00:00.000Z',
    signatureAlgorithm: 'ECDSA-SHA256',
    key: { kind: 'SM2', bits: 256, curve: 'sm2p256v1', algorithms: ['SM2-SM3'] },
    alternativeNames: ['DNS:a.example'],
    keyUsage: ['digitalSignature', 'nonRepudiation'],
    extendedKeyUsage: ['emailProtection'],
    crlUrls: ['http://ca.example/a.crl'],
    ocspUrls: ['http://ca.example/ocsp'],
    ca: false,
    fingerprint: expect.stringMatching(/^[0-9A-F]{64}$/),
    fingerprintSm3: expect.stringMatching(/^[0-9A-F]{64}$/),
  });
  expect(items[1]).toMatchObject({ selfSigned: true, ca: true, key: { kind: 'EC', curve: 'P-256' } });
});

it('looks at keys, requests and .p12, without their secrets', () => {
  const request = certificationRequest({ subject: 'CN=A', key, alternativeNames: ['DNS:b.example'] });
  expect(look(request).items).toMatchObject([
    { type: 'request', subject: 'CN=A', alternativeNames: ['DNS:b.example'] },
  ]);
  expect(look(createPublicKey(key).export({ type: 'spki', format: 'der' })).items).toMatchObject([
    { type: 'public-key' },
  ]);
  const locked = writePrivateKey(rootKey, 'secret');
  expect(look(locked).items).toEqual([{ type: 'private-key', encrypted: true }]);
  const opened = look(locked, 'secret');
  expect(opened.items).toMatchObject([{ type: 'private-key', key: { kind: 'EC' } }]);
  const p12 = writePkcs12({ key, certificates: [leaf, root], password: 'secret', name: 'mine', iterations: 1000 });
  const { form, items, findings } = look(p12, 'secret');
  expect({ form, findings, types: items.map(({ type }) => type) }).toEqual({
    form: 'PKCS#12',
    findings: [],
    types: ['private-key', 'certificate', 'certificate'],
  });
  expect(JSON.stringify([opened, items])).not.toMatch(/secret|PRIVATE KEY/);
  expect(() => look(p12, 'wrong')).toThrow(/password/);
});

it.each<[string, () => string, string[]]>([
  ['the order is wrong', () => pem('CERTIFICATE', root) + pem('CERTIFICATE', leaf), []],
  [
    'another stands between',
    () =>
      pem('CERTIFICATE', leaf) +
      pem('CERTIFICATE', issueCertificate({ ...face, subject: 'X', key: newKey('P-256') })) +
      pem('CERTIFICATE', root),
    ['KEY-0004'],
  ],
  ['the issuer is missing', () => pem('CERTIFICATE', leaf), ['KEY-0005']],
  ['one stands twice', () => pem('CERTIFICATE', root) + pem('CERTIFICATE', root), ['KEY-0012']],
  [
    'it ran out',
    () =>
      pem('CERTIFICATE', issueCertificate({ ...face, notAfter: new Date('2026-02-01'), subject: 'X', key: rootKey })),
    ['KEY-0001'],
  ],
  [
    'it is not valid yet',
    () =>
      pem('CERTIFICATE', issueCertificate({ ...face, notBefore: new Date('2026-12-01'), subject: 'X', key: rootKey })),
    ['KEY-0002'],
  ],
  [
    'it runs out soon',
    () =>
      pem('CERTIFICATE', issueCertificate({ ...face, notAfter: new Date('2026-06-20'), subject: 'X', key: rootKey })),
    ['KEY-0003'],
  ],
  ['the key belongs to nothing', () => writePrivateKey(newKey('P-256')) + pem('CERTIFICATE', root), ['KEY-0010']],
  ['a block is damaged', () => pem('CERTIFICATE', root).replace('-----END', '----END'), ['KEY-0011']],
  ['it is nothing', () => 'hello', ['KEY-0011']],
])('finds that %s', (name, data, expected) => {
  const found = codes(data());
  expect(found).toEqual(name === 'the order is wrong' ? ['KEY-0004'] : expected);
});
