import { createHash, X509Certificate } from 'node:crypto';
import { KouanError, type Text } from '@kouan/core';
import { algorithmSpec } from '../algorithms.ts';
import type { SignOptions } from '../kind.ts';
import { canonical } from './c14n.ts';
import { refuseAmbiguity } from './content.ts';
import { FIELD, type XmlDocument } from './document.ts';
import { type CanonicalForm, DEFAULT_FORM } from './forms.ts';
import { DIGEST_METHODS, type DigestName, DS, identifierOf, SIGNATURE_METHODS } from './methods.ts';
import { printSignature, printSignedInfo, type SignedInfoParts } from './print.ts';
import { type XmlProfile, type XmlProfileName, xmlProfile } from './profiles.ts';
import { signaturesOf } from './read.ts';
import { Refused } from './refusals.ts';
import { scan } from './scan.ts';

/** How to sign XML. */
export interface XmlSignOptions extends SignOptions {
  /** The receiver's way to sign; `default` is the standard's. */
  readonly profile?: XmlProfileName;
  /** Canonical form of content and `SignedInfo`; Canonical XML 1.0 without. */
  readonly canonicalForm?: CanonicalForm;
  /** Prefixes that exclusive canonicalization is to treat as inclusive. */
  readonly inclusivePrefixes?: readonly string[];
  /** Hash of the content; that of the signature without, SHA-256 for Ed25519. */
  readonly digest?: DigestName;
  /** Under a profile that writes it; the serial number of the certificate without. */
  readonly keyName?: string;
}

/** What of `SignedInfo` depends on the kind. */
export type Aim = Pick<SignedInfoParts, 'uri' | 'enveloped'> & { readonly named: boolean };

/** What it takes to sign once. */
export interface Signing {
  readonly options: XmlSignOptions;
  readonly profile: XmlProfile;
  readonly form: CanonicalForm;
  /** Makes what the signature says of itself; nothing in a plain signature. */
  readonly qualify?: (digest: Uint8Array, digestMethod: string) => Qualified;
}

/** What a signature says of itself, under the signature and beside it. */
export interface Qualified {
  /** Id of the signature, of the reference to the content, and of what is signed beside the content. */
  readonly id: string;
  readonly contentId: string;
  readonly propertiesId: string;
  /** Type of the reference to it. */
  readonly type: string;
  /** The object that holds it, with what is added when the signature is made. */
  object(unsigned: string): string;
  /** What is added: it may be over the signature, in the canonical form of `SignatureValue`. */
  unsigned(over: Uint8Array): Promise<string>;
}

/** Sees whether a signer can sign as the receiver asks. */
export function signing(options: XmlSignOptions): Signing {
  const { signer, canonicalForm = DEFAULT_FORM, profile: name = 'default' } = options;
  const profile = xmlProfile(name);
  const { algorithm } = profile;
  if (algorithm !== undefined && signer.algorithm !== algorithm)
    throw key(
      `The profile ${name} asks for ${algorithm}, the key signs with ${signer.algorithm}.`,
      `配置 ${name} 要求 ${algorithm}，密钥使用 ${signer.algorithm}。`,
      {
        en: `Sign with a key that makes ${algorithm}.`,
        zh: `请使用 ${algorithm} 密钥签名。`,
      },
    );
  if (algorithm === undefined && algorithmSpec(signer.algorithm).legacy === true)
    throw key(
      `${signer.algorithm} is used only under a profile whose receiver demands it.`,
      `${signer.algorithm} 仅在接收方要求的配置下使用。`,
      {
        en: 'Name the profile, or sign with a current algorithm.',
        zh: '请指定配置，或使用现行算法签名。',
      },
    );
  if (algorithm !== undefined && canonicalForm !== DEFAULT_FORM)
    throw new KouanError('ERR_KOUAN_USAGE', {
      en: `The profile ${name} knows no canonical form but Canonical XML 1.0.`,
      zh: `配置 ${name} 仅支持 Canonical XML 1.0。`,
    });
  return { options, profile, form: canonicalForm };
}

/** Reads a document that can be signed. */
export function unsigned(bytes: Uint8Array): XmlDocument {
  const document = scan(bytes);
  if (signaturesOf(document).length > 0)
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: 'The document is already signed.', zh: '该文档已签名。' },
      { hint: { en: 'Sign the unsigned document.', zh: '请对未签名的文档签名。' } },
    );
  try {
    refuseAmbiguity(document);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { en, zh } = error.refusal.reason;
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `The document cannot be signed: ${en}.`, zh: `该文档不能签名：${zh}。` },
      { hint: { en: 'Remove it before signing.', zh: '请在签名前更正。' } },
    );
  }
  return document;
}

