import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import {
  bitsNamed,
  context,
  der,
  objectIdentifier,
  octetString,
  sequence,
  smallUnsigned,
  TAG,
  TRUE,
} from '../asn1/index.ts';
import { KEY_USAGES, type KeyUsage } from '../trust/x509/extensions.ts';
import { ACCESS, EXTENSION, USAGE } from '../trust/x509/oids.ts';
import { refused } from './refused.ts';

/** What a certificate is to say beside name and key; also what a request asks for. */
export interface CertificateProfile {
  /** May issue certificates. */
  readonly ca?: boolean;
  /** How many authorities may stand below it. */
  readonly pathLength?: number;
  /** `digitalSignature` and `nonRepudiation` without, or `keyCertSign` and `cRLSign` for an authority. */
  readonly keyUsage?: readonly KeyUsage[];
  /** Names (`timeStamping`, `emailProtection`, `documentSigning`, …) or dotted identifiers. */
  readonly extendedKeyUsage?: readonly string[];
  /** Alternative names: `DNS:a.example`, `email:a@b.example`, `URI:https://…`, `IP:192.0.2.1`. */
  readonly alternativeNames?: readonly string[];
  /** Where its CRL, OCSP responder and issuer's certificate are, http(s). */
  readonly crlUrls?: readonly string[];
  readonly ocspUrls?: readonly string[];
  readonly issuerUrls?: readonly string[];
  /** Certificate policies, dotted. */
  readonly policies?: readonly string[];
  /** For a certificate of an OCSP responder: nobody need ask about it (RFC 6960 §4.2.2.2.1). */
  readonly ocspNoCheck?: boolean;
}

const extension = (oid: string, value: Uint8Array, critical = false): Buffer =>
  sequence(objectIdentifier(oid), ...(critical ? [TRUE] : []), octetString(value));

/** An identifier of a key: 160 bits of SHA-256 over it (RFC 7093 §2). */
export const keyIdentifier = (bits: Uint8Array): Buffer => createHash('sha256').update(bits).digest().subarray(0, 20);

/** Writes the extensions of a profile, one SEQUENCE each. */
export function writeProfile(profile: CertificateProfile): Buffer[] {
  const { ca = false, pathLength, extendedKeyUsage = [], alternativeNames = [], policies = [] } = profile;
  const usage =
    profile.keyUsage ??
    (ca ? (['keyCertSign', 'cRLSign'] as const) : (['digitalSignature', 'nonRepudiation'] as const));
  const constraints = [...(ca ? [TRUE] : []), ...(ca && pathLength !== undefined ? [smallUnsigned(pathLength)] : [])];
  const usages = extendedKeyUsage.map(usageOid);
  // A time stamping service has one purpose, and it is critical (RFC 3161 §2.3).
  const sole = usages.length === 1 && usages[0] === USAGE.timeStamping;
  const points = (profile.crlUrls ?? []).map((url) => sequence(der(context(0), der(context(0), uri(url)))));
  const access = [
    ...(profile.ocspUrls ?? []).map((url) => sequence(objectIdentifier(ACCESS.ocsp), uri(url))),
    ...(profile.issuerUrls ?? []).map((url) => sequence(objectIdentifier(ACCESS.caIssuers), uri(url))),
  ];
  const some = (list: readonly unknown[], make: () => Buffer): Buffer[] => (list.length === 0 ? [] : [make()]);
  return [
    extension(EXTENSION.basicConstraints, sequence(...constraints), true),
    extension(EXTENSION.keyUsage, bitsNamed(...usage.map((one) => KEY_USAGES.indexOf(one))), true),
    ...some(usages, () => extension(EXTENSION.extendedKeyUsage, sequence(...usages.map(objectIdentifier)), sole)),
    ...some(alternativeNames, () =>
      extension(EXTENSION.subjectAltName, sequence(...alternativeNames.map(generalName))),
    ),
    ...some(policies, () =>
      extension(EXTENSION.certificatePolicies, sequence(...policies.map((one) => sequence(objectIdentifier(one))))),
    ),
    ...some(points, () => extension(EXTENSION.crlDistributionPoints, sequence(...points))),
    ...some(access, () => extension(EXTENSION.authorityInfoAccess, sequence(...access))),
    ...(profile.ocspNoCheck === true ? [extension(EXTENSION.ocspNoCheck, der(TAG.null))] : []),
  ];
}

/** Subject and authority key identifiers. */
export const writeKeyIdentifiers = (own: Uint8Array, issuer: Uint8Array | undefined): Buffer[] => [
  extension(EXTENSION.subjectKeyIdentifier, octetString(own)),
  ...(issuer === undefined
    ? []
    : [extension(EXTENSION.authorityKeyIdentifier, sequence(der(context(0, false), issuer)))]),
];

function usageOid(name: string): string {
  if (/^\d+(\.\d+)+$/.test(name)) return name;
  const oid = Object.hasOwn(USAGE, name) ? USAGE[name as keyof typeof USAGE] : undefined;
  if (oid === undefined)
    throw refused(
      `There is no extended key usage called ${name}.`,
      `没有名为 ${name} 的扩展密钥用途。`,
      `Use ${Object.keys(USAGE).join(', ')}, or a dotted identifier.`,
      `可用：${Object.keys(USAGE).join('、')}，或点分标识。`,
    );
  return oid;
}

const ascii = (tag: number, value: string): Buffer => der(tag, Buffer.from(value, 'latin1'));

function uri(url: string): Buffer {
  if (!URL.canParse(url) || !/^https?:\/\/[!-~]+$/.test(url)) throw wrongName(`URI:${url}`);
  return ascii(context(6, false), url);
}

const NAMES: Readonly<Record<string, (value: string) => Buffer | undefined>> = {
  DNS: (value) => (/^[A-Za-z0-9*_.-]{1,253}$/.test(value) ? ascii(context(2, false), value) : undefined),
  email: (value) => (/^[!-~]+@[!-~]+$/.test(value) ? ascii(context(1, false), value) : undefined),
  URI: (value) => (URL.canParse(value) && /^[!-~]+$/.test(value) ? ascii(context(6, false), value) : undefined),
  IP: (value) => (isIP(value) === 0 ? undefined : der(context(7, false), addressBytes(value))),
};

function generalName(text: string): Buffer {
  const split = text.indexOf(':');
  const written = NAMES[text.slice(0, split)]?.(text.slice(split + 1));
  if (written === undefined) throw wrongName(text);
  return written;
}

const wrongName = (text: string): Error =>
  refused(
    `This is no alternative name: ${text}`,
    `备用名称无效：${text}`,
    'Write DNS:a.example, email:a@b.example, URI:https://a.example/ or IP:192.0.2.1.',
    '请写成 DNS:a.example、email:a@b.example、URI:https://a.example/ 或 IP:192.0.2.1。',
  );

/** An address that {@link isIP} has accepted, as octets. */
function addressBytes(text: string): Buffer {
  if (isIP(text) === 4) return Buffer.from(text.split('.').map(Number));
  // The URL parser writes an IPv6 address out in one way, IPv4 tails included.
  const plain = new URL(`http://[${text.replace(/%.*$/, '')}]/`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = groups(tail ?? '');
  const all =
    tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
