import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A kind of key that can be made. */
export type KeyKind = 'RSA-2048' | 'RSA-3072' | 'RSA-4096' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519' | 'SM2';

/** The private half of a new pair. Types of `node:crypto` have a name for the pair that changes between versions. */
type Maker = () => { readonly privateKey: KeyObject };

/** Kinds of keys that can be made, and how each is made. */
export const KEY_KINDS: Readonly<Record<KeyKind, Maker>> = {
  'RSA-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA-3072': () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  'RSA-4096': () => generateKeyPairSync('rsa', { modulusLength: 4096 }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'secp521r1' }),
  Ed25519: () => generateKeyPairSync('ed25519'),
  SM2: () => generateKeyPairSync('ec', { namedCurve: 'SM2' }),
};

/** Makes a private key; its public half is `createPublicKey(key)`. */
export function newKey(kind: KeyKind): KeyObject {
  const { privateKey } = KEY_KINDS[kind]();
  // Node takes an SM2 key that it has generated for one of ECDSA; one that it has read is SM2.
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  return kind === 'SM2' ? createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }) : privateKey;
}
