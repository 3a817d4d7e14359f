import {
  context,
  type Der,
  DerError,
  der,
  explicit,
  implicit,
  Members,
  members,
  namedBits,
  readDer,
  sequence,
  TAG,
} from '../../asn1/index.ts';
import { type GeneralName, generalNames } from './general-name.ts';
import { Name } from './name.ts';

/** Reasons for which a certificate is revoked, by their bit in `ReasonFlags` (RFC 5280 §4.2.1.13). */
export const REASON_FLAGS = [
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

/** All of them as one set of bits, without `unused`. */
export const ALL_REASONS = 0b1_1111_1110;

/** `DistributionPointName`. */
export type PointName =
  | { readonly full: readonly GeneralName[] }
  /** Octets of a RelativeDistinguishedName, to be added to the name of the issuer. */
  | { readonly relative: Uint8Array };

/** `DistributionPoint` (RFC 5280 §4.2.1.13). */
export interface DistributionPoint {
  readonly name?: PointName;
  /** Bits by {@link REASON_FLAGS}; all without. */
  readonly reasons?: number;
  readonly crlIssuer?: readonly GeneralName[];
}

/** `CRLDistributionPoints`. */
export function distributionPoints(of: Der): DistributionPoint[] {
  if (of.tag !== TAG.sequence) throw new DerError('no distribution points');
  const all = members(of);
  if (all.length === 0) throw new DerError('there are no distribution points');
  return all.map((one) => {
    const parts = new Members(one);
    const name = parts.maybe(context(0));
    const reasons = parts.maybe(context(1, false));
    const issuer = parts.maybe(context(2));
    parts.end();
    if (name === undefined && issuer === undefined) throw new DerError('a distribution point names nothing');
    return {
      ...(name === undefined ? {} : { name: pointName(name) }),
      ...(reasons === undefined ? {} : { reasons: reasonBits(reasons) }),
      ...(issuer === undefined ? {} : { crlIssuer: generalNames(issuer) }),
    };
  });
}

/** `[0] DistributionPointName`: a CHOICE, so its tag is explicit. */
export function pointName(of: Der): PointName {
  const one = explicit(of);
  if (one.tag === context(0)) return { full: generalNames(one) };
  if (one.tag === context(1)) return { relative: one.content };
  throw new DerError('no name of a distribution point');
}

/** `ReasonFlags` as bits. */
export function reasonBits(of: Der): number {
  let bits = 0;
  for (const bit of namedBits(implicit(of, TAG.bitString))) if (bit < REASON_FLAGS.length) bits |= 1 << bit;
  return bits & ALL_REASONS;
}

/** The names of a point, written out in full. */
export function fullNames(name: PointName, issuer: Name): readonly GeneralName[] {
  if ('full' in name) return name.full;
  const whole = sequence(readDer(issuer.bytes).content, der(TAG.set, name.relative));
  return [{ kind: 'directory', name: new Name(readDer(whole)) }];
}
