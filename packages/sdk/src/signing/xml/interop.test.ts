import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ALGORITHMS, type SignatureAlgorithm } from '../algorithms.ts';
import { derForm, rawSign } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { canonical } from './c14n.ts';
import { CANONICAL_FORMS, type CanonicalForm } from './forms.ts';
import { outcomeOf } from './outcome.testing.ts';
import { signaturesOf } from './read.ts';
import { scan } from './scan.ts';
import { xmldsigDetached, xmldsigEnveloped, xmldsigEnveloping } from './xmldsig.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-xmldsig-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};

const FORMS = Object.keys(CANONICAL_FORMS) as CanonicalForm[];
// Comments, inherited namespaces and xml: attributes, line ends, CDATA: what forms differ in.
const DOCUMENT =
  '<?xml version="1.0"?>\r\n<!--before--><r xmlns="urn:d" xmlns:u="urn:u" xml:lang="zh" xml:base="http://e.x/a/">\r\n' +
  '<u:e u:b="&#13;" a="2" Id="x" xml:base="b"><!--in--><v><![CDATA[<&>]]></v><n xmlns=""/></u:e></r>';

/** What xmlsec1 1.2.37 with OpenSSL 3 can do; the others have tests of their own. */
const KEYS: Readonly<Partial<Record<SignatureAlgorithm, () => { privateKey: KeyObject; publicKey: KeyObject }>>> = {
  'RSA-SHA256': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA-SHA384': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA-SHA512': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'ECDSA-SHA256': () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'ECDSA-SHA384': () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
  'ECDSA-SHA512': () => generateKeyPairSync('ec', { namedCurve: 'secp521r1' }),
};
const KINDS = { enveloped: xmldsigEnveloped, enveloping: xmldsigEnveloping, detached: xmldsigDetached } as const;

