import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { identity, NOW } from '../cms/certificates.testing.ts';
import { tokenAt } from '../cms/token.testing.ts';
import {
  kindOf,
  sign,
  type Verification,
  verify,
  xadesDetached,
  xadesEnveloped,
  xadesEnveloping,
  xmldsigEnveloped,
} from '../index.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { CANONICAL_FORMS, type CanonicalForm } from '../xml/forms.ts';

const DOCUMENT = Buffer.from(
  '<?xml version="1.0"?>\n<Order xmlns="urn:example:order" xmlns:u="urn:u" xml:lang="zh"><u:Head Id="x">报关单</u:Head></Order>',
);
const who = identity({ subject: 'Exporter' });
const other = identity({ subject: 'Other' });
const tsa = identity({ subject: 'TSA', purposes: ['1.3.6.1.5.5.7.3.8'] });
const options = { signer: who.signer, signedAt: NOW };
const trusting = { trust: [who.pem], at: NOW };
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
/** Every test that did not pass, as its name and reason. */
const doubts = ({ signatures }: Verification): string[] =>
  signatures.flatMap(({ tests }) =>
    tests.flatMap(({ name, passed, reason }) => (passed === false ? [`${name}: ${reason.en}`] : [])),
  );
const enveloped = text(await sign(DOCUMENT, xadesEnveloped, options));
const read = (xml: string): Verification => verify(Buffer.from(xml), xadesEnveloped, trusting);

describe('baseline B-B', () => {
  const ways = {
    enveloped: [xadesEnveloped, DOCUMENT, {}, {}],
    enveloping: [xadesEnveloping, DOCUMENT, {}, {}],
    'detached by Id': [
      xadesDetached,
      DOCUMENT,
      { id: 'x' },
      { xml: { signed: '/{urn:example:order}Order/{urn:u}Head' } },
    ],
  } as const;

  it.each(Object.entries(ways))('%s: says who signed, when and what, in every canonical form', async (_, way) => {
    const [kind, content, more, policy] = way;
    for (const canonicalForm of Object.keys(CANONICAL_FORMS) as CanonicalForm[]) {
      const signed = await sign(content, kind, { ...options, ...more, canonicalForm });
      expect(kindOf(signed)?.name).toBe(kind.name);
      const result = verify(signed, kind, { ...trusting, policy });
      expect(doubts(result)).toEqual([]);
      expect(result).toMatchObject({
        verdict: 'valid',
        signatures: [{ signer: { subject: 'CN=Exporter' }, signedAt: { at: NOW.toISOString(), by: 'signer' } }],
      });
      expect(result.signatures[0]?.tests.map(({ name }) => name)).toContain('certificate');
    }
  });

  it('bytes apart, of any type', async () => {
    const content = Buffer.from([0, 1, 2, 255]);
    const signed = await sign(content, xadesDetached, { ...options, uri: 'bill.bin' });
    expect(kindOf(signed)?.name).toBe('xades-detached');
    expect(text(signed)).toContain('<xades:MimeType>application/octet-stream</xades:MimeType>');
    const result = verify(signed, xadesDetached, { ...trusting, detached: content });
    expect(result.verdict).toBe('valid');
    expect(Buffer.from(result.content ?? [])).toEqual(content);
    expect(verify(signed, xadesDetached, { ...trusting, detached: Buffer.from('other') }).verdict).toBe('invalid');
  });

  it('needs a certificate, and is no plain signature', async () => {
    const bare = { ...who.signer, certificates: [] };
    await expect(sign(DOCUMENT, xadesEnveloped, { ...options, signer: bare })).rejects.toMatchObject({
      code: 'ERR_KOUAN_KEY',
    });
    const plain = await sign(DOCUMENT, xmldsigEnveloped, { signer: who.signer });
    expect(doubts(verify(plain, xadesEnveloped, trusting))).toEqual([
      'structure: the signature does not hold what XAdES says of it exactly once',
    ]);
    expect(doubts(verify(Buffer.from(enveloped), xmldsigEnveloped, trusting))).toEqual([
      'structure: more references than the policy allows',
    ]);
  });
});

