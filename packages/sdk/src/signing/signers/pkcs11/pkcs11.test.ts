import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawVerify } from '../../primitives/index.ts';
import { lacks, run } from '../../verifiers.testing.ts';
import { pkcs11Signer } from './pkcs11-signer.ts';
import { pkcs11Uri } from './uri.ts';

const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '567890';
const folder = mkdtempSync(join(tmpdir(), 'kouan-hsm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** pkcs11js is built from C++ where a compiler is: without one there is none. */
const built = (() => {
  try {
    return createRequire(import.meta.url)('pkcs11js') as { PKCS11: new () => Raw };
  } catch {
    return undefined;
  }
})();
interface Raw {
  load(path: string): void;
  C_GetSlotList(present: boolean): Buffer[];
  C_CloseAllSessions(slot: Buffer): void;
}

const missing = built === undefined || lacks('softhsm2-util') || lacks('openssl') || lacks('pkcs11-tool');

describe.skipIf(missing)('PKCS#11 with SoftHSM (skipped without softhsm2, opensc, openssl or pkcs11js)', () => {
  const must = (program: 'openssl' | 'softhsm2-util' | 'pkcs11-tool', ...args: string[]): void => {
    const { ok, err } = run(program, args);
    expect(ok, `${program} ${args.join(' ')}: ${err}`).toBe(true);
  };
  const at = (name: string): string => join(folder, name);
  const KEYS = [
    ['rsa', '01', ['-newkey', 'rsa:2048']],
    ['ec', '02', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
    ['p384', '03', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384']],
  ] as const;

  beforeAll(() => {
    mkdirSync(at('tokens'));
    writeFileSync(at('hsm.conf'), `directories.tokendir = ${at('tokens')}\nlog.level = ERROR\n`);
    process.env['SOFTHSM2_CONF'] = at('hsm.conf');
    must('softhsm2-util', '--init-token', '--free', '--label', 'kouan', '--so-pin', '1234', '--pin', PIN);
    for (const [label, id, kind] of KEYS) {
      const files = ['-keyout', at(`${label}.key`), '-out', at(`${label}.crt`)];
      must('openssl', 'req', '-x509', '-nodes', ...kind, ...files, '-subj', `/CN=${label}`, '-days', '9');
      must('openssl', 'pkcs8', '-topk8', '-nocrypt', '-in', at(`${label}.key`), '-out', at(`${label}.p8`));
      const key = ['--import', at(`${label}.p8`), '--token', 'kouan', '--label', label, '--id', id, '--pin', PIN];
      must('softhsm2-util', ...key);
    }
    writeFileSync(at('rsa.der'), new X509Certificate(readFileSync(at('rsa.crt'))).raw);
    const login = ['--module', MODULE, '--token-label', 'kouan', '--login', '--pin', PIN];
    must('pkcs11-tool', ...login, '--write-object', at('rsa.der'), '--type', 'cert', '--id', '01', '--label', 'rsa');
  });

  const open = (label: string, more: object = {}) =>
    pkcs11Signer({
      module: MODULE,
      token: { label: 'kouan' },
      key: { label },
      pin: async () => PIN,
      certificate: readFileSync(at(`${label}.crt`)),
      ...more,
    });
  const message = Buffer.from('提单 bill of lading');

  it.each([
    ['rsa', undefined, 'RSA-SHA256'],
    ['rsa', 'RSA-SHA512', 'RSA-SHA512'],
    ['rsa', 'RSA-PSS-SHA256', 'RSA-PSS-SHA256'],
    ['ec', undefined, 'ECDSA-SHA256'],
    ['p384', undefined, 'ECDSA-SHA384'],
  ] as const)('%s, asked for %s: %s, and node verifies it', async (label, algorithm, expected) => {
    const signer = await open(label, algorithm === undefined ? {} : { algorithm });
    expect(signer.algorithm).toBe(expected);
    const key = new X509Certificate(Buffer.from(signer.certificates[0] ?? [])).publicKey;
    expect(rawVerify(message, key, expected, await signer.sign(message))).toBe(true);
    await signer.close();
  });

  it('finds the certificate that lies beside the key, and takes all that ask at once in turn', async () => {
    const signer = await pkcs11Signer({
      module: MODULE,
      token: { label: 'kouan' },
      key: { id: Buffer.of(1) },
      pin: async () => PIN,
    });
    const key = new X509Certificate(readFileSync(at('rsa.crt'))).publicKey;
    const messages = Array.from({ length: 20 }, (_, index) => Buffer.from(`message ${index}`));
    const signatures = await Promise.all(messages.map((one) => signer.sign(one)));
    for (const [index, signature] of signatures.entries())
      expect(rawVerify(messages[index] ?? message, key, 'RSA-SHA256', signature)).toBe(true);
    await signer.close();
    await expect(signer.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
  });

  /** Ends every session of the token, as pulling it does. */
  function pull(): void {
    const raw = new (built as { PKCS11: new () => Raw }).PKCS11();
    raw.load(MODULE);
    for (const slot of raw.C_GetSlotList(true)) raw.C_CloseAllSessions(slot);
  }

  it('logs in again when the session was lost', async () => {
    let asked = 0;
    const signer = await open('ec', {
      pin: async () => {
        asked += 1;
        return PIN;
      },
    });
    await signer.sign(message);
    pull();
    expect(await signer.sign(message)).toHaveLength(64);
    expect(asked).toBe(2);
    await signer.close();
  });

  it('a wrong PIN is asked for once: a token locks itself', async () => {
    const pins = [PIN, '000000', PIN];
    let asked = 0;
    const signer = await open('rsa', { pin: async () => pins[asked++] ?? '' });
    pull();
    for (let i = 0; i < 3; i++)
      await expect(signer.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY', message: 'The PIN is wrong.' });
    expect(asked).toBe(2);
    await signer.close();
    await expect(open('rsa', { pin: async () => '000000' })).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
  });

  it('a certificate of another key is found out before anybody gets a signature', async () => {
    const signer = await open('rsa', { key: { label: 'rsa' }, certificate: otherRsa() });
    await expect(signer.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
    await signer.close();
  });
  function otherRsa(): Buffer {
    const files = ['-keyout', at('other.key'), '-out', at('other.crt')];
    must('openssl', 'req', '-x509', '-nodes', '-newkey', 'rsa:2048', ...files, '-subj', '/CN=other', '-days', '9');
    return readFileSync(at('other.crt'));
  }

  it.each([
    ['no such token', { token: { label: 'none' } }],
    ['no such key', { key: { label: 'none' } }],
    ['more than one key', { key: {} }],
    ['no such module', { module: '/nowhere/none.so' }],
    ['not with this algorithm', { algorithm: 'ECDSA-SHA256' }],
  ])('%s: said, and no PIN in it', async (_, more) => {
    const failed = open('rsa', more);
    await expect(failed).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
    await failed.catch((cause: Error) => expect(`${cause.stack} ${String(cause.cause)}`).not.toContain(PIN));
  });
});

describe('a key on a token as an address (RFC 7512)', () => {
  it('is read', () => {
    expect(pkcs11Uri('pkcs11:token=kouan;object=my%20seal;id=%01%FF?module-path=/a.so&pin-source=file:/p')).toEqual({
      module: '/a.so',
      token: { label: 'kouan' },
      key: { label: 'my seal', id: Buffer.from([1, 255]) },
      pinFile: '/p',
    });
  });
  it.each(['pkcs11:token=a?pin-value=1234', 'pkcs11:token=a;x-other=1', 'pkcs11:token=a;token=b', 'pkcs11:id=%1'])(
    '%s is refused',
    (uri) => expect(() => pkcs11Uri(uri)).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_USAGE' })),
  );
});
