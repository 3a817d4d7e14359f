import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import { cmsAttached, cmsDetached, sign, verify } from '../index.ts';
import type { Signature } from '../verification.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { type Identity, identity, NOW } from './certificates.testing.ts';

const content = Buffer.from('<Declaration>报关单</Declaration>');
/** What is inside comes back as plain octets. */
const inside = Uint8Array.from(content);
const ALL: readonly SignatureAlgorithm[] = [
  'RSA-SHA256',
  'RSA-SHA384',
  'RSA-SHA512',
  'RSA-PSS-SHA256',
  'RSA-PSS-SHA384',
  'RSA-PSS-SHA512',
  'ECDSA-SHA256',
  'ECDSA-SHA384',
  'ECDSA-SHA512',
  'Ed25519',
  'SM2-SM3',
];
const identities = new Map<SignatureAlgorithm, Identity>(
  ALL.map((algorithm) => [algorithm, identity({ subject: `Signer ${algorithm}`, algorithm })]),
);
const of = (algorithm: SignatureAlgorithm): Identity => identities.get(algorithm) as Identity;
const trusting = ({ pem }: Identity) => ({ trust: [pem], at: NOW });

const folder = mkdtempSync(join(tmpdir(), 'kouan-cms-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};
const failed = (signature: Signature | undefined): string[] =>
  (signature?.tests ?? []).filter(({ passed }) => passed === false).map(({ name, reason }) => `${name}: ${reason.en}`);

describe.each(ALL)('%s', (algorithm) => {
  const who = of(algorithm);
  const options = { signer: who.signer, signedAt: NOW };

  it('detached: verifies, and not with other content', async () => {
    const signed = await sign(content, cmsDetached, options);
    const result = verify(signed, cmsDetached, { ...trusting(who), detached: content });
    expect(failed(result.signatures[0])).toEqual([]);
    expect(result).toMatchObject({ verdict: 'valid', content, signatures: [{ algorithm }] });
    const other = verify(signed, cmsDetached, { ...trusting(who), detached: Buffer.from('other') });
    expect(other.verdict).toBe('invalid');
    expect(failed(other.signatures[0])).toEqual(['digest: the content was changed']);
    expect(other.content).toBeUndefined();
  });

  it('attached: gives back the content', async () => {
    const signed = await sign(content, cmsAttached, options);
    expect(cmsAttached.detect(signed)).toBe(true);
    expect(cmsDetached.detect(signed)).toBe(false);
    expect(verify(signed, cmsAttached, trusting(who))).toMatchObject({ verdict: 'valid', content: inside });
  });
});

/** What openssl cms signs and verifies: 3.0 has no Ed25519 (came with 3.5), and SM2 with the empty identity only. */
const OPENSSL = ALL.filter((name) => name !== 'Ed25519' && name !== 'SM2-SM3');

describe.skipIf(lacks('openssl'))('openssl cms', () => {
  const data = file('content', content);
  const digestOption = (name: SignatureAlgorithm): string[] => [
    '-md',
    algorithmSpec(name).hash ?? '',
    ...(algorithmSpec(name).pss === true ? ['-keyopt', 'rsa_padding_mode:pss'] : []),
  ];

  it.each(OPENSSL)('%s: verifies ours, with -cades too', async (name) => {
    const who = of(name);
    const args = [
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-CAfile',
      file(`${name}.crt`, who.pem),
      '-purpose',
      'any',
      '-binary',
    ];
    const signed = file(`${name}.p7s`, await sign(content, cmsDetached, { signer: who.signer, signedAt: NOW }));
    expect(run('openssl', [...args, '-cades', '-in', signed, '-content', data])).toMatchObject({
      ok: true,
      out: content,
    });
    const whole = file(`${name}.p7m`, await sign(content, cmsAttached, { signer: who.signer }));
    expect(run('openssl', [...args, '-cades', '-in', whole])).toMatchObject({ ok: true, out: content });
  });

  it.each(OPENSSL)('%s: makes what we verify', (name) => {
    const who = of(name);
    const keys = ['-signer', file(`${name}.crt`, who.pem), '-inkey', file(`${name}.key`, who.keyPem)];
    const made = (...more: string[]): Buffer => {
      const done = run('openssl', [
        'cms',
        '-sign',
        '-in',
        data,
        '-binary',
        '-outform',
        'DER',
        ...keys,
        ...digestOption(name),
        ...more,
      ]);
      expect(done.err).toBe('');
      return done.out;
    };
    const detached = { ...trusting(who), detached: content };
    for (const signed of [made(), made('-cades'), made('-keyid'), made('-outform', 'PEM')]) {
      const result = verify(signed, cmsDetached, detached);
      expect(failed(result.signatures[0])).toEqual([]);
      expect(result).toMatchObject({ verdict: 'valid', content });
    }
    expect(verify(made('-nodetach'), cmsAttached, trusting(who))).toMatchObject({ verdict: 'valid', content: inside });
    const bare = made('-noattr');
    expect(failed(verify(bare, cmsDetached, detached).signatures[0])).toEqual([
      'structure: there are no signed attributes',
    ]);
    expect(verify(bare, cmsDetached, { ...detached, policy: { withoutAttributes: true } }).verdict).toBe('valid');
  });

  it('SM2: openssl verifies our signature over the signed attributes, in both dialects', async () => {
    const who = of('SM2-SM3');
    for (const dialect of ['international', 'gbt35275'] as const) {
      const signed = await sign(content, cmsDetached, { signer: who.signer, dialect });
      const { ok, out } = run('openssl', ['asn1parse', '-inform', 'DER', '-in', file('sm2.p7s', signed)]);
      expect(ok).toBe(true);
      const lines = out.toString().split('\n');
      const at = (pattern: RegExp): readonly number[] =>
        (
          lines
            .filter((line) => pattern.test(line))
            .at(-1)
            ?.match(/^ *(\d+):d=\d+ +hl=(\d+) l= *(\d+)/) ?? []
        )
          .slice(1)
          .map(Number);
      const [start = 0, head = 0, length = 0] = at(/d=5 .*cont \[ 0 \]/);
      const attributes = Buffer.from(signed.subarray(start, start + head + length));
      attributes[0] = 0x31;
      const [from = 0, skip = 0, size = 0] = at(/d=5 .*OCTET STRING/);
      const key = file('sm2.pem', run('openssl', ['x509', '-in', file('sm2.crt', who.pem), '-noout', '-pubkey']).out);
      const args = ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-in', file('sm2.attrs', attributes)];
      const sig = file('sm2.sig', signed.subarray(from + skip, from + skip + size));
      const how = ['-sigfile', sig, '-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
      expect(run('openssl', [...args, ...how])).toMatchObject({ ok: true });
      expect(verify(signed, cmsDetached, { ...trusting(who), detached: content }).verdict).toBe('valid');
    }
  });
});
