import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate, verify } from '../index.ts';
import { rawSign } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { keyOf, outcomeOf } from './outcome.testing.ts';
import { xmlProfilePolicy } from './profile-policy.ts';
import { XML_PROFILES } from './profiles.ts';
import { xmldsigEnveloped } from './xmldsig.ts';

const pair = selfSignedCertificate({ subject: 'E-Port', days: 30, now: new Date('2026-01-01') });
const rsa = pemSigner({ ...pair, algorithm: 'RSA-SHA1' });
const rsaKey = keyOf(Buffer.from(pair.certificate));
const sm2 = generateKeyPairSync('ec', { namedCurve: 'SM2' });
// A certificate of another kind is enough to see where it is printed: what counts is who made the signature.
const card: Signer = {
  algorithm: 'SM2-SM3',
  certificates: [new X509Certificate(pair.certificate).raw],
  sign: async (bytes) => rawSign(bytes, sm2.privateKey, 'SM2-SM3'),
};
const PROFILES = [
  ['eport-2018', rsa, rsaKey],
  ['eport-2022', card, sm2.publicKey],
  ['eport-2022-legacy', card, sm2.publicKey],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'kouan-ceb-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ceb = new URL('../../../../../../shared/data/china/ceb/', import.meta.url);
const SIGNATURE = /<ds:Signature [\s\S]*<\/ds:Signature>/;

describe.skipIf(!existsSync(ceb))('the samples of GACC', () => {
  const samples = ['samples-202205-import', 'samples-202205-export'].flatMap((name) =>
    readdirSync(new URL(name, ceb)).map((file) => readFileSync(new URL(`${name}/${file}`, ceb), 'utf8')),
  );
  const signed = samples.filter((text) => SIGNATURE.test(text));
  /** What differs from one signature to the next, by its place. */
  const blank = (text: string): string =>
    text
      .replace(/(<ds:(?:SignatureValue|X509Certificate)>\n)[\s\S]*?(\n<\/ds:)/g, (_, a, c) => `${a}*${c}`)
      .replace(/(<ds:(?:DigestValue|KeyName)>)[^<]*/g, '$1*');

  it('19 of 19 are written octet by octet as they are printed, each value in its place', async () => {
    expect(signed.length).toBe(19);
    for (const sample of signed) {
      const name = sample.includes('#rsa-sha1') ? 'eport-2018' : 'eport-2022';
      const signer = name === 'eport-2018' ? rsa : card;
      const ours = await xmldsigEnveloped.sign(Buffer.from(sample.replace(SIGNATURE, '')), { signer, profile: name });
      expect(blank(Buffer.from(ours).toString())).toBe(blank(sample));
    }
  });
  it('base64 has 76 characters a line, as in the samples', async () => {
    const ours = Buffer.from(
      await xmldsigEnveloped.sign(Buffer.from('<a>\n</a>'), { signer: rsa, profile: 'eport-2018' }),
    ).toString();
    const lengths = (text: string): Set<number> =>
      new Set(
        (/<ds:X509Certificate>\n([\s\S]*?)\n</.exec(text)?.[1] ?? '')
          .split('\n')
          .slice(0, -1)
          .map((line) => line.length),
      );
    for (const sample of signed) expect(lengths(sample)).toEqual(new Set([76]));
    expect(lengths(ours)).toEqual(new Set([76]));
  });

  it.skipIf(lacks('xmllint'))(
    'all keep to the schemas, import and export, with and without ExtendMessage',
    async () => {
      const xsd = new URL('xsd-202205/', ceb);
      // Names that are not ASCII cannot be given to xmllint in every locale.
      for (const [side, name] of [
        ['import', '进口业务'],
        ['export', '出口业务'],
        ['', 'xmldsig-core-schema'],
      ] as const) {
        const file = readdirSync(xsd).find((one) => one.includes(name)) as string;
        symlinkSync(fileURLToPath(new URL(file, xsd)), join(folder, side === '' ? file : `${side}.xsd`));
      }
      const files: Record<'import' | 'export', string[]> = { import: [], export: [] };
      const add = (side: 'import' | 'export', text: string | Uint8Array): void => {
        const path = join(folder, `${side}-${files[side].length}.xml`);
        writeFileSync(path, text);
        files[side].push(path);
      };
      for (const sample of signed) {
        const side = /<ceb:CEB(?:303|403|50[579]|60[357]|21[35]|701)Message/.test(sample) ? 'export' : 'import';
        // Eight of the export samples say BaseTransfer twice, which their own schema does not allow.
        const right = sample.replace(/(<ceb:BaseTransfer>[\s\S]*?<\/ceb:BaseTransfer>)\s*\1/, '$1');
        const bare = right.replace(SIGNATURE, '');
        const extend =
          '<ceb:ExtendMessage><ceb:name>n</ceb:name><ceb:version>1</ceb:version><ceb:Message/></ceb:ExtendMessage>';
        const extended = bare.replace(/(\s*<\/ceb:CEB\d+Message>\s*)$/, `${extend}$1`);
        add(side, right);
        for (const [profile, signer] of PROFILES)
          add(side, await xmldsigEnveloped.sign(Buffer.from(bare), { signer, profile }));
        const ours = await xmldsigEnveloped.sign(Buffer.from(extended), { signer: card, profile: 'eport-2022' });
        expect(Buffer.from(ours).toString()).toContain('<ceb:ExtendMessage>');
        add(side, ours);
      }
      expect([files.import.length, files.export.length]).toEqual([8 * 5, 11 * 5]);
      for (const side of ['import', 'export'] as const) {
        const args = ['--noout', '--nonet', '--schema', join(folder, `${side}.xsd`), ...files[side]];
        const { err } = run('xmllint', args);
        expect(err.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'))).toEqual([]);
      }
    },
  );
});

describe('what E-Port asks for', () => {
  const message =
    '<ceb:CEB621Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" version="1.0">\r\n\t<ceb:v>中</ceb:v>\r\n</ceb:CEB621Message>\r\n';
  it.each(PROFILES)('%s: is verified under its own policy and under no other', async (profile, signer, key) => {
    const signed = await xmldsigEnveloped.sign(Buffer.from(message), { signer, profile, keyName: '03000000' });
    expect(outcomeOf(signed, xmldsigEnveloped, key, xmlProfilePolicy(profile))).toBe('good');
    const [evidence] = xmldsigEnveloped.read(signed, { policy: xmlProfilePolicy(profile) });
    expect(evidence?.keyId).toBe('03000000');
    expect(Buffer.from(evidence?.content ?? []).toString()).toBe(message.trim().replaceAll('\r', ''));
    const legacy = profile !== 'eport-2022';
    expect(evidence?.tests.some(({ warning }) => warning !== undefined)).toBe(legacy);
    expect(Object.hasOwn(XML_PROFILES[profile], 'warning')).toBe(legacy);
    const standard = { 'eport-2018': 'digestMethod', 'eport-2022': 'good', 'eport-2022-legacy': 'method' } as const;
    expect(outcomeOf(signed, xmldsigEnveloped, key)).toBe(standard[profile]);
  });
  it('the digest is that of the message without its signature, line ends as XML has them', async () => {
    const { createHash } = await import('node:crypto');
    const signed = Buffer.from(
      await xmldsigEnveloped.sign(Buffer.from(message), { signer: rsa, profile: 'eport-2018' }),
    ).toString();
    const wanted = createHash('sha1').update(message.trim().replaceAll('\r', '')).digest('base64');
    expect(/<ds:DigestValue>([^<]*)/.exec(signed)?.[1]).toBe(wanted);
    expect(signed.replace(SIGNATURE, '')).toBe(message);
  });
  it('RSA with SHA-1 is judged valid only under a policy that names it, and never without a warning', async () => {
    const signed = await xmldsigEnveloped.sign(Buffer.from(message), { signer: rsa, profile: 'eport-2018' });
    const options = { trust: [pair.certificate], at: '2026-01-02' };
    expect(verify(signed, xmldsigEnveloped, options).verdict).toBe('invalid');
    expect(verify(signed, xmldsigEnveloped, { ...options, policy: { xml: { profile: 'eport-2018' } } }).verdict).toBe(
      'invalid',
    );
    const result = verify(signed, xmldsigEnveloped, { ...options, policy: xmlProfilePolicy('eport-2018') });
    expect(result.verdict).toBe('valid');
    expect(result.signatures[0]?.tests.some(({ warning }) => warning?.en.includes('SHA-1'))).toBe(true);
  });
  it('a key of another algorithm cannot sign for it, nor SHA-1 for anybody else', async () => {
    const modern = pemSigner(pair);
    const refused = (options: Parameters<typeof xmldsigEnveloped.sign>[1]) =>
      xmldsigEnveloped.sign(Buffer.from(message), options);
    await expect(refused({ signer: modern, profile: 'eport-2018' })).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
    await expect(refused({ signer: rsa, profile: 'eport-2022' })).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
    await expect(refused({ signer: rsa })).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
    await expect(refused({ signer: modern, digest: 'sha1' })).rejects.toMatchObject({ code: 'ERR_KOUAN_USAGE' });
  });
});
