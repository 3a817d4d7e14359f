import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { TitleParty } from '../party.ts';

/**
 * The carrier of a bill as a party who acts: the issuing party, recognised by its own codes and by the carrier code of
 * the bill, which every transport document has.
 */
export function carrierParty({ carrierCode, carrierCodeListProvider, documentParties }: BillOfLading): TitleParty {
  const { partyName, identifyingCodes = [] } = documentParties?.issuingParty ?? {};
  const own = { codeListProvider: carrierCodeListProvider ?? 'SMDG', partyCode: carrierCode ?? '' };
  const known = identifyingCodes.some(
    ({ codeListProvider, partyCode }) => codeListProvider === own.codeListProvider && partyCode === own.partyCode,
  );
  return {
    partyName: partyName ?? carrierCode ?? '',
    identifyingCodes: known || carrierCode === undefined ? identifyingCodes : [...identifyingCodes, own],
  } as TitleParty;
}
