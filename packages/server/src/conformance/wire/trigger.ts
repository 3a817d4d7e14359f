/** How an implementation under test is made to act. @module */

import { endpointAddress } from '@kouan/sdk/exchange';
import type { TitleParty } from '@kouan/sdk/title';
import type { Ask, BillKind, SurrenderCode } from '../scenario.ts';

/** What the implementation is to do. */
export interface Instruction {
  /** Id of the scenario. */
  readonly scenario: string;
  readonly act: Ask;
  /** Where the runner listens, up to and without `/v3`. */
  readonly url: string;
  /** The bill that it is about; to be issued under this number where the act begins with it. */
  readonly transportDocumentReference: string;
  readonly bill: BillKind;
  /** To whom. */
  readonly to?: TitleParty;
  /** Entries that the chain has when it is sent. */
  readonly entries?: 1 | 2;
  /** How many documents go along. */
  readonly documents?: number;
  readonly surrenderRequestReference?: string;
  readonly surrenderRequestCode?: SurrenderCode;
  readonly reasonCode?: string;
}

/** What is said of an instruction when it was carried out. */
export interface Told {
  /** What the sender holds for true now: whether the bill has arrived. */
  readonly outcome?: 'accepted' | 'rejected' | 'unknown';
  /** It cannot do that: the scenario is skipped. */
  readonly unsupported?: true;
}

/** Makes an implementation act; ends when it has. */
export type PeerTrigger = (instruction: Instruction, signal: AbortSignal) => Promise<Told>;

const OUTCOMES = ['accepted', 'rejected', 'unknown'] as const;
const NOT_IMPLEMENTED = 501;

/**
 * A trigger behind an address: POST with the instruction as JSON; 2xx when it was carried out, with `{"outcome": …}` or
 * without; 501 when the implementation cannot do that.
 */
export function httpTrigger(url: string, allowPlainHttp: boolean, fetch: typeof globalThis.fetch): PeerTrigger {
  const address = endpointAddress(url, allowPlainHttp);
  return async (instruction, signal) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(instruction),
      redirect: 'manual',
      signal,
    });
    const text = await answer.text();
    if (answer.status === NOT_IMPLEMENTED) return { unsupported: true };
    if (!answer.ok) throw new Error(`HTTP ${answer.status} ${text.slice(0, 200)}`);
    const outcome = outcomeIn(text);
    return outcome === undefined ? {} : { outcome };
  };
}

function outcomeIn(text: string): (typeof OUTCOMES)[number] | undefined {
  try {
    const { outcome } = (JSON.parse(text) ?? {}) as { outcome?: unknown };
    return OUTCOMES.find((one) => one === outcome);
  } catch {
    return undefined;
  }
}
