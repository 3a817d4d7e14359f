import type { X509Certificate } from 'node:crypto';
import { keySigner, type Signer } from '@kouan/sdk/signing';
import type { CurveKey } from './curve-key.ts';
import { curveSignature } from './curve-signature.ts';

/** A signer whose signatures are the same for the same message. */
export const curveSigner = (
  key: CurveKey,
  { certificates, keyId }: { readonly certificates: readonly X509Certificate[]; readonly keyId?: string },
): Signer => ({
  ...keySigner({ key: key.key, certificates, ...(keyId === undefined ? {} : { keyId }) }),
  sign: async (bytes) => curveSignature(key, bytes),
});
