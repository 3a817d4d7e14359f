import { hash } from 'node:crypto';
import type { Text } from '@kouan/core';
import { sameOctets } from '../asn1/index.ts';
import type { TimestampToken } from '../evidence.ts';
import type { SignatureTest } from '../verification.ts';
import { canonical } from '../xml/c14n.ts';
import { targetOf } from '../xml/content.ts';
import type { XmlDocument } from '../xml/document.ts';
import { DEFAULT_FORM } from '../xml/forms.ts';
import { DIGEST_METHODS, DIGEST_SIZES, DS } from '../xml/methods.ts';
import type { Placed } from '../xml/placement.ts';
import type { Qualifies, Saying } from '../xml/read.ts';
import { need, Refused } from '../xml/refusals.ts';
import { base64, isForm, leaf, method, type SignatureShape } from '../xml/shape.ts';
import { SIGNED_PROPERTIES, XADES } from './names.ts';

const SOURCE = 'EN 319 132-1 §5.2';
const MAX_TIMESTAMPS = 8;
const MAX_VALUES = 256;
/** Before it was in the namespace that counts, V2 was its own element; both are read. */
const NAMING = ['SigningCertificateV2', 'SigningCertificate'] as const;

/** Reads what XAdES says of a signature: under it and beside it (EN 319 132-1 §4). */
export const QUALIFIES: Qualifies = {
  type: SIGNED_PROPERTIES,
  objectsOf: (document, shape) => shape.objects.filter((one) => qualifyingIn(document, one) !== undefined),
  read: ({ document, shape }: Placed): Saying => {
    const signed = signedProperties(document, shape);
    const [about] = all(document, signed, 'SignedSignatureProperties');
    const [format] = all(document, signed, 'SignedDataObjectProperties');
    const beside = about === undefined ? undefined : certificateTest(document, about, shape);
    formats(document, format, shape);
    const claimedAt = about === undefined ? undefined : signingTime(document, about);
    const policy = about !== undefined && all(document, about, 'SignaturePolicyIdentifier').length > 0;
    const unsigned = unsignedProperties(document, shape);
    return {
      tests: [...(beside?.tests ?? []), ...(policy ? [POLICY] : [])],
      ...(beside?.leaf === undefined ? {} : { leaf: beside.leaf }),
      ...(claimedAt === undefined ? {} : { claimedAt }),
      timestamps: timestampsIn(document, unsigned, shape),
      ...material(document, unsigned),
    };
  },
};

/** The elements of a name in an element. */
const all = (document: XmlDocument, element: number, local: string, uri: string = XADES): number[] =>
  document.children(element).filter((one) => document.is(one, uri, local));

/** The one element of a name, which must be there. */
function only(document: XmlDocument, element: number, local: string, uri?: string): number {
  const [one, more] = all(document, element, local, uri);
  if (one === undefined || more !== undefined) throw new Refused('property');
  return one;
}

const qualifyingIn = (document: XmlDocument, object: number): number | undefined =>
  document.children(object).find((one) => document.is(one, XADES, 'QualifyingProperties'));

/** There is one set of them, it is this signature's, and the reference of its type leads to what is signed of it. */
function signedProperties(document: XmlDocument, shape: SignatureShape): number {
  const found = shape.objects.flatMap((one) => all(document, one, 'QualifyingProperties'));
  const [qualifying, more] = found;
  if (qualifying === undefined || more !== undefined) throw new Refused('unqualified');
  const id = document.attribute(shape.element, 'Id');
  const target = document.attribute(qualifying, 'Target');
  need(id !== undefined && target === `#${id}`, 'unsignedProperties');
  const references = shape.references.filter(({ type }) => type === SIGNED_PROPERTIES);
  const [reference, another] = references;
  if (reference === undefined || another !== undefined) throw new Refused('unsignedProperties');
  const signed = only(document, qualifying, 'SignedProperties');
  const to = targetOf(document, reference);
  need(to?.element === signed && !to.whole, 'unsignedProperties');
  return signed;
}

function unsignedProperties(document: XmlDocument, shape: SignatureShape): readonly number[] {
  const [object] = QUALIFIES.objectsOf(document, shape);
  const qualifying = object === undefined ? undefined : qualifyingIn(document, object);
  const groups = qualifying === undefined ? [] : all(document, qualifying, 'UnsignedProperties');
  return groups.flatMap((one) => all(document, one, 'UnsignedSignatureProperties'));
}

/** A time with its zone; one without says no instant (EN 319 132-1 §5.2.1). */
function signingTime(document: XmlDocument, about: number): Date | undefined {
  const [at, more] = all(document, about, 'SigningTime');
  need(more === undefined, 'property');
  if (at === undefined) return undefined;
  const text = leaf(document, at).trim();
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  const time = new Date(text);
  need(zoned !== null && !Number.isNaN(time.getTime()), 'property');
  return zoned[1] === undefined ? undefined : time;
}

