/**
 * Moduli of RSA keys that chips with Infineon’s old library made can be factored (CVE-2017-15361, "ROCA"): modulo every
 * small prime they are a power of 65537. One in 2^27 other moduli looks so by chance. Pure.
 *
 * @module
 */
const PRIMES = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157] as const;

const GENERATOR = 65537;

let powers: readonly (readonly [prime: bigint, powers: ReadonlySet<bigint>])[] | undefined;

/** True for a modulus with the fingerprint of such a key. */
export function looksLikeRoca(modulus: Uint8Array): boolean {
  powers ??= PRIMES.map((prime) => [BigInt(prime), powersOf(prime)] as const);
  let hex = '0x';
  for (const octet of modulus) hex += octet.toString(16).padStart(2, '0');
  const value = BigInt(hex);
  return powers.every(([prime, all]) => all.has(value % prime));
}

function powersOf(prime: number): ReadonlySet<bigint> {
  const all = new Set<bigint>();
  for (let power = 1; !all.has(BigInt(power)); power = (power * GENERATOR) % prime) all.add(BigInt(power));
  return all;
}
