import { createHash, hash } from 'node:crypto';
import type { Digest } from './identifiers.ts';

/** Digest over pieces. One piece is hashed in one call, which costs half of what an open hash does. */
export function hashOf(digest: Digest, pieces: readonly Uint8Array[]): Buffer {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return hash(digest, only, 'buffer');
  const open = createHash(digest);
  for (const piece of pieces) open.update(piece);
  return open.digest();
}
