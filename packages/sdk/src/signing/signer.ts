import type { SignatureAlgorithm } from './algorithms.ts';

/** Whoever holds a private key: a file, a token, a bridge to a card, a service. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm;
  /** DER, the signer's own first, then those that lead to its root. Empty for a bare key. */
  readonly certificates: readonly Uint8Array[];
  /** Name under which the receiver knows a bare key: `kid` of JOSE. */
  readonly keyId?: string;
  /**
   * Signs bytes, not a digest. ECDSA and SM2 answer with r‖s in halves of equal length.
   *
   * @throws KouanError `ERR_KOUAN_KEY` when the key cannot be used, `ERR_KOUAN_UNAVAILABLE` when its holder is away.
   */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}
