import {
  type AnyKind,
  chinaDecSign,
  chinaRealtime179,
  cmsAttached,
  cmsDetached,
  jwsCompact,
  jwsJson,
  type LongTermMaterial,
  pades,
  timestampFrom,
  vcJwt,
  XML_PROFILES,
  xadesDetached,
  xadesEnveloped,
  xadesEnveloping,
  xmldsigDetached,
  xmldsigEnveloped,
  xmldsigEnveloping,
} from '@kouan/sdk/signing';
import { unknownName, usage } from '../frame/usage.ts';

/** What a person asks for beside the key. */
export interface SignWish {
  readonly profile?: string;
  /** The signature alone, its content apart. */
  readonly detached: boolean;
  /** Address of a time stamping service. */
  readonly tsa?: string;
  /** A time stamp over the whole file as well. */
  readonly archive?: boolean;
  /** What a verifier of later years needs. */
  readonly embed?: LongTermMaterial;
  readonly now: Date;
}

/** A way to sign: a kind, and what it can be told. */
interface Method {
  readonly kind: AnyKind;
  /** What a receiver demands, by the name of its profile. */
  readonly profiles?: Readonly<Record<string, object>>;
  /** The signature stands apart: always, or where it is asked for. */
  readonly apart?: 'always' | { readonly detached: true };
  /** Options that carry the time. */
  time?(now: Date): object;
  /** Options that carry a time stamp. */
  timestamp?(url: string): object;
  /** Options that carry a time stamp over all of it. */
  archive?(url: string): object;
  /** Whether there is room for what a verifier of later years needs. */
  readonly embeds?: true;
}

const signedAt = (now: Date): object => ({ signedAt: now });
const timestamp = (url: string): object => ({ timestamp: timestampFrom({ url }) });
const archive = (url: string): object => ({ archive: timestampFrom({ url }) });
/** What receivers of XML demand, and canonical forms, by short names. */
const RECEIVERS = Object.fromEntries(Object.keys(XML_PROFILES).map((profile) => [profile, { profile }]));
const XML_FORMS = {
  exclusive: { canonicalForm: 'http://www.w3.org/2001/10/xml-exc-c14n#' },
  'c14n-1.1': { canonicalForm: 'http://www.w3.org/2006/12/xml-c14n11' },
};
/** Receivers that know the identifiers of GB/T 35275 only. */
const CMS_PROFILES = { gbt35275: { dialect: 'gbt35275' } };

/** Every way to sign, by the name of its kind. */
const METHODS: readonly Method[] = [
  { kind: xmldsigEnveloped, profiles: { ...XML_FORMS, ...RECEIVERS } },
  { kind: xmldsigEnveloping, profiles: XML_FORMS },
  { kind: xmldsigDetached, profiles: XML_FORMS, apart: 'always' },
  { kind: xadesEnveloped, profiles: XML_FORMS, time: signedAt, timestamp, embeds: true },
  { kind: xadesEnveloping, profiles: XML_FORMS, time: signedAt, timestamp, embeds: true },
  { kind: xadesDetached, profiles: XML_FORMS, apart: 'always', time: signedAt, timestamp, embeds: true },
  {
    kind: jwsCompact,
    profiles: {
      /** RFC 8785 form of the JSON that is signed. */
      canonical: { payload: 'canonical' },
      /** Envelopes between e-B/L platforms: kid and certificates, over the canonical form. */
      'dcsa-pint': { payload: 'canonical', certificates: 'x5c' },
    },
    apart: { detached: true },
  },
  {
    kind: jwsJson,
    profiles: { canonical: { payload: 'canonical' }, flattened: { form: 'flattened' } },
    apart: { detached: true },
  },
  { kind: vcJwt },
  { kind: cmsDetached, profiles: CMS_PROFILES, apart: 'always', time: signedAt, timestamp, embeds: true },
  { kind: cmsAttached, profiles: CMS_PROFILES, time: signedAt, timestamp, embeds: true },
  { kind: pades, time: signedAt, timestamp, archive, embeds: true },
  { kind: chinaRealtime179 },
  { kind: chinaDecSign, time: (at) => ({ at }) },
];

export const METHOD_NAMES: readonly string[] = METHODS.map(({ kind }) => kind.name);
export const PROFILE_NAMES: readonly string[] = [
  ...new Set(METHODS.flatMap(({ profiles = {} }) => Object.keys(profiles))),
];

/** The way that a file is signed in where none is named, by what it begins with. */
const USUAL: readonly { readonly looks: (head: string) => boolean; readonly method: string }[] = [
  { looks: (head) => head.startsWith('%PDF-'), method: 'pades' },
  { looks: (head) => /^\ufeff?\s*</.test(head), method: 'xmldsig-enveloped' },
  { looks: (head) => /^\s*[{[]/.test(head), method: 'jws-compact' },
  { looks: () => true, method: 'cms-detached' },
];

/** Name of the way that is usual for these bytes. */
export function usualMethod(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('utf8');
  return USUAL.find(({ looks }) => looks(head))?.method ?? 'cms-detached';
}

/** A kind and the options that it is to sign with, the signer left out. */
export interface ChosenMethod {
  readonly kind: AnyKind;
  readonly options: object;
}

/** Throws ERR_KOUAN_USAGE for a method or profile that there is not, and for a wish that the method cannot fulfil. */
export function methodOf(
  name: string,
  { profile, detached, tsa, archive = false, embed, now }: SignWish,
): ChosenMethod {
  const method = METHODS.find(({ kind }) => kind.name === name);
  if (method === undefined) throw unknownName({ en: 'method', zh: '签名方式' }, name, METHOD_NAMES);
  const { kind, profiles = {}, apart } = method;
  const settings = profile === undefined ? {} : profiles[profile];
  if (settings === undefined)
    throw unknownName({ en: `profile of ${name}`, zh: `${name} 的配置` }, profile ?? '', Object.keys(profiles));
  if (detached && apart === undefined) throw cannot(name, '--detached');
  if (tsa !== undefined && method.timestamp === undefined) throw cannot(name, '--tsa');
  if (archive && method.archive === undefined) throw cannot(name, '--archive');
  if (archive && tsa === undefined)
    throw usage({ en: '--archive goes with --tsa.', zh: '--archive 须与 --tsa 同时提供。' });
  if (embed !== undefined && method.embeds !== true) throw cannot(name, '--embed');
  return {
    kind,
    options: {
      ...method.time?.(now),
      ...settings,
      ...(detached && typeof apart === 'object' ? apart : {}),
      ...(tsa === undefined ? {} : method.timestamp?.(tsa)),
      ...(tsa === undefined || !archive ? {} : method.archive?.(tsa)),
      ...(embed === undefined ? {} : { embed }),
    },
  };
}

const cannot = (name: string, option: string) =>
  usage(
    { en: `${name} has no ${option}.`, zh: `${name} 不支持 ${option}。` },
    { en: 'See “Methods” in docs/signing.md.', zh: '见 docs/signing.md 的“Methods”一节。' },
  );
