import { sign as nodeSign } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lacks } from '../verifiers.testing.ts';
import { encodeBase64url } from './base64.ts';
import { exportJwk } from './jwk.ts';
import { ALGORITHM_KEYS, bareSigner, PAIRS } from './jws.testing.ts';
import { jwsCompact } from './jws-compact.ts';
import { verifyJws, type WebVerifyOptions } from './jws-web.ts';

const MAX_GZIP = 15_000;

const entry = fileURLToPath(new URL('jws-web.ts', import.meta.url));
const bundled = build({
  entryPoints: [entry],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  globalName: 'kouan',
  // A `node:` import fails the build.
  platform: 'browser',
  conditions: ['@kouan/source'],
}).then(({ outputFiles }) => outputFiles[0]?.text ?? '');

it(`is at most ${MAX_GZIP} bytes, and needs nothing of node`, async () => {
  const code = await bundled;
  expect(code).not.toMatch(/\bnode:|\brequire\(/);
  expect(code).toContain('verifyJws');
  expect(gzipSync(code).length).toBeLessThanOrEqual(MAX_GZIP);
});

const text = '{"amount":"100.00","港":"口岸"}';
const { ES256 } = PAIRS;

it.each(ALGORITHM_KEYS)('%s: what node signs, WebCrypto verifies', async (algorithm, { privateKey, publicKey }) => {
  const jws = Buffer.from(
    await jwsCompact.sign(Buffer.from(text), { signer: bareSigner(algorithm, privateKey) }),
  ).toString();
  const key = exportJwk(publicKey, { algorithm });
  const algorithms = [key.alg] as WebVerifyOptions['algorithms'];
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  for (const one of [key, spki]) {
    const result = await verifyJws(jws, { key: one, algorithms });
    expect(result.verdict).toBe('valid');
    expect(Buffer.from(result.payload ?? []).toString()).toBe(text);
  }
  expect((await verifyJws(jws, { key, algorithms: [] })).reason.en).toBe(`${algorithm} is not allowed`);
  expect((await verifyJws(jws.replace(/\.[^.]{4}/, '.AAAA'), { key, algorithms })).verdict).toBe('invalid');
});

it('a key for another algorithm, for another use, or of another kind is none', async () => {
  const jws = Buffer.from(
    await jwsCompact.sign(Buffer.from(text), { signer: bareSigner('RSA-SHA256', PAIRS.RS256.privateKey) }),
  ).toString();
  const jwk = exportJwk(PAIRS.RS256.publicKey, { algorithm: 'RSA-PSS-SHA256' });
  const algorithms = ['RS256', 'PS256'] as const;
  expect(await verifyJws(jws, { key: jwk, algorithms })).toMatchObject({
    verdict: 'invalid',
    reason: { zh: '密钥属于另一算法' },
  });
  await expect(verifyJws(jws, { key: { ...jwk, use: 'enc' }, algorithms })).rejects.toMatchObject({
    refusal: 'jwk-use',
  });
  await expect(verifyJws(jws, { key: { kty: 'oct', k: 'AAEC' }, algorithms })).rejects.toMatchObject({
    refusal: 'jwk-kind',
  });
  expect((await verifyJws(jws, { key: new Uint8Array([1, 2]), algorithms })).verdict).toBe('invalid');
});

it('takes a payload that lies apart', async () => {
  const signer = bareSigner('ECDSA-SHA256', ES256.privateKey);
  const jws = Buffer.from(await jwsCompact.sign(Buffer.from(text), { signer, detached: true })).toString();
  const options = { key: exportJwk(ES256.publicKey), algorithms: ['ES256'] } as const;
  for (const [detached, verdict] of [
    [text, 'valid'],
    ['else', 'invalid'],
  ] as const)
    expect((await verifyJws(jws, { ...options, detached: new TextEncoder().encode(detached) })).verdict).toBe(verdict);
});

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(lacks('chromium') || !existsSync(CHROMIUM))('in Chromium', () => {
  let browser: Awaited<ReturnType<typeof chromium.launch>>;
  let page: Awaited<ReturnType<typeof browser.newPage>>;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
    page = await browser.newPage();
    // WebCrypto is for secure contexts; nothing of this page comes from the network.
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto('https://kouan.invalid/');
    await page.addScriptTag({ content: await bundled });
  });
  afterAll(() => browser?.close());

  const inPage = (
    jws: string,
    key: unknown,
    algorithms: readonly string[],
  ): Promise<{ verdict: string; reason: string; text?: string }> =>
    page.evaluate(
      `kouan.verifyJws(${JSON.stringify(jws)}, { key: ${JSON.stringify(key)}, algorithms: ${JSON.stringify(algorithms)} }).then(
        ({ verdict, reason, payload }) => ({ verdict, reason: reason.en, text: payload && new TextDecoder().decode(payload) }))`,
    );

  it.each(ALGORITHM_KEYS)('%s is verified, and not when changed', async (algorithm, { privateKey, publicKey }) => {
    const jws = Buffer.from(
      await jwsCompact.sign(Buffer.from(text), { signer: bareSigner(algorithm, privateKey) }),
    ).toString();
    const key = exportJwk(publicKey, { algorithm });
    expect(await inPage(jws, key, [String(key.alg)])).toMatchObject({ verdict: 'valid', text });
    const changed = jws.replace(/\.[^.]{4}/, '.AAAA');
    expect(await inPage(changed, key, [String(key.alg)])).toMatchObject({ verdict: 'invalid' });
  });

  it('refuses what node refuses', async () => {
    const key = exportJwk(ES256.publicKey);
    const forge = (header: string): string => {
      const signed = `${encodeBase64url(Buffer.from(header))}.${encodeBase64url(Buffer.from(text))}`;
      const made = nodeSign('sha256', Buffer.from(signed), { key: ES256.privateKey, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${made.toString('base64url')}`;
    };
    const refused: [string, string][] = [
      [forge('{"alg":"none"}'), 'algorithm "none" signs nothing'],
      [forge('{"alg":"HS256"}'), 'a MAC is no signature'],
      [forge('{"alg":"ES256","alg":"ES256"}'), 'a member occurs twice'],
      [forge('{"alg":"ES256","crit":["x"]}'), 'crit names an extension'],
      [forge('{"alg":"ES256","b64":false}'), 'b64 changes what is signed'],
      [forge('{"alg":"ES256","jwk":{}}'), 'the header brings its own key'],
      [`${forge('{"alg":"ES256"}')}=`, 'a character is not of base64url'],
    ];
    for (const [jws, why] of refused) expect((await inPage(jws, key, ['ES256'])).reason).toContain(why);
    expect(await inPage(forge('{"alg":"ES256"}'), key, ['ES256'])).toMatchObject({ verdict: 'valid' });
  });

  it('writes the canonical form', async () => {
    expect(
      await page.evaluate('kouan.canonicalJsonText(new TextEncoder().encode(\'{"b":1.50,"a":"\\\\u53e3"}\'))'),
    ).toBe('{"a":"口","b":1.5}');
  });
});
