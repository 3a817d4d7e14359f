import { DerError, Members, magnitude, readDer, sequence, unsignedInteger } from '../asn1/index.ts';

/**
 * r‖s in halves of equal length from the DER form, which X.509, CMS and OpenSSL's SM2 use. Strict DER, no negative
 * number, nothing longer than the field: one signature has one form.
 *
 * @param size octets of one half
 */
export function fixedForm(signature: Uint8Array, size: number): Uint8Array {
  const pair = new Members(readDer(signature));
  const out = new Uint8Array(size * 2);
  for (const half of [0, 1]) {
    const number = magnitude(pair.take());
    if (number.length > size) throw new DerError('a half of the signature is too long');
    out.set(number, (half + 1) * size - number.length);
  }
  pair.end();
  return out;
}

/** The DER form from r‖s in halves of equal length. */
export function derForm(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2;
  if (!Number.isInteger(half) || half === 0) throw new DerError('r and s are not of one length');
  return sequence(unsignedInteger(signature.subarray(0, half)), unsignedInteger(signature.subarray(half)));
}