/** The certificate that is bound by its digest (EN 319 132-1 §5.2.2); it must be among those that came along. */
function certificateTest(
  document: XmlDocument,
  about: number,
  { certificates }: SignatureShape,
): { readonly leaf?: Uint8Array; readonly tests: readonly SignatureTest[] } {
  const [naming, more] = NAMING.flatMap((local) => all(document, about, local));
  need(more === undefined, 'property');
  if (naming === undefined) return { tests: [test(false, NOT_BOUND)] };
  // The first is the signer's own; the others narrow down the path, which has rules of its own here.
  const [cert] = all(document, naming, 'Cert');
  if (cert === undefined) throw new Refused('property');
  const digest = only(document, cert, 'CertDigest');
  const name = DIGEST_METHODS[document.attribute(only(document, digest, 'DigestMethod', DS), 'Algorithm') ?? ''];
  if (name === undefined) throw new Refused('digestMethod');
  const value = base64(document, only(document, digest, 'DigestValue', DS));
  need(value.length === DIGEST_SIZES[name], 'digestMethod');
  const bound = certificates.find((one) => sameOctets(hash(name, one, 'buffer'), value));
  if (bound === undefined) return { tests: [test(false, certificates.length === 0 ? MISSING : OTHER)] };
  return { leaf: bound, tests: [name === 'sha1' ? { ...test(true, BOUND), warning: WEAK } : test(true, BOUND)] };
}

const test = (passed: boolean, reason: Text): SignatureTest => ({
  name: 'certificate',
  passed,
  reason,
  source: SOURCE,
});
const BOUND: Text = { en: 'the signature names this certificate by its digest', zh: '签名以摘要指明该证书' };
const NOT_BOUND: Text = { en: 'no signing certificate is named', zh: '未指明签名证书' };
const MISSING: Text = { en: 'the signer’s certificate is not in the signature', zh: '签名中没有签名者证书' };
const OTHER: Text = { en: 'the certificate is not the one that was signed with', zh: '证书不是签名时所用的证书' };
const WEAK: Text = { en: 'the certificate is bound by SHA-1 only', zh: '证书仅以 SHA-1 绑定' };
const POLICY: SignatureTest = {
  name: 'structure',
  passed: 'unknown',
  reason: {
    en: 'it was made under a signature policy, which is not known here',
    zh: '签名声明了签名策略，此处无法核验该策略',
  },
  source: 'EN 319 132-1 §5.2.9',
};

/** A format is told of what is signed and of nothing else. */
function formats(document: XmlDocument, group: number | undefined, { references }: SignatureShape): void {
  if (group === undefined) return;
  const ids = new Set(references.flatMap(({ id }) => (id === undefined ? [] : [`#${id}`])));
  for (const one of all(document, group, 'DataObjectFormat'))
    need(ids.has(document.attribute(one, 'ObjectReference') ?? ''), 'dataObject');
}

/** Tokens over SignatureValue, in the canonical form that each says (EN 319 132-1 §5.3). */
function timestampsIn(
  document: XmlDocument,
  groups: readonly number[],
  { valueElement }: SignatureShape,
): readonly TimestampToken[] {
  const found = groups.flatMap((one) => all(document, one, 'SignatureTimeStamp'));
  need(found.length <= MAX_TIMESTAMPS, 'property');
  return found.flatMap((one) => {
    const [how, more] = all(document, one, 'CanonicalizationMethod', DS);
    need(more === undefined, 'property');
    const form = how === undefined ? { algorithm: DEFAULT_FORM, prefixes: [] } : method(document, how);
    need(isForm(form), 'form');
    const over = canonical(document, form.algorithm, { apex: valueElement, inclusivePrefixes: form.prefixes });
    return values(document, [one], 'EncapsulatedTimeStamp').map((token) => ({ token, over }));
  });
}

/** What is there for later years; it counts by its own signature only. */
function material(document: XmlDocument, groups: readonly number[]): Pick<Saying, 'certificates' | 'revocation'> {
  const within = (outer: readonly number[], local: string): number[] =>
    outer.flatMap((one) => all(document, one, local));
  const revocation = within(groups, 'RevocationValues');
  const crls = values(document, within(revocation, 'CRLValues'), 'EncapsulatedCRLValue');
  const ocsps = values(document, within(revocation, 'OCSPValues'), 'EncapsulatedOCSPValue');
  return {
    certificates: values(document, within(groups, 'CertificateValues'), 'EncapsulatedX509Certificate'),
    ...(crls.length + ocsps.length === 0 ? {} : { revocation: { crls, ocsps } }),
  };
}

function values(document: XmlDocument, groups: readonly number[], local: string): Uint8Array[] {
  const found = groups.flatMap((one) => all(document, one, local));
  need(found.length <= MAX_VALUES, 'property');
  return found.map((one) => new Uint8Array(base64(document, one)));
}
