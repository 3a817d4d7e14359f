import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pemSigner, selfSignedCertificate, verify } from '../index.ts';
import type { VerificationPolicy } from '../policy.ts';
import { keyOf, type Outcome, outcomeOf } from './outcome.testing.ts';
import { wrappingsDetached, wrappingsEnveloping, wrappingsInPlace, wrappingsWhole } from './wrapping.testing.ts';
import { xmldsigDetached, xmldsigEnveloped } from './xmldsig.ts';

const pair = selfSignedCertificate({ subject: 'Attacked', days: 9, now: new Date('2026-01-01') });
const signer = pemSigner(pair);
const key = keyOf(Buffer.from(pair.certificate));
const wrappings = (
  await Promise.all([
    wrappingsInPlace(signer),
    wrappingsWhole(signer),
    wrappingsEnveloping(signer),
    wrappingsDetached(signer),
  ])
).flat();

describe('signature wrapping', () => {
  it.each(wrappings)('$name: $refused', ({ text, kind, policy, refused }) => {
    expect(outcomeOf(Buffer.from(text), kind, key, { xml: policy })).toBe(refused);
  });
});

describe('tricks inside a signature', async () => {
  const honest = Buffer.from(await xmldsigEnveloped.sign(Buffer.from('<E><v>100</v></E>'), { signer })).toString();
  const lenient = { lenientContent: true };
  const info = /<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/.exec(honest)?.[0] ?? '';
  const reference = /<ds:Reference[\s\S]*<\/ds:Reference>/.exec(honest)?.[0] ?? '';
  const digest = /<ds:DigestValue>([^<]*)/.exec(honest)?.[1] ?? '';
  const transform = '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>';
  const rows: readonly (readonly [string, string, Outcome, VerificationPolicy?])[] = [
    ['a comment in the digest', honest.replace(digest, `<!--x-->${digest}`), 'leaf', lenient],
    ['a comment in the digest, strictly', honest.replace(digest, `<!--x-->${digest}`), 'comment'],
    ['CDATA in the digest', honest.replace(digest, `<![CDATA[${digest}]]>`), 'leaf'],
    ['an element in the digest', honest.replace(digest, `<x/>${digest}`), 'leaf'],
    [
      'a digest with bits that mean nothing',
      honest.replace(
        /(.)=<\/ds:DigestValue>/,
        (_, c) => `${String.fromCharCode(c.charCodeAt(0) + 1)}=</ds:DigestValue>`,
      ),
      'base64',
    ],
    ['an empty digest', honest.replace(digest, ''), 'base64'],
    ['a comment that truncates text', honest.replace('100', '1<!---->00'), 'comment'],
    ['an instruction that hides text', honest.replace('100', '<?p 1?>00'), 'instruction'],
    ['two SignedInfo', honest.replace(info, info + info), 'shape'],
    ['another SignedInfo before', honest.replace(info, info.replace(digest, 'AAAA') + info), 'shape'],
    ['no SignedInfo', honest.replace(info, ''), 'shape'],
    ['two references', honest.replace(reference, reference + reference), 'references'],
    ['no reference', honest.replace(reference, ''), 'shape'],
    ['a stranger in SignedInfo', honest.replace('<ds:Reference', '<x xmlns=""/><ds:Reference'), 'shape'],
    ['text in SignedInfo', honest.replace('<ds:Reference', 'x<ds:Reference'), 'beside'],
    [
      'XPath',
      honest.replace(
        transform,
        '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>1</ds:XPath></ds:Transform>',
      ),
      'transform',
    ],
    [
      'XSLT',
      honest.replace(transform, `${transform}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>`),
      'transform',
    ],
    [
      'base64 transform',
      honest.replace(transform, '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/>'),
      'transform',
    ],
    ['500 transforms', honest.replace(transform, transform.repeat(500)), 'transforms'],
    [
      'two canonical forms',
      honest.replace(
        '</ds:Transforms>',
        '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>',
      ),
      'transforms',
    ],
    [
      'an unknown canonical form',
      honest.replace(/(<ds:CanonicalizationMethod Algorithm=")[^"]*/, '$1urn:none'),
      'form',
    ],
    [
      'a truncated HMAC',
      honest.replace(
        /<ds:SignatureMethod [^>]*>/,
        '<ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>',
      ),
      'truncated',
    ],
    [
      'an HMAC under the public key',
      honest.replace(/(<ds:SignatureMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'),
      'hmac',
    ],
    [
      'DSA',
      honest.replace(/(<ds:SignatureMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2000/09/xmldsig#dsa-sha1'),
      'method',
    ],
    [
      'MD5',
      honest.replace(/(<ds:DigestMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2001/04/xmldsig-more#md5'),
      'digestMethod',
    ],
    [
      'SHA-1',
      honest.replace(/(<ds:DigestMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2000/09/xmldsig#sha1'),
      'digestMethod',
    ],
    [
      'the name of a prototype as a method',
      honest.replace(/(<ds:DigestMethod Algorithm=")[^"]*/, '$1constructor'),
      'digestMethod',
    ],
    [
      'a digest of another size',
      honest.replace(/(<ds:DigestMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2001/04/xmlenc#sha512'),
      'digestMethod',
    ],
    ['a reference to a file', honest.replace('URI=""', 'URI="file:///etc/passwd"'), 'external'],
    ['a reference without URI', honest.replace(' URI=""', ''), 'external'],
    ['an XPointer beyond the two', honest.replace('URI=""', 'URI="#xpointer(//v)"'), 'pointer'],
    ['a reference to nothing', honest.replace('URI=""', 'URI="#none"'), 'missing'],
    ['a manifest', honest.replace('URI=""', 'URI="" Type="http://www.w3.org/2000/09/xmldsig#Manifest"'), 'manifest'],
    [
      'eleven certificates',
      honest.replace(/<ds:X509Certificate>[\s\S]*<\/ds:X509Certificate>/, (c) => c.repeat(11)),
      'certificates',
    ],
    ['another prefix for the signature', honest.replace(/ds:/g, 'evil:').replace('xmlns:ds=', 'xmlns:evil='), 'forged'],
    [
      'another canonical form of the same',
      honest.replace(/(<ds:CanonicalizationMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2001/10/xml-exc-c14n#'),
      'forged',
    ],
    ['a DOCTYPE', `<!DOCTYPE E [<!ENTITY e "100">]>${honest}`, 'unreadable'],
    ['an entity nobody defined', honest.replace('100', '&e;'), 'unreadable'],
    ['ten thousand nested elements', `${'<a>'.repeat(10_000)}`, 'unreadable'],
  ];
  it.each(rows.map(([name, text, refused, policy]) => ({ name, text, refused, policy })))(
    '$name: $refused',
    ({ text, refused, policy }) => {
      expect(text).not.toBe(honest);
      expect(outcomeOf(Buffer.from(text), xmldsigEnveloped, key, policy)).toBe(refused);
    },
  );
  it('certificates in any order, and a key value, change nothing', () => {
    const turned = honest.replace(
      '<ds:X509Data>',
      '<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue><ds:X509Data><ds:X509SKI>AAAA</ds:X509SKI>',
    );
    expect(outcomeOf(Buffer.from(turned), xmldsigEnveloped, key)).toBe('good');
  });
});

const corpus = (name: string): URL => new URL(`../../../../../../shared/data/signing/${name}/`, import.meta.url);

describe.skipIf(!existsSync(corpus('attacks-own')))('attack files of our own', () => {
  const own = corpus('attacks-own');
  const read = (file: string): Buffer => readFileSync(new URL(file, own));
  const wanted: Readonly<Record<string, readonly [Outcome, typeof xmldsigEnveloped | typeof xmldsigDetached]>> = {
    'atk_cdata.xml': ['good', xmldsigEnveloped], // the same content in another notation
    'atk_comment_split.xml': ['comment', xmldsigEnveloped],
    'atk_digest_comment.xml': ['comment', xmldsigEnveloped],
    'atk_doctype_attr_default.xml': ['unreadable', xmldsigEnveloped],
    'atk_doctype_entity.xml': ['unreadable', xmldsigEnveloped],
    'atk_double_signedinfo.xml': ['shape', xmldsigEnveloped],
    'atk_dup_id.xml': ['duplicateId', xmldsigDetached],
    'atk_hmac_confusion_alg.xml': ['hmac', xmldsigEnveloped],
    'atk_keyinfo.xml': ['forged', xmldsigEnveloped],
    'atk_pi_hide.xml': ['instruction', xmldsigEnveloped],
    'atk_pi_insert.xml': ['instruction', xmldsigEnveloped],
    'atk_pi_target_only.xml': ['instruction', xmldsigEnveloped],
    'atk_sha1_digest.xml': ['digestMethod', xmldsigEnveloped],
    'atk_tamper.xml': ['changed', xmldsigEnveloped],
    'atk_wrap_moved.xml': ['signedPath', xmldsigDetached],
    'doc30k.xml': ['absent', xmldsigEnveloped],
    'proto.xml': ['good', xmldsigEnveloped],
    'valid_base.xml': ['good', xmldsigEnveloped],
    'valid_byid.xml': ['good', xmldsigDetached],
    'xs.xml': ['good', xmldsigEnveloped],
  };
  it('20 of 20: each for its reason', () => {
    const files = readdirSync(own).filter((file) => file.endsWith('.xml'));
    expect(files.sort()).toEqual(Object.keys(wanted).sort());
    const signerKey = keyOf(read('signer.crt'));
    for (const [file, [outcome, kind]] of Object.entries(wanted))
      expect(outcomeOf(read(file), kind, signerKey), file).toBe(outcome);
  });
  it('what is lenient about content is not lenient about the signature', () => {
    const signerKey = keyOf(read('signer.crt'));
    const lenient = { lenientContent: true };
    expect(outcomeOf(read('atk_digest_comment.xml'), xmldsigEnveloped, signerKey, lenient)).toBe('leaf');
    expect(outcomeOf(read('atk_dup_id.xml'), xmldsigDetached, signerKey, lenient)).toBe('duplicateId');
    expect(outcomeOf(read('atk_pi_hide.xml'), xmldsigEnveloped, signerKey, lenient)).toBe('changed');
    // The comment is no part of the content that comes back.
    const result = verify(read('atk_comment_split.xml'), xmldsigEnveloped, {
      trust: [read('signer.crt')],
      at: '2026-11-24',
      policy: lenient,
    });
    expect(Buffer.from(result.content ?? []).toString()).toContain('<Val>100</Val>');
  });
});
