import { describe, expect, it } from 'vitest';
import { der, NULL, objectIdentifier, octetString, sequence, setOf, smallUnsigned, TAG } from '../asn1/index.ts';
import { cmsAttached, cmsDetached, sign, verify } from '../index.ts';
import type { Verification } from '../verification.ts';
import { attribute } from './attributes.ts';
import { identity, NOW } from './certificates.testing.ts';
import { ATTRIBUTE, DIGESTS } from './identifiers.ts';
import { at, PLACE, remade, replaced } from './rebuild.testing.ts';

const content = Buffer.from('one thousand');
const signer = identity({ subject: 'Honest', algorithm: 'ECDSA-SHA256' });
const other = identity({ subject: 'Other', algorithm: 'ECDSA-SHA256' });
const signed = await sign(content, cmsDetached, { signer: signer.signer, signedAt: NOW });
const options = { trust: [signer.pem], at: NOW, detached: content };

/** What the first signature failed in. */
const why = (bytes: Uint8Array, more: object = {}): string[] =>
  reasons(verify(bytes, cmsDetached, { ...options, ...more }));
const reasons = ({ verdict, signatures }: Verification): string[] => {
  const wrong = (signatures[0]?.tests ?? []).filter(({ passed }) => passed !== true && passed !== 'unknown');
  return [verdict, ...wrong.map(({ name, reason }) => `${name}: ${reason.en}`)];
};
const without =
  (oid: string) =>
  (all: Uint8Array[]): Uint8Array[] =>
    all.filter((one) => !Buffer.from(one).includes(objectIdentifier(oid)));

it('the honest one is valid', () => {
  expect(why(signed)).toEqual(['valid']);
});

