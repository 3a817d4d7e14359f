import { expect, it } from 'vitest';
import { readPolicyFile } from './policy-file.ts';

const head = { format_version: 1, type: 'verification-policy' };
const read = (policy: object) => readPolicyFile(JSON.stringify({ ...head, ...policy }));

it('reads a policy with all of its fields', () => {
  const policy = {
    algorithms: ['RSA-SHA256', 'SM2-SM3'],
    certificateAlgorithms: ['SM2-SM3'],
    minRsaBits: 3072,
    certificatePolicies: { accepted: ['1.2.3'], requireExplicit: true },
    maxBytes: 1000,
    maxSignatures: 2,
    requireRevocation: false,
    requireTimestamp: true,
    keyUsage: ['nonRepudiation'],
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.36'],
    signers: [
      { signer: { fingerprint: `${'AB:'.repeat(31)}AB` }, documents: ['declaration'] },
      { signer: { subject: 'O=Example Co., Ltd' }, kinds: ['pades'] },
      { signer: { keyId: 'k1' } },
    ],
    lenientContent: false,
    withoutAttributes: false,
    sm2Id: '1234567812345678',
    xml: { profile: 'eport-2022', signed: '/{urn:o}Order', references: 2, curves: 'paired' },
  };
  expect(read(policy)).toEqual({ policy, findings: [] });
});

it.each([
  ['a field that is misspelt', { requireRevokation: true }, 'TRS-0001', '/requireRevokation'],
  ['an algorithm that there is not', { algorithms: ['RSA-SHA256', 'HS256'] }, 'TRS-0002', '/algorithms/1'],
  ['another type', { maxBytes: '1000' }, 'TRS-0002', '/maxBytes'],
  ['a bound', { maxSignatures: 0 }, 'TRS-0002', '/maxSignatures'],
  ['fewer bits than are ever taken', { minRsaBits: 1024 }, 'TRS-0002', '/minRsaBits'],
  ['a signer in two ways', { signers: [{ signer: { keyId: 'a', subject: 'CN=a' } }] }, 'TRS-0002', '/signers/0/signer'],
  ['a signer in no way', { signers: [{ signer: {} }] }, 'TRS-0002', '/signers/0/signer'],
  ['no signer', { signers: [{}] }, 'TRS-0003', '/signers/0/signer'],
  [
    'a short fingerprint',
    { signers: [{ signer: { fingerprint: 'ABCD' } }] },
    'TRS-0002',
    '/signers/0/signer/fingerprint',
  ],
  ['another version', { format_version: 2 }, 'TRS-0002', '/format_version'],
])('says where it is wrong: %s', (_, policy, code, path) => {
  expect(read(policy)).toEqual({ findings: [expect.objectContaining({ code, path, severity: 'error' })] });
});

it('warns of what is allowed and should not be', () => {
  const { policy, findings } = read({ algorithms: ['RSA-SHA1'], signers: [] });
  expect(policy).toBeDefined();
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['TRS-0004', 'warning'],
    ['TRS-0005', 'warning'],
  ]);
});

it('says that it is no JSON, or no policy', () => {
  expect(readPolicyFile('{').findings).toMatchObject([{ code: 'TRS-0006' }]);
  expect(readPolicyFile('null').findings).toMatchObject([{ code: 'TRS-0002', path: '' }]);
});
