import { expect, it } from 'vitest';
import { writePem } from '../keys/pem.ts';
import { publicPem, selfSignedCertificate } from '../keys/self-signed.ts';
import { readPemBundle } from './pem-bundle.ts';

const { key, certificate } = selfSignedCertificate({ subject: 'Root', days: 9, now: new Date(), kind: 'Ed25519' });

it('reads certificates and keys with whatever stands between them', () => {
  const text = `# roots of 2026\r\n${certificate.replaceAll('\n', '\r\n')}\nsubject: x\n${certificate}${publicPem(key)}`;
  const { certificates, publicKeys, findings } = readPemBundle(text);
  expect([certificates.length, publicKeys.length, findings]).toEqual([2, 1, []]);
});

it.each([
  ['nothing', '', 'TRS-0011'],
  ['a private key', certificate + key, 'TRS-0010'],
  ['a block without an end', certificate + certificate.slice(0, 200), 'TRS-0007'],
  ['a block that is no base64', certificate.replace('MII', 'M!I'), 'TRS-0007'],
  ['something else in the block', certificate + writePem('CERTIFICATE', Buffer.from('hello')), 'TRS-0008'],
  ['a label that is not trust', certificate + writePem('CERTIFICATE REQUEST', Buffer.from('x')), 'TRS-0009'],
])('tells of %s', (name, text, code) => {
  const changed = name === 'a block that is no base64' ? certificate.replace(/\n(.)/, '\n!') : text;
  expect(readPemBundle(changed).findings.map((one) => one.code)).toContain(code);
});