describe('is refused', () => {
  const attributes = (change: (all: Uint8Array[]) => readonly Uint8Array[]): Buffer =>
    replaced(signed, PLACE.attributes, (was) => remade(was, change));
  const indefinite = Buffer.concat([Buffer.of(0x30, 0x80), at(signed, []).content, Buffer.of(0, 0)]);
  const length = signed.subarray(2, 4);
  const longLength = Buffer.concat([Buffer.of(0x30, 0x83, 0), length, at(signed, []).content]);

  it.each<[string, Uint8Array, string]>([
    [
      'contentType dropped',
      attributes(without(ATTRIBUTE.contentType)),
      'structure: the attribute contentType is missing',
    ],
    [
      'messageDigest dropped',
      attributes(without(ATTRIBUTE.messageDigest)),
      'structure: the attribute messageDigest is missing',
    ],
    [
      'certificate binding dropped',
      attributes(without(ATTRIBUTE.signingCertificateV2)),
      'signature: no acceptable certificate fits this signature',
    ],
    [
      'signing time dropped',
      attributes(without(ATTRIBUTE.signingTime)),
      'signature: no acceptable certificate fits this signature',
    ],
    [
      'attribute twice',
      attributes((all) => [...all, all.at(-1) as Uint8Array]),
      'structure: the signed attributes are not in DER order',
    ],
    [
      'messageDigest twice, sorted',
      attributes((all) => [...all, attribute(ATTRIBUTE.messageDigest, octetString(Buffer.alloc(300)))]),
      `structure: attribute ${ATTRIBUTE.messageDigest} is there twice`,
    ],
    [
      'attributes in another order',
      attributes((all) => all.reverse()),
      'structure: the signed attributes are not in DER order',
    ],
    ['no attributes at all', attributes(() => []), 'structure: no attributes'],
    [
      'attribute with two values',
      attributes((all) =>
        [...all.slice(1), sequence(objectIdentifier(ATTRIBUTE.contentType), der(TAG.set, NULL, NULL))].sort(
          Buffer.compare,
        ),
      ),
      `structure: attribute ${ATTRIBUTE.contentType} has not exactly one value`,
    ],
    ['indefinite length', indefinite, 'structure: not strict DER: the length is not definite'],
    ['length too long', longLength, 'structure: not strict DER: the length is not in its shortest form'],
    ['bytes behind', Buffer.concat([signed, Buffer.of(0)]), 'structure: not strict DER: something follows the value'],
    ['cut off', signed.subarray(0, -1), 'structure: not strict DER: the value is cut off'],
    [
      'another digest than the signature’s',
      replaced(
        replaced(signed, PLACE.digest, () => sequence(objectIdentifier(DIGESTS.sha512))),
        PLACE.digestAlgorithms,
        () => setOf(sequence(objectIdentifier(DIGESTS.sha512))),
      ),
      'algorithm: digest and signature use different hashes',
    ],
    [
      'digest not announced',
      replaced(signed, PLACE.digestAlgorithms, () => setOf()),
      'structure: a digest is not announced in digestAlgorithms',
    ],
    [
      'signer version of another name',
      replaced(signed, PLACE.signerVersion, () => smallUnsigned(3)),
      'structure: the version of a signer does not fit its name',
    ],
    ['message version', replaced(signed, PLACE.version, () => smallUnsigned(2)), 'structure: version 2 is not known'],
    [
      'unknown algorithm',
      replaced(signed, PLACE.method, () => sequence(objectIdentifier('1.2.840.10040.4.3'))),
      'algorithm: signature algorithm 1.2.840.10040.4.3 is not known',
    ],
    [
      'parameters where there are none',
      replaced(signed, PLACE.method, (was) => remade(was, ([oid]) => [oid as Uint8Array, octetString(Buffer.of(1))])),
      'algorithm: an algorithm has parameters that it may not have',
    ],
    [
      'zero signature',
      replaced(signed, PLACE.value, () => octetString(sequence(smallUnsigned(0), smallUnsigned(0)))),
      'signature: no acceptable certificate fits this signature',
    ],
    [
      'empty signature',
      replaced(signed, PLACE.value, () => octetString(Buffer.alloc(0))),
      'signature: no acceptable certificate fits this signature',
    ],
    [
      'content inside a detached one',
      replaced(signed, PLACE.encapsulated, (was) =>
        remade(was, ([type]) => [type as Uint8Array, der(0xa0, octetString(Buffer.from('other')))]),
      ),
      'structure: there is content inside a detached signature',
    ],
    [
      'content of another type',
      replaced(signed, PLACE.encapsulated, () => sequence(objectIdentifier('1.2.840.113549.1.9.16.1.4'))),
      'structure: the content is not of the type data',
    ],
    [
      'EnvelopedData',
      replaced(signed, [0], () => objectIdentifier('1.2.840.113549.1.7.3')),
      'structure: not SignedData',
    ],
  ])('%s', (_, bytes, reason) => {
    expect(why(bytes)).toEqual(['invalid', reason]);
  });
});

it('a certificate of the same key, issuer and serial number under another name is not the one that was signed with', async () => {
  const root = identity({ subject: 'Root', ca: true });
  const serial = Buffer.of(7);
  const honest = identity({ subject: 'Honest', issuer: root, serial, algorithm: 'ECDSA-SHA256' });
  const twin = identity({ subject: 'Twin', issuer: root, serial, algorithm: 'ECDSA-SHA256', key: honest.key });
  const made = await sign(content, cmsDetached, { signer: honest.signer });
  const trust = { trust: [root.pem], policy: { requireRevocation: false } };
  expect(why(made, trust)).toEqual(['valid']);
  const swapped = replaced(made, PLACE.certificates, (was) => der(was.tag, twin.certificate));
  expect(why(swapped, trust)).toEqual(['invalid', 'certificate: the certificate is not the one that was signed with']);
  // Both in the bag: the digest says which.
  const both = replaced(made, PLACE.certificates, (was) => der(was.tag, twin.certificate, honest.certificate));
  expect(verify(both, cmsDetached, { ...options, ...trust }).signatures[0]?.signer?.subject).toBe('CN=Honest');
});

it('sid names the certificate; one that fits only by its key does not do', () => {
  const foreign = replaced(signed, PLACE.sid, () => sequence(other.name, smallUnsigned(1)));
  const { verdict, signatures } = verify(foreign, cmsDetached, options);
  expect(signatures[0]?.tests.find(({ name }) => name === 'certificate')?.passed).toBe('unknown');
  expect(verdict).not.toBe('invalid');
});

