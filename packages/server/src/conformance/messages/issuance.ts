/** Issuance requests as the runner's carrier sends them. @module */
import type { Signer } from '@kouan/sdk/signing';
import { type IssuanceRequest, issuanceRequestOf, type TitleParty } from '@kouan/sdk/title';
import type { IssuanceChange } from '../scenario.ts';
import type { TransportDocument } from './transport-document.ts';

/** What a request is made of. */
export interface IssuanceParts {
  readonly document: TransportDocument;
  readonly party: TitleParty;
  readonly stranger: TitleParty;
  readonly platform: string;
  readonly carrierSigner: Signer;
}

type Document = IssuanceRequest['document'];

const request = (
  { platform, carrierSigner }: IssuanceParts,
  document: object,
  { partyName, identifyingCodes }: TitleParty,
): Promise<IssuanceRequest> =>
  issuanceRequestOf(
    { document: document as Document, issueTo: { partyName, sendToPlatform: platform, identifyingCodes } },
    carrierSigner,
  );

/** The good request. */
export const goodRequest = (parts: IssuanceParts): Promise<IssuanceRequest> =>
  request(parts, parts.document, parts.party);

/** Every way in which a request differs from the good one. */
export const ISSUANCE_CHANGES: Readonly<Record<IssuanceChange, (parts: IssuanceParts) => Promise<IssuanceRequest>>> = {
  'document-altered': async (parts) => {
    const good = await goodRequest(parts);
    const altered = { ...parts.document, termsAndConditions: 'Other terms than those that were signed.' };
    return { ...good, document: altered as unknown as Document };
  },
  'unknown-party': (parts) => request(parts, parts.document, parts.stranger),
  'no-issuing-party': (parts) => {
    const { issuingParty: _, ...documentParties } = parts.document.documentParties;
    return request(parts, { ...parts.document, documentParties }, parts.party);
  },
};
