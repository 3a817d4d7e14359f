import { ALGORITHMS, type SignatureAlgorithm } from '../algorithms.ts';
import type { Decode } from './base64url.ts';
import { type JsonObject, type JsonValue, readJson } from './read-json.ts';
import { type RefusalName, Refused } from './refusals.ts';

/** The protected header of a JWS (RFC 7515 §4), read strictly. Pure. @module */

/** An `alg` of JOSE that kouan knows. */
export type JoseAlgorithm = {
  [Name in SignatureAlgorithm]: (typeof ALGORITHMS)[Name] extends { readonly jose: infer Jose } ? Jose : never;
}[SignatureAlgorithm];

const BY_JOSE: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  Object.entries(ALGORITHMS).flatMap(([name, spec]) =>
    'jose' in spec ? [[spec.jose as string, name as SignatureAlgorithm] as const] : [],
  ),
);

/** The algorithm of an `alg`, none for what is not a signature by a key pair. */
export const algorithmOfJose = (alg: string): SignatureAlgorithm | undefined => BY_JOSE.get(alg);

/** What a header says that somebody acts on. */
export interface JoseHeader {
  readonly algorithm: SignatureAlgorithm;
  readonly kid?: string;
  readonly typ?: string;
  readonly cty?: string;
  /** Certificates in base64, the signer’s own first. */
  readonly x5c?: readonly string[];
  /** SHA-256 of the signer’s certificate, base64url. */
  readonly x5tS256?: string;
  /** Every parameter as it stands. */
  readonly parameters: JsonObject;
}

/** Ten certificates of RSA-4096 take about 28 kB. */
const MAX_HEADER = 64 * 1024;
const MAX_DEPTH = 8;
const MAX_CERTIFICATES = 10;

/** Parameters that must never be there: any one of them lets a message choose its key, or changes what is signed. */
const NEVER: Readonly<Record<string, RefusalName>> = {
  jku: 'key-in-header',
  jwk: 'key-in-header',
  x5u: 'key-in-header',
  b64: 'b64',
};

/** Parameters that are a text. */
const TEXTS = ['kid', 'typ', 'cty', 'x5t', 'x5t#S256'] as const;

/** Parameters that may stand outside the signature: an index into the verifier’s own keys, which decides nothing. */
const UNPROTECTED: ReadonlySet<string> = new Set(['kid']);
const DECIDING: ReadonlySet<string> = new Set([...Object.keys(NEVER), ...TEXTS, 'alg', 'crit', 'x5c', 'zip', 'enc']);

/**
 * Reads a protected header from its base64url text.
 *
 * @throws Refused with the reason, in one order for every verifier of ours
 */
export function readHeader(text: string, decode: Decode): JoseHeader {
  if (text.length > MAX_HEADER) throw new Refused('header-size');
  const parameters = readJson(decode(text), { maxDepth: MAX_DEPTH });
  if (!isObject(parameters)) throw new Refused('header-shape');
  for (const [name, refusal] of Object.entries(NEVER))
    if (Object.hasOwn(parameters, name)) throw new Refused(refusal, name);
  refuseCritical(parameters);
  const [kid, typ, cty, , x5tS256] = TEXTS.map((name) => textOf(parameters, name));
  const x5c = certificatesOf(parameters);
  return {
    algorithm: readAlgorithm(parameters),
    ...(kid === undefined ? {} : { kid }),
    ...(typ === undefined ? {} : { typ }),
    ...(cty === undefined ? {} : { cty }),
    ...(x5c === undefined ? {} : { x5c }),
    ...(x5tS256 === undefined ? {} : { x5tS256 }),
    parameters,
  };
}

/**
 * The `kid` of a header outside the signature (RFC 7515 §7.2.1); what else stands there is nobody’s business as long as
 * it decides nothing.
 */
export function unprotectedKid(header: JsonValue, inside: JoseHeader): string | undefined {
  if (!isObject(header)) throw new Refused('header-shape');
  for (const name of Object.keys(header))
    if (Object.hasOwn(inside.parameters, name) || (DECIDING.has(name) && !UNPROTECTED.has(name)))
      throw new Refused('header-unprotected', name);
  return textOf(header, 'kid');
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (of: JsonObject, name: string): JsonValue | undefined => (Object.hasOwn(of, name) ? of[name] : undefined);

/** No extension is understood, so that `crit` is always refused; why, depends on what it holds (RFC 7515 §4.1.11). */
function refuseCritical(parameters: JsonObject): void {
  const crit = own(parameters, 'crit');
  if (crit === undefined) return;
  const named = Array.isArray(crit) && crit.length > 0 && crit.every((one) => typeof one === 'string');
  if (!named) throw new Refused('crit-shape');
  throw crit.includes('b64') ? new Refused('b64', 'crit') : new Refused('crit-unknown', crit.join(', '));
}

function readAlgorithm(parameters: JsonObject): SignatureAlgorithm {
  const alg = own(parameters, 'alg');
  if (alg === undefined) throw new Refused('alg-missing');
  if (typeof alg !== 'string') throw new Refused('header-parameter', 'alg');
  const algorithm = algorithmOfJose(alg);
  if (algorithm !== undefined) return algorithm;
  if (alg.toLowerCase() === 'none') throw new Refused('alg-none');
  throw new Refused(/^HS\d/i.test(alg) ? 'alg-mac' : 'alg-unknown', alg.slice(0, 32));
}

function textOf(parameters: JsonObject, name: string): string | undefined {
  const value = own(parameters, name);
  if (value !== undefined && typeof value !== 'string') throw new Refused('header-parameter', name);
  return value;
}

function certificatesOf(parameters: JsonObject): readonly string[] | undefined {
  const x5c = own(parameters, 'x5c');
  if (x5c === undefined) return undefined;
  const listed =
    Array.isArray(x5c) &&
    x5c.length > 0 &&
    x5c.length <= MAX_CERTIFICATES &&
    x5c.every((one) => typeof one === 'string' && one !== '');
  if (!listed) throw new Refused('x5c-shape');
  return x5c as readonly string[];
}
