import type { AnyKind } from './verify.ts';
import { xmldsigEnveloped } from './xml/xmldsig.ts';

/**
 * Every kind, in the order in which bytes are asked: what is more special stands first. For programs that take whatever
 * comes; nothing that signs or verifies imports this.
 */
export const SIGNATURE_KINDS: readonly AnyKind[] = [xmldsigEnveloped];

/** The kind that the bytes look like, or none. */
export const kindOf = (bytes: Uint8Array): AnyKind | undefined => SIGNATURE_KINDS.find((kind) => kind.detect(bytes));
