import { createPublicKey, createVerify, sign, verify } from 'node:crypto';
import { sm2Z } from '@kouan/sdk/signing';
import { describe, expect, test } from 'vitest';
import { curveKey } from './curve-key.ts';
import { curveSignature } from './curve-signature.ts';
import { octetsOf } from './octets.ts';
import { rsaKey } from './rsa-key.ts';

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase();

describe('a signature on P-256', () => {
  const secret = Buffer.from('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721', 'hex');
  const key = curveKey('P-256', () => secret);

  // RFC 6979 A.2.5, with SHA-256.
  test.each([
    [
      'sample',
      'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716',
      'F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
    ],
    [
      'test',
      'F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367',
      '019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083',
    ],
  ])('of “%s” is the one of RFC 6979', (message, r, s) => {
    expect(hex(curveSignature(key, Buffer.from(message)))).toBe(r + s);
  });

  test('is one for node:crypto', () => {
    for (let count = 0; count < 8; count++) {
      const message = octetsOf(count, 'message');
      const signature = curveSignature(key, message);
      const publicKey = { key: createPublicKey(key.key), dsaEncoding: 'ieee-p1363' } as const;
      expect(verify('sha256', message, publicKey, signature)).toBe(true);
    }
  });
});

test('a signature of SM2 is one for OpenSSL, and the same each time', async () => {
  const key = curveKey('SM2', (round) => octetsOf(7, `card ${round}`));
  const message = Buffer.from('提单');
  const signature = curveSignature(key, message);
  expect(signature).toEqual(curveSignature(key, message));
  const fits = (text: string): boolean =>
    createVerify('sm3').update(sm2Z(key.point)).update(text).verify(createPublicKey(key.key), derOf(signature));
  expect([fits('提单'), fits('提货单')]).toEqual([true, false]);
});

/** r‖s as OpenSSL has it: two whole numbers in DER. */
function derOf(signature: Uint8Array): Buffer {
  const halves = [signature.subarray(0, 32), signature.subarray(32)].map((half) => {
    const whole = (half[0] ?? 0) < 0x80 ? half : Buffer.concat([Buffer.of(0), half]);
    return Buffer.concat([Buffer.of(2, whole.length), whole]);
  });
  const both = Buffer.concat(halves);
  return Buffer.concat([Buffer.of(0x30, both.length), both]);
}

test('an RSA key is the same for one seed, another for the next, and whole', () => {
  const [one, again, other] = [rsaKey(1, 'k'), rsaKey(1, 'k'), rsaKey(2, 'k')];
  const der = (key: typeof one): string => key.export({ type: 'pkcs8', format: 'der' }).toString('hex');
  expect([der(one) === der(again), der(one) === der(other)]).toEqual([true, false]);
  expect(one.asymmetricKeyDetails).toMatchObject({ modulusLength: 2_048, publicExponent: 65_537n });
  const message = Buffer.from('message');
  expect(verify('sha256', message, createPublicKey(one), sign('sha256', message, one))).toBe(true);
});
