import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate, sign, verify, xmldsigEnveloped } from '../index.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { canonicalDocument } from './c14n.ts';
import { readTree } from './xml-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-signing-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};
const pair = selfSignedCertificate({ subject: 'Oracle', days: 30, now: new Date() });
const text =
  '<?xml version="1.0"?>\r\n<?p a?><!--c--><r xmlns="urn:d" xmlns:u="urn:u" xml:lang="zh" b="&#9;&#13;&quot;>" a=\'1\'>\r\n<u:x u:b="1" xmlns:k="urn:k" a="2"/><n xmlns=""><m xmlns="urn:d">&#13;<![CDATA[<&>]]></m></n></r><!--e--><?q?>\n';

describe.skipIf(lacks('xmllint'))('xmllint', () => {
  it.each([
    ['--c14n', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments'],
    ['--exc-c14n', 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments'],
  ] as const)('%s gives the same bytes', (flag, form) => {
    expect(canonicalDocument(readTree(Buffer.from(text)), form)).toBe(
      run('xmllint', [flag, file('c.xml', text)]).out.toString(),
    );
  });
});

describe.skipIf(lacks('openssl'))('openssl', () => {
  it('accepts the certificate we write', () => {
    const path = file('o.crt', pair.certificate);
    expect(run('openssl', ['verify', '-x509_strict', '-CAfile', path, path])).toMatchObject({ ok: true });
  });
});

describe.skipIf(lacks('xmlsec1'))('xmlsec1', () => {
  it('accepts our signature', async () => {
    const signed = await sign(Buffer.from('<r xmlns="urn:d" xml:lang="zh"><v>1</v></r>'), xmldsigEnveloped, {
      signer: pemSigner(pair),
    });
    const args = ['--verify', '--pubkey-cert-pem', file('x.crt', pair.certificate), file('x.xml', signed)];
    expect(run('xmlsec1', args)).toMatchObject({ ok: true });
  });
  it('makes a signature that we accept', async () => {
    const form = 'http://www.w3.org/2001/10/xml-exc-c14n#';
    const ours = await sign(Buffer.from('<r><v>1</v></r>'), xmldsigEnveloped, {
      signer: pemSigner(pair),
      canonicalForm: form,
    });
    const template = Buffer.from(ours)
      .toString()
      .replace(/(<ds:(DigestValue|SignatureValue)>)[^<]*/g, '$1')
      .replace(/<ds:X509Certificate>[^<]*<[^>]*>/, '');
    const out = join(folder, 't-out.xml');
    const keys = `${file('t.key', pair.key)},${file('t.crt', pair.certificate)}`;
    expect(run('xmlsec1', ['--sign', '--privkey-pem', keys, '--output', out, file('t.xml', template)])).toMatchObject({
      ok: true,
    });
    expect(verify(readFileSync(out), xmldsigEnveloped, { trust: [pair.certificate], at: new Date() }).verdict).toBe(
      'valid',
    );
  });
});