it('every signer counts, or exactly one by policy', async () => {
  const second = await sign(content, cmsDetached, { signer: other.signer });
  const both = replaced(signed, PLACE.signers, (was) =>
    der(was.tag, at(signed, PLACE.signer).bytes, at(second, PLACE.signer).bytes),
  );
  const bag = replaced(both, PLACE.certificates, (was) => der(was.tag, signer.certificate, other.certificate));
  const verdicts = (trust: string[], policy = {}): string[] =>
    verify(bag, cmsDetached, { ...options, trust, policy }).signatures.map(({ verdict }) => verdict);
  expect(verdicts([signer.pem, other.pem])).toEqual(['valid', 'valid']);
  expect(verdicts([signer.pem])).toEqual(['valid', 'indeterminate']);
  expect(verdicts([signer.pem, other.pem], { maxSignatures: 1 })).toEqual(['valid', 'invalid']);
});

it('signed attributes cannot be passed off as content', () => {
  // What was signed is the SET OF attributes: without them it would be the content of a signature without attributes.
  const set = Buffer.from(at(signed, PLACE.attributes).bytes);
  set[0] = TAG.set;
  const bare = replaced(signed, PLACE.signer, (was) => remade(was, (all) => all.filter((_, index) => index !== 3)));
  expect(why(bare, { detached: set })).toEqual(['invalid', 'structure: there are no signed attributes']);
  const lenient = why(bare, { detached: set, policy: { withoutAttributes: true } });
  expect(lenient[0]).toBe('invalid');
  expect(lenient[1]).toContain('the content may be the attributes of another signature');
});

it('algorithms that were signed too must be those outside', async () => {
  const { digest, method } = { digest: at(signed, PLACE.digest), method: Buffer.from(at(signed, PLACE.method).bytes) };
  method[0] = 0xa1;
  const protection = (hash: Uint8Array, signature: Uint8Array): Buffer =>
    replaced(signed, PLACE.attributes, (was) =>
      remade(was, (all) =>
        [...all, attribute(ATTRIBUTE.algorithmProtection, sequence(hash, signature))].sort(Buffer.compare),
      ),
    );
  const wrong = 'structure: the algorithms are not those that were signed';
  expect(why(protection(digest.bytes, method))).toEqual([
    'invalid',
    'signature: no acceptable certificate fits this signature',
  ]);
  expect(why(protection(sequence(objectIdentifier(DIGESTS.sha512)), method))).toEqual(['invalid', wrong]);
  expect(why(protection(digest.bytes, der(0xa1, objectIdentifier('1.2.840.10045.4.3.4'))))).toEqual(['invalid', wrong]);
});

it('without the content it cannot be valid, in either kind', async () => {
  expect(verify(signed, cmsDetached, { trust: [signer.pem], at: NOW }).verdict).not.toBe('valid');
  expect(reasons(verify(signed, cmsAttached, options))).toEqual(['invalid', 'structure: there is no content inside']);
});

it.each(['RSA-SHA256', 'Ed25519', 'SM2-SM3'] as const)('a zero signature of %s is none', async (algorithm) => {
  const who = identity({ subject: 'Zero', algorithm });
  const made = await sign(content, cmsDetached, { signer: who.signer });
  const { length } = at(made, PLACE.value).content;
  const zero = replaced(made, PLACE.value, () => octetString(Buffer.alloc(length)));
  expect(why(zero, { trust: [who.pem] })[0]).toBe('invalid');
});

it('PEM: one block and nothing else', async () => {
  const lines = Buffer.from(signed).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  const pem = `-----BEGIN CMS-----\n${lines}\n-----END CMS-----\n`;
  expect(why(Buffer.from(pem))).toEqual(['valid']);
  expect(why(Buffer.from(pem + pem))).toEqual(['invalid', 'structure: not one PEM block']);
  expect(why(Buffer.from(pem.replace('\nMI', '\n=I')))).toEqual(['invalid', 'structure: the PEM block is not base64']);
});
