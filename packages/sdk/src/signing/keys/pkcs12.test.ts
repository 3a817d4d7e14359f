import { createPrivateKey, createPublicKey } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../trust/x509/certificate.ts';
import { lacks } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { issueCertificate } from './issue.ts';
import { type KeyKind, newKey } from './new-key.ts';
import { writePem } from './pem.ts';
import { readPkcs12 } from './pkcs12-read.ts';
import { writePkcs12 } from './pkcs12-write.ts';
import { writePrivateKey } from './read-key.ts';

const notBefore = new Date('2026-01-01T00:00:00Z');
const notAfter = new Date('2036-01-01T00:00:00Z');
const password = '口令 pass';

function chain(kind: KeyKind): { key: ReturnType<typeof newKey>; leaf: Uint8Array; root: Uint8Array } {
  const rootKey = newKey('P-256');
  const root = issueCertificate({ subject: 'Root', key: rootKey, ca: true, notBefore, notAfter });
  const key = newKey(kind);
  const issuer = { certificate: readCertificate(root), key: rootKey };
  return { key, root, leaf: issueCertificate({ subject: '签名者', key, issuer, notBefore, notAfter }) };
}

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean => Buffer.compare(a ?? new Uint8Array(), b) === 0;

it.each(['RSA-2048', 'P-256', 'Ed25519', 'SM2'] as const)('reads what it writes: %s', (kind) => {
  const { key, leaf, root } = chain(kind);
  const p12 = writePkcs12({ key, certificates: [leaf, root], password, name: '海关 key', iterations: 1000 });
  const [one] = readPkcs12(p12, { password }).keys;
  expect(one?.name).toBe('海关 key');
  expect(one?.certificates.map((der, at) => same(der, [leaf, root][at] ?? der))).toEqual([true, true]);
  expect(one?.key.export({ type: 'pkcs8', format: 'der' })).toEqual(key.export({ type: 'pkcs8', format: 'der' }));
});

describe.skipIf(lacks('openssl'))('openssl', () => {
  const { file, openssl, read } = workshop();
  const { key, leaf, root } = chain('RSA-2048');
  const keyFile = file('k.pem', writePrivateKey(key));
  const certFile = file('c.pem', writePem('CERTIFICATE', leaf));
  const rootFile = file('r.pem', writePem('CERTIFICATE', root));
  const out = file('out.p12', '');
  const secret = file('pass', password);
  const exported = (...how: string[]): Uint8Array => {
    const base = ['pkcs12', '-export', '-inkey', keyFile, '-in', certFile, '-certfile', rootFile, '-name', 'name'];
    openssl(...base, '-out', out, '-passout', `file:${secret}`, ...how);
    return read('out.p12');
  };

  it('opens what we write', () => {
    const p12 = file(
      'ours.p12',
      writePkcs12({ key, certificates: [leaf, root], password, name: 'ours', iterations: 1000 }),
    );
    const text = openssl('pkcs12', '-in', p12, '-passin', `file:${secret}`, '-nodes').toString();
    expect(createPrivateKey(text).equals(key)).toBe(true);
    expect(text.match(/BEGIN CERTIFICATE/g)?.length).toBe(2);
  });

  it.each([
    ['AES-256 and SHA-256', [], false],
    [
      'AES-128, PRF and MAC of SHA-512',
      ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'SHA512'],
      false,
    ],
    ['certificates in the clear, MAC of SHA-1', ['-certpbe', 'NONE', '-macalg', 'SHA1'], false],
    [
      '3DES and RC2-40',
      ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'SHA1'],
      true,
    ],
    ['RC2-128', ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128', '-macalg', 'SHA1'], true],
    [
      '3DES with two keys',
      ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES', '-macalg', 'SHA1'],
      true,
    ],
    ['3DES under PBES2', ['-keypbe', 'DES-EDE3-CBC', '-certpbe', 'DES-EDE3-CBC'], true],
  ] as const)('makes one with %s that we open', (_, how, legacy) => {
    const bytes = exported(...how);
    const [one] = readPkcs12(bytes, { password, legacy }).keys;
    expect(one?.key.equals(key)).toBe(true);
    expect(one?.certificates.map((der, at) => same(der, [leaf, root][at] ?? der))).toEqual([true, true]);
    expect(one?.name).toBe('name');
    // What is as good as open is opened on request only.
    if (legacy) expect(() => readPkcs12(bytes, { password })).toThrow(/broken/);
  });

  it('a wrong password, a changed octet and a file without a MAC are refused before anything is read', () => {
    const bytes = exported();
    expect(() => readPkcs12(bytes, { password: 'x' })).toThrow(/password/);
    const changed = Buffer.from(bytes);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(() => readPkcs12(changed, { password })).toThrow(/password of the .p12 is wrong, or the file was changed/);
    expect(() => readPkcs12(exported('-nomac'), { password })).toThrow(/without a MAC/);
  });
});

