import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfSignedCertificate } from '@kouan/sdk/signing';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, kouan, type Ran, records, served, start } from './kouan.testing.ts';

const SECRET = 'zx-passphrase-0815';
const folder = freshFolder();
const at = (name: string): string => join(folder, name);
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const now = new Date();
const company = selfSignedCertificate({ subject: 'CN=Company,C=CN', days: 9, now, kind: 'P-256' });
const other = selfSignedCertificate({ subject: 'CN=Other', days: 9, now, kind: 'P-256' });
const old = selfSignedCertificate({ subject: 'CN=Old', days: 1, now: new Date('2020-01-01'), kind: 'P-256' });
const key = file('company.key', company.key);
const cert = file('company.pem', company.certificate);
const xml = file('order.xml', '<order xmlns="urn:o"><total>100</total></order>');
const json = file('bill.json', '{"b":2, "a":1}');

const KEYS = at('keys');
const env = { KOUAN_KEYS: KEYS };
/** Nothing that any command says may hold the passphrase. */
async function run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const ran = await kouan(args, { env: { ...env, ...more } });
  expect(`${ran.stdout}${ran.stderr}`).not.toContain(SECRET);
  expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/\n\s+at .*[(:]|ERR_KOUAN_INTERNAL/);
  return ran;
}
const secretly = (args: readonly string[]): Promise<Ran> => run(args, { KOUAN_PASSPHRASE: SECRET });
const must = async (args: readonly string[]): Promise<Ran> => {
  const ran = await secretly(args);
  expect(ran, args.join(' ')).toMatchObject({ code: 0 });
  return ran;
};

describe('signing and verifying', () => {
  it.each([
    ['by what the file is, XML', xml, []],
    ['by what the file is, JSON', json, []],
    ['jws-json', json, ['--method', 'jws-json']],
    ['cms-attached', xml, ['--method', 'cms-attached']],
    ['canonical', json, ['--profile', 'canonical']],
  ])('%s: valid, exit 0, and only what was signed is written', async (_, input, options) => {
    await must(['sign', input, '--key', key, '--cert', cert, '-o', at('signed'), ...options]);
    const { stdout } = await must(['verify', at('signed'), '--trust', cert, '--content', at('content')]);
    expect(stdout).toMatch(/: valid\n.*ECDSA-SHA256 {2}CN=Company,C=CN/);
    const wanted = options.includes('canonical') ? '{"a":1,"b":2}' : readFileSync(input, 'utf8');
    expect(readFileSync(at('content'), 'utf8')).toBe(wanted);
  });

  it('apart: with its content, with another, and without', async () => {
    await must(['sign', xml, '--method', 'cms-detached', '--key', key, '--cert', cert, '-o', at('order.p7s')]);
    await must(['verify', at('order.p7s'), '--detached', xml, '--trust', cert]);
    for (const detached of [['--detached', json], []])
      expect(await run(['verify', at('order.p7s'), '--trust', cert, ...detached])).toMatchObject({ code: 7 });
  });

  it('exit 7 unless all are valid; one that cannot be read does not hide the others; --json has every reason', async () => {
    await must(['sign', xml, '--key', key, '--cert', cert, '-o', at('good.xml')]);
    file('bad.xml', readFileSync(at('good.xml'), 'utf8').replace('100', '900'));
    const files = [at('good.xml'), at('none.xml'), at('bad.xml'), xml];
    const { code, stdout, stderr } = await run(['verify', ...files, '--trust', cert, '--json']);
    expect(code).toBe(7);
    expect(records(stdout).map(({ verdict }) => verdict)).toEqual(['valid', 'invalid', 'invalid']);
    expect(stdout).not.toContain('"content"');
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'ERR_KOUAN_FILE' } });
    const [, { signatures = [] } = {}] = records(stdout) as { signatures?: { tests: object[] }[] }[];
    expect(signatures[0]?.tests).toContainEqual(
      expect.objectContaining({
        name: 'digest',
        passed: false,
        reason: { en: expect.any(String), zh: expect.any(String) },
      }),
    );
  });

  it('content that is not verified is not written', async () => {
    await must(['sign', xml, '--key', key, '--cert', cert, '-o', at('good.xml')]);
    const ran = await run(['verify', at('good.xml'), '--content', at('never')]);
    expect(ran.code).toBe(7);
    expect(() => statSync(at('never'))).toThrow();
  });

  it('trust of a folder, a bare key, a policy, and a time', async () => {
    mkdirSync(at('partners'));
    writeFileSync(at('partners/company.crt'), company.certificate);
    writeFileSync(at('partners/notes.txt'), 'nothing');
    await must(['sign', json, '--key', key, '--cert', cert, '-o', at('c.jws')]);
    await must(['verify', at('c.jws'), '--trust', at('partners')]);
    const head = { format_version: 1, type: 'verification-policy' };
    const policy = file('policy.json', JSON.stringify({ ...head, algorithms: ['RSA-SHA256'] }));
    expect(await run(['verify', at('c.jws'), '--trust', cert, '--policy', policy])).toMatchObject({ code: 7 });
    expect(await run(['verify', at('c.jws'), '--trust', cert, '--at', '2050-01-01'])).toMatchObject({ code: 7 });
  });
});

