import type { BillOfLading } from '../documents/bill-of-lading/bill-of-lading.ts';
import type { BillParty, TitleTerms } from './terms.ts';

/** What of a bill decides how its title moves. */
export function titleTermsOf({ transportDocumentTypeCode, isToOrder, documentParties = {} }: BillOfLading): TitleTerms {
  const { shipper, consignee, endorsee, issuingParty } = documentParties;
  const parties = { shipper, consignee, endorsee, issuer: issuingParty };
  return {
    typeCode: transportDocumentTypeCode ?? 'BOL',
    isToOrder: isToOrder === true,
    ...(Object.fromEntries(
      Object.entries(parties).flatMap(([role, party]) => (party === undefined ? [] : [[role, recognisable(party)]])),
    ) as Partial<Record<keyof typeof parties, BillParty>>),
  };
}

type Party = NonNullable<NonNullable<BillOfLading['documentParties']>['shipper']>;

const recognisable = ({ partyName, eblPlatform, identifyingCodes }: Party): BillParty => ({
  ...(partyName === undefined ? {} : { partyName }),
  ...(eblPlatform === undefined ? {} : { eblPlatform }),
  ...(identifyingCodes === undefined ? {} : { identifyingCodes }),
});
