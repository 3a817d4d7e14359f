import { type Definition, type Finding, finding, hasErrors } from '@kouan/core';
import type { TitleAct } from '../acts.ts';
import { CHAIN } from '../chain/catalogue.ts';
import type { ResponseCode } from '../chain/objects.ts';
import { linkEntries } from '../chain/verify-chain.ts';
import { type Folded, foldTitle } from '../fold.ts';
import { sameParty } from '../party.ts';
import type { RegisteredEntry } from '../register/bill.ts';
import type { BillTitle } from '../register/register.ts';
import { nameOf } from '../rules.ts';
import { titleTermsOf } from '../terms-of.ts';
import { PNT } from './catalogue.ts';
import type { PlatformContext } from './context.ts';
import { destinationOf, issuedOn } from './destination.ts';
import type { ReadEnvelope } from './read-envelope.ts';

/** What the register knows of the bill that an envelope is about, at one moment. */
export interface KnownBill {
  /** The bill itself, where it is known. */
  readonly own?: { readonly title: BillTitle; readonly chain: readonly RegisteredEntry[] };
  /** Another document that lives under its number. */
  readonly other?: BillTitle;
  /** A document under its number that has ended: this one may take its place. */
  readonly ended?: string;
  /** Chains, by what they say, that were accepted here before. */
  readonly accepted: readonly string[];
}

/** What comes of an envelope. */
export type Judged =
  | { readonly kind: 'refuse'; readonly code: ResponseCode; readonly finding: Finding }
  | { readonly kind: 'duplicate'; readonly entry: string }
  /** It may be taken, as soon as its documents are there; `from` is the first entry that is new here. */
  | { readonly kind: 'take'; readonly from: number };

const refuse = (code: ResponseCode, one: Finding): Judged => ({ kind: 'refuse', code, finding: one });

/** What stands for a chain: what its entries say, in order. */
export const chainKey = (said: readonly string[]): string => said.join(' ');

/**
 * Judges an envelope that was read, against what is known: pure. First whether it was accepted before or contradicts what
 * was (nothing changes then, whatever its manifest says), then everything else.
 */
export function judgeEnvelope(read: ReadEnvelope, known: KnownBill, at: Date, context: PlatformContext): Judged {
  return (
    before(read, known) ??
    manifestOf(read) ??
    links(read, at, context) ??
    content(read) ??
    times(read, at) ??
    acts(read, context) ?? { kind: 'take', from: known.own?.chain.length ?? 0 }
  );
}

/** The chain as it is known here, set beside the one that comes. */
function before({ said }: ReadEnvelope, { own, other, accepted }: KnownBill): Judged | undefined {
  if (other !== undefined) return refuse('DISE', finding(PNT.otherBill, '/transportDocument'));
  if (own === undefined) return undefined;
  const { chain } = own;
  const fork = said.findIndex((one, index) => index < chain.length && chain[index]?.said !== one);
  if (fork >= 0) return refuse('DISE', finding(PNT.forked, `/envelopeTransferChain/${fork}`, { found: String(fork) }));
  if (said.length > chain.length) return undefined;
  const last = chain[said.length - 1];
  // Whoever sends what was never accepted, or what this platform itself has written, brings nothing.
  if (last !== undefined && accepted.includes(chainKey(said))) return { kind: 'duplicate', entry: last.jws };
  return refuse('DISE', finding(PNT.forked, '/envelopeTransferChain', { found: String(said.length) }));
}

function manifestOf({ manifest, checksum, last }: ReadEnvelope): Judged | undefined {
  const path = '/envelopeManifestSignedContent';
  const say = (definition: Definition, found: string, expected: string): Judged =>
    refuse('BENV', finding(definition, path, { found, expected, params: { field: 'envelopeManifestSignedContent' } }));
  if (manifest.transportDocumentChecksum !== checksum)
    return say(CHAIN.documentDiffers, manifest.transportDocumentChecksum, checksum);
  const { lastEnvelopeTransferChainEntrySignedContentChecksum: named } = manifest;
  return named === last ? undefined : say(CHAIN.lastDiffers, named, last);
}

/** Findings on a chain that are about a signature, not about what it says. */
const SIGNATURES = [CHAIN.notSigned.code, CHAIN.otherOwner.code] as readonly string[];

