import type { Text } from '@kouan/core';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { type DigestName, DS } from './methods.ts';

/** How a signature is printed. None of it changes what is signed, but a receiver's parser may insist. */
export interface PrintStyle {
  /** Between elements; nothing in the shortest form. */
  readonly lineEnd: '' | '\n';
  /** `<a></a>` instead of `<a/>`. */
  readonly expanded: boolean;
  /** Characters on one line of base64 of a signature or certificate, which then begins on a line of its own; 0 for one line. */
  readonly wrap: number;
}

/** What one receiver asks for, as data. */
export interface XmlProfile {
  readonly title: Text;
  readonly source: string;
  /** The only algorithm that it takes; any current one without. */
  readonly algorithm?: SignatureAlgorithm;
  /** The hash of content; the signature's own without. */
  readonly digest?: DigestName;
  /** Identifiers that it writes instead of the standard's, and that a verifier knows under it. */
  readonly signatureMethods: Readonly<Record<string, SignatureAlgorithm>>;
  readonly digestMethods: Readonly<Record<string, DigestName>>;
  /** Hashes that a verifier takes although they are not current. */
  readonly legacyDigests: readonly DigestName[];
  /** The canonical form of content is the default one and is not named. */
  readonly impliedForm: boolean;
  readonly keyName: boolean;
  readonly style: PrintStyle;
  /** Where an enveloped signature is put: the last child of the root, or where the CEB schemas have it. */
  readonly place: 'last' | 'ceb';
  /** What whoever uses it should know. */
  readonly warning?: Text;
}

const SHORT: PrintStyle = { lineEnd: '', expanded: false, wrap: 0 };
const EPORT = {
  signatureMethods: {},
  digestMethods: {},
  legacyDigests: [],
  impliedForm: true,
  keyName: true,
  // As the samples of GACC print it: the signature itself is not indented, its tags are never empty ones.
  style: { lineEnd: '\n', expanded: true, wrap: 76 },
  place: 'ceb',
} as const satisfies Partial<XmlProfile>;

const SHA1: Text = {
  en: 'SHA-1 can be forged; it is used only because the receiver asks for it.',
  zh: 'SHA-1 已可被伪造；仅因接收方要求而使用。',
};

/** Who asks for XML signatures in which way. */
export const XML_PROFILES = {
  default: {
    title: { en: 'XML Signature as the standard has it', zh: '标准 XML 签名' },
    source: 'XMLDSig Core 1.1',
    signatureMethods: {},
    digestMethods: {},
    legacyDigests: [],
    impliedForm: false,
    keyName: false,
    style: SHORT,
    place: 'last',
  },
  'eport-2018': {
    ...EPORT,
    title: { en: 'China E-Port, RSA cards (CEB messages of 2018)', zh: '中国电子口岸 RSA 卡（2018 版 CEB 报文）' },
    source: 'GACC 2018-113',
    algorithm: 'RSA-SHA1',
    digest: 'sha1',
    legacyDigests: ['sha1'],
    warning: SHA1,
  },
  'eport-2022': {
    ...EPORT,
    title: { en: 'China E-Port, SM2 cards (CEB messages of 2022-05)', zh: '中国电子口岸国密卡（2022-05 版 CEB 报文）' },
    source: 'GACC CEB 2022-05',
    algorithm: 'SM2-SM3',
    digest: 'sm3',
  },
  'eport-2022-legacy': {
    ...EPORT,
    title: { en: 'China E-Port, SM2 cards with the older identifiers', zh: '中国电子口岸国密卡（旧标识符）' },
    source: 'GACC CEB 2022-05, as older clients write it',
    algorithm: 'SM2-SM3',
    digest: 'sha1',
    signatureMethods: { [`${DS}sm2-sm3`]: 'SM2-SM3' },
    digestMethods: { [`${DS}sm3`]: 'sm3' },
    legacyDigests: ['sha1'],
    warning: SHA1,
  },
} as const satisfies Readonly<Record<string, XmlProfile>>;

/** Name of a receiver's way to sign. */
export type XmlProfileName = keyof typeof XML_PROFILES;

/** What is known of a profile. */
export const xmlProfile = (name: XmlProfileName): XmlProfile => XML_PROFILES[name];