describe('explaining', () => {
  it('the first byte that differs from a good one, and why', async () => {
    await must(['sign', xml, '--method', 'cms-attached', '--key', key, '--cert', cert, '-o', at('one.p7m')]);
    const again = file('again.xml', '<order xmlns="urn:o">\n  <total>100</total>\n</order>');
    await must(['sign', again, '--method', 'cms-attached', '--key', key, '--cert', cert, '-o', at('two.p7m')]);
    const { stdout, code } = await run([
      'sign',
      'explain',
      at('two.p7m'),
      '--good',
      at('one.p7m'),
      '--parts',
      at('parts'),
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /≠ content {2}first difference at byte 21 \(1:22\)[\s\S]*likely cause: white space between elements/,
    );
    expect(readFileSync(at('parts/1-content.xml'), 'utf8')).toBe(readFileSync(again, 'utf8'));
  });

  it('what was done to the content after it was signed', async () => {
    await must(['sign', xml, '--method', 'cms-detached', '--key', key, '--cert', cert, '-o', at('x.p7s')]);
    const longer = file('longer.xml', `${readFileSync(xml, 'utf8')}\r\n`);
    const { stdout, code } = await run(['verify', at('x.p7s'), '--detached', longer, '--explain', '--lang', 'zh']);
    expect(code).toBe(7);
    expect(stdout).toContain('签名之后发生的改动: 末尾被加入了换行符');
  });

  it('which character of a JWS is not in order', async () => {
    await must(['sign', json, '--key', key, '--cert', cert, '-o', at('d.jws')]);
    const broken = file('e.jws', readFileSync(at('d.jws'), 'utf8').replace(/^.{5}/, '$& '));
    const { stdout, code } = await run(['sign', 'explain', broken, '--kind', 'jws-compact']);
    expect(code).toBe(7);
    expect(stdout).toContain('character 6 of the header is " "');
  });
});

describe('the folder of keys', () => {
  it('new, csr, self-sign, list, inspect; then it signs', async () => {
    await must(['keys', 'new', 'seal', '--kind', 'SM2']);
    expect(statSync(KEYS).mode & 0o777).toBe(0o700);
    expect(statSync(join(KEYS, 'seal.key.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(KEYS, 'seal.key.pem'), 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
    expect((await must(['keys', 'csr', 'seal', '--subject', 'CN=印章,C=CN'])).stdout).toContain('CERTIFICATE REQUEST');
    expect(await secretly(['sign', xml, '--key', 'seal'])).toMatchObject({ code: 2 });
    await must(['keys', 'self-sign', 'seal', '--subject', 'CN=印章,C=CN']);
    expect((await must(['keys', 'list'])).stdout).toMatch(/^seal {2}SM2 {2}CN=印章,C=CN/);
    expect((await must(['keys', 'inspect', 'seal', '--json'])).stdout).toContain('"type":"certificate"');
    await must(['sign', xml, '--method', 'cms-attached', '--key', 'seal', '-o', at('s.p7m')]);
    await must(['verify', at('s.p7m'), '--trust', join(KEYS, 'seal.cert.pem')]);
  });

  it('takes in PEM, a .p12, and the certificate of a key that is there', async () => {
    await must(['keys', 'import', 'pem', key, cert]);
    await must(['sign', json, '--key', 'pem', '-o', at('p.jws')]);
    await must(['keys', 'new', 'young']);
    expect(await secretly(['keys', 'import', 'young', cert])).toMatchObject({ code: 7 });
    if (spawnSync('openssl', ['version']).error !== undefined) return;
    const made = spawnSync('openssl', ['pkcs12', '-export', '-inkey', key, '-in', cert, '-passout', `pass:${SECRET}`]);
    const p12 = file('company.p12', made.stdout);
    expect(
      await run(['keys', 'import', 'p12', p12], { KOUAN_PASSPHRASE: SECRET, KOUAN_SOURCE_PASSPHRASE: 'wrong' }),
    ).toMatchObject({ code: 7 });
    const both = { KOUAN_PASSPHRASE: SECRET, KOUAN_SOURCE_PASSPHRASE: SECRET };
    expect(await run(['keys', 'import', 'p12', p12], both)).toMatchObject({ code: 0 });
    for (const from of ['p12', p12]) await must(['sign', json, '--key', from, '-o', at('q.jws')]);
    await must(['verify', at('q.jws'), '--trust', cert]);
  });

  it('is asked for its passphrase at a terminal, and shows nothing of it', async () => {
    await must(['keys', 'import', 'asked', key, cert]);
    const python = [
      '-c',
      ASK,
      ...[process.execPath, join(import.meta.dirname, '../dist/bin.js')],
      'sign',
      json,
      '--key',
      'asked',
    ];
    const ran = spawnSync('/usr/bin/python3', python, {
      env: { ...env, PATH: process.env['PATH'], SECRET },
      encoding: 'utf8',
    });
    if (ran.error !== undefined) return;
    expect(ran.stdout).toContain('Passphrase of the key: ');
    expect(ran.stdout).toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
    expect(ran.stdout).not.toContain(SECRET);
  });
});

/** A terminal with somebody at it who types what stands in SECRET once they are asked. */
const ASK = `
import os, pty, sys
pid, fd = pty.fork()
if pid == 0: os.execv(sys.argv[1], sys.argv[1:])
seen, typed = b'', False
while True:
    try: data = os.read(fd, 4096)
    except OSError: break
    if not data: break
    seen += data
    if not typed and b'key: ' in seen:
        os.write(fd, os.environ['SECRET'].encode() + b'\\r'); typed = True
sys.stdout.write(seen.decode())
`;

describe('bad input: said in both languages, with the exit code of the design', () => {
  const locked = at('locked.key');
  beforeAll(async () => {
    await must(['keys', 'new', 'bad']);
    await must(['keys', 'self-sign', 'bad', '--subject', 'CN=Bad']);
    writeFileSync(locked, readFileSync(join(KEYS, 'bad.key.pem')));
    file('no.key', 'this is no key');
    file('old.key', old.key);
    file('old.pem', old.certificate);
    mkdirSync(at('empty'));
    mkdirSync(at('open'), { mode: 0o755 });
    file('huge.xml', '');
    truncateSync(at('huge.xml'), 80 * 1024 * 1024);
    await secretly(['sign', xml, '--key', at('old.key'), '--cert', at('old.pem'), '-o', at('old.xml')]);
  });
  const signing = (...rest: string[]): string[] => ['sign', xml, ...rest];

  const cases: [what: string, args: readonly string[], code: number, secrets?: Readonly<Record<string, string>>][] = [
    ['a key that is none', signing('--key', at('no.key'), '--cert', cert), 7],
    ['a key that is not there', signing('--key', at('never.key'), '--cert', cert), 2],
    ['a key of another certificate', signing('--key', key, '--cert', file('other.pem', other.certificate)), 7],
    ['a key without its certificate', signing('--key', key), 2],
    ['a certificate without its key', ['submit', xml, '--to', 'http://127.0.0.1:1', '--cert', cert], 2],
    ['a passphrase that nobody gave', signing('--key', 'bad'), 2],
    ['a wrong passphrase', signing('--key', 'bad'), 7, { KOUAN_PASSPHRASE: `${SECRET}!` }],
    [
      'a wrong passphrase of a file',
      signing('--key', locked, '--cert', join(KEYS, 'bad.cert.pem')),
      7,
      { KOUAN_PASSPHRASE: `${SECRET}!` },
    ],
    ['a passphrase that is too short', ['keys', 'new', 'short'], 2, { KOUAN_PASSPHRASE: '1234567' }],
    ['a method that there is not', signing('--key', key, '--cert', cert, '--method', 'xml-magic'), 2],
    ['an algorithm that is not the key’s', signing('--key', key, '--cert', cert, '--algorithm', 'RSA-SHA256'), 7],
    ['a wish that the method has not', signing('--key', key, '--cert', cert, '--tsa', 'http://127.0.0.1:1'), 2],
    ['a PIN in the address', signing('--key', 'pkcs11:token=a?pin-value=1234'), 2],
    ['a token without a module', signing('--key', 'pkcs11:token=a'), 2],
    ['a UKey that is not there', signing('--key', 'ukey:ws://127.0.0.1:1'), 5, { KOUAN_PASSPHRASE: SECRET }],
    ['a service that is not there', signing('--key', 'http://127.0.0.1:1/', '--cert', cert), 5],
    ['a service without encryption', signing('--key', 'http://192.0.2.1/', '--cert', cert), 2],
    ['a name that is a path', ['keys', 'new', '../evil'], 2, { KOUAN_PASSPHRASE: SECRET }],
    ['a name that is taken', ['keys', 'new', 'bad'], 6, { KOUAN_PASSPHRASE: SECRET }],
    ['a folder of keys that is open', ['keys', 'list', '--keys', at('open')], 7],
    ['a file that is too large', ['verify', at('huge.xml'), '--trust', cert], 1],
    ['a file of no kind', ['verify', file('poem.txt', '床前明月光'), '--trust', cert], 7],
    ['a folder of trust that is empty', ['verify', xml, '--trust', at('empty')], 2],
    ['trust that is none', ['verify', xml, '--trust', json], 7],
    ['a policy that would not be obeyed', ['verify', xml, '--policy', file('p.json', '{"algoritms":[]}')], 2],
    ['a time that is none', ['verify', xml, '--at', 'soon'], 2],
    ['a certificate that ran out', ['verify', at('old.xml'), '--trust', at('old.pem')], 7],
    ['contents of several', ['verify', xml, json, '--content', at('o')], 2],
  ];
  it.concurrent.each(cases)('%s', async (...[, args, code, secrets = {}]: (typeof cases)[number]) => {
    const [english, chinese] = await Promise.all([run(args, secrets), run([...args, '--lang', 'zh'], secrets)]);
    expect([english.code, chinese.code], english.stderr).toEqual([code, code]);
    expect(`${english.stdout}${english.stderr}`.length).toBeGreaterThan(10);
    if (!/Allowed choices/.test(english.stderr))
      expect(`${chinese.stdout}${chinese.stderr}`).toMatch(/\p{Script=Han}/u);
    for (const { stderr } of [english, chinese]) expect(stderr).not.toContain('1234');
  });

  it('a key whose file others may read', async () => {
    chmodSync(join(KEYS, 'bad.key.pem'), 0o644);
    const ran = await secretly(signing('--key', 'bad'));
    chmodSync(join(KEYS, 'bad.key.pem'), 0o600);
    expect(ran.code).toBe(7);
    expect(ran.stderr).toContain('chmod 600');
  });
});

it('a card and a service of the reference server sign; no secret is among the arguments of the process', async () => {
  const server = await served();
  try {
    const own = new URL(server.url).origin;
    const trusted = file('server.pem', await (await fetch(`${own}/signing/certificate`)).text());
    const card = `ukey:${own.replace('http', 'ws')}/ukey`;
    const password = '88888888';
    const child = start(['sign', xml, '--key', card, '--profile', 'eport-2022', '-o', at('card.xml')], {
      env: { KOUAN_PASSPHRASE: password },
    });
    const seen = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
    expect(await new Promise((done) => child.once('close', done))).toBe(0);
    expect(seen).toContain('card.xml');
    expect(seen).not.toContain(password);
    const { stdout } = await run(['verify', at('card.xml'), '--profile', 'eport-2022', '--json']);
    expect(stdout).toContain('"name":"signature","passed":true');
    expect(readFileSync(at('card.xml'), 'utf8')).toContain('<ds:KeyName>01a2b3c4</ds:KeyName>');
    await must(['sign', xml, '--key', `${own}/signing/sign`, '--cert', trusted, '-o', at('service.xml')]);
    await must(['verify', at('service.xml'), '--trust', trusted]);
    const remote = file(
      'signer.json',
      JSON.stringify({ signer: 'remote', url: `${own}/signing/sign`, certificate: 'server.pem', send: 'digest' }),
    );
    await must(['sign', xml, '--key', remote, '-o', at('service.xml')]);
    expect(await run(['sign', xml, '--key', file('odd.json', '{"signer":"remote","pin":"1"}')])).toMatchObject({
      code: 2,
    });
  } finally {
    await server.stop();
  }
});
