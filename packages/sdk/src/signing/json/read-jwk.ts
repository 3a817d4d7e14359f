import { type AlgorithmSpec, algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';
import { algorithmOfJose, isObject } from './header.ts';
import { isOnCurve } from './on-curve.ts';
import type { JsonObject, JsonValue } from './read-json.ts';
import { Refused } from './refusals.ts';
import { looksLikeRoca } from './roca.ts';

/** A JSON Web Key (RFC 7517, RFC 7518 §6, RFC 8037 §2) as far as it can sign or verify. Pure. @module */

/** What each kind consists of; the public members are those of its thumbprint (RFC 7638 §3.2). */
const KINDS: Readonly<Record<string, { readonly open: readonly string[]; readonly secret: readonly string[] }>> = {
  EC: { open: ['crv', 'kty', 'x', 'y'], secret: ['d'] },
  RSA: { open: ['e', 'kty', 'n'], secret: ['d', 'p', 'q', 'dp', 'dq', 'qi'] },
  OKP: { open: ['crv', 'kty', 'x'], secret: ['d'] },
  oct: { open: ['k', 'kty'], secret: [] },
};

/** Curves that sign here, with the octets of a coordinate. */
const CURVES: Readonly<
  Record<string, { readonly kty: string; readonly octets: number } & Pick<AlgorithmSpec, 'key' | 'curve'>>
> = {
  'P-256': { kty: 'EC', octets: 32, key: 'ec', curve: 'prime256v1' },
  'P-384': { kty: 'EC', octets: 48, key: 'ec', curve: 'secp384r1' },
  'P-521': { kty: 'EC', octets: 66, key: 'ec', curve: 'secp521r1' },
  Ed25519: { kty: 'OKP', octets: 32, key: 'ed25519' },
};

/** A key that was read, not yet loaded. */
export interface ReadJwk {
  readonly spec: Pick<AlgorithmSpec, 'key' | 'curve'>;
  readonly kid?: string;
  /** The one algorithm that the key says it is for. */
  readonly algorithm?: SignatureAlgorithm;
  /** The members of its public half. */
  readonly open: Readonly<Record<string, string>>;
  /** All members, where it has a private half. */
  readonly secret?: Readonly<Record<string, string>>;
}

/**
 * Reads one key: base64url in its one form, coordinates of full length, an RSA modulus of 2048 to 16384 bits and an odd
 * exponent above one, `use` and `key_ops` for signatures, an `alg` that fits.
 *
 * @throws Refused `jwk-…`, `base64url-…`
 */
export function readJwk(jwk: JsonValue): ReadJwk {
  if (!isObject(jwk)) throw new Refused('jwk-shape');
  const kty = text(jwk, 'kty');
  const kind = Object.hasOwn(KINDS, kty) ? KINDS[kty] : undefined;
  if (kind === undefined || kty === 'oct') throw new Refused('jwk-kind', kty);
  const open = members(jwk, kind.open);
  const spec = kty === 'RSA' ? rsaSpec(open) : curveSpec(open);
  const isPrivate = kind.secret.some((name) => Object.hasOwn(jwk, name));
  if (Object.hasOwn(jwk, 'oth')) throw new Refused('jwk-kind', 'oth');
  refuseUse(jwk, isPrivate ? 'sign' : 'verify');
  const algorithm = algorithmOf(jwk, spec);
  return {
    spec,
    open,
    ...(Object.hasOwn(jwk, 'kid') ? { kid: text(jwk, 'kid') } : {}),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(isPrivate ? { secret: { ...open, ...secretOf(jwk, kind.secret) } } : {}),
  };
}

/** What is hashed for a thumbprint of any kind of key (RFC 7638 §3, RFC 8037 §2): its required members, sorted. */
export function thumbprintText(jwk: JsonObject): string {
  const kind = Object.hasOwn(KINDS, text(jwk, 'kty')) ? KINDS[text(jwk, 'kty')] : undefined;
  if (kind === undefined) throw new Refused('jwk-kind');
  return canonicalJson(Object.fromEntries(kind.open.map((name) => [name, text(jwk, name)])));
}

function text(jwk: JsonObject, name: string): string {
  const value = Object.hasOwn(jwk, name) ? jwk[name] : undefined;
  if (typeof value !== 'string' || value === '') throw new Refused('jwk-shape', name);
  return value;
}

const members = (jwk: JsonObject, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, text(jwk, name)]));

