import { readTransportDocument } from '@kouan/formats';
import {
  type CarrierDocument,
  decideRelease,
  newReleaseCode,
  type ReleaseDecision,
  type ReleaseFacts,
  releaseDigest,
  type TitleParty,
  titleAtCarrier,
  titleTermsOf,
} from '@kouan/sdk/title';
import type { SingleWindow } from '../single-window.ts';
import type { Desk } from './desk.ts';

/** What is said of somebody who asks the carrier for goods. */
export interface ReleaseAsked {
  readonly transportDocumentReference: string;
  readonly claimant?: TitleParty;
  readonly identityProved?: boolean | undefined;
  readonly freightPaid?: boolean | undefined;
}

export interface ReleaseAnswer extends ReleaseDecision {
  /** Shown once: the register keeps its digest. An earlier one that was not used counts no more. */
  readonly code?: string;
  /** The goods have left. */
  readonly released?: true;
}

/**
 * Decides a release: the bill by the carrier's own record, customs by the single window of this server, freight and
 * identity as they are told. A code comes with a release only.
 *
 * @returns `undefined` for a bill that the carrier does not know
 */
export async function release(
  { register, names }: Desk,
  singleWindow: SingleWindow,
  asked: ReleaseAsked,
): Promise<ReleaseAnswer | undefined> {
  const number = asked.transportDocumentReference;
  const document = (await register.carrierDocuments()).filter((one) => one.reference === number).at(-1);
  if (document === undefined) return undefined;
  const decision = decideRelease(await factsOf(register, document, singleWindow, asked));
  if (decision.verdict !== 'release') return decision;
  const { code, digest } = newReleaseCode(names.octets);
  return (await register.addRelease(document.id, digest)) ? { ...decision, code } : { ...decision, released: true };
}

async function factsOf(
  register: Desk['register'],
  document: CarrierDocument,
  singleWindow: SingleWindow,
  { claimant, identityProved, freightPaid, transportDocumentReference }: ReleaseAsked,
): Promise<ReleaseFacts> {
  const { document: issued } = JSON.parse(new TextDecoder().decode(document.request)) as { document: object };
  const bill = readTransportDocument(new TextEncoder().encode(JSON.stringify(issued)));
  const terms = titleTermsOf(bill ?? { type: 'bill-of-lading' });
  const customs = singleWindow.customsOf(transportDocumentReference);
  const term = bill?.freightPaymentTermCode === 'COL' ? 'COL' : 'PRE';
  return {
    terms,
    title: titleAtCarrier(terms, document, await register.carrierSurrenders()),
    freight: { term, ...(freightPaid === undefined ? {} : { paid: freightPaid }) },
    ...(customs === undefined ? {} : { customs }),
    ...(claimant === undefined ? {} : { claimant }),
    ...(identityProved === undefined ? {} : { identityProved }),
  };
}

/** Uses a code; the document whose goods leave with it, once. */
export async function useCode({ register }: Desk, code: string, by: string): Promise<CarrierDocument | undefined> {
  const id = await register.useRelease(releaseDigest(code), by);
  return (await register.carrierDocuments()).find((one) => one.id === id);
}