describe('what is refused', () => {
  const object = /<ds:Object><xades:Qual[\s\S]*<\/ds:Object>/.exec(enveloped)?.[0] ?? '';
  const swapped = identity({ subject: 'Exporter', key: who.key });

  it.each<[string, (xml: string) => string, string]>([
    ['another time', (xml) => xml.replace('2026-06-01T', '2026-05-01T'), 'digest: the content was changed'],
    ['another format', (xml) => xml.replace('text/xml', 'text/plain'), 'digest: the content was changed'],
    [
      'properties of another signature',
      (xml) => xml.replace(/ Target="#[^"]*"/, ' Target="#other"'),
      'structure: what the signature says of itself is not signed, or belongs to another one',
    ],
    [
      'a reference to something else',
      (xml) => xml.replace(/URI="#xades-[^"]*-properties"/, 'URI="#xades-none"'),
      'structure: a reference leads nowhere',
    ],
    [
      'no reference to them',
      (xml) => xml.replace(/<ds:Reference URI="#xades[\s\S]*?<\/ds:Reference>/, ''),
      'structure: what the signature says of itself is not signed, or belongs to another one',
    ],
    [
      'a second set of them, which some readers take',
      (xml) => xml.replace(object, object.replace(/Id="[^"]*"/, 'Id="second"') + object),
      'structure: the signature does not hold what XAdES says of it exactly once',
    ],
    ['none at all', (xml) => xml.replace(object, ''), 'structure: a reference leads nowhere'],
    [
      'the certificate of another for the same key',
      (xml) => xml.replace(base64(who.certificate), base64(swapped.certificate)),
      'certificate: the certificate is not the one that was signed with',
    ],
    [
      'no certificate',
      (xml) => xml.replace(/<ds:KeyInfo>[\s\S]*<\/ds:KeyInfo>/, ''),
      'certificate: the signer’s certificate is not in the signature',
    ],
  ])('%s', (_, change, reason) => {
    const changed = change(enveloped);
    expect(changed).not.toBe(enveloped);
    const result = read(changed);
    expect(result.verdict).toBe('invalid');
    expect(doubts(result)).toContain(reason);
  });

  /** Signed by the signer itself, and yet not as it must be. */
  it.each<[string, (xml: string) => string, string]>([
    [
      'a format of what is not signed',
      (xml) => xml.replace(/ObjectReference="#[^"]*"/, 'ObjectReference="#elsewhere"'),
      'structure: a format is told of something that is not signed',
    ],
    [
      'a time that is none',
      (xml) => xml.replace(/<xades:SigningTime>[^<]*/, '<xades:SigningTime>yesterday'),
      'structure: a property is missing, doubled or malformed',
    ],
    [
      'no certificate is bound',
      (xml) => xml.replace(/<xades:SigningCertificateV2>[\s\S]*<\/xades:SigningCertificateV2>/, ''),
      'certificate: no signing certificate is named',
    ],
  ])('%s', (_, change, reason) => {
    expect(doubts(read(change(enveloped)))).toContain(reason);
  });

  it('is not known under a signature policy that nobody here can read', () => {
    const result = read(
      enveloped.replace('</xades:SignedSignatureProperties>', '<xades:SignaturePolicyIdentifier/>$&'),
    );
    expect(result.signatures[0]?.tests.some(({ reason }) => reason.en.includes('signature policy'))).toBe(true);
    expect(result.verdict).not.toBe('valid');
  });
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('baseline B-T and B-LT', () => {
  const timestamp = async (over: Uint8Array): Promise<Uint8Array> =>
    tokenAt({ key: tsa.key, certificate: tsa.certificate }, over, NOW);
  const policy = { requireTimestamp: true };
  const stamped = { ...trusting, timestampTrust: [tsa.pem], policy };

  it('proves when it was there', async () => {
    for (const canonicalForm of Object.keys(CANONICAL_FORMS) as CanonicalForm[]) {
      const signed = await sign(DOCUMENT, xadesEnveloped, { ...options, timestamp, canonicalForm });
      expect(verify(signed, xadesEnveloped, stamped)).toMatchObject({
        verdict: 'valid',
        signatures: [{ signedAt: { at: NOW.toISOString(), by: 'timestamp' } }],
      });
    }
    expect(verify(Buffer.from(enveloped), xadesEnveloped, stamped).verdict).toBe('indeterminate');
  });

  it('over another signature it proves nothing', async () => {
    const elsewhere = async (): Promise<Uint8Array> => timestamp(Buffer.from('<ds:SignatureValue/>'));
    const signed = await sign(DOCUMENT, xadesEnveloped, { ...options, timestamp: elsewhere });
    const { verdict, signatures } = verify(signed, xadesEnveloped, stamped);
    expect(verdict).toBe('indeterminate');
    expect(signatures[0]?.tests.find(({ name }) => name === 'timestamp')?.passed).toBe(false);
  });

  it('brings certificates, lists and answers along', async () => {
    const embed = { certificates: [other.certificate], crls: [Buffer.from('crl')], ocsps: [Buffer.from('ocsp')] };
    const signed = await sign(DOCUMENT, xadesEnveloped, { ...options, timestamp, embed });
    const [evidence] = xadesEnveloped.read(signed, { policy: {} });
    expect(evidence?.certificates.map((one) => base64(one))).toEqual(
      [who, other].map((one) => base64(one.certificate)),
    );
    expect(evidence?.revocation).toEqual({
      crls: [new Uint8Array(embed.crls[0] ?? [])],
      ocsps: [new Uint8Array(Buffer.from('ocsp'))],
    });
    expect(verify(signed, xadesEnveloped, stamped).verdict).toBe('valid');
  });
});

const folder = mkdtempSync(join(tmpdir(), 'kouan-xades-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(lacks('xmlsec1'))('xmlsec1', () => {
  it('verifies content and properties of all three', async () => {
    const key = join(folder, 'k.pem');
    writeFileSync(key, createPublicKey(who.key).export({ type: 'spki', format: 'pem' }));
    const all = [
      await sign(DOCUMENT, xadesEnveloped, options),
      await sign(DOCUMENT, xadesEnveloping, options),
      await sign(DOCUMENT, xadesDetached, { ...options, id: 'x' }),
    ];
    const ids = ['http://uri.etsi.org/01903/v1.3.2#:SignedProperties', 'urn:u:Head'];
    for (const [index, signed] of all.entries()) {
      const file = join(folder, `${index}.xml`);
      const args = ['--verify', '--pubkey-pem', key, ...ids.flatMap((id) => ['--id-attr:Id', id])];
      writeFileSync(file, signed);
      expect(run('xmlsec1', [...args, file])).toMatchObject({ ok: true });
      writeFileSync(file, text(signed).replace('2026-06-01T', '2026-06-02T'));
      expect(run('xmlsec1', [...args, file])).toMatchObject({ ok: false });
    }
  });
});
