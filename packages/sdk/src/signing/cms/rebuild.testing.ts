import { type Der, der, members, readDer } from '../asn1/index.ts';

/** Where the parts of a CMS message with one signer lie, as paths of member numbers. */
export const PLACE = {
  version: [1, 0, 0],
  digestAlgorithms: [1, 0, 1],
  encapsulated: [1, 0, 2],
  certificates: [1, 0, 3],
  signers: [1, 0, 4],
  signer: [1, 0, 4, 0],
  signerVersion: [1, 0, 4, 0, 0],
  sid: [1, 0, 4, 0, 1],
  digest: [1, 0, 4, 0, 2],
  attributes: [1, 0, 4, 0, 3],
  method: [1, 0, 4, 0, 4],
  value: [1, 0, 4, 0, 5],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/** The value at a path. */
export function at(bytes: Uint8Array, path: readonly number[]): Der {
  let one = readDer(bytes);
  for (const index of path) {
    const next = members(one)[index];
    if (next === undefined) throw new Error(`nothing at ${path.join('.')}`);
    one = next;
  }
  return one;
}

/** The bytes with the value at a path made anew; the lengths around it fit again. */
export function replaced(bytes: Uint8Array, path: readonly number[], make: (was: Der) => Uint8Array): Buffer {
  const walk = (one: Der, rest: readonly number[]): Uint8Array => {
    const [index, ...further] = rest;
    if (index === undefined) return make(one);
    return der(
      one.tag,
      ...members(one).map((member, place) => (place === index ? walk(member, further) : member.bytes)),
    );
  };
  return Buffer.from(walk(readDer(bytes), path));
}

/** The value with its members made anew. */
export const remade = (of: Der, change: (all: Uint8Array[]) => readonly Uint8Array[]): Buffer =>
  der(of.tag, ...change(members(of).map(({ bytes }) => bytes)));
