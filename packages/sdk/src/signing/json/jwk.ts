import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { algorithmSpec } from '../algorithms.ts';
import type { TrustedKey } from '../options.ts';
import { algorithmsOf, rawSign, rawVerify } from '../primitives/index.ts';
import { isObject } from './header.ts';
import { type JsonObject, type JsonValue, readJson } from './read-json.ts';
import { readJwk, thumbprintText } from './read-jwk.ts';
import { REFUSALS, Refused } from './refusals.ts';

/** A key out of a JWK. */
export interface JwkKey {
  readonly key: KeyObject;
  /** `kid`, or the thumbprint of RFC 7638 where it has none. */
  readonly keyId: string;
  /** The one algorithm that the key says it is for. */
  readonly algorithm?: SignatureAlgorithm;
}

const MAX_BYTES = 1024 * 1024;

/** Characters of the thumbprint that platforms of DCSA PINT use for a `kid`. */
export const PINT_KEY_ID = 16;

/**
 * Loads one JWK, public or private.
 *
 * @param source UTF-8 JSON, or its value
 * @throws Refused (ERR_KOUAN_KEY, ERR_KOUAN_FORMAT) for what is no key that signs or verifies here, `oct` among them
 */
export function importJwk(source: Uint8Array | JsonObject): JwkKey {
  const jwk = source instanceof Uint8Array ? readJson(source, { maxBytes: MAX_BYTES }) : source;
  const { algorithm, kid, open, secret } = readJwk(jwk);
  const half = load(() => createPublicKey({ key: open as JsonWebKey, format: 'jwk' }));
  const key = secret === undefined ? half : load(() => createPrivateKey({ key: secret as JsonWebKey, format: 'jwk' }));
  if (secret !== undefined && !belong(key, half)) throw new Refused('jwk-shape', 'd');
  return { key, keyId: kid ?? digest(thumbprintText(open)), ...(algorithm === undefined ? {} : { algorithm }) };
}

/**
 * Loads a JWK Set (RFC 7517 §5) of keys that verify. Keys for something else, and of kinds that verify nothing here, are
 * skipped, as the clause has it; two of one `kid`, and a secret among them, are refused.
 */
export function importJwkSet(source: Uint8Array | JsonObject): readonly JwkKey[] {
  const set: JsonValue = source instanceof Uint8Array ? readJson(source, { maxBytes: MAX_BYTES }) : source;
  if (!isObject(set) || !Array.isArray(set.keys)) throw new Refused('jwk-shape', 'keys');
  const found = new Map<string, JwkKey>();
  for (const jwk of set.keys as readonly JsonValue[]) {
    if (isObject(jwk) && (jwk.kty === 'oct' || Object.hasOwn(jwk, 'd'))) throw new Refused('jwk-kind', 'secret');
    const one = usable(jwk);
    if (one === undefined) continue;
    if (found.has(one.keyId)) throw new Refused('jwk-duplicate', one.keyId);
    found.set(one.keyId, one);
  }
  return [...found.values()];
}

const SKIPPED: ReadonlySet<string> = new Set(['jwk-kind', 'jwk-use']);

function usable(jwk: JsonValue): JwkKey | undefined {
  try {
    return importJwk(jwk as JsonObject);
  } catch (error) {
    if (error instanceof Refused && SKIPPED.has(error.refusal)) return undefined;
    throw error;
  }
}

/** A JWK as a bare key of {@link VerifyOptions}. */
export function trustedKeyOf({ key, keyId, algorithm }: JwkKey, owner?: string): TrustedKey {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return {
    keyId,
    key: new Uint8Array(open.export({ type: 'spki', format: 'der' })),
    ...(owner === undefined ? {} : { owner }),
    ...(algorithm === undefined ? {} : { algorithm }),
  };
}

/**
 * The public half of a key as JWK, with `kid`, `alg` and `use`.
 *
 * @param options `keyId` else than the whole thumbprint; `characters` of the thumbprint, {@link PINT_KEY_ID} for PINT
 * @throws Refused `jwk-kind` for a key that JOSE has no name for
 */
export function exportJwk(
  key: KeyObject,
  options: { readonly keyId?: string; readonly characters?: number; readonly algorithm?: SignatureAlgorithm } = {},
): JsonObject {
  const { algorithm = algorithmsOf(key).find((name) => algorithmSpec(name).jose !== undefined) } = options;
  const alg = algorithm && algorithmSpec(algorithm).jose;
  if (alg === undefined) throw new Refused('jwk-kind');
  return {
    ...publicMembers(key),
    kid: options.keyId ?? jwkThumbprint(key).slice(0, options.characters),
    alg,
    use: 'sig',
  };
}

/** The thumbprint of a key under SHA-256, base64url (RFC 7638). */
export const jwkThumbprint = (key: KeyObject | JsonObject): string =>
  digest(thumbprintText(isKeyObject(key) ? publicMembers(key) : key));

const isKeyObject = (key: KeyObject | JsonObject): key is KeyObject => typeof key.export === 'function';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

function publicMembers(key: KeyObject): JsonObject {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return load(() => open.export({ format: 'jwk' })) as JsonObject;
}

/** A point that is not on its curve, numbers that make no key. */
function load<Loaded>(make: () => Loaded): Loaded {
  try {
    return make();
  } catch (cause) {
    throw Object.assign(new Refused('jwk-shape'), { cause });
  }
}

const PROBE = Buffer.from(REFUSALS['jwk-shape'].en);

/** Whether the two halves are of one key: OpenSSL takes them as they come. */
function belong(key: KeyObject, open: KeyObject): boolean {
  const [algorithm] = algorithmsOf(open);
  if (algorithm === undefined) return false;
  try {
    return rawVerify(PROBE, open, algorithm, rawSign(PROBE, key, algorithm));
  } catch {
    return false;
  }
}
