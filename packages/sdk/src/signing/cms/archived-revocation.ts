import { context, type Der, Members, TAG } from '../asn1/index.ts';
import type { RevocationData } from '../evidence.ts';

/** RevocationInfoArchival: CRLs and OCSP responses that the signer has put under the signature (ISO 32000-2 §12.8.3.3.2). */
export function archivedRevocation(of: Der): RevocationData {
  const parts = new Members(of);
  const [crls, ocsps] = [0, 1].map((number) => list(parts.maybe(context(number)), number));
  return { crls: crls ?? [], ocsps: ocsps ?? [] };
}

function list(of: Der | undefined, number: number): Uint8Array[] {
  if (of === undefined) return [];
  const outer = new Members(of, context(number));
  const inner = new Members(outer.take(TAG.sequence));
  outer.end();
  const found: Uint8Array[] = [];
  while (inner.more) found.push(inner.take(TAG.sequence).bytes);
  return found;
}
