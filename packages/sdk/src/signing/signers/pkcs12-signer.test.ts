import { describe, expect, it } from 'vitest';
import { cmsAttached, jwsCompact, sign, verify, xmldsigEnveloped } from '../index.ts';
import { issueCertificate } from '../keys/issue.ts';
import { type KeyKind, newKey } from '../keys/new-key.ts';
import { writePem } from '../keys/pem.ts';
import { writePkcs12 } from '../keys/pkcs12-write.ts';
import { readCertificate } from '../trust/x509/certificate.ts';
import { isPkcs12, pkcs12Signer } from './pkcs12-signer.ts';

const notBefore = new Date('2026-01-01T00:00:00Z');
const notAfter = new Date('2036-01-01T00:00:00Z');
const at = new Date('2026-06-01T00:00:00Z');
const password = '口令 pass';

/** A .p12 as an authority hands it out: a key, its certificate and the root above. */
function company(kind: KeyKind): { readonly bytes: Uint8Array; readonly root: Uint8Array; readonly leaf: Uint8Array } {
  const rootKey = newKey('P-256');
  const root = issueCertificate({ subject: 'Root', key: rootKey, ca: true, notBefore, notAfter });
  const key = newKey(kind);
  const issuer = { certificate: readCertificate(root), key: rootKey };
  const leaf = issueCertificate({ subject: 'CN=Company,C=CN', key, issuer, notBefore, notAfter });
  return { bytes: writePkcs12({ key, certificates: [leaf, root], password, iterations: 1000 }), root, leaf };
}

describe('signs, with the algorithm of its certificate and the chain that came along', () => {
  const policy = { requireRevocation: false };
  it.each([
    ['RSA-2048', 'RSA-SHA256'],
    ['P-384', 'ECDSA-SHA384'],
    ['Ed25519', 'Ed25519'],
    ['SM2', 'SM2-SM3'],
  ] as const)('%s', async (kind, algorithm) => {
    const { bytes, root, leaf } = company(kind);
    const signer = pkcs12Signer({ bytes, password, keyId: 'k' });
    expect(signer).toMatchObject({ algorithm, keyId: 'k' });
    expect(signer.certificates.map((one) => Buffer.from(one))).toEqual([leaf, root].map((one) => Buffer.from(one)));
    for (const how of [cmsAttached, xmldsigEnveloped]) {
      const signed = await sign<{ readonly signer: typeof signer }>(Buffer.from('<a/>'), how, { signer });
      const result = verify(signed, how, { trust: [writePem('CERTIFICATE', root)], at, policy });
      expect(result, how.name).toMatchObject({ verdict: 'valid', signatures: [{ algorithm }] });
    }
  });

  it('another algorithm of the key where it is asked for, and none that the key cannot make', async () => {
    const { bytes, root } = company('RSA-2048');
    const signer = pkcs12Signer({ bytes, password, algorithm: 'RSA-PSS-SHA512' });
    const jws = await sign(Buffer.from('{}'), jwsCompact, { signer });
    const options = { trust: [root], at, policy };
    expect(verify(jws, jwsCompact, options)).toMatchObject({
      verdict: 'valid',
      signatures: [{ algorithm: 'RSA-PSS-SHA512' }],
    });
    expect(() => pkcs12Signer({ bytes, password, algorithm: 'Ed25519' })).toThrow(
      expect.objectContaining({ code: 'ERR_KOUAN_KEY' }),
    );
  });
});

describe('is refused, and no secret is said', () => {
  const { bytes } = company('P-256');
  it.each<[string, Parameters<typeof pkcs12Signer>[0]]>([
    ['a wrong password', { bytes, password: `${password}!` }],
    ['a name that no key has', { bytes, password, name: 'seal' }],
    ['a file that was changed', { bytes: bytes.map((octet, index) => (index === 120 ? octet ^ 1 : octet)), password }],
    ['a file that is none', { bytes: Buffer.from('no .p12'), password }],
  ])('%s', (_, file) => {
    const refusal = (() => {
      try {
        return pkcs12Signer(file);
      } catch (error) {
        return error as Error & { readonly code?: string };
      }
    })();
    expect(refusal).toMatchObject({ code: 'ERR_KOUAN_KEY' });
    expect(JSON.stringify([refusal, (refusal as Error).message])).not.toContain(password);
  });
});

it('is told by its first octets', () => {
  const { bytes, leaf } = company('P-256');
  expect([bytes, leaf, Buffer.from('%PDF-1.7'), Buffer.alloc(0)].map(isPkcs12)).toEqual([true, false, false, false]);
});
