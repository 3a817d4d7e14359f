import {
  booleanOf,
  context,
  type Der,
  DerError,
  explicit,
  implicit,
  Members,
  members,
  readDer,
  smallInteger,
  TAG,
  timeOf,
} from '../../asn1/index.ts';
import { remembered } from '../../remembered.ts';
import { certificateTime, serialText } from './certificate.ts';
import {
  type DistributionPoint,
  distributionPoints,
  type PointName,
  pointName,
  reasonBits,
} from './distribution-point.ts';
import { type Extension, readExtensions } from './extensions.ts';
import { generalNames } from './general-name.ts';
import { Name } from './name.ts';
import { EXTENSION } from './oids.ts';
import { assertSameAlgorithm, readSigned, type Signed } from './signed.ts';

/** Names of `CRLReason` by number (RFC 5280 §5.3.1). */
export const REASONS: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

/** One certificate on a CRL. */
export interface RevokedEntry {
  readonly at: Date;
  readonly reason: string;
  /** Since when the key may have been in other hands. */
  readonly invalidSince?: Date;
}

/** `IssuingDistributionPoint` (RFC 5280 §5.2.5). */
export interface CrlScope {
  readonly name?: PointName;
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  readonly onlyAttributes: boolean;
  readonly reasons?: number;
  readonly indirect: boolean;
  readonly bytes: Uint8Array;
}

/** A CRL, read strictly (RFC 5280 §5). */
export class Crl {
  readonly bytes: Uint8Array;
  readonly signed: Signed;
  readonly issuer: Name;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly number: bigint | undefined;
  /** Number of the CRL that this one says the changes to. */
  readonly deltaOf: bigint | undefined;
  readonly scope: CrlScope | undefined;
  readonly authorityKeyId: Uint8Array | undefined;
  readonly freshest: readonly DistributionPoint[];
  /** Certificates that ran out since then are on it all the same (X.509 §9.5.2.8). */
  readonly keepsExpiredSince: Date | undefined;
  /** Critical extensions that are not understood, of the list or of any entry: it says nothing about anybody. */
  readonly unknownCritical: readonly string[];
  private readonly entries = new Map<string, RevokedEntry>();

  /** Throws DerError. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.signed = readSigned(readDer(bytes));
    const tbs = new Members(this.signed.tbs);
    const version = tbs.maybe(TAG.integer);
    if (version !== undefined && smallInteger(version) !== 1) throw new DerError('the version is not known');
    assertSameAlgorithm(tbs.take(TAG.sequence), this.signed);
    this.issuer = new Name(tbs.take());
    this.thisUpdate = certificateTime(tbs.take());
    const next = tbs.maybe(TAG.utcTime) ?? tbs.maybe(TAG.generalizedTime);
    this.nextUpdate = next === undefined ? undefined : certificateTime(next);
    const revoked = tbs.maybe(TAG.sequence);
    const extensions = tbs.maybe(context(0));
    tbs.end();
    if (extensions !== undefined && version === undefined) throw new DerError('only version 2 has extensions');
    const all = extensions === undefined ? [] : readExtensions(explicit(extensions, TAG.sequence));
    const value = (oid: string): Der | undefined => {
      const found = all.find((one) => one.oid === oid);
      return found === undefined ? undefined : readDer(found.value);
    };
    const number = value(EXTENSION.crlNumber);
    this.number = number === undefined ? undefined : bigOf(number);
    const delta = value(EXTENSION.deltaCrlIndicator);
    this.deltaOf = delta === undefined ? undefined : bigOf(delta);
    const scope = value(EXTENSION.issuingDistributionPoint);
    this.scope = scope === undefined ? undefined : readScope(scope);
    const keyId = value(EXTENSION.authorityKeyIdentifier);
    this.authorityKeyId = keyId === undefined ? undefined : keyIdentifierOf(keyId)?.content;
    const freshest = value(EXTENSION.freshestCrl);
    this.freshest = freshest === undefined ? [] : distributionPoints(freshest);
    const expired = value(EXTENSION.expiredCertsOnCrl);
    this.keepsExpiredSince = expired === undefined ? undefined : timeOf(expired);
    const unknown = new Set(all.flatMap(({ oid, critical }) => (critical && !KNOWN.has(oid) ? [oid] : [])));
    // RFC 5280 §5.1.2.6: no list rather than an empty one; OpenSSL writes both, and neither says anything else.
    if (revoked !== undefined) this.readEntries(members(revoked), unknown);
    this.unknownCritical = [...unknown];
  }

  private readEntries(entries: readonly Der[], unknown: Set<string>): void {
    let issuer = this.issuer.key;
    for (const of of entries) {
      const parts = new Members(of);
      const serial = serialText(parts.take(TAG.integer));
      const at = certificateTime(parts.take());
      const extensions = parts.maybe(TAG.sequence);
      parts.end();
      const all = extensions === undefined ? [] : readExtensions(extensions);
      for (const { oid, critical } of all) if (critical && !KNOWN_OF_ENTRY.has(oid)) unknown.add(oid);
      // Holds for those that follow too, until the next one (RFC 5280 §5.3.3).
      issuer = issuerOf(all) ?? issuer;
      const key = entryKey(issuer, serial);
      // A first revocation is not undone by a second line.
      if (!this.entries.has(key)) this.entries.set(key, { at, ...entryExtensions(all) });
    }
  }

  /** What it says of a certificate; nothing about those that are not on it. */
  entry(issuer: Name, serial: string): RevokedEntry | undefined {
    return this.entries.get(entryKey(issuer.key, serial));
  }

