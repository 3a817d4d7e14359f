import type { Certificate } from '../x509/certificate.ts';
import type { Crl } from '../x509/crl.ts';
import { ALL_REASONS, type DistributionPoint, fullNames } from '../x509/distribution-point.ts';
import { sameGeneralName } from '../x509/general-name.ts';
import type { Name } from '../x509/name.ts';

/** Where a CRL for a certificate may come from: its distribution points, and after them its issuer itself. */
export const pointsOf = ({ issuer, extensions }: Certificate): readonly DistributionPoint[] => [
  ...(extensions.distributionPoints ?? []),
  { name: { full: [{ kind: 'directory', name: issuer }] } },
];

/**
 * The reasons for which a CRL speaks about a certificate at a distribution point, as bits; 0 where it does not
 * (RFC 5280 §6.3.3 (b) and (d)).
 */
export function scopeOf(crl: Crl, point: DistributionPoint, certificate: Certificate): number {
  const { scope } = crl;
  const issuers = (point.crlIssuer ?? []).flatMap((one) => (one.kind === 'directory' ? [one.name] : []));
  const rightIssuer =
    point.crlIssuer === undefined
      ? crl.issuer.key === certificate.issuer.key
      : scope?.indirect === true && issuers.some(({ key }) => key === crl.issuer.key);
  if (!rightIssuer) return 0;
  if (scope === undefined) return point.reasons ?? ALL_REASONS;
  if (!namesMeet(crl, point, issuers[0] ?? certificate.issuer)) return 0;
  const authority = certificate.extensions.basicConstraints?.ca === true;
  if ((scope.onlyUsers && authority) || (scope.onlyAuthorities && !authority) || scope.onlyAttributes) return 0;
  return (point.reasons ?? ALL_REASONS) & (scope.reasons ?? ALL_REASONS);
}

function namesMeet({ scope, issuer }: Crl, point: DistributionPoint, pointIssuer: Name): boolean {
  if (scope?.name === undefined) return true;
  const theirs = fullNames(scope.name, issuer);
  const ours = point.name === undefined ? (point.crlIssuer ?? []) : fullNames(point.name, pointIssuer);
  return theirs.some((a) => ours.some((b) => sameGeneralName(a, b)));
}

/** Whether a CRL says the changes since another (RFC 5280 §6.3.3 (c)). */
export function isDeltaOf(delta: Crl, base: Crl): boolean {
  return (
    delta.deltaOf !== undefined &&
    delta.number !== undefined &&
    base.number !== undefined &&
    delta.issuer.key === base.issuer.key &&
    sameBytes(delta.scope?.bytes, base.scope?.bytes) &&
    sameBytes(delta.authorityKeyId, base.authorityKeyId) &&
    base.number >= delta.deltaOf &&
    base.number < delta.number
  );
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
