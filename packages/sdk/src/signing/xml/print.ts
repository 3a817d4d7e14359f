import { type CanonicalForm, EXCLUSIVE_NS } from './forms.ts';
import { DS, ENVELOPED } from './methods.ts';
import type { PrintStyle } from './profiles.ts';

/** What stands in `SignedInfo`. */
export interface SignedInfoParts {
  readonly form: CanonicalForm;
  readonly signatureMethod: string;
  readonly uri: string | undefined;
  readonly enveloped: boolean;
  /** The canonical form of the content; absent where it is implied. */
  readonly contentForm: CanonicalForm | undefined;
  readonly inclusivePrefixes: readonly string[];
  readonly digestMethod: string;
  readonly digest: string;
  /** Id of the reference. */
  readonly id?: string | undefined;
  /** A second reference, to something in the signature itself. */
  readonly further?: { readonly uri: string; readonly type: string; readonly digest: string } | undefined;
}

/** What stands behind it. */
export interface SignatureParts {
  readonly id?: string | undefined;
  readonly value: string;
  readonly keyName: string | undefined;
  /** Base64, the signer's own first. */
  readonly certificates: readonly string[];
  /** XML that the signature is to hold. */
  readonly object: string;
}

/** `SignedInfo` as text. */
export function printSignedInfo(parts: SignedInfoParts, style: PrintStyle): string {
  const { form, signatureMethod, uri, enveloped, contentForm, inclusivePrefixes, digest, id, further } = parts;
  const method = (name: string, algorithm: string): string => {
    const list =
      inclusivePrefixes.length > 0 && algorithm.startsWith(EXCLUSIVE_NS)
        ? `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_NS}" PrefixList="${escaped(inclusivePrefixes.join(' '))}"/>`
        : '';
    const head = `<ds:${name}${attribute('Algorithm', algorithm)}`;
    return list === '' && !style.expanded ? `${head}/>` : `${head}>${list}</ds:${name}>`;
  };
  const reference = (attributes: string, forms: readonly string[], value: string): readonly string[] => [
    `<ds:Reference${attributes}>`,
    ...(forms.length === 0
      ? []
      : ['<ds:Transforms>', ...forms.map((one) => method('Transform', one)), '</ds:Transforms>']),
    method('DigestMethod', parts.digestMethod),
    `<ds:DigestValue>${value}</ds:DigestValue>`,
    '</ds:Reference>',
  ];
  const transforms = [...(enveloped ? [ENVELOPED] : []), ...(contentForm === undefined ? [] : [contentForm])];
  return [
    '<ds:SignedInfo>',
    method('CanonicalizationMethod', form),
    method('SignatureMethod', signatureMethod),
    ...reference(attribute('Id', id) + attribute('URI', uri), transforms, digest),
    ...(further === undefined
      ? []
      : reference(attribute('URI', further.uri) + attribute('Type', further.type), [form], further.digest)),
    '</ds:SignedInfo>',
  ].join(style.lineEnd);
}

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${escaped(value)}"`;

/** A whole `Signature` around a printed `SignedInfo`. */
export function printSignature(signedInfo: string, parts: SignatureParts, style: PrintStyle): string {
  const { id, value, keyName, certificates, object } = parts;
  const long = (name: string, base64: string): string =>
    style.wrap === 0
      ? `<ds:${name}>${base64}</ds:${name}>`
      : `<ds:${name}>\n${base64.replace(new RegExp(`.{${style.wrap}}(?=.)`, 'g'), '$&\n')}\n</ds:${name}>`;
  const keyInfo = [
    ...(keyName === undefined ? [] : [`<ds:KeyName>${escaped(keyName)}</ds:KeyName>`]),
    ...(certificates.length === 0
      ? []
      : ['<ds:X509Data>', ...certificates.map((one) => long('X509Certificate', one)), '</ds:X509Data>']),
  ];
  return [
    `<ds:Signature xmlns:ds="${DS}"${attribute('Id', id)}>`,
    signedInfo,
    long('SignatureValue', value),
    ...(keyInfo.length === 0 ? [] : ['<ds:KeyInfo>', ...keyInfo, '</ds:KeyInfo>']),
    ...(object === '' ? [] : [object]),
    '</ds:Signature>',
  ].join(style.lineEnd);
}

/** Text for a value or for character data. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
