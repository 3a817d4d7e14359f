import { createECDH, createPrivateKey, type ECDH, type KeyObject } from 'node:crypto';

/** Curves of 256 bits: their name in node:crypto, their object identifier in DER, the order of their base point. */
export const CURVES = {
  'P-256': {
    name: 'prime256v1',
    oid: '2a8648ce3d030107',
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  SM2: {
    name: 'SM2',
    oid: '2a811ccf5501822d',
    order: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  },
} as const;

export type Curve = keyof typeof CURVES;

/** A private key whose secret is known here. */
export interface CurveKey {
  readonly curve: Curve;
  readonly key: KeyObject;
  /** 32 octets. */
  readonly secret: Uint8Array;
  /** x‖y. */
  readonly point: Uint8Array;
}

/** Made once for each curve: making one costs more than the point. */
const curves = new Map<Curve, ECDH>();

/** The point that belongs to a secret, x‖y; nothing for a number that is none on the curve. */
export function pointOf(curve: Curve, secret: Uint8Array): Buffer | undefined {
  const curved = curves.get(curve) ?? createECDH(CURVES[curve].name);
  curves.set(curve, curved);
  try {
    curved.setPrivateKey(secret);
  } catch {
    return undefined;
  }
  return curved.getPublicKey().subarray(1);
}

/** PKCS#8 around a key of RFC 5915; all lengths are the same for both curves. */
const pkcs8 = (oid: string, secret: Uint8Array, point: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`308187020100301306072a8648ce3d02010608${oid}046d306b0201010420`, 'hex'),
    secret,
    Buffer.from('a14403420004', 'hex'),
    point,
  ]);

/**
 * A key whose secret is drawn by the caller; a number that is none on the curve, one in 2³², is drawn again.
 *
 * @param draw 32 octets for each round
 */
export function curveKey(curve: Curve, draw: (round: number) => Uint8Array): CurveKey {
  for (let round = 0; ; round++) {
    const secret = draw(round);
    const point = pointOf(curve, secret);
    if (point === undefined) continue;
    const der = pkcs8(CURVES[curve].oid, secret, point);
    return { curve, key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }), secret, point };
  }
}