describe.skipIf(lacks('xmlsec1'))('xmlsec1', () => {
  const algorithms = Object.keys(KEYS) as SignatureAlgorithm[];
  it.each(algorithms)('%s: it verifies ours and we verify its, of every kind and in every form', async (algorithm) => {
    const { privateKey, publicKey } = (KEYS[algorithm] as () => { privateKey: KeyObject; publicKey: KeyObject })();
    const signer: Signer = {
      algorithm,
      certificates: [],
      sign: async (bytes) => rawSign(bytes, privateKey, algorithm),
    };
    const open = file(`${algorithm}.pem`, publicKey.export({ type: 'spki', format: 'pem' }));
    const secret = file(`${algorithm}.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const ours: {
      name: string;
      kind: (typeof KINDS)[keyof typeof KINDS];
      path: string;
      template: string;
      digest: string;
    }[] = [];
    for (const [name, kind] of Object.entries(KINDS)) {
      const content = name === 'enveloping' ? DOCUMENT.replace('<!--before-->', '') : DOCUMENT;
      for (const [i, canonicalForm] of FORMS.entries()) {
        const inclusivePrefixes = i % 2 === 0 ? [] : ['u', '#default'];
        const id = name === 'enveloping' ? 'o' : 'x';
        const signed = await kind.sign(Buffer.from(content), { signer, canonicalForm, inclusivePrefixes, id });
        expect(outcomeOf(signed, kind, publicKey, { xml: policyOf(name) }), `${name} ${canonicalForm}`).toBe('good');
        const path = `${algorithm}-${name}-${i}`;
        const template = Buffer.from(signed)
          .toString()
          .replace(/(<ds:(?:DigestValue|SignatureValue)>)[^<]*/g, '$1');
        const one = { path: file(`${path}.xml`, signed), template: file(`${path}.tmpl`, template) };
        ours.push({ name, kind, ...one, digest: digestOf(Buffer.from(signed).toString()) });
      }
    }
    // One process for all: it writes one document behind the other.
    const ids = ['--id-attr:Id', 'urn:u:e'];
    const made = run('xmlsec1', ['--sign', '--privkey-pem', secret, ...ids, ...ours.map(({ template }) => template)]);
    const theirs = made.out.toString().split(/(?=<\?xml version)/);
    expect(theirs.length).toBe(ours.length);
    for (const [i, { name, kind, digest, path }] of ours.entries()) {
      const signed = theirs[i] as string;
      expect(outcomeOf(Buffer.from(signed), kind, publicKey, { xml: policyOf(name) }), path).toBe('good');
      expect(digestOf(signed), path).toBe(digest);
    }
    const verified = run('xmlsec1', ['--verify', '--pubkey-pem', open, ...ids, ...ours.map(({ path }) => path)]);
    expect(verified).toMatchObject({ ok: true });
  });
});

const policyOf = (kind: string) => (kind === 'detached' ? { signed: '/{urn:d}r/{urn:u}e' } : {});
const digestOf = (text: string): string => (/DigestValue>([^<]*)/.exec(text)?.[1] ?? '').replace(/\s/g, '');

describe.skipIf(lacks('openssl'))('openssl', () => {
  it('verifies an SM2 signature over the canonical SignedInfo', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
    const signer: Signer = {
      algorithm: 'SM2-SM3',
      certificates: [],
      sign: async (bytes) => rawSign(bytes, privateKey, 'SM2-SM3'),
    };
    for (const profile of ['default', 'eport-2022', 'eport-2022-legacy'] as const) {
      const signed = await xmldsigEnveloped.sign(Buffer.from(DOCUMENT), { signer, profile });
      const document = scan(signed);
      const [signature] = signaturesOf(document) as [number];
      const [signedInfo, value] = document.children(signature) as [number, number];
      const raw = Buffer.from(document.text(value), 'base64');
      expect(raw.length).toBe(64);
      const message = file('si', canonical(document, FORMS[0] as CanonicalForm, { apex: signedInfo }));
      const args = [
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        file('sm2.pem', publicKey.export({ type: 'spki', format: 'pem' })),
      ];
      const more = ['-in', message, '-sigfile', file('s.der', derForm(raw)), '-rawin', '-digest', 'sm3'];
      expect(run('openssl', [...args, ...more, '-pkeyopt', 'distid:1234567812345678']), profile).toMatchObject({
        ok: true,
      });
    }
  });

  it.each([
    ['RSA-PSS-SHA256', ['-sha256']],
    ['RSA-PSS-SHA384', ['-sha384']],
    ['RSA-PSS-SHA512', ['-sha512']],
    ['Ed25519', undefined],
  ] as const)('%s: verifies what we sign, in every form', async (algorithm, pss) => {
    const { privateKey, publicKey } =
      pss === undefined ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signer: Signer = {
      algorithm,
      certificates: [],
      sign: async (bytes) => rawSign(bytes, privateKey, algorithm),
    };
    const open = file('open.pem', publicKey.export({ type: 'spki', format: 'pem' }));
    for (const canonicalForm of FORMS) {
      const signed = await xmldsigEnveloped.sign(Buffer.from(DOCUMENT), { signer, canonicalForm });
      expect(outcomeOf(signed, xmldsigEnveloped, publicKey), canonicalForm).toBe('good');
      const document = scan(signed);
      const [signature] = signaturesOf(document) as [number];
      const [signedInfo, value] = document.children(signature) as [number, number];
      const message = file('si', canonical(document, canonicalForm, { apex: signedInfo }));
      const made = file('value', Buffer.from(document.text(value), 'base64'));
      // The salt is as long as the hash (RFC 9231 §2.3.9).
      const settings = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:digest'];
      const args =
        pss === undefined
          ? ['pkeyutl', '-verify', '-pubin', '-inkey', open, '-rawin', '-in', message, '-sigfile', made]
          : ['dgst', ...pss, ...settings, '-verify', open, '-signature', made, message];
      expect(run('openssl', args), canonicalForm).toMatchObject({ ok: true });
    }
  });
});

it('every algorithm that xmlsec1 cannot do is checked elsewhere', () => {
  // RSA-PSS and EdDSA came to xmlsec with 1.3: openssl verifies ours above, their vectors are in vectors.test.ts.
  // RSA-SHA1 and SM2: ceb.test.ts.
  const others = Object.keys(ALGORITHMS).filter((name) => !(name in KEYS));
  expect(others).toEqual(['RSA-PSS-SHA256', 'RSA-PSS-SHA384', 'RSA-PSS-SHA512', 'Ed25519', 'SM2-SM3', 'RSA-SHA1']);
});
