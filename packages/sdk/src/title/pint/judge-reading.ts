import { type Finding, finding } from '@kouan/core';
import type { ResponseCode } from '../chain/objects.ts';
import type { RegisteredEntry } from '../register/bill.ts';
import type { BillTitle } from '../register/register.ts';
import { nameOf } from '../rules.ts';
import { PNT } from './catalogue.ts';
import type { PlatformContext } from './context.ts';
import type { Refusal } from './judge-envelope.ts';
import type { EnvelopeReading } from './reading.ts';

/** What the register knows of the bill that an envelope is about, at one moment. */
export interface KnownBill {
  /** The bill itself, where it is known. */
  readonly own?: { readonly title: BillTitle; readonly chain: readonly RegisteredEntry[] };
  /** Another document that lives under its number. */
  readonly other?: BillTitle;
  /** A document under its number that has ended, or has left: this one may take its place. */
  readonly ended?: string;
  /** Chains, by what they say, that were accepted here before. */
  readonly accepted: readonly string[];
}

/** What comes of an envelope. */
export type Judged =
  | ({ readonly kind: 'refuse' } & Refusal)
  | { readonly kind: 'duplicate'; readonly entry: string }
  /** It may be taken, as soon as its documents are there; `from` is the first entry that is new here. */
  | { readonly kind: 'take'; readonly from: number };

const refuse = (code: ResponseCode, one: Finding): Judged => ({ kind: 'refuse', code, finding: one });

/** What stands for a chain: what its entries say, in order. */
export const chainKey = (entries: readonly { readonly said: string }[]): string =>
  entries.map(({ said }) => said).join(' ');

/**
 * Judges an envelope that was read, against what is known: pure. First whether it was accepted before or contradicts what
 * was (nothing changes then, whatever its manifest says), then everything else.
 */
export function judgeReading(
  reading: EnvelopeReading,
  known: KnownBill,
  context: Pick<PlatformContext, 'knows'>,
): Judged {
  return before(reading, known) ?? itself(reading, context) ?? { kind: 'take', from: known.own?.chain.length ?? 0 };
}

/** The chain as it is known here, set beside the one that comes. */
function before({ entries }: EnvelopeReading, { own, other, accepted }: KnownBill): Judged | undefined {
  if (other !== undefined) return refuse('DISE', finding(PNT.otherBill, '/transportDocument'));
  if (own === undefined) return undefined;
  const { chain } = own;
  const fork = entries.findIndex(({ said }, index) => index < chain.length && chain[index]?.said !== said);
  if (fork >= 0) return refuse('DISE', finding(PNT.forked, `/envelopeTransferChain/${fork}`, { found: String(fork) }));
  if (entries.length > chain.length) return undefined;
  const last = chain[entries.length - 1];
  // Whoever sends what was never accepted, or what this platform itself has written, brings nothing.
  if (last !== undefined && accepted.includes(chainKey(entries))) return { kind: 'duplicate', entry: last.jws };
  return refuse('DISE', finding(PNT.forked, '/envelopeTransferChain', { found: String(entries.length) }));
}

function itself(
  { entries, refused, recipient }: EnvelopeReading,
  context: Pick<PlatformContext, 'knows'>,
): Judged | undefined {
  if (refused !== undefined) return refuse(refused.code, refused.finding);
  if (recipient !== undefined && context.knows(recipient)) return undefined;
  const path = `/envelopeTransferChain/${entries.length - 1}`;
  return refuse('BENV', finding(PNT.unknownParty, path, { found: nameOf(recipient ?? {}) }));
}
