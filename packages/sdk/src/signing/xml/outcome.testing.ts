import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { SignatureKind } from '../kind.ts';
import type { VerificationPolicy } from '../policy.ts';
import { REFUSALS, type RefusalName } from './refusals.ts';

/** What came of one signature: refused by name, unreadable, or its digest and its key asked. */
export type Outcome = RefusalName | 'absent' | 'unreadable' | 'changed' | 'forged' | 'good';

/** Reads a document as one kind of signature and asks a key; the worst of its signatures. */
export function outcomeOf(
  bytes: Uint8Array,
  // biome-ignore lint/suspicious/noExplicitAny: reading needs none of the options to sign.
  kind: SignatureKind<any>,
  key: KeyObject,
  policy: VerificationPolicy = {},
  detached?: Uint8Array,
): Outcome {
  const all = kind.read(bytes, { policy, ...(detached === undefined ? {} : { detached }) });
  const each = all.map((evidence): Outcome => {
    const failed = evidence.tests.find(({ passed }) => passed !== true);
    if (failed?.name === 'digest') return 'changed';
    if (failed !== undefined) {
      const name = Object.entries(REFUSALS).find(([, { reason }]) => reason.en === failed.reason.en)?.[0];
      return (name as RefusalName | undefined) ?? 'unreadable';
    }
    return evidence.made?.(key) === true ? 'good' : 'forged';
  });
  return each.find((one) => one !== 'good') ?? each[0] ?? 'absent';
}

/** Public key of a certificate or SPKI, PEM or DER. */
export function keyOf(source: Buffer): KeyObject {
  try {
    return new X509Certificate(source).publicKey;
  } catch {
    return source.includes('-----BEGIN')
      ? createPublicKey(source)
      : createPublicKey({ key: source, format: 'der', type: 'spki' });
  }
}
