import { expect, it } from 'vitest';
import { writePem } from '../keys/pem.ts';
import { selfSignedCertificate } from '../keys/self-signed.ts';
import { lacks } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { TestAuthority } from './authority.testing.ts';
import { readMaterial, writeMaterial } from './material.ts';

const { key, certificate } = selfSignedCertificate({ subject: 'A', days: 9, now: new Date(), kind: 'P-256' });

it.skipIf(lacks('openssl'))('tells certificates, CRLs and OCSP responses apart, in DER and in PEM', () => {
  const root = new TestAuthority(workshop(), 'Root');
  const leaf = root.issue('CN=Leaf').certificate;
  const crl = root.crl([]);
  const ocsp = root.ocsp(leaf, [{ of: leaf }]);
  const pem = Buffer.from(`roots\n${certificate}${writePem('X509 CRL', crl)}`);
  const { certificates = [], crls = [], ocsps = [] } = readMaterial([leaf.bytes, pem, ocsp]);
  expect([certificates.length, crls.length, ocsps.length]).toEqual([2, 1, 1]);
  expect(readMaterial([Buffer.from(writeMaterial({ certificates, crls, ocsps }))])).toEqual({
    certificates,
    crls,
    ocsps,
  });
  expect([Buffer.from(crls[0] ?? []), Buffer.from(ocsps[0] ?? [])]).toEqual([Buffer.from(crl), Buffer.from(ocsp)]);
});

it.each([
  ['a private key', Buffer.from(key)],
  ['no DER', Buffer.from('hello')],
  ['nothing', Buffer.alloc(0)],
  ['DER of something else', Buffer.from('300402020101', 'hex')],
])('%s is refused: half of what is needed proves nothing later', (_, bytes) => {
  expect(() => readMaterial([bytes])).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_KEY' }));
});
