import type { CheckedEnvelope } from '../../checks/envelope.ts';

/** A transfer that a sender has begun. */
export interface OpenTransfer {
  checked: CheckedEnvelope;
  /** Checksums of documents that have arrived. */
  readonly held: Set<string>;
  /** Identity of the bill. */
  readonly bill: string;
}

/** What the runner knows where it receives. */
export interface ReceivingState {
  /** By the reference that was given to them. */
  readonly transfers: Map<string, OpenTransfer>;
  /** By the identity of the bill: the chain that was accepted. */
  readonly accepted: Map<string, CheckedEnvelope>;
  /** The last code that was signed, which decides what the sender may hold for true. */
  said?: string;
}

export const nothingReceived = (): ReceivingState => ({ transfers: new Map(), accepted: new Map() });