/**
 * Signs the digest of content and prints the signature.
 *
 * @param content what is signed, as octets
 * @param ancestors start tags of the elements in which the signature will stand: inclusive canonicalization of
 * `SignedInfo` carries their namespaces
 * @param object XML that the signature holds
 */
export async function signatureOver(
  content: Uint8Array,
  aim: Aim,
  ancestors: readonly string[],
  job: Signing,
  object = '',
): Promise<string> {
  const { options, profile, form } = job;
  const { signer } = options;
  const hash = digestName(job);
  const digestMethod = identifier(profile.digestMethods, DIGEST_METHODS, hash);
  const digest = createHash(hash).update(content).digest();
  const inclusivePrefixes = options.inclusivePrefixes ?? [];
  const qualified = job.qualify?.(digest, digestMethod);
  const ends = ancestors.map((tag) => `</${/^<([^ \t\r\n>]+)/.exec(tag)?.[1]}>`).reverse();
  const id = qualified === undefined ? '' : ` Id="${qualified.id}"`;
  const inPlace = (inner: string, find: (shell: XmlDocument) => number): Uint8Array => {
    const around = `${ancestors.join('')}<ds:Signature xmlns:ds="${DS}"${id}>`;
    const shell = scan(Buffer.from(`${around}${inner}</ds:Signature>${ends.join('')}`));
    return canonical(shell, form, { apex: find(shell), inclusivePrefixes });
  };
  const info = printSignedInfo(
    {
      form,
      signatureMethod: identifier(profile.signatureMethods, SIGNATURE_METHODS, signer.algorithm),
      uri: aim.uri,
      enveloped: aim.enveloped,
      contentForm: aim.named && !(profile.impliedForm && form === DEFAULT_FORM) ? form : undefined,
      inclusivePrefixes,
      digestMethod,
      digest: digest.toString('base64'),
      id: qualified?.contentId,
      further: qualified && {
        uri: `#${qualified.propertiesId}`,
        type: qualified.type,
        digest: createHash(hash)
          .update(inPlace(qualified.object(''), (shell) => byId(shell, qualified.propertiesId)))
          .digest('base64'),
      },
    },
    profile.style,
  );
  const value = Buffer.from(await signer.sign(inPlace(info, firstChild))).toString('base64');
  const written = `<ds:SignatureValue>${value}</ds:SignatureValue>`;
  const unsigned = await qualified?.unsigned(inPlace(written, firstChild));
  const certificates = signer.certificates.map((one) => Buffer.from(one).toString('base64'));
  return printSignature(
    info,
    {
      id: qualified?.id,
      value,
      keyName: keyName(job),
      certificates: profile.keyName ? certificates.slice(0, 1) : certificates,
      object: object + (qualified?.object(unsigned ?? '') ?? ''),
    },
    profile.style,
  );
}

/** The first element in the signature of a shell. */
function firstChild(shell: XmlDocument): number {
  const [signature] = signaturesOf(shell) as [number];
  return shell.children(signature)[0] as number;
}

const byId = (shell: XmlDocument, id: string): number =>
  shell.scanned.ids.find(({ attribute }) => shell.value(attribute) === id)?.element as number;

/** Start tag of an element as it is written, so that what lies in it can be canonicalised in its place. */
export function startTag(document: XmlDocument, element: number): string {
  const tag = document.bytes.toString('utf8', document.field(element, FIELD.from), document.field(element, FIELD.to));
  return tag.endsWith('/>') ? `${tag.slice(0, -2)}>` : tag;
}

function digestName({ options, profile }: Signing): DigestName {
  const own = options.digest ?? profile.digest ?? algorithmSpec(options.signer.algorithm).hash ?? 'sha256';
  if (own === 'sha1' && profile.digest !== 'sha1')
    throw new KouanError('ERR_KOUAN_USAGE', {
      en: 'SHA-1 is used only under a profile whose receiver demands it.',
      zh: 'SHA-1 仅在接收方要求的配置下使用。',
    });
  return own;
}

function keyName({ options, profile }: Signing): string | undefined {
  if (options.keyName !== undefined) return options.keyName;
  const [certificate] = options.signer.certificates;
  if (!profile.keyName || certificate === undefined) return options.signer.keyId;
  return new X509Certificate(certificate).serialNumber;
}

function identifier<T>(own: Readonly<Record<string, T>>, table: Readonly<Record<string, T>>, value: T): string {
  return identifierOf(own, value) ?? identifierOf(table, value) ?? '';
}

const key = (en: string, zh: string, hint: Text): KouanError => new KouanError('ERR_KOUAN_KEY', { en, zh }, { hint });
