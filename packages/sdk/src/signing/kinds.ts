import { chinaDecSign } from './china/dec-sign.ts';
import { chinaRealtime179 } from './china/realtime-179.ts';
import { cmsAttached, cmsDetached } from './cms/cms.ts';
import { jwsCompact } from './json/jws-compact.ts';
import { jwsJson } from './json/jws-json.ts';
import { vcJwt } from './json/vc-jwt.ts';
import { pades } from './pdf/pades.ts';
import type { AnyKind } from './verify.ts';
import { xadesDetached, xadesEnveloped, xadesEnveloping } from './xades/xades.ts';
import { xmldsigDetached, xmldsigEnveloped, xmldsigEnveloping } from './xml/xmldsig.ts';

/**
 * Every kind, in the order in which bytes are asked: what is more special stands first. For programs that take whatever
 * comes; nothing that signs or verifies imports this.
 */
export const SIGNATURE_KINDS: readonly AnyKind[] = [
  pades,
  cmsAttached,
  cmsDetached,
  vcJwt,
  jwsCompact,
  chinaRealtime179,
  jwsJson,
  xadesEnveloped,
  xadesEnveloping,
  xadesDetached,
  xmldsigEnveloped,
  xmldsigEnveloping,
  xmldsigDetached,
  chinaDecSign,
];

/** The kind that the bytes look like, or none. */
export const kindOf = (bytes: Uint8Array): AnyKind | undefined => SIGNATURE_KINDS.find((kind) => kind.detect(bytes));