  /** How many certificates are on it. */
  get size(): number {
    return this.entries.size;
  }
}

const entryKey = (issuer: string, serial: string): string => `${serial}\u0002${issuer}`;

const KNOWN: ReadonlySet<string> = new Set([
  EXTENSION.authorityKeyIdentifier,
  EXTENSION.issuerAltName,
  EXTENSION.crlNumber,
  EXTENSION.deltaCrlIndicator,
  EXTENSION.issuingDistributionPoint,
  EXTENSION.freshestCrl,
  EXTENSION.authorityInfoAccess,
  EXTENSION.expiredCertsOnCrl,
]);

const KNOWN_OF_ENTRY: ReadonlySet<string> = new Set([
  EXTENSION.reasonCode,
  EXTENSION.invalidityDate,
  EXTENSION.certificateIssuer,
]);

function issuerOf(all: readonly Extension[]): string | undefined {
  const found = all.find(({ oid }) => oid === EXTENSION.certificateIssuer);
  if (found === undefined) return undefined;
  const directory = generalNames(readDer(found.value, TAG.sequence)).find(({ kind }) => kind === 'directory');
  if (directory?.kind !== 'directory') throw new DerError('an entry names no issuer');
  return directory.name.key;
}

function entryExtensions(all: readonly Extension[]): Omit<RevokedEntry, 'at'> {
  const value = (oid: string): Uint8Array | undefined => all.find((one) => one.oid === oid)?.value;
  const reason = value(EXTENSION.reasonCode);
  const since = value(EXTENSION.invalidityDate);
  return {
    reason: reason === undefined ? 'unspecified' : reasonText(readDer(reason)),
    ...(since === undefined ? {} : { invalidSince: timeOf(readDer(since)) }),
  };
}

/** `CRLReason`: one that is not known counts as revoked all the same. */
export function reasonText(of: Der): string {
  if (of.tag !== TAG.enumerated) throw new DerError('no reason');
  return REASONS[smallInteger(implicit(of, TAG.integer))] ?? 'unspecified';
}

function bigOf(of: Der): bigint {
  const text = serialText(of);
  if (text.startsWith('-')) throw new DerError('the number of a CRL is negative');
  return BigInt(`0x${text}`);
}

function readScope(of: Der): CrlScope {
  const parts = new Members(of);
  const flag = (n: number): boolean => {
    const found = parts.maybe(context(n, false));
    return found !== undefined && booleanOf(implicit(found, TAG.boolean));
  };
  const name = parts.maybe(context(0));
  const onlyUsers = flag(1);
  const onlyAuthorities = flag(2);
  const reasons = parts.maybe(context(3, false));
  const indirect = flag(4);
  const onlyAttributes = flag(5);
  parts.end();
  return {
    ...(name === undefined ? {} : { name: pointName(name) }),
    onlyUsers,
    onlyAuthorities,
    onlyAttributes,
    ...(reasons === undefined ? {} : { reasons: reasonBits(reasons) }),
    indirect,
    bytes: of.bytes,
  };
}

/** Reads a CRL, or gives back the one that was read of the same octets before. Throws DerError. */
export const readCrl = remembered((bytes) => new Crl(bytes), { values: 256, octets: 64 * 1024 * 1024 });

/** keyIdentifier of AuthorityKeyIdentifier; issuer and serial number, which may follow, are not asked for. */
function keyIdentifierOf(of: Der): Der | undefined {
  const parts = new Members(of);
  const found = parts.maybe(context(0, false));
  parts.rest();
  return found;
}
