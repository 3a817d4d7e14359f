import { certificatesOf, importJwk, type JsonObject, trustedKeyOf } from '@kouan/sdk/signing';
import { type PlatformKeys, platformKeys } from '@kouan/sdk/title';

/** How the signatures of a platform or carrier are known. */
export interface PeerKey {
  readonly code: string;
  /** PEM. */
  readonly certificate?: string | undefined;
  readonly jwk?: JsonObject | undefined;
}

/** @throws KouanError `ERR_KOUAN_KEY` when a key or certificate cannot be read */
export function keysOf(peers: readonly PeerKey[]): PlatformKeys {
  return platformKeys({
    keys: peers.flatMap(({ code, jwk }) =>
      jwk === undefined ? [] : [{ ...trustedKeyOf(importJwk(jwk), code), owner: code }],
    ),
    certificates: peers.flatMap(({ code, certificate }) =>
      certificate === undefined ? [] : [{ owner: code, certificate: leafOf(certificate) }],
    ),
  });
}

/** The first of a chain: only that one is whose it says. */
const leafOf = (pem: string): Uint8Array => new Uint8Array(certificatesOf(pem)[0]?.raw ?? []);
