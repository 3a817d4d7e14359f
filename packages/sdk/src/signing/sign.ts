import type { CanonicalForm } from './c14n.ts';
import type { Signer } from './signer.ts';
import { signXml } from './xmldsig.ts';

/** How and with what to sign. */
export interface SignOptions {
  readonly kind: SignatureKind;
  readonly signer: Signer;
  readonly canonicalForm?: CanonicalForm;
}

/** The kinds of signature, each with its maker. */
export const SIGNATURE_KINDS = {
  'xmldsig-enveloped': (bytes: Uint8Array, options: SignOptions) =>
    signXml(bytes, options.signer, options.canonicalForm),
} as const;

/** Name of a kind of signature. */
export type SignatureKind = 'xmldsig-enveloped';

/** Signs bytes; gives back the signed document. */
export function sign(bytes: Uint8Array, options: SignOptions): Promise<Uint8Array> {
  return SIGNATURE_KINDS[options.kind](bytes, options);
}
