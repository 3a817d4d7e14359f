import type { SignatureAlgorithm } from '../algorithms.ts';
import { readPrivateKey } from '../keys/read-key.ts';
import type { Signer } from '../signer.ts';
import { certificatesOf } from './certificates.ts';
import { keySigner } from './key-signer.ts';

/** A key in PEM, with its certificate chain or the name by which the receiver knows it. */
export interface PemKey {
  readonly key: string;
  /** Its own first. */
  readonly certificate?: string;
  readonly passphrase?: string;
  /** Name under which the receiver knows the key. */
  readonly keyId?: string;
  /** The one that the certificate's key has by default, without. */
  readonly algorithm?: SignatureAlgorithm;
  /** Identity of an SM2 signer; `1234567812345678` without. */
  readonly sm2Id?: string;
}

/** A signer over a PEM key; throws ERR_KOUAN_KEY when key and certificate do not do. */
export function pemSigner({ key, certificate, passphrase, ...more }: PemKey): Signer {
  return keySigner({
    ...more,
    key: readPrivateKey(key, passphrase),
    certificates: certificate === undefined && more.keyId !== undefined ? [] : certificatesOf(certificate ?? ''),
  });
}
