/** p and b of y² = x³ − 3x + b over the integers modulo p (SP 800-186 §3.2.1), by the name of the curve in JOSE. */
const CURVES: Readonly<Record<string, { readonly p: bigint; readonly b: bigint }>> = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  'P-521': {
    p: 2n ** 521n - 1n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
};

/**
 * Whether the coordinates of a key are those of a point on its curve. What a key off it says of a signature, or gives
 * away of a secret, is somebody else's choice (invalid curve attack). The platforms refuse such keys too, without a name.
 */
export function isOnCurve(crv: string, x: Uint8Array, y: Uint8Array): boolean {
  const curve = CURVES[crv];
  if (curve === undefined) return false;
  const { p, b } = curve;
  const [left, right] = [numberOf(x), numberOf(y)];
  return left < p && right < p && (right * right - (left * left * left - 3n * left + b)) % p === 0n;
}

function numberOf(octets: Uint8Array): bigint {
  let hex = '0x0';
  for (const octet of octets) hex += octet.toString(16).padStart(2, '0');
  return BigInt(hex);
}