function links(
  { entries, checksum, checked, lenient }: ReadEnvelope,
  at: Date,
  context: PlatformContext,
): Judged | undefined {
  const carrier = checked.bill === undefined ? undefined : context.carrierOf?.(checked.bill);
  const { findings } = linkEntries(entries, {
    keys: context.keys,
    at,
    documentChecksum: checksum,
    lenient,
    ...(carrier === undefined ? {} : { carrier }),
  });
  const [first] = findings;
  return first === undefined ? undefined : refuse(SIGNATURES.includes(first.code) ? 'BSIG' : 'BENV', first);
}

function content({ checked }: ReadEnvelope): Judged | undefined {
  const { bill, rules } = checked;
  const status = bill?.transportDocumentStatus ?? '';
  if (status !== 'ISSUED')
    return refuse('BENV', finding(PNT.notIssued, '/transportDocument/transportDocumentStatus', { found: status }));
  const [broken] = rules.filter((one) => hasErrors([one]));
  return broken === undefined ? undefined : refuse('BENV', broken);
}

/** Clocks of platforms differ; what is dated later than that is not yet done (MLETR Article 13). */
const MAX_SKEW_MS = 5 * 60_000;

function times({ entries }: ReadEnvelope, at: Date): Judged | undefined {
  const limit = at.getTime() + MAX_SKEW_MS;
  for (const [index, { entry }] of entries.entries())
    for (const { actionDateTime } of entry.transactions)
      if (Date.parse(actionDateTime) > limit)
        return refuse(
          'BENV',
          finding(PNT.tooEarly, `/envelopeTransferChain/${index}`, {
            found: actionDateTime,
            expected: at.toISOString(),
          }),
        );
  return undefined;
}

/** The acts that the chain of an envelope tells, as the profile reads them. */
export function actsIn({ entries }: Pick<ReadEnvelope, 'entries'>, { profile }: Pick<PlatformContext, 'profile'>) {
  const all = entries.flatMap(({ entry }) => entry.transactions as readonly TitleAct[]);
  return profile.quirks.has('issueAnywhere') ? withOneIssue(all) : all;
}

/**
 * Where every act says ISSUE, the first one issues and each later one stands for a transfer by whoever has the bill; one
 * to who has it already says nothing.
 */
function withOneIssue(all: readonly TitleAct[]): readonly TitleAct[] {
  const acts: TitleAct[] = [];
  let holder = all[0]?.recipient;
  for (const [index, act] of all.entries()) {
    const { recipient } = act;
    const again = index > 0 && act.actionCode === 'ISSUE' && holder !== undefined && recipient !== undefined;
    if (again && sameParty(holder ?? {}, recipient) === true) continue;
    acts.push(again && holder !== undefined ? { ...act, actionCode: 'TRANSFER', actor: holder } : act);
    if (act.actionCode === 'ISSUE' || act.actionCode === 'TRANSFER') holder = recipient ?? holder;
  }
  return acts;
}

/** The title that the chain of an envelope comes to. */
export function titleIn(read: ReadEnvelope, context: Pick<PlatformContext, 'profile'>): Folded {
  return foldTitle(titleTermsOf(read.checked.bill ?? { type: 'bill-of-lading' }), actsIn(read, context));
}

function acts(read: ReadEnvelope, context: PlatformContext): Judged | undefined {
  const [broken] = titleIn(read, context).findings;
  if (broken !== undefined)
    return refuse(
      'BENV',
      finding(CHAIN.broken, '/envelopeTransferChain', { found: `${broken.code} ${broken.message.en}` }),
    );
  const last = read.entries.at(-1)?.entry.transactions.at(-1) as TitleAct | undefined;
  const recipient = last?.recipient;
  const path = `/envelopeTransferChain/${read.entries.length - 1}`;
  const to = last === undefined ? undefined : destinationOf(last, issuedOn(read.entries[0]?.entry));
  if (recipient === undefined || to !== context.platform)
    return refuse(
      'BENV',
      finding(PNT.notHere, path, {
        found: to ?? recipient?.eblPlatform ?? last?.actionCode ?? '',
        expected: context.platform,
      }),
    );
  return context.knows(recipient)
    ? undefined
    : refuse('BENV', finding(PNT.unknownParty, path, { found: nameOf(recipient) }));
}
