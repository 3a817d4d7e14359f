import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { bareSigner, readings } from '../json/jws.testing.ts';
import { newKey } from '../keys/new-key.ts';
import { derForm } from '../primitives/index.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { chinaDecSign } from './dec-sign.ts';
import { chinaRealtime179, realtime179Text } from './realtime-179.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-china-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, data: string | Uint8Array): string => {
  writeFileSync(join(folder, name), data);
  return join(folder, name);
};

const PAYMENT =
  '{"sessionID":"fe2374","payExchangeInfoHead":{"guid":"9D55BA71"},"payExchangeInfoLists":[{"orderNo":"SO1"}],"serviceTime":"1544519952469"}';
const DECLARATION =
  '<DecMessage xmlns="http://www.chinaport.gov.cn/dec"><DecHead><GrossWet>100</GrossWet></DecHead></DecMessage>';

const SM2 = [
  'pkeyutl',
  '-rawin',
  '-digest',
  'sm3',
  '-pkeyopt',
  'distid:1234567812345678',
  '-verify',
  '-pubin',
  '-inkey',
];

/** Whether openssl says that a key made a signature over a message. */
function verified(algorithm: SignatureAlgorithm, open: string, message: Uint8Array, value: Uint8Array): boolean {
  const key = file('open.pem', open);
  const over = file('message', message);
  if (algorithm === 'RSA-SHA256')
    return run('openssl', ['dgst', '-sha256', '-verify', key, '-signature', file('value', value), over]).ok;
  const made = file('value', derForm(value));
  return algorithm === 'SM2-SM3'
    ? run('openssl', [...SM2, key, '-in', over, '-sigfile', made]).ok
    : run('openssl', ['dgst', '-sha384', '-verify', key, '-signature', made, over]).ok;
}

describe.skipIf(lacks('openssl'))('openssl verifies the bare signatures of Chinese customs', () => {
  it.each([
    ['SM2-SM3', 'SM2'],
    ['RSA-SHA256', 'RSA-2048'],
  ] as const)('payment data of announcement 179: %s over the text that we say', async (algorithm, kind) => {
    const key = newKey(kind);
    const open = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
    const signed = await chinaRealtime179.sign(Buffer.from(PAYMENT), { signer: bareSigner(algorithm, key, '01a2') });
    const { signValue } = JSON.parse(Buffer.from(signed).toString());
    const text = Buffer.from(realtime179Text(Buffer.from(PAYMENT)));
    expect(verified(algorithm, open, text, Buffer.from(signValue, 'base64'))).toBe(true);
    expect(verified(algorithm, open, Buffer.from(`${text} `), Buffer.from(signValue, 'base64'))).toBe(false);
  });

  it.each([
    ['SM2-SM3', 'SM2'],
    ['ECDSA-SHA384', 'P-384'],
  ] as const)('DecSign: %s over the message without its signature', async (algorithm, kind) => {
    const key = newKey(kind);
    const open = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
    const at = new Date('2026-01-05T00:00:00Z');
    const signed = await chinaDecSign.sign(Buffer.from(DECLARATION), {
      signer: bareSigner(algorithm, key, '01a2'),
      at,
    });
    const value = Buffer.from(/<Sign>([^<]*)</.exec(Buffer.from(signed).toString())?.[1] ?? '', 'base64');
    // The content that a verifier is given is the very text that was signed.
    const [found] = readings(chinaDecSign, signed, { policy: { algorithms: [algorithm] } });
    expect(verified(algorithm, open, found?.content ?? Buffer.alloc(0), value)).toBe(true);
  });
});
