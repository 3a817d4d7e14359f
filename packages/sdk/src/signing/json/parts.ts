import { algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import type { Decode } from './base64url.ts';
import { isObject, type JoseHeader, readHeader, unprotectedKid } from './header.ts';
import { type JsonObject, type JsonValue, readJson } from './read-json.ts';
import { Refused } from './refusals.ts';

/** What a JWS consists of (RFC 7515 §3, §7), before any key. Pure. @module */

/** One signature and what it is over. */
export interface JwsParts {
  readonly header: JoseHeader;
  /** `kid`, whichever header it stands in. */
  readonly kid: string | undefined;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** ASCII of `header.payload`, which is what is signed (RFC 7515 §5.2). */
  readonly signed: string;
}

/** What differs between node and a browser, and between one caller and another. */
export interface PartsOptions {
  readonly decode: Decode;
  /** Base64url of a payload that lies apart. */
  readonly detached?: { readonly text: string; readonly bytes: Uint8Array };
  /** Reads a protected header; a verifier of many remembers them. */
  readonly header?: (text: string) => JoseHeader;
}

/**
 * The parts of a compact JWS.
 *
 * @throws Refused
 */
export function compactParts(text: string, options: PartsOptions): JwsParts {
  const first = text.indexOf('.');
  const second = text.indexOf('.', first + 1);
  if (first <= 0 || second < 0 || text.indexOf('.', second + 1) >= 0) throw new Refused('jws-shape');
  return parts(text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1), undefined, options);
}

/**
 * The signatures of a JWS in JSON, general or flattened. Members that nobody knows are ignored as RFC 7515 §7.2 has it:
 * nothing of them is ever given back.
 *
 * @throws Refused when it is none; a signature that cannot be read is answered as its refusal beside the others
 */
export function jsonParts(
  bytes: Uint8Array,
  options: PartsOptions & { readonly maxBytes?: number },
): readonly (JwsParts | Refused)[] {
  const { maxBytes } = options;
  const jws = readJson(bytes, maxBytes === undefined ? {} : { maxBytes });
  if (!isObject(jws)) throw new Refused('jws-json-shape');
  // One that lies apart leaves its member out (RFC 7515 appendix F).
  const payload = options.detached !== undefined && !Object.hasOwn(jws, 'payload') ? '' : jws.payload;
  if (typeof payload !== 'string') throw new Refused('jws-json-shape', 'payload');
  const general = Object.hasOwn(jws, 'signatures');
  if (general && ['signature', 'protected', 'header'].some((name) => Object.hasOwn(jws, name)))
    throw new Refused('jws-json-shape', 'signatures');
  const signatures: JsonValue | undefined = general ? jws.signatures : [jws];
  if (!Array.isArray(signatures) || signatures.length === 0) throw new Refused('jws-json-shape', 'signatures');
  return signatures.map((one: JsonValue) => {
    try {
      return jsonSignature(one, payload, options);
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  });
}

function jsonSignature(one: JsonValue, payload: string, options: PartsOptions): JwsParts {
  if (!isObject(one)) throw new Refused('jws-json-shape', 'signatures');
  const text = member(one, 'signature');
  // Without a protected header the algorithm is anybody’s choice.
  if (!Object.hasOwn(one, 'protected')) throw new Refused('alg-missing');
  const outside = Object.hasOwn(one, 'header') ? one.header : undefined;
  return parts(member(one, 'protected'), payload, text, outside, options);
}

function member(of: JsonObject, name: string): string {
  const value = Object.hasOwn(of, name) ? of[name] : undefined;
  if (typeof value !== 'string') throw new Refused('jws-json-shape', name);
  return value;
}

function parts(
  headerText: string,
  payloadText: string,
  signatureText: string,
  outside: JsonValue | undefined,
  { decode, detached, header: read = (text) => readHeader(text, decode) }: PartsOptions,
): JwsParts {
  const header = read(headerText);
  const kid = outside === undefined ? header.kid : (unprotectedKid(outside, header) ?? header.kid);
  if (detached !== undefined && payloadText !== '') throw new Refused('detached-both');
  const payload = detached?.bytes ?? decode(payloadText);
  const signature = decode(signatureText);
  refuseLength(header.algorithm, signature.length);
  return { header, kid, payload, signature, signed: `${headerText}.${detached?.text ?? payloadText}` };
}

/** Octets of r‖s (RFC 7518 §3.4) and of Ed25519 (RFC 8032 §5.1.6); an RSA signature is as long as its key. */
const CURVE_OCTETS: Readonly<Record<string, number>> = { prime256v1: 64, secp384r1: 96, secp521r1: 132 };
const ED25519_OCTETS = 64;
/** A modulus of 16384 bits. */
const MOST_OCTETS = 2048;

function refuseLength(algorithm: SignatureAlgorithm, octets: number): void {
  const { key, curve } = algorithmSpec(algorithm);
  const wanted = key === 'ed25519' ? ED25519_OCTETS : curve === undefined ? undefined : CURVE_OCTETS[curve];
  if (octets === 0 || octets > MOST_OCTETS || (wanted !== undefined && octets !== wanted))
    throw new Refused('signature-length');
}
