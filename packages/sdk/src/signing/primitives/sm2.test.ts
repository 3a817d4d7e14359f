import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lacks, run } from '../verifiers.testing.ts';
import { algorithmsOf, derForm, fits, rawSign, rawVerify } from './index.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' });
const message = Buffer.from('报关单');

it('signs with a key that node itself has made, and with one that was read', () => {
  const read = createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  for (const key of [pair.privateKey, read]) {
    const signature = rawSign(message, key, 'SM2-SM3');
    expect(signature.length).toBe(64);
    expect(rawVerify(message, createPublicKey(key), 'SM2-SM3', signature)).toBe(true);
    expect(rawVerify(Buffer.from('报关单。'), pair.publicKey, 'SM2-SM3', signature)).toBe(false);
    expect(rawVerify(message, pair.publicKey, 'SM2-SM3', signature, 'another identity')).toBe(false);
  }
});

it('an SM2 key is nothing else, and nothing else is an SM2 key', () => {
  expect(algorithmsOf(pair.publicKey)).toEqual(['SM2-SM3']);
  expect(fits(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey, 'SM2-SM3')).toBe(false);
});

it('zero, out of range and of another length is false', () => {
  const signature = rawSign(message, pair.privateKey, 'SM2-SM3');
  const halves = [signature.subarray(0, 32), signature.subarray(32)] as const;
  for (const wrong of [
    new Uint8Array(64),
    Buffer.concat([halves[0], new Uint8Array(32)]),
    Buffer.concat([new Uint8Array(32).fill(0xff), halves[1]]),
    signature.subarray(1),
    derForm(signature),
  ])
    expect(rawVerify(message, pair.publicKey, 'SM2-SM3', wrong)).toBe(false);
});

it.skipIf(lacks('openssl'))('openssl verifies it under the same identity', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-sm2-'));
  const file = (name: string, data: string | Uint8Array): string => {
    writeFileSync(join(folder, name), data);
    return join(folder, name);
  };
  const key = file('p.pem', pair.publicKey.export({ type: 'spki', format: 'pem' }));
  const signature = file('s.der', derForm(rawSign(message, pair.privateKey, 'SM2-SM3')));
  const args = ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-in', file('m', message), '-sigfile', signature];
  const more = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
  expect(run('openssl', [...args, ...more])).toMatchObject({ ok: true });
  rmSync(folder, { recursive: true });
});
