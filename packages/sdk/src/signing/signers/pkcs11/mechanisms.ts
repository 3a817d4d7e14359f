import { createHash } from 'node:crypto';
import { type AlgorithmSpec, algorithmSpec, type SignatureAlgorithm } from '../../algorithms.ts';
import { NULL, objectIdentifier, octetString, sequence } from '../../asn1/index.ts';
import { refused } from '../refused.ts';

/** What a token is told for an algorithm, and what it is given to sign. */
export interface Way {
  readonly mechanism: number;
  /** Parameters of RSASSA-PSS (PKCS#11 2.40 §2.1.9). */
  readonly pss?: { readonly hashAlg: number; readonly mgf: number; readonly saltLen: number };
  /** What goes in, where it is not the message itself. */
  readonly digest?: (message: Uint8Array) => Uint8Array;
}

interface HashOnToken {
  readonly name: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly size: number;
  readonly oid: string;
  /** CKM_*_RSA_PKCS, CKM_*_RSA_PKCS_PSS, CKM_* and CKG_MGF1_*. */
  readonly rsa: number;
  readonly pss: number;
  readonly hash: number;
  readonly mgf: number;
}

const HASHES: Readonly<Record<string, HashOnToken>> = {
  sha1: { name: 'sha1', size: 20, oid: '1.3.14.3.2.26', rsa: 0x06, pss: 0x0e, hash: 0x220, mgf: 1 },
  sha256: { name: 'sha256', size: 32, oid: '2.16.840.1.101.3.4.2.1', rsa: 0x40, pss: 0x43, hash: 0x250, mgf: 2 },
  sha384: { name: 'sha384', size: 48, oid: '2.16.840.1.101.3.4.2.2', rsa: 0x41, pss: 0x44, hash: 0x260, mgf: 3 },
  sha512: { name: 'sha512', size: 64, oid: '2.16.840.1.101.3.4.2.3', rsa: 0x42, pss: 0x45, hash: 0x270, mgf: 4 },
};

/** CKM_RSA_PKCS, CKM_RSA_PKCS_PSS, CKM_ECDSA, CKM_EDDSA. */
const RAW = { rsa: 0x01, pss: 0x0d, ecdsa: 0x1041, eddsa: 0x1057 } as const;

/**
 * The ways in which a token may make a signature, the best first: the token hashes where it can, so that its own log
 * says what it signed; else it gets the digest.
 */
function waysOf(spec: AlgorithmSpec): readonly Way[] {
  if (spec.key === 'ed25519') return [{ mechanism: RAW.eddsa }];
  const hash = HASHES[spec.hash ?? ''];
  if (hash === undefined) return [];
  const digest = (message: Uint8Array): Uint8Array => createHash(hash.name).update(message).digest();
  if (spec.key === 'ec') return [{ mechanism: RAW.ecdsa, digest }];
  if (spec.pss === true) {
    const pss = { hashAlg: hash.hash, mgf: hash.mgf, saltLen: hash.size };
    return [
      { mechanism: hash.pss, pss },
      { mechanism: RAW.pss, pss, digest },
    ];
  }
  const info = sequence(objectIdentifier(hash.oid), NULL);
  return [
    { mechanism: hash.rsa },
    // DigestInfo, which the token only pads (RFC 8017 §9.2).
    { mechanism: RAW.rsa, digest: (message) => sequence(info, octetString(digest(message))) },
  ];
}

/**
 * The way that this token knows.
 *
 * @param known its mechanisms, C_GetMechanismList
 * @throws KouanError `ERR_KOUAN_KEY` when it knows none
 */
export function wayFor(algorithm: SignatureAlgorithm, known: readonly number[]): Way {
  const way = waysOf(algorithmSpec(algorithm)).find(({ mechanism }) => known.includes(mechanism));
  if (way !== undefined) return way;
  throw refused(
    { en: `The token cannot make ${algorithm}.`, zh: `令牌无法生成 ${algorithm} 签名。` },
    {
      en: 'PKCS#11 2.40 has RSA and ECDSA; SM2 cards are reached through the UKey bridge.',
      zh: 'PKCS#11 2.40 支持 RSA 与 ECDSA；SM2 卡请使用 UKey 桥接。',
    },
  );
}
