import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate } from '../index.ts';
import { CAUSES } from './causes.ts';
import { explainXml } from './explain.ts';
import { REFUSALS } from './refusals.ts';
import { xmldsigEnveloped } from './xmldsig.ts';

const signer = pemSigner(selfSignedCertificate({ subject: 'E', days: 9, now: new Date('2026-01-01') }));
const TEXT =
  '<?xml version="1.0" encoding="UTF-8"?>\n<r xmlns="urn:r" xmlns:p="urn:p" b="2" a="1">\n  <p:v>中文 &amp; x</p:v>\n  <w/>\n</r>\n';
const good = Buffer.from(await xmldsigEnveloped.sign(Buffer.from(TEXT), { signer }));
const changed = (from: string | RegExp, to: string): Buffer => Buffer.from(good.toString().replace(from, to));

describe('explaining XML', () => {
  it('gives what is signed, and the digests', () => {
    const { canonical, signedInfo, digest, refused, firstDifference } = explainXml(good);
    expect(Buffer.from(canonical ?? []).toString()).toBe(
      '<r xmlns="urn:r" xmlns:p="urn:p" a="1" b="2">\n  <p:v>中文 &amp; x</p:v>\n  <w></w>\n</r>',
    );
    expect(Buffer.from(signedInfo ?? []).toString()).toMatch(/^<ds:SignedInfo xmlns="urn:r" xmlns:ds=/);
    expect(digest).toMatchObject({ algorithm: 'sha256', matches: true });
    expect(digest?.found).toBe(
      createHash('sha256')
        .update(canonical ?? '')
        .digest('base64'),
    );
    expect([refused, firstDifference]).toEqual([undefined, undefined]);
  });

  it.each([
    ['text', changed('x</p:v>', 'y</p:v>')],
    ['whitespace', changed('\n  <w/>', '\n    <w/>')],
    ['whitespace', changed('\n  <w/>', '<w/>')],
    ['lineEnd', changed('\n  <w/>', '&#13;\n  <w/>')],
    ['charset', changed('中文', Buffer.from('中文').toString('latin1'))],
    ['charset', changed('中文', '\ufffd\ufffd')],
    ['entity', changed('&amp;', '&amp;amp;')],
    ['namespace', changed('<w/>', '<w xmlns="urn:w"/>')],
    ['namespace', changed(' b="2"', ' xmlns:q="urn:q" b="2"')],
    ['attribute', changed('b="2"', 'b="3"')],
    ['attribute', changed('<w/>', '<w c=""/>')],
    ['element', changed('<w/>', '<x/>')],
    ['instruction', changed('<w/>', '<?p?><w/>')],
  ] as const)('finds the cause: %s', (cause, bytes) => {
    const { firstDifference, digest } = explainXml(bytes, { good });
    expect(digest?.matches).toBe(false);
    expect(firstDifference?.cause).toBe(CAUSES[cause]);
    expect(firstDifference?.where).toBe('content');
  });

  it('a prefix alone', () => {
    const two = (prefix: string): Buffer => Buffer.from(`<r xmlns:p="urn:p" xmlns:q="urn:p"><${prefix}:v/></r>`);
    expect(explainXml(two('q'), { good: two('p') }).firstDifference?.cause).toBe(CAUSES.prefix);
  });

  it('says where, in both files and in the canonical form', () => {
    const bytes = changed('x</p:v>', 'y</p:v>');
    const { firstDifference: found } = explainXml(bytes, { good });
    expect(bytes.toString('utf8', found?.left.input.offset).slice(0, 6)).toBe('y</p:v');
    expect(found?.left).toMatchObject({ canonical: { line: 2, column: 17 }, input: { line: 3, column: 17 } });
    expect(found?.right.text).toMatch(/^x<\/p:v>/);
  });

  it('compares with an unsigned original too', () => {
    expect(explainXml(good, { good: Buffer.from(TEXT) }).firstDifference).toBeUndefined();
    expect(explainXml(good, { good: Buffer.from(TEXT.replace('x<', 'z<')) }).firstDifference?.cause).toBe(CAUSES.text);
  });

  it('names what is harmless', () => {
    const other = Buffer.from(
      `\ufeff${good
        .toString()
        .replace(/^<\?xml.*\n/, '')
        .replace('b="2" a="1"', 'a=\'1\'  b="2"')
        .replace('<w/>', '<w></w>')
        .replace(/\n/g, '\r\n')
        .replace(' x<', ' <![CDATA[x]]><')}`,
    );
    const { firstDifference, harmless, digest } = explainXml(other, { good });
    expect([digest?.matches, firstDifference]).toEqual([true, undefined]);
    expect(harmless?.map(({ en }) => en)).toEqual([
      'a byte order mark',
      'the XML declaration',
      'line ends of the files (CRLF or LF)',
      'empty elements written as one tag or two',
      'quotes of attributes',
      'order of attributes, or white space between them',
      'CDATA sections or character references',
    ]);
  });

  it('finds how a signer went astray, from the digest alone', () => {
    const astray = (content: string | Buffer): string | undefined => {
      const digest = createHash('sha256').update(content).digest('base64');
      return explainXml(changed(/(<ds:DigestValue>)[^<]*/, `$1${digest}`)).guess?.en;
    };
    const canonical = Buffer.from(explainXml(good).canonical ?? []).toString();
    expect(astray(TEXT)).toMatch(/as it stands/);
    expect(astray(TEXT.replace(/^<\?xml.*\n/, ''))).toMatch(/without its XML declaration/);
    expect(astray(canonical.replaceAll('\n', '\r\n'))).toMatch(/CRLF/);
    expect(astray(canonical.replace(/>\s+</g, '><'))).toMatch(/indented after signing/);
    expect(astray('<r xmlns="urn:r" a="1" b="2">\n  <p:v xmlns:p="urn:p">中文 &amp; x</p:v>\n  <w></w>\n</r>')).toMatch(
      /another canonical form/,
    );
    expect(astray('anything')).toBeUndefined();
  });

  it('a comment that counts', async () => {
    const commented = (text: string): Buffer => Buffer.from(`<r><!--${text}--><a/></r>`);
    const form = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments';
    const sign = async (text: string): Promise<Buffer> =>
      Buffer.from(await xmldsigEnveloped.sign(commented(text), { signer, canonicalForm: form }));
    // URI="" leaves comments out, so that a changed one changes nothing; an XPointer keeps them.
    expect(explainXml(await sign('a'), { good: await sign('b') }).firstDifference).toBeUndefined();
    const pointer = async (text: string): Promise<Buffer> =>
      Buffer.from((await sign(text)).toString().replace('URI=""', 'URI="#xpointer(/)"'));
    expect(explainXml(await pointer('a'), { good: await pointer('b') }).firstDifference?.cause).toBe(CAUSES.comment);
  });

  it('says why it cannot', () => {
    expect(explainXml(Buffer.from('<a>')).refused?.en).toMatch(/ends too early/);
    expect(explainXml(Buffer.from('<a>\xb1\xa8\xb9\xd8</a>', 'latin1')).refused?.en).toMatch(/not UTF-8/);
    expect(explainXml(changed('URI=""', 'URI="x.xml"')).refused).toEqual(REFUSALS.external.reason);
    const broken = explainXml(changed('<ds:DigestValue>', '<ds:DigestValue><!---->'), { good });
    expect([broken.refused, broken.firstDifference]).toEqual([REFUSALS.leaf.reason, undefined]);
  });
});
