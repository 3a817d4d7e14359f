/** A platform made of the SDK that sends when it is told to, and what it can do wrong. @module */
import { type Delivered, deliver, type Outgoing, pintEndpoint, type Register } from '@kouan/sdk/title';
import { actingSender } from './acting/sender.ts';
import type { PeerTrigger, Told } from './index.ts';
import { carrierParty } from './parties.ts';
import { contextOf, customer, newRegister, SIGNERS } from './peers.testing.ts';

/** What a sender does otherwise than it should. */
export interface Misdeeds {
  /** In the envelope. */
  envelope?(envelope: {
    readonly transportDocument: object;
    readonly envelopeTransferChain: readonly string[];
  }): object;
  /** In what it makes of an answer. */
  outcome?(told: Told): Told;
  /** How often it sends what was refused. */
  readonly insists?: true;
}

const line = { code: 'PLIN', party: carrierParty('PLIN'), signer: SIGNERS.PLIN.signer };

export async function sendingPeer({ envelope, outcome, insists }: Misdeeds = {}): Promise<{
  readonly trigger: PeerTrigger;
  close(): Promise<void>;
}> {
  const register = await newRegister();
  const context = contextOf();
  const once = async (transfer: Outgoing, url: string): Promise<Delivered['kind']> => {
    const endpoint = pintEndpoint({ url });
    try {
      return (await deliver(register, transfer, endpoint, context)).kind;
    } finally {
      await endpoint.close();
    }
  };
  const changed = (transfer: Outgoing): Outgoing =>
    envelope === undefined
      ? transfer
      : {
          ...transfer,
          envelope: Buffer.from(JSON.stringify(envelope(JSON.parse(new TextDecoder().decode(transfer.envelope))))),
        };
  const send = async (transfer: Outgoing, url: string): Promise<Delivered['kind']> => {
    const kind = await once(changed(transfer), url);
    return kind === 'rejected' && insists === true ? once(changed(transfer), url) : kind;
  };
  const trigger = actingSender({ register: register as Register, context, carrier: line, holder: customer, send });
  return {
    trigger: async (instruction, signal) => {
      const told = await trigger(instruction, signal);
      return outcome?.(told) ?? told;
    },
    close: () => register.close(),
  };
}
