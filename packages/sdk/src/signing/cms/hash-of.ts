import { createHash, hash } from 'node:crypto';
import { type Der, holds } from '../asn1/index.ts';
import type { Digest } from './identifiers.ts';

/** Digest over pieces. One piece is hashed in one call, which costs half of what an open hash does. */
export function hashOf(digest: Digest, pieces: readonly Uint8Array[]): Buffer {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return hash(digest, only, 'buffer');
  const open = createHash(digest);
  for (const piece of pieces) open.update(piece);
  return open.digest();
}

/**
 * Whether a digest over pieces is the one that a value holds. It is asked for as text, one character an octet: a buffer
 * for it costs more than hashing a kilobyte.
 */
export function isDigest(of: Der, digest: Digest, pieces: readonly Uint8Array[]): boolean {
  const [only] = pieces;
  if (only === undefined || pieces.length !== 1) return holds(of, hashOf(digest, pieces));
  const found = hash(digest, only, 'binary');
  const { content } = of;
  if (content.length !== found.length) return false;
  for (let at = 0; at < found.length; at++) if (content[at] !== found.charCodeAt(at)) return false;
  return true;
}
