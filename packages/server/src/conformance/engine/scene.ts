import type { Finding } from '@kouan/core';
import type { SurrenderRequest } from '@kouan/sdk/title';
import type { BuiltEnvelope, EnvelopeParts } from '../messages/envelope.ts';
import type { Paper } from '../messages/papers.ts';
import type { TransportDocument } from '../messages/transport-document.ts';
import type { Forced, Incoming, Scenario, Script } from '../scenario.ts';
import type { Client } from '../wire/client.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { PeerTrigger } from '../wire/trigger.ts';
import type { Inbox } from './inbox.ts';
import type { ReceivingState } from './receiving/state.ts';
import type { Setup } from './setup.ts';

/** One scenario while it goes on. */
export interface Scene {
  readonly setup: Setup;
  readonly scenario: Scenario;
  readonly script: Script;
  /** The way to the implementation; a sender has none. */
  readonly client?: Client;
  /** Address of the runner. */
  readonly url: string;
  readonly trigger?: PeerTrigger;
  readonly signal: AbortSignal;
  readonly inbox: Inbox;
  readonly exchanges: Exchange[];
  /** Of the step that is under way. */
  readonly findings: Finding[];
  /** Answers that are forced and have not been given yet. */
  readonly forced: Partial<Record<Incoming, Forced[]>>;
  readonly document: TransportDocument;
  readonly reference: string;
  readonly papers: readonly [Paper, Paper];
  /** Where the runner sends envelopes. */
  readonly sending: SendingState;
  /** Where it receives them. */
  readonly receiving: ReceivingState;
  /** Where bills are issued and surrendered. */
  readonly surrender: SurrenderState;
}

export interface SendingState {
  parts?: EnvelopeParts;
  good?: BuiltEnvelope;
  /** Reference that the receiver has given to the transfer. */
  reference?: string;
  /** The last entry that was accepted. */
  accepted?: string;
  /** Checksums of documents that have arrived. */
  readonly held: Set<string>;
}

export interface SurrenderState {
  /** The bill as the carrier under test has issued it. */
  issued?: { readonly reference: string; readonly document: Readonly<Record<string, unknown>> };
  /** The request that waits for an answer. */
  request?: Pick<SurrenderRequest, 'surrenderRequestReference'>;
  /** What the platform was asked to do. */
  asked?: { readonly code?: SurrenderRequest['surrenderRequestCode']; readonly reason?: string };
  /** References of the whole run. */
  readonly used: Set<string>;
}

/** The implementation cannot do what the scenario needs. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
}
