import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { identity } from '../cms/certificates.testing.ts';
import { prepareTrust, readCertificate, readPublicKey } from '../index.ts';

/** The same octets with the last of a point changed: off every curve here. */
function turned(bytes: Uint8Array, point: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  const last = copy.indexOf(point) + point.length - 1;
  copy.writeUInt8(copy.readUInt8(last) ^ 1, last);
  return copy;
}

/** X and y at the end of SPKI. */
const pointOf = (spki: Uint8Array, octets: number): Uint8Array => spki.subarray(spki.length - 2 * octets);

it.each([
  ['prime256v1', 32],
  ['secp384r1', 48],
  ['secp521r1', 66],
  ['SM2', 32],
])('a bare key off %s is no key', (namedCurve, octets) => {
  const spki = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' });
  const off = turned(spki, pointOf(spki, octets));
  expect(() => readPublicKey(off)).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_KEY' }));
  const trust = { trust: [], at: '2026-01-01', keys: [{ keyId: 'k', key: new Uint8Array(off) }] };
  expect(() => prepareTrust(trust)).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_KEY' }));
});

it.each(['ECDSA-SHA256', 'ECDSA-SHA384', 'ECDSA-SHA512', 'SM2-SM3'] as const)(
  'a certificate with a point off the curve of %s has no key that is used',
  (algorithm) => {
    const { certificate, key } = identity({ subject: 'X', algorithm });
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    const octets = { 'ECDSA-SHA256': 32, 'ECDSA-SHA384': 48, 'ECDSA-SHA512': 66, 'SM2-SM3': 32 }[algorithm];
    expect(readCertificate(certificate).publicKey).toBeDefined();
    expect(readCertificate(turned(certificate, pointOf(spki, octets))).publicKey).toBeUndefined();
  },
);
