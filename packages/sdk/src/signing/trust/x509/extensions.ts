import {
  booleanOf,
  context,
  type Der,
  DerError,
  implicit,
  Members,
  members,
  namedBits,
  oidOf,
  readDer,
  smallInteger,
  TAG,
} from '../../asn1/index.ts';
import { type DistributionPoint, distributionPoints } from './distribution-point.ts';
import { type GeneralName, generalName, generalNames } from './general-name.ts';
import { EXTENSION } from './oids.ts';

/** One extension as it stands. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

const MAX_EXTENSIONS = 64;

/** `Extensions`: one at least, none twice (RFC 5280 §4.2). */
export function readExtensions(of: Der): Extension[] {
  const found = members(implicit(of, TAG.sequence)).map(readExtension);
  if (found.length === 0) throw new DerError('the list of extensions is empty');
  if (found.length > MAX_EXTENSIONS) throw new DerError('there are too many extensions');
  if (new Set(found.map(({ oid }) => oid)).size !== found.length) throw new DerError('an extension stands twice');
  return found;
}

function readExtension(of: Der): Extension {
  const parts = new Members(of);
  const oid = oidOf(parts.take(TAG.oid));
  // DER leaves FALSE out; many authorities write it all the same, and the octets that are signed are the ones read.
  const flag = parts.maybe(TAG.boolean);
  const { content } = parts.take(TAG.octetString);
  parts.end();
  return { oid, critical: flag !== undefined && booleanOf(flag), value: content };
}

export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUsage = (typeof KEY_USAGES)[number];

/** One of `GeneralSubtrees`; `bounded` where it has the distances that RFC 5280 §4.2.1.10 does not use. */
export interface Subtree {
  readonly base: GeneralName;
  readonly bounded: boolean;
}

/** What the extensions of a certificate say (RFC 5280 §4.2), each only where it is there. */
export interface CertificateExtensions {
  readonly subjectKeyId?: Uint8Array;
  readonly authorityKeyId?: Uint8Array;
  readonly keyUsage?: ReadonlySet<KeyUsage>;
  readonly subjectAltNames?: readonly GeneralName[];
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  readonly nameConstraints?: { readonly permitted: readonly Subtree[]; readonly excluded: readonly Subtree[] };
  readonly distributionPoints?: readonly DistributionPoint[];
  readonly freshestCrl?: readonly DistributionPoint[];
  readonly policies?: readonly string[];
  readonly policyMappings?: readonly { readonly issuer: string; readonly subject: string }[];
  readonly policyConstraints?: { readonly requireExplicit?: number; readonly inhibitMapping?: number };
  readonly inhibitAnyPolicy?: number;
  readonly extendedKeyUsage?: readonly string[];
  readonly access?: readonly { readonly method: string; readonly location: GeneralName }[];
  readonly ocspNoCheck?: true;
}

type Reader = (value: Der) => Partial<CertificateExtensions>;

