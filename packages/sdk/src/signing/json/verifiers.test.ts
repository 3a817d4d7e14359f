import { spawnSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactSign, compactVerify, generalVerify, importJWK } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { algorithmSpec } from '../algorithms.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { credentialOf } from './credential.ts';
import { ALGORITHM_KEYS, bareSigner, contentBy } from './jws.testing.ts';
import { jwsCompact } from './jws-compact.ts';
import { jwsJson } from './jws-json.ts';
import { vcJwt } from './vc-jwt.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-jws-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, data: string | Uint8Array): string => {
  writeFileSync(join(folder, name), data);
  return join(folder, name);
};
const text = '{"a":"口岸"}';
const payload = Buffer.from(text);
const jwkOf = (key: KeyObject): string => JSON.stringify(key.export({ format: 'jwk' }));
const nameOf = (algorithm: (typeof ALGORITHM_KEYS)[number][0]): string => algorithmSpec(algorithm).jose ?? '';

// The jose command knows no EdDSA.
const KNOWN = ALGORITHM_KEYS.filter(([algorithm]) => algorithm !== 'Ed25519');

describe.skipIf(lacks('jose'))('the jose command', () => {
  it('verifies a credential, which is a JWS', async () => {
    const [algorithm, { privateKey, publicKey }] = KNOWN.find(([name]) => name === 'ECDSA-SHA256') as (typeof KNOWN)[0];
    const credential = credentialOf(
      { type: 'certificate-of-origin' },
      { issuer: 'https://customs.example/origin', validFrom: '2026-01-05T00:00:00Z' },
    );
    const signer = bareSigner(algorithm, privateKey);
    const ours = file('vc.jwt', await vcJwt.sign(Buffer.from(JSON.stringify(credential)), { signer }));
    const verified = run('jose', ['jws', 'ver', '-i', ours, '-k', file('vc.jwk', jwkOf(publicKey)), '-O', '-']);
    expect(verified).toMatchObject({ ok: true });
    expect(JSON.parse(verified.out.toString())).toEqual(credential);
  });

  it.each(KNOWN)('%s: each verifies what the other signs', async (algorithm, { privateKey, publicKey }) => {
    const signer = bareSigner(algorithm, privateKey);
    const open = file('pub.jwk', jwkOf(publicKey));
    for (const [kind, options] of [
      [jwsCompact, {}],
      [jwsJson, { form: 'flattened' }],
      [jwsJson, { form: 'general' }],
    ] as const) {
      const ours = file('ours.jws', await kind.sign(payload, { signer, ...options }));
      const verified = run('jose', ['jws', 'ver', '-i', ours, '-k', open, '-O', '-']);
      expect(verified).toMatchObject({ ok: true });
      expect(verified.out.toString()).toBe(text);
    }
    const template = JSON.stringify({ protected: { alg: nameOf(algorithm) } });
    const args = [
      'jws',
      'sig',
      '-I',
      file('payload', payload),
      '-k',
      file('prv.jwk', jwkOf(privateKey)),
      '-s',
      template,
    ];
    const compact = run('jose', [...args, '-c']).out;
    expect(Buffer.from(contentBy(jwsCompact, compact, publicKey) ?? []).toString()).toBe(text);
    const json = run('jose', args).out;
    expect(Buffer.from(contentBy(jwsJson, json, publicKey) ?? []).toString()).toBe(text);
  });
});

// Debian's python3-jwcrypto belongs to Debian's Python, whatever stands first on the path.
const PYTHON = '/usr/bin/python3';
const lacksJwcrypto = (): boolean => {
  if (spawnSync(PYTHON, ['-c', 'import jwcrypto']).status === 0) return false;
  if (process.env.CI || process.env.KOUAN_REQUIRE_VERIFIERS === '1')
    throw new Error('python3-jwcrypto is required and missing');
  return true;
};
const SCRIPT = `
import json, sys
from jwcrypto import jwk, jws
asked = json.load(sys.stdin)
answers = []
for one in asked:
    key = jwk.JWK(**one["private"])
    token = jws.JWS()
    token.allowed_algs = [one["alg"]]
    token.deserialize(one["jws"])
    token.verify(key)
    made = jws.JWS(one["payload"].encode())
    made.allowed_algs = [one["alg"]]
    made.add_signature(key, None, json.dumps({"alg": one["alg"]}), None)
    answers.append({"payload": token.payload.decode(), "compact": made.serialize(True), "json": made.serialize()})
json.dump(answers, sys.stdout)
`;

describe.skipIf(lacksJwcrypto())('python3-jwcrypto', () => {
  it('verifies what we sign, and the other way, with every algorithm', async () => {
    const asked = await Promise.all(
      ALGORITHM_KEYS.map(async ([algorithm, { privateKey }]) => ({
        alg: nameOf(algorithm),
        private: JSON.parse(jwkOf(privateKey)),
        jws: Buffer.from(await jwsCompact.sign(payload, { signer: bareSigner(algorithm, privateKey) })).toString(),
        payload: text,
      })),
    );
    const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', SCRIPT], {
      input: JSON.stringify(asked),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const answers = JSON.parse(stdout) as readonly { payload: string; compact: string; json: string }[];
    expect(answers).toHaveLength(ALGORITHM_KEYS.length);
    for (const [index, [, { publicKey }]] of ALGORITHM_KEYS.entries()) {
      expect(answers[index]?.payload).toBe(text);
      const { compact = '', json = '' } = answers[index] ?? {};
      expect(Buffer.from(contentBy(jwsCompact, Buffer.from(compact), publicKey) ?? []).toString()).toBe(text);
      expect(Buffer.from(contentBy(jwsJson, Buffer.from(json), publicKey) ?? []).toString()).toBe(text);
    }
  });
});

it.each(ALGORITHM_KEYS)('the jose library: %s', async (algorithm, { privateKey, publicKey }) => {
  const alg = nameOf(algorithm);
  const open = await importJWK(JSON.parse(jwkOf(publicKey)), alg);
  const ours = await jwsCompact.sign(payload, { signer: bareSigner(algorithm, privateKey) });
  expect(Buffer.from((await compactVerify(ours, open)).payload).toString()).toBe(text);
  const json = JSON.parse(
    Buffer.from(await jwsJson.sign(payload, { signer: bareSigner(algorithm, privateKey) })).toString(),
  );
  expect(Buffer.from((await generalVerify(json, open)).payload).toString()).toBe(text);
  const theirs = await new CompactSign(payload)
    .setProtectedHeader({ alg })
    .sign(await importJWK(JSON.parse(jwkOf(privateKey)), alg));
  expect(Buffer.from(contentBy(jwsCompact, Buffer.from(theirs), publicKey) ?? []).toString()).toBe(text);
});
