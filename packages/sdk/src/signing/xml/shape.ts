import { NODE, type XmlDocument } from './document.ts';
import { CANONICAL_FORMS, type CanonicalForm, EXCLUSIVE_NS } from './forms.ts';
import { DS } from './methods.ts';
import { need, type RefusalName, Refused } from './refusals.ts';

const MAX_REFERENCES = 16;
const MAX_TRANSFORMS = 3;
const MAX_OBJECTS = 16;
const MAX_CERTIFICATES = 10;
const MAX_PREFIXES = 64;

/** What is said when there are too many of an element. */
const TOO_MANY: Readonly<Record<string, RefusalName>> = { Reference: 'references', Transform: 'transforms' };

/** A canonical form, or a transform by its identifier, with the prefixes that it is to treat as inclusive. */
export interface Method {
  readonly algorithm: string;
  readonly prefixes: readonly string[];
}

/** One `Reference`. */
export interface Reference {
  readonly id: string | undefined;
  /** Absent where it stands in the application's context. */
  readonly uri: string | undefined;
  readonly type: string | undefined;
  readonly transforms: readonly Method[];
  readonly digestMethod: string;
  readonly digest: Buffer;
}

/** A `Signature` with the one shape that the standard gives it (XMLDSig Core 1.1 §4.1), before anything in it is believed. */
export interface SignatureShape {
  /** Places in the document. */
  readonly element: number;
  readonly signedInfo: number;
  readonly objects: readonly number[];
  readonly valueElement: number;
  readonly keyInfo: number | undefined;
  readonly form: Method & { readonly algorithm: CanonicalForm };
  readonly method: string;
  readonly references: readonly [Reference, ...Reference[]];
  readonly value: Buffer;
  readonly certificates: readonly Uint8Array[];
  readonly keyName: string | undefined;
}

/** Reads the shape of one signature; throws {@link Refused}. */
export function shapeOf(document: XmlDocument, element: number): SignatureShape {
  const parts = inOrder(document, element, {
    SignedInfo: [1, 1],
    SignatureValue: [1, 1],
    KeyInfo: [0, 1],
    Object: [0, MAX_OBJECTS],
  });
  const [signedInfo] = parts.SignedInfo as [number];
  const info = inOrder(document, signedInfo, {
    CanonicalizationMethod: [1, 1],
    SignatureMethod: [1, 1],
    Reference: [1, MAX_REFERENCES],
  });
  const [signatureMethod] = info.SignatureMethod as [number];
  need(!document.children(signatureMethod).some((child) => document.is(child, DS, 'HMACOutputLength')), 'truncated');
  need(document.nodes(signatureMethod).length === 0, 'parameters');
  const form = method(document, (info.CanonicalizationMethod as [number])[0]);
  need(isForm(form), 'form');
  const [keyInfo] = parts.KeyInfo as number[];
  const [valueElement] = parts.SignatureValue as [number];
  return {
    element,
    signedInfo,
    objects: parts.Object as number[],
    keyInfo,
    form,
    method: document.attribute(signatureMethod, 'Algorithm') ?? '',
    references: (info.Reference as number[]).map((one) => reference(document, one)) as [Reference],
    valueElement,
    value: base64(document, valueElement),
    ...keysOf(document, keyInfo),
  };
}

export const isForm = <M extends Method>(one: M): one is M & { readonly algorithm: CanonicalForm } =>
  Object.hasOwn(CANONICAL_FORMS, one.algorithm);

function reference(document: XmlDocument, element: number): Reference {
  const parts = inOrder(document, element, { Transforms: [0, 1], DigestMethod: [1, 1], DigestValue: [1, 1] });
  const [transforms] = parts.Transforms as number[];
  const [digestMethod] = parts.DigestMethod as [number];
  need(document.nodes(digestMethod).length === 0, 'parameters');
  return {
    id: document.attribute(element, 'Id'),
    uri: document.attribute(element, 'URI'),
    type: document.attribute(element, 'Type'),
    transforms:
      transforms === undefined
        ? []
        : (inOrder(document, transforms, { Transform: [1, MAX_TRANSFORMS] }).Transform as number[]).map((one) =>
            method(document, one),
          ),
    digestMethod: document.attribute(digestMethod, 'Algorithm') ?? '',
    digest: base64(document, (parts.DigestValue as [number])[0]),
  };
}

/** A method, with the only parameter that is understood (Exclusive XML Canonicalization §3). */
export function method(document: XmlDocument, element: number): Method {
  const algorithm = document.attribute(element, 'Algorithm') ?? '';
  const [list, more] = document.children(element);
  const known =
    list === undefined ||
    (document.is(list, EXCLUSIVE_NS, 'InclusiveNamespaces') && algorithm.startsWith(EXCLUSIVE_NS));
  // An unknown transform is said to be unknown before its parameters are.
  need(known || !Object.hasOwn(CANONICAL_FORMS, algorithm), 'parameters');
  if (list === undefined || !known) return { algorithm, prefixes: [] };
  const prefixes = (document.attribute(list, 'PrefixList') ?? '').split(/[ \t\r\n]+/).filter((prefix) => prefix !== '');
  need(more === undefined && document.nodes(list).length === 0 && prefixes.length <= MAX_PREFIXES, 'parameters');
  return { algorithm, prefixes };
}

/** What a signature says of its key: hints for a verifier, never a reason to trust. */
function keysOf(document: XmlDocument, keyInfo: number | undefined): Pick<SignatureShape, 'certificates' | 'keyName'> {
  const parts = keyInfo === undefined ? [] : document.children(keyInfo);
  const certificates = parts
    .filter((part) => document.is(part, DS, 'X509Data'))
    .flatMap((data) => document.children(data).filter((one) => document.is(one, DS, 'X509Certificate')));
  need(certificates.length <= MAX_CERTIFICATES, 'certificates');
  const name = parts.find((part) => document.is(part, DS, 'KeyName'));
  return {
    certificates: certificates.map((one) => new Uint8Array(base64(document, one))),
    keyName: name === undefined ? undefined : leaf(document, name).trim(),
  };
}

/**
 * The elements in an element, which must be those of its type, in their order, so many of each, and nothing beside them
 * but white space: a second `SignedInfo`, a comment or a stranger would be seen by some readers and not by others.
 */
function inOrder(
  document: XmlDocument,
  element: number,
  wanted: Readonly<Record<string, readonly [least: number, most: number]>>,
): Readonly<Record<string, readonly number[]>> {
  need(document.holdsElements(element), 'beside');
  const left = document.children(element);
  const found: Record<string, readonly number[]> = {};
  for (const [local, [least, most]] of Object.entries(wanted)) {
    const end = left.findIndex((child) => !document.is(child, DS, local));
    const mine = left.splice(0, end < 0 ? left.length : end);
    need(mine.length <= most, TOO_MANY[local] ?? 'shape');
    need(mine.length >= least, 'shape');
    found[local] = mine;
  }
  need(left.length === 0, 'shape');
  return found;
}

/** Text of an element that holds nothing else. */
export function leaf(document: XmlDocument, element: number): string {
  need(
    document.nodes(element).every((node) => document.kind(node) === NODE.text),
    'leaf',
  );
  return document.text(element);
}

/** Strict base64: its alphabet, its padding and white space, and no bits that mean nothing. */
export function base64(document: XmlDocument, element: number): Buffer {
  const text = leaf(document, element).replace(/[ \t\r\n]+/g, '');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== text) throw new Refused('base64');
  return bytes;
}
