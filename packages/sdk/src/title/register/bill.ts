import { createHash } from 'node:crypto';

/** What makes a bill that bill and no other. */
export interface BillIdentity {
  /** Code of the carrier. */
  readonly carrier: string;
  readonly reference: string;
  /** Version under the reference; `''` without. */
  readonly subReference: string;
  /** SHA-256 over the canonical form of its document. */
  readonly checksum: string;
}

/** Key of a bill in a register: SHA-256 in hex over its identity, each part ended by a zero byte. */
export function billId({ carrier, reference, subReference, checksum }: BillIdentity): string {
  const hash = createHash('sha256');
  for (const part of [carrier, reference, subReference, checksum]) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** A bill as it lies in a register. */
export interface RegisteredBill extends BillIdentity {
  readonly id: string;
  /** The transport document as it came, UTF-8 JSON. */
  readonly document: Uint8Array;
  /** Checksum of the last entry of its chain. */
  readonly head: string;
  readonly length: number;
}

/** One entry of a chain. */
export interface RegisteredEntry {
  readonly position: number;
  readonly jws: string;
  /** Over the JWS as it stands. */
  readonly checksum: string;
  /** SHA-256 over what it says: signed again, an entry says the same under another checksum. */
  readonly said: string;
}
