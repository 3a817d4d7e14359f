import { der, members, readDer } from '../asn1/index.ts';

/** Numbers from 0 to below, the same for the same seed. */
export type Random = (below: number) => number;

/** A generator that needs no state but one number (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Changes octets somewhere: flips, sets, cuts, doubles, moves. */
export function mutateBytes(bytes: Uint8Array, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = random(copy.length);
  const length = 1 + random(16);
  const piece = copy.subarray(at, at + length);
  switch (random(6)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      return copy;
    case 1:
      copy[at] = random(256);
      return copy;
    case 2:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + length)]);
    case 3:
      return Buffer.concat([copy.subarray(0, at), piece, copy.subarray(at)]);
    case 4:
      return Buffer.concat([
        copy.subarray(0, at),
        Buffer.from(Array.from(piece, () => random(256))),
        copy.subarray(at),
      ]);
    default:
      piece.copy(copy, random(copy.length));
      return copy;
  }
}

/** Changes the values of a DER structure and writes lengths that fit again; or any octets. */
export function mutateDer(bytes: Uint8Array, random: Random): Buffer {
  if (random(3) === 0) return mutateBytes(bytes, random);
  try {
    return rewritten(bytes, random, 0);
  } catch {
    return mutateBytes(bytes, random);
  }
}

function rewritten(bytes: Uint8Array, random: Random, depth: number): Buffer {
  const one = readDer(bytes);
  const all = (one.tag & 0x20) !== 0 ? members(one).map((part) => part.bytes) : [];
  if (all.length > 0 && depth < 12 && random(5) > 0) {
    const at = random(all.length);
    return der(one.tag, ...all.map((part, index) => (index === at ? rewritten(part, random, depth + 1) : part)));
  }
  const at = random(Math.max(1, all.length));
  switch (random(all.length > 0 ? 6 : 3)) {
    case 0:
      return der(one.tag, one.content.length === 0 ? Buffer.of(random(256)) : mutateBytes(one.content, random));
    case 1:
      return der(random(256), one.content);
    case 2:
      return der(one.tag);
    case 3:
      return der(one.tag, ...all.filter((_, index) => index !== at));
    case 4:
      return der(one.tag, ...all, all[at] as Uint8Array);
    default:
      return der(one.tag, ...[...all].reverse());
  }
}
