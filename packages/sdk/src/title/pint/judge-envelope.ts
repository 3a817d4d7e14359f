import { type Definition, type Finding, finding, hasErrors } from '@kouan/core';
import type { TitleAct } from '../acts.ts';
import { CHAIN } from '../chain/catalogue.ts';
import type { ResponseCode } from '../chain/objects.ts';
import { linkEntries } from '../chain/verify-chain.ts';
import { type Folded, foldTitle } from '../fold.ts';
import { sameParty, type TitleParty } from '../party.ts';
import { pictureIssued } from '../register/visualisation.ts';
import { titleTermsOf } from '../terms-of.ts';
import { PNT } from './catalogue.ts';
import { destinationOf, issuedOn } from './destination.ts';
import type { ReadEnvelope } from './read-envelope.ts';
import type { ReadingContext } from './reading-context.ts';

/** Why an envelope is not taken, and the code that says so. */
export interface Refusal {
  readonly code: ResponseCode;
  readonly finding: Finding;
}

const refuse = (code: ResponseCode, one: Finding): Refusal => ({ code, finding: one });

/** Who gets the bill, where an envelope may be taken; otherwise why it may not. */
export type EnvelopeJudgement = { readonly recipient: TitleParty } | { readonly refused: Refusal };

/** Judges what an envelope says by itself, whatever is known of its bill: pure. */
export function judgeEnvelope(read: ReadEnvelope, at: Date, context: ReadingContext): EnvelopeJudgement {
  const refused =
    manifestOf(read) ?? links(read, at, context) ?? content(read) ?? picture(read) ?? registry(read) ?? times(read, at);
  return refused === undefined ? acts(read, context) : { refused };
}

function manifestOf({ manifest, checksum, last }: ReadEnvelope): Refusal | undefined {
  const path = '/envelopeManifestSignedContent';
  const say = (definition: Definition, found: string, expected: string): Refusal =>
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
  context: ReadingContext,
): Refusal | undefined {
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

function content({ checked }: ReadEnvelope): Refusal | undefined {
  const { bill, rules } = checked;
  const status = bill?.transportDocumentStatus ?? '';
  if (status !== 'ISSUED')
    return refuse('BENV', finding(PNT.notIssued, '/transportDocument/transportDocumentStatus', { found: status }));
  const [broken] = rules.filter((one) => hasErrors([one]));
  return broken === undefined ? undefined : refuse('BENV', broken);
}

/** The carrier answers for one picture of the bill, which stays the same for life (PINT 3.0, eBLVisualisationByCarrier). */
function picture({
  manifest: { eBLVisualisationByCarrier: sent },
  entries,
  lenient,
}: ReadEnvelope): Refusal | undefined {
  if (sent === undefined) return undefined;
  const first = entries[0]?.entry;
  const issuance = first?.issuanceManifestSignedContent ?? lenient.issuanceManifest;
  const issued = pictureIssued(issuance);
  return issued === sent.documentChecksum
    ? undefined
    : refuse(
        'BENV',
        finding(PNT.otherPicture, '/envelopeManifestSignedContent', {
          found: sent.documentChecksum,
          expected: issued ?? '-',
        }),
      );
}

/** Where a registry keeps the transfers, one that does not stand there is invalid: what cannot be asked is not granted. */
function registry({ entries: [first] }: ReadEnvelope): Refusal | undefined {
  const found = first?.entry.controlTrackingRegistry;
  return found === undefined ? undefined : refuse('BENV', finding(PNT.registry, '/envelopeTransferChain/0', { found }));
}

/** Clocks of platforms differ; what is dated later than that is not yet done (MLETR Article 13). */
const MAX_SKEW_MS = 5 * 60_000;

function times({ entries }: ReadEnvelope, at: Date): Refusal | undefined {
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
export function actsIn({ entries }: Pick<ReadEnvelope, 'entries'>, { profile }: Pick<ReadingContext, 'profile'>) {
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
export function titleIn(read: ReadEnvelope, context: Pick<ReadingContext, 'profile'>): Folded {
  return foldTitle(titleTermsOf(read.checked.bill ?? { type: 'bill-of-lading' }), actsIn(read, context));
}

/** Who gets the bill by the last act, or what is against it. */
function acts(read: ReadEnvelope, context: ReadingContext): EnvelopeJudgement {
  const [broken] = titleIn(read, context).findings;
  if (broken !== undefined) {
    const found = `${broken.code} ${broken.message.en}`;
    return { refused: refuse('BENV', finding(CHAIN.broken, '/envelopeTransferChain', { found })) };
  }
  const last = read.entries.at(-1)?.entry.transactions.at(-1) as TitleAct | undefined;
  const recipient = last?.recipient;
  const to = last === undefined ? undefined : destinationOf(last, issuedOn(read.entries[0]?.entry));
  if (recipient !== undefined && to === context.platform) return { recipient };
  const found = to ?? recipient?.eblPlatform ?? last?.actionCode ?? '';
  const path = `/envelopeTransferChain/${read.entries.length - 1}`;
  return { refused: refuse('BENV', finding(PNT.notHere, path, { found, expected: context.platform })) };
}
