import { createHash } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import { rawVerify, rawVerifyAside } from '../primitives/index.ts';
import type { SignatureTest } from '../verification.ts';
import { decodeBase64, decodeFast, encodeBase64url } from './base64.ts';
import { type JoseHeader, readHeader } from './header.ts';
import type { JwsParts, PartsOptions } from './parts.ts';
import { Refused } from './refusals.ts';

/** From the parts of a JWS to evidence: what node adds to the pure reader. @module */

export const SOURCE = 'RFC 7515 §5.2';

/** A header that was read, with its certificates out of base64. */
export interface ReadHeader extends JoseHeader {
  readonly certificates: readonly Uint8Array[];
}

const HEADERS = 128;
const known = new Map<string, ReadHeader>();

/**
 * Reads a protected header, and remembers it: of a thousand signatures few have headers of their own. A header is its
 * text, so that nothing goes stale; the oldest goes first.
 */
export function headerOf(text: string): ReadHeader {
  const before = known.get(text);
  if (before !== undefined) return before;
  const header = readHeader(text, decodeFast);
  const certificates = (header.x5c ?? []).map(decodeBase64);
  const [leaf] = certificates;
  if (leaf !== undefined && header.x5tS256 !== undefined && thumbprintOf(leaf) !== header.x5tS256)
    throw new Refused('x5t-differs');
  const read = { ...header, certificates };
  if (known.size >= HEADERS) known.delete(known.keys().next().value ?? '');
  // A slice would keep the whole message that it was cut from.
  known.set(Buffer.from(text, 'latin1').toString('latin1'), read);
  return read;
}

/** `x5t#S256` of a certificate (RFC 7515 §4.1.8). */
export const thumbprintOf = (certificate: Uint8Array): string =>
  createHash('sha256').update(certificate).digest('base64url');

const WHOLE: PartsOptions = { decode: decodeFast, header: headerOf };

/** How node reads parts: its own decoder, headers that are remembered, a payload that may lie apart. */
export const partsOptions = (detached?: Uint8Array): PartsOptions =>
  detached === undefined ? WHOLE : { ...WHOLE, detached: { text: encodeBase64url(detached), bytes: detached } };

/** What differs between kinds over the same JWS. */
export interface Face {
  readonly kind: string;
  /** The shape that was found. */
  readonly shape: SignatureTest;
  /** Further tests of the kind. */
  readonly tests?: readonly SignatureTest[];
}

/** Evidence of one signature; `signed` is what `header.payload` is in octets, where the caller has them. */
export function evidenceOf(parts: JwsParts, { kind, shape, tests = [] }: Face, signed?: Uint8Array): Evidence {
  const { kid, payload, signature } = parts;
  const { algorithm, certificates } = parts.header as ReadHeader;
  const [leaf] = certificates;
  const over = (): Uint8Array => signed ?? Buffer.from(parts.signed, 'latin1');
  const evidence: Writable<Evidence> = {
    kind,
    source: SOURCE,
    tests: tests.length === 0 ? [shape] : [shape, ...tests],
    algorithm,
    content: payload,
    certificates,
    made: (key) => rawVerify(over(), key, algorithm, signature),
    madeAside: (key) => rawVerifyAside(over(), key, algorithm, signature),
  };
  if (leaf !== undefined) evidence.leaf = leaf;
  if (kid !== undefined) evidence.keyId = kid;
  return evidence;
}

type Writable<Of> = { -readonly [Name in keyof Of]: Of[Name] };

/** Evidence that there is something, and that it is refused. */
export function refusedEvidence(kind: string, error: unknown, algorithm?: SignatureAlgorithm): Evidence {
  if (!(error instanceof Refused)) throw error;
  const { en, zh } = error.text;
  const reason = { en: `refused: ${en}`, zh: `拒绝：${zh}` };
  return {
    kind,
    source: SOURCE,
    tests: [{ name: 'structure', passed: false, reason, source: error.source }],
    certificates: [],
    ...(algorithm === undefined ? {} : { algorithm }),
  };
}
