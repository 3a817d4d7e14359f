import type { Text } from '@kouan/core';
import type { Signer } from '@kouan/sdk/signing';
import type { PlatformKeys, TitleParty } from '@kouan/sdk/title';
import type { Role } from './scenario.ts';
import type { PeerTrigger } from './wire/trigger.ts';

/** What the runner is in a run: a platform, and the carrier whose bills it has. */
export interface OwnSide {
  /** Code of its platform, at most four characters. */
  readonly platform: string;
  /** Signs for the platform; the implementation under test knows its certificate. */
  readonly signer: Signer;
  /** Code of its carrier. */
  readonly carrier: string;
  /** Signs for the carrier; `signer` without. */
  readonly carrierSigner?: Signer;
}

/** What is known of the implementation under test. */
export interface PeerSide {
  /** Code of its platform. A carrier has none. */
  readonly platform?: string;
  /** Code of the carrier that must have signed what is issued; any carrier whose key is known, without. */
  readonly carrier?: string;
  /** Its keys, and those of its carrier; nothing that a message brings along is trusted. */
  readonly keys: PlatformKeys;
}

/** What happens while a run goes on. */
export type ConformanceEvent =
  /** The runner can be reached there, up to and without `/v3`. */
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'scenario'; readonly id: string; readonly title: Text }
  /** Somebody has to make the implementation do this. */
  | { readonly kind: 'ask'; readonly id: string; readonly text: Text }
  | { readonly kind: 'verdict'; readonly id: string; readonly verdict: 'passed' | 'failed' | 'skipped' };

export interface ConformanceOptions {
  /** What the implementation under test is. */
  readonly role: Role;
  /** Its address, up to and without `/v3`. A sender needs none. */
  readonly url?: string;
  /** Where the runner listens, in every role but `receiver`; a free port of this machine without. */
  readonly listen?: { readonly host: string; readonly port: number };
  /** Under which address the implementation reaches the runner, where that is another one. */
  readonly publicUrl?: string;
  readonly own: OwnSide;
  readonly peer: PeerSide;
  /**
   * The party that receives: known to a receiver or platform under test; where those are tested that send, one that the
   * runner has.
   */
  readonly party?: TitleParty;
  /** A party that a receiver or platform under test does not know. */
  readonly unknownParty?: TitleParty;
  /** `strict`, or the name of a profile whose quirks envelopes are sent with. */
  readonly profile?: 'strict' | 'gateway-2026-01';
  /** Ids or suites; all of the role without. */
  readonly scenarios?: readonly string[];
  /** The same reference for every bill: then a receiver has to be reset between two scenarios. */
  readonly fixedReference?: string;
  /** How long an answer may take; 30,000 ms without. */
  readonly timeoutMs?: number;
  /** How long the implementation may take to act; 60,000 ms without, ten minutes where people do it. */
  readonly waitMs?: number;
  /** Makes the implementation act: an address, or a function. People are asked without. */
  readonly trigger?: string | PeerTrigger;
  /** Sent as a bearer token; in no report. */
  readonly token?: string;
  /** Plain http to another machine is refused unless this is set. */
  readonly allowPlainHttp?: boolean;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  /** Told of `listening` before anything is sent: whoever has to know the address is told it there. */
  on?(event: ConformanceEvent): void | Promise<void>;
}
