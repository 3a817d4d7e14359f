import type { SignatureKind, SignOptions } from './kind.ts';

/**
 * Signs bytes in a way that the caller names; gives back the signed document, or the signature where that stands apart.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` when the bytes cannot be signed so, `ERR_KOUAN_KEY` when the key cannot sign so
 */
export function sign<Options extends SignOptions>(
  bytes: Uint8Array,
  kind: SignatureKind<Options>,
  options: Options,
): Promise<Uint8Array> {
  return kind.sign(bytes, options);
}