/** The part of node-forge that is used here; it comes without types. */
interface Forge {
  readonly asn1: {
    toDer(value: unknown): { getBytes(): string };
    fromDer(bytes: string): unknown;
  };
  readonly pki: { privateKeyFromPem(pem: string): unknown; certificateFromPem(pem: string): unknown };
  readonly pkcs12: {
    toPkcs12Asn1(key: unknown, certificates: readonly unknown[], password: string, options: object): unknown;
    pkcs12FromAsn1(
      value: unknown,
      password: string,
    ): {
      getBags(
        filter: object,
      ): Readonly<Record<string, readonly { readonly cert?: { readonly serialNumber: string } }[]>>;
    };
  };
}

describe('node-forge', () => {
  const forge: Forge = createRequire(import.meta.url)('node-forge');
  const key = newKey('RSA-2048');
  const leaf = issueCertificate({ subject: 'A', key, notBefore, notAfter });
  const certBag = '1.2.840.113549.1.12.10.1.3';

  it('makes one with 3DES that we open', () => {
    const { pki, pkcs12, asn1 } = forge;
    const [theirKey, theirCert] = [
      pki.privateKeyFromPem(writePrivateKey(key)),
      pki.certificateFromPem(writePem('CERTIFICATE', leaf)),
    ];
    const value = pkcs12.toPkcs12Asn1(theirKey, [theirCert], 'secret', { algorithm: '3des', friendlyName: 'old' });
    const bytes = Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
    expect(() => readPkcs12(bytes, { password: 'secret' })).toThrow(/broken/);
    const [one] = readPkcs12(bytes, { password: 'secret', legacy: true }).keys;
    expect(one?.key.equals(key)).toBe(true);
    expect(one?.name).toBe('old');
    expect(one?.certificates.length).toBe(1);
  });

  it('opens what we write', () => {
    const p12 = writePkcs12({ key, certificates: [leaf], password: 'secret', iterations: 1000 });
    const opened = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(p12).toString('latin1')), 'secret');
    const [bag] = opened.getBags({ bagType: certBag })[certBag] ?? [];
    expect(bag?.cert?.serialNumber.toUpperCase()).toBe(readCertificate(leaf).serial);
  });
});

it('asks for no work without bound', () => {
  const { key, leaf } = chain('P-256');
  const p12 = Buffer.from(writePkcs12({ key, certificates: [leaf], password, iterations: 1000 }));
  // The iterations of the MAC are the last octets: 10,000 is 0x2710.
  const at = p12.lastIndexOf(Buffer.from('02022710', 'hex'));
  expect(at).toBe(p12.length - 4);
  const many = Buffer.concat([p12.subarray(0, at), Buffer.from('02047fffffff', 'hex')]);
  // Three lengths grow by two octets: the outer one, and that of MacData.
  many.writeUInt16BE(many.readUInt16BE(2) + 2, 2);
  const mac = many.length - 6 - 18 - 51 - 2;
  expect(many[mac]).toBe(0x30);
  many[mac + 1] = (many[mac + 1] ?? 0) + 2;
  expect(() => readPkcs12(many, { password })).toThrow(/iterations/);
});

it('is refused without a password, and with a key of another certificate', () => {
  const { leaf } = chain('P-256');
  const face = { key: newKey('P-256'), certificates: [leaf] };
  expect(() => writePkcs12({ ...face, password: '' })).toThrow(/needs a password/);
  expect(() => writePkcs12({ ...face, password })).toThrow(/does not fit/);
  expect(createPublicKey(face.key).type).toBe('public');
});