function secretOf(jwk: JsonObject, names: readonly string[]): Record<string, string> {
  const secret = members(jwk, names);
  for (const value of Object.values(secret)) decodeBase64url(value);
  return secret;
}

function curveSpec(open: Readonly<Record<string, string>>): Pick<AlgorithmSpec, 'key' | 'curve'> {
  const { crv = '', kty } = open;
  const curve = Object.hasOwn(CURVES, crv) ? CURVES[crv] : undefined;
  if (curve === undefined || curve.kty !== kty) throw new Refused('jwk-kind', crv);
  for (const name of ['x', 'y'])
    if (open[name] !== undefined && decodeBase64url(open[name]).length !== curve.octets)
      throw new Refused('jwk-shape', name);
  const { x, y } = open;
  if (x !== undefined && y !== undefined && !isOnCurve(crv, decodeBase64url(x), decodeBase64url(y)))
    throw new Refused('jwk-point', crv);
  return { key: curve.key, ...(curve.curve === undefined ? {} : { curve: curve.curve }) };
}

/** As {@link fits} has it for every RSA key. */
const MODULUS_OCTETS = { least: 256, most: 2048 };
const MOST_EXPONENT_OCTETS = 32;

function rsaSpec({ n = '', e = '' }: Readonly<Record<string, string>>): Pick<AlgorithmSpec, 'key'> {
  const modulus = decodeBase64url(n);
  const exponent = decodeBase64url(e);
  if (modulus[0] === 0 || exponent[0] === 0) throw new Refused('jwk-shape', modulus[0] === 0 ? 'n' : 'e');
  const top = (modulus[0] ?? 0) >= 0x80;
  const even = ((modulus.at(-1) ?? 0) & 1) === 0 || ((exponent.at(-1) ?? 0) & 1) === 0;
  const one = exponent.length === 1 && exponent[0] === 1;
  const size = modulus.length >= MODULUS_OCTETS.least && modulus.length <= MODULUS_OCTETS.most;
  // 2047 bits fill 256 octets too.
  const short = modulus.length === MODULUS_OCTETS.least && !top;
  if (!size || short || even || one || exponent.length > MOST_EXPONENT_OCTETS) throw new Refused('jwk-weak');
  if (looksLikeRoca(modulus)) throw new Refused('jwk-weak', 'CVE-2017-15361');
  return { key: 'rsa' };
}

function refuseUse(jwk: JsonObject, wanted: string): void {
  if (Object.hasOwn(jwk, 'use') && jwk.use !== 'sig') throw new Refused('jwk-use', 'use');
  if (!Object.hasOwn(jwk, 'key_ops')) return;
  const { key_ops: operations } = jwk;
  if (!Array.isArray(operations) || !operations.includes(wanted)) throw new Refused('jwk-use', 'key_ops');
  if (new Set(operations).size !== operations.length) throw new Refused('jwk-shape', 'key_ops');
}

function algorithmOf(
  jwk: JsonObject,
  { key, curve }: Pick<AlgorithmSpec, 'key' | 'curve'>,
): SignatureAlgorithm | undefined {
  if (!Object.hasOwn(jwk, 'alg')) return undefined;
  const algorithm = algorithmOfJose(text(jwk, 'alg'));
  const spec = algorithm && algorithmSpec(algorithm);
  if (spec?.key !== key || spec.curve !== curve) throw new Refused('jwk-alg', text(jwk, 'alg'));
  return algorithm;
}
