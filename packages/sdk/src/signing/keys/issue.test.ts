import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Certificate, readCertificate } from '../trust/x509/certificate.ts';
import { lacks } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { issueCertificate } from './issue.ts';
import { KEY_KINDS, type KeyKind, newKey } from './new-key.ts';
import { writePem } from './pem.ts';
import { certificationRequest, readRequest } from './request.ts';

const notBefore = new Date(Date.now() - 86_400_000);
const notAfter = new Date(Date.now() + 86_400_000 * 365);
/** Larger RSA keys differ in a number only, and take seconds to make. */
const chained = (Object.keys(KEY_KINDS) as KeyKind[]).filter((kind) => kind !== 'SM2' && kind !== 'RSA-4096');
const cheap: readonly KeyKind[] = ['RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519', 'SM2'];

describe.skipIf(lacks('openssl'))('openssl', () => {
  const { file, openssl, read } = workshop();

  it.each(chained)('verifies a chain of %s', (kind) => {
    const rootKey = newKey(kind);
    const face = { notBefore, notAfter };
    const root = issueCertificate({
      ...face,
      subject: 'CN=根 Root,O=Example\\, Ltd,C=CN',
      key: rootKey,
      ca: true,
      pathLength: 0,
    });
    const key = newKey(cheap.includes(kind) ? kind : 'RSA-2048');
    const leaf = issueCertificate({
      ...face,
      subject: [
        ['C', 'CN'],
        ['O', '示例'],
        ['CN', 'Signer'],
      ],
      key,
      issuer: { certificate: readCertificate(root), key: rootKey },
      extendedKeyUsage: ['emailProtection', '1.3.6.1.5.5.7.3.36'],
      alternativeNames: [
        'DNS:a.example',
        'email:a@b.example',
        'URI:https://a.example/x',
        'IP:192.0.2.1',
        'IP:2001:db8::1',
      ],
      crlUrls: ['http://ca.example/root.crl'],
      ocspUrls: ['http://ca.example/ocsp'],
      issuerUrls: ['http://ca.example/root.cer'],
      policies: ['1.2.3.4'],
    });
    const rootFile = file(`${kind}-root.pem`, writePem('CERTIFICATE', root));
    const leafFile = file(`${kind}-leaf.pem`, writePem('CERTIFICATE', leaf));
    openssl('verify', '-x509_strict', '-policy_check', '-purpose', 'smimesign', '-CAfile', rootFile, leafFile);
    const text = openssl('x509', '-in', leafFile, '-noout', '-text', '-nameopt', 'utf8').toString();
    for (const part of [
      'O=示例',
      'DNS:a.example, email:a@b.example, URI:https://a.example/x',
      'IP Address:192.0.2.1',
      'IP Address:2001:DB8:0:0:0:0:0:1',
      'URI:http://ca.example/root.crl',
      'OCSP - URI:http://ca.example/ocsp',
      'CA Issuers - URI:http://ca.example/root.cer',
      'Policy: 1.2.3.4',
      'Digital Signature, Non Repudiation',
    ])
      expect(text).toContain(part);
    expect(readCertificate(leaf).subject.toString()).toBe('CN=Signer,O=示例,C=CN');
    expect(readCertificate(root).subject.toString()).toBe('CN=根 Root,O=Example\\, Ltd,C=CN');
  });

  it('verifies the bytes of an SM2 certificate under the usual identity', () => {
    const key = newKey('SM2');
    const { signed } = readCertificate(issueCertificate({ subject: '签名', key, notBefore, notAfter }));
    const open = file('sm2.pem', createPublicKey(key).export({ type: 'spki', format: 'pem' }));
    const tbs = file('sm2.tbs', signed.tbs.bytes);
    const signature = file('sm2.sig', signed.signature);
    const form = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
    openssl('pkeyutl', '-verify', '-pubin', '-inkey', open, '-in', tbs, '-sigfile', signature, ...form);
  });

  it.each(cheap)('takes a request of %s', (kind) => {
    const key = newKey(kind);
    const request = certificationRequest({ subject: 'CN=Signer,C=CN', key, alternativeNames: ['DNS:a.example'] });
    const path = file(`${kind}.csr`, writePem('CERTIFICATE REQUEST', request));
    // openssl knows the identity of SM2 by an option of the verification.
    const id = kind === 'SM2' ? ['-vfyopt', 'distid:1234567812345678'] : [];
    const text = openssl('req', '-in', path, '-verify', '-noout', '-text', ...id).toString();
    expect(text).toContain('DNS:a.example');
    expect(readRequest(request)).toMatchObject({ proven: true });
  });

  it.each(['rsa:2048', 'ec:prime256v1'])(
    'makes a request of %s that is read, and a certificate is issued from it',
    (alg) => {
      const [type = '', curve = ''] = alg.split(':');
      const how = type === 'ec' ? ['ec', '-pkeyopt', `ec_paramgen_curve:${curve}`] : [alg];
      openssl(
        'req',
        '-newkey',
        ...how,
        '-nodes',
        '-keyout',
        file('r.key', ''),
        '-subj',
        '/C=CN/CN=Asked',
        '-addext',
        'subjectAltName=DNS:b.example',
        '-outform',
        'DER',
        '-out',
        file('r.csr', ''),
      );
      const request = readRequest(read('r.csr'));
      expect(request).toMatchObject({
        proven: true,
        extensions: { subjectAltNames: [{ kind: 'dns', value: 'b.example' }] },
      });
      const caKey = newKey('P-256');
      const ca = readCertificate(issueCertificate({ subject: 'CA', key: caKey, ca: true, notBefore, notAfter }));
      const { publicKey } = request;
      if (publicKey === undefined) throw new Error('no key');
      const issuer = { certificate: ca, key: caKey };
      const issued = issueCertificate({ subject: request.subject.bytes, key: publicKey, issuer, notBefore, notAfter });
      openssl(
        'verify',
        '-CAfile',
        file('ca.pem', writePem('CERTIFICATE', ca.bytes)),
        file('i.pem', writePem('CERTIFICATE', issued)),
      );
    },
  );
});

it('refuses what cannot be written', () => {
  const key = newKey('P-256');
  const face = { subject: 'A', key, notBefore, notAfter };
  for (const wrong of [
    { alternativeNames: ['a.example'] },
    { alternativeNames: ['IP:300.1.1.1'] },
    { extendedKeyUsage: ['everything'] },
    { crlUrls: ['ftp://a.example/x'] },
    { subject: 'XY=1' },
    { subject: 'CN=a,C=China' },
    { subject: 'CN=a+OU=b' },
    { notAfter: notBefore },
    { key: createPublicKey(key) },
    { algorithm: 'RSA-SHA256' as const },
  ])
    expect(() => issueCertificate({ ...face, ...wrong })).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_KEY' }));
});

it('a request that was changed is not proven', () => {
  const request = certificationRequest({ subject: 'Signer', key: newKey('Ed25519') });
  const at = Buffer.from(request).indexOf('Signer');
  request[at] = 0x54;
  expect(readRequest(request)).toMatchObject({ proven: false });
});

it('PSS says its parameters, and reads them again', () => {
  const key = newKey('RSA-2048');
  const one = new Certificate(
    issueCertificate({ subject: 'A', key, notBefore, notAfter, algorithm: 'RSA-PSS-SHA384' }),
  );
  expect(one.signed.algorithm).toBe('RSA-PSS-SHA384');
  expect(one.publicKey !== undefined && one.signedWith(one.publicKey)).toBe(true);
});
