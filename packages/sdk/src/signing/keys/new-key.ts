import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Kinds of keys that can be made, and what each is good for. */
export const KEY_KINDS = {
  'RSA-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA-3072': () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  'RSA-4096': () => generateKeyPairSync('rsa', { modulusLength: 4096 }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'secp521r1' }),
  Ed25519: () => generateKeyPairSync('ed25519'),
  SM2: () => generateKeyPairSync('ec', { namedCurve: 'SM2' }),
} as const satisfies Readonly<Record<string, () => { readonly privateKey: KeyObject }>>;

export type KeyKind = keyof typeof KEY_KINDS;

/** Makes a private key; its public half is `createPublicKey(key)`. */
export function newKey(kind: KeyKind): KeyObject {
  const { privateKey } = KEY_KINDS[kind]();
  // Node takes an SM2 key that it has generated for one of ECDSA; one that it has read is SM2.
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  return kind === 'SM2' ? createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }) : privateKey;
}