/** The extensions that are understood; a critical one that is not here stops every path. */
const READERS: Readonly<Record<string, Reader>> = {
  [EXTENSION.subjectKeyIdentifier]: (value) => ({ subjectKeyId: octets(value) }),
  [EXTENSION.authorityKeyIdentifier]: (value) => {
    const parts = new Members(value);
    const keyId = parts.maybe(context(0, false));
    parts.maybe(context(1));
    parts.maybe(context(2, false));
    parts.end();
    return keyId === undefined ? {} : { authorityKeyId: keyId.content };
  },
  [EXTENSION.keyUsage]: (value) => {
    const bits = namedBits(value);
    return { keyUsage: new Set(KEY_USAGES.filter((_, bit) => bits.has(bit))) };
  },
  [EXTENSION.subjectAltName]: (value) => ({ subjectAltNames: generalNames(expect(value, TAG.sequence)) }),
  // Read for its shape: nothing in a path depends on it.
  [EXTENSION.issuerAltName]: (value) => {
    generalNames(expect(value, TAG.sequence));
    return {};
  },
  [EXTENSION.basicConstraints]: (value) => {
    const parts = new Members(value);
    const flag = parts.maybe(TAG.boolean);
    const ca = flag !== undefined && booleanOf(flag);
    const length = parts.maybe(TAG.integer);
    parts.end();
    return { basicConstraints: { ca, ...(length === undefined ? {} : { pathLength: smallInteger(length) }) } };
  },
  [EXTENSION.nameConstraints]: (value) => {
    const parts = new Members(value);
    const permitted = subtrees(parts.maybe(context(0)));
    const excluded = subtrees(parts.maybe(context(1)));
    parts.end();
    return { nameConstraints: { permitted, excluded } };
  },
  [EXTENSION.crlDistributionPoints]: (value) => ({ distributionPoints: distributionPoints(value) }),
  [EXTENSION.freshestCrl]: (value) => ({ freshestCrl: distributionPoints(value) }),
  [EXTENSION.certificatePolicies]: (value) => {
    const policies = some(value).map((one) => {
      const parts = new Members(one);
      const oid = oidOf(parts.take(TAG.oid));
      // Qualifiers say things to people and decide nothing (RFC 5280 §4.2.1.4).
      parts.maybe(TAG.sequence);
      parts.end();
      return oid;
    });
    if (new Set(policies).size !== policies.length) throw new DerError('a policy stands twice');
    return { policies };
  },
  [EXTENSION.policyMappings]: (value) => ({
    policyMappings: some(value).map((one) => {
      const parts = new Members(one);
      const issuer = oidOf(parts.take(TAG.oid));
      const subject = oidOf(parts.take(TAG.oid));
      parts.end();
      return { issuer, subject };
    }),
  }),
  [EXTENSION.policyConstraints]: (value) => {
    const parts = new Members(value);
    const requireExplicit = count(parts.maybe(context(0, false)));
    const inhibitMapping = count(parts.maybe(context(1, false)));
    parts.end();
    return {
      policyConstraints: {
        ...(requireExplicit === undefined ? {} : { requireExplicit }),
        ...(inhibitMapping === undefined ? {} : { inhibitMapping }),
      },
    };
  },
  [EXTENSION.inhibitAnyPolicy]: (value) => ({ inhibitAnyPolicy: smallInteger(value) }),
  [EXTENSION.extendedKeyUsage]: (value) => ({ extendedKeyUsage: some(value).map(oidOf) }),
  [EXTENSION.authorityInfoAccess]: (value) => ({
    access: some(value).map((one) => {
      const parts = new Members(one);
      const method = oidOf(parts.take(TAG.oid));
      const location = generalName(parts.take());
      parts.end();
      return { method, location };
    }),
  }),
  [EXTENSION.ocspNoCheck]: (value) => {
    expect(value, TAG.null);
    return { ocspNoCheck: true };
  },
};

/** Reads what is understood; broken content of an extension that is understood throws DerError. */
export function certificateExtensions(all: readonly Extension[]): CertificateExtensions {
  const found: CertificateExtensions = {};
  for (const { oid, value } of all) {
    const read = READERS[oid];
    if (read !== undefined) Object.assign(found, read(readDer(value)));
  }
  return found;
}

/** Critical extensions that nobody here understands. */
export const unknownCritical = (all: readonly Extension[]): string[] =>
  all.flatMap(({ oid, critical }) => (critical && READERS[oid] === undefined ? [oid] : []));

function octets(value: Der): Uint8Array {
  const { content } = expect(value, TAG.octetString);
  if (content.length === 0) throw new DerError('a key identifier is empty');
  return content;
}

function expect(value: Der, tag: number): Der {
  if (value.tag !== tag) throw new DerError('an extension holds something else');
  return value;
}

function some(value: Der): Der[] {
  const all = members(expect(value, TAG.sequence));
  if (all.length === 0) throw new DerError('a list is empty');
  return all;
}

const count = (of: Der | undefined): number | undefined =>
  of === undefined ? undefined : smallInteger(implicit(of, TAG.integer));

function subtrees(of: Der | undefined): Subtree[] {
  if (of === undefined) return [];
  const all = members(of);
  if (all.length === 0) throw new DerError('a list of subtrees is empty');
  return all.map((one) => {
    const parts = new Members(one);
    const base = generalName(parts.take());
    const minimum = parts.maybe(context(0, false));
    const maximum = parts.maybe(context(1, false));
    parts.end();
    const least = minimum !== undefined && smallInteger(implicit(minimum, TAG.integer)) > 0;
    return { base, bounded: maximum !== undefined || least };
  });
}
