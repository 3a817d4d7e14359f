import { hash, X509Certificate } from 'node:crypto';
import type { SignatureAlgorithm } from '../../signing/algorithms.ts';
import { jwsCompact } from '../../signing/json/jws-compact.ts';
import type { TrustedKey, VerifyOptions } from '../../signing/options.ts';
import { publicKey } from '../../signing/trust/trust.ts';
import type { Signature, Verification } from '../../signing/verification.ts';
import { prepareTrust, verify, verifyAhead } from '../../signing/verify.ts';

/** Whose key made a signature, and what it is over. */
export interface Signed {
  readonly signature: Signature;
  /** Code of the platform or carrier whose key it is; absent unless the signature is valid. */
  readonly owner?: string;
  /** The signed bytes; absent unless the signature is valid. */
  readonly payload?: Uint8Array;
}

/** Keys of platforms and carriers. A signature counts for its owner only. */
export interface PlatformKeys {
  verify(jws: string, at: Date): Signed;
  /** The same while other threads compute: it counts once `holds` has come to be true. */
  verifyAhead?(jws: string, at: Date): { readonly signed: Signed; readonly holds: Promise<boolean> };
}

export interface PlatformKeysOptions {
  /** Bare keys, each with its owner. */
  readonly keys?: readonly (TrustedKey & { readonly owner: string })[];
  /** Certificates of platforms and carriers, PEM or DER, each with its owner. */
  readonly certificates?: readonly { readonly owner: string; readonly certificate: string | Uint8Array }[];
  /** Roots, where certificates are found by their subject: `ownerOf` says whose one is. */
  readonly trust?: VerifyOptions['trust'];
  readonly ownerOf?: (signer: NonNullable<Signature['signer']>) => string | undefined;
  readonly policy?: VerifyOptions['policy'];
}

/** What DCSA's platforms sign with, and RS256 and EdDSA as some do; never a MAC, never SHA-1. */
const ALGORITHMS: readonly SignatureAlgorithm[] = [
  'ECDSA-SHA256',
  'ECDSA-SHA384',
  'ECDSA-SHA512',
  'RSA-PSS-SHA256',
  'RSA-PSS-SHA384',
  'RSA-PSS-SHA512',
  'RSA-SHA256',
  'RSA-SHA384',
  'RSA-SHA512',
  'Ed25519',
];

/** Instants for which what is trusted is kept. */
const MOST_SECONDS = 16;

/** A register of keys. Nothing that a message brings along is trusted. */
export function platformKeys(options: PlatformKeysOptions): PlatformKeys {
  const { keys = [], certificates = [], trust = [], ownerOf, policy } = options;
  const owners = new Map<string, string>([
    // By the key itself: its name is whatever its owner has called it, and another may have called theirs the same.
    ...keys.map(({ key, owner }) => [keyFingerprintOf(key), owner] as const),
    ...certificates.map(({ certificate, owner }) => [fingerprintOf(certificate), owner] as const),
  ]);
  const base = {
    keys,
    trust: [...trust, ...certificates.map(({ certificate }) => certificate)],
    policy: { algorithms: ALGORITHMS, ...policy },
  };
  /** What is trusted is read once a second: certificates know no shorter time. Old entries are judged at theirs. */
  const read = new Map<number, ReturnType<typeof prepareTrust>>();
  const trustAt = (at: Date): ReturnType<typeof prepareTrust> => {
    const second = Math.floor(at.getTime() / 1_000);
    const trust = read.get(second) ?? prepareTrust({ ...base, at: new Date(second * 1_000) });
    read.set(second, trust);
    for (const oldest of read.keys()) if (read.size > MOST_SECONDS) read.delete(oldest);
    return trust;
  };
  const ofOwner = ({ signatures }: Verification): Signed => {
    const [signature] = signatures;
    if (signature === undefined) throw new Error('every JWS has one signature');
    const { signer, verdict, content } = signature;
    if (verdict !== 'valid' || signer === undefined) return { signature };
    const owner = owners.get(signer.fingerprint.replaceAll(':', '')) ?? ownerOf?.(signer);
    return {
      signature,
      ...(owner === undefined ? {} : { owner }),
      ...(content === undefined ? {} : { payload: content }),
    };
  };
  return {
    verify: (jws, at) => ofOwner(verify(octetsOf(jws), jwsCompact, { trust: trustAt(at) })),
    verifyAhead(jws, at) {
      const { verification, holds } = verifyAhead(octetsOf(jws), jwsCompact, { trust: trustAt(at) });
      return { signed: ofOwner(verification), holds };
    },
  };
}

const octetsOf = (jws: string): Uint8Array => Buffer.from(jws, 'latin1');

/** SHA-256 over SubjectPublicKeyInfo, as a verdict shows a bare key. */
const keyFingerprintOf = (key: string | Uint8Array): string =>
  hash('sha256', publicKey(key).export({ type: 'spki', format: 'der' }), 'hex').toUpperCase();

const fingerprintOf = (certificate: string | Uint8Array): string =>
  new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
