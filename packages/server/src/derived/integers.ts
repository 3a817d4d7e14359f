/** Whole numbers as octets have them, the first octet the greatest. @module */

export const wholeOf = (octets: Uint8Array): bigint => BigInt(`0x${Buffer.from(octets).toString('hex')}`);

export const octetsFrom = (whole: bigint, length: number): Buffer =>
  Buffer.from(whole.toString(16).padStart(2 * length, '0'), 'hex');

/** `value`⁻¹ modulo `modulus`; the two have no divisor in common. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [before, rest] = [modulus, value % modulus];
  let [one, other] = [0n, 1n];
  while (rest > 0n) {
    const times = before / rest;
    [before, rest] = [rest, before - times * rest];
    [one, other] = [other, one - times * other];
  }
  return one < 0n ? one + modulus : one;
}

/** `value` modulo `modulus`, which is never below 0. */
export const modulo = (value: bigint, modulus: bigint): bigint => ((value % modulus) + modulus) % modulus;
