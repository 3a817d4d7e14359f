/**
 * Verifies one compact JWS in a browser: WebCrypto and nothing of node, the reader and the refusals of the SDK itself.
 *
 * ```ts
 * const { verdict, payload } = await verifyJws(text, { key: jwk, algorithms: ['ES256'] });
 * ```
 *
 * @module
 */
import type { Text } from '@kouan/core';
import { type AlgorithmSpec, algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { algorithmOfJose, type JoseAlgorithm } from './header.ts';
import { compactParts, type JwsParts, type PartsOptions } from './parts.ts';
import type { JsonObject } from './read-json.ts';
import { readJwk } from './read-jwk.ts';
import { Refused } from './refusals.ts';

export { canonicalJson, canonicalJsonText } from './canonical-json.ts';
export type { JoseAlgorithm } from './header.ts';
export { type JsonObject, type JsonValue, readJson } from './read-json.ts';
export { Refused } from './refusals.ts';

/** What to verify with. */
export interface WebVerifyOptions {
  /** The signer’s public key, which the caller trusts: a JWK, or SPKI in DER. */
  readonly key: JsonObject | Uint8Array<ArrayBuffer>;
  /** The algorithms that are accepted. */
  readonly algorithms: readonly JoseAlgorithm[];
  /** A payload that lies apart. */
  readonly detached?: Uint8Array<ArrayBuffer>;
  /** Longer input is refused; 32 MiB without. */
  readonly maxBytes?: number;
}

/** The outcome. */
export interface WebVerification {
  readonly verdict: 'valid' | 'invalid';
  readonly reason: Text;
  /** The payload, when the verdict is valid: read this, not the input. */
  readonly payload?: Uint8Array;
  /** The protected header, when the verdict is valid. */
  readonly header?: JsonObject;
}

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Verifies one compact JWS (RFC 7515 §5.2) with one key. What is wrong with the input is the reason of the verdict.
 *
 * @throws Refused (`ERR_KOUAN_KEY`) when the key is none that verifies
 */
export async function verifyJws(jws: string | Uint8Array, options: WebVerifyOptions): Promise<WebVerification> {
  const { key, algorithms, maxBytes = MAX_BYTES } = options;
  const jwk = key instanceof Uint8Array ? undefined : readJwk(key);
  let parts: JwsParts;
  try {
    if (jws.length > maxBytes) throw new Refused('json-size');
    const text = typeof jws === 'string' ? jws : ascii.decode(jws);
    parts = compactParts(text, { decode: decodeBase64url, ...detachedPart(options) });
  } catch (error) {
    if (error instanceof Refused) return invalid(`refused: ${error.text.en}`, `拒绝：${error.text.zh}`);
    throw error;
  }
  const { algorithm } = parts.header;
  if (!algorithms.some((name) => algorithmOfJose(name) === algorithm))
    return invalid(`${algorithm} is not allowed`, `不允许使用 ${algorithm}`);
  if (jwk?.algorithm !== undefined && jwk.algorithm !== algorithm)
    return invalid('the key is for another algorithm', '密钥属于另一算法');
  const made = await madeBy(parts, algorithm, jwk?.open ?? (key as Uint8Array<ArrayBuffer>));
  if (!made) return invalid('the key did not make this signature', '签名并非由该密钥生成');
  const reason = { en: 'the key made this signature', zh: '签名由该密钥生成' };
  return { verdict: 'valid', reason, payload: parts.payload, header: parts.header.parameters };
}

const invalid = (en: string, zh: string): WebVerification => ({ verdict: 'invalid', reason: { en, zh } });

/** Names of WebCrypto (RFC 7518 appendix A has the same table). */
const HASHES: Readonly<Record<string, string>> = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' };
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
const SALT: Readonly<Record<string, number>> = { sha256: 32, sha384: 48, sha512: 64 };
const MIN_RSA_BITS = 2048;

interface WebAlgorithm {
  readonly name: string;
  readonly hash?: string;
  readonly namedCurve?: string;
  readonly saltLength?: number;
}

function webAlgorithm({ key, hash, curve, pss }: AlgorithmSpec): WebAlgorithm {
  if (key === 'ed25519' || hash === undefined) return { name: 'Ed25519' };
  const named = { hash: HASHES[hash] ?? '' };
  if (curve !== undefined) return { name: 'ECDSA', namedCurve: CURVES[curve] ?? '', ...named };
  return pss === true
    ? { name: 'RSA-PSS', saltLength: SALT[hash] ?? 0, ...named }
    : { name: 'RSASSA-PKCS1-v1_5', ...named };
}

async function madeBy(
  { signature, signed }: JwsParts,
  name: SignatureAlgorithm,
  source: Readonly<Record<string, string>> | Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const algorithm = webAlgorithm(algorithmSpec(name));
  const { subtle } = globalThis.crypto;
  try {
    const key =
      source instanceof Uint8Array
        ? await subtle.importKey('spki', source, algorithm, false, ['verify'])
        : await subtle.importKey('jwk', { ...source }, algorithm, false, ['verify']);
    const { modulusLength = MIN_RSA_BITS } = key.algorithm as { readonly modulusLength?: number };
    if (modulusLength < MIN_RSA_BITS) return false;
    return await subtle.verify(algorithm, key, signature, new TextEncoder().encode(signed));
  } catch {
    // A key that is not of the algorithm's kind or curve, or no key: it did not make this.
    return false;
  }
}

function detachedPart({ detached }: WebVerifyOptions): Pick<PartsOptions, 'detached'> {
  if (detached === undefined) return {};
  return { detached: { text: encodeBase64url(detached), bytes: detached } };
}

/** One character an octet for ASCII; what is not ASCII is no base64url whatever it becomes. */
const ascii = new TextDecoder('latin1');
