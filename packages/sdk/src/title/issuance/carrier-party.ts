import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import { sameParty, type TitleParty } from '../party.ts';

/** Lists of carriers by who keeps them: liner codes of SMDG, SCAC of NMFTA. */
const LISTS: Readonly<Record<string, string>> = { SMDG: 'LCL', NMFTA: 'SCAC' };

/**
 * The carrier of a bill as a party who acts: the issuing party, recognised by its own codes and by the carrier code of
 * the bill, which every transport document has.
 */
export function carrierParty({ carrierCode, carrierCodeListProvider, documentParties }: BillOfLading): TitleParty {
  const { partyName, identifyingCodes = [] } = documentParties?.issuingParty ?? {};
  const codeListProvider = carrierCodeListProvider ?? 'SMDG';
  const codeListName = LISTS[codeListProvider];
  const own = {
    codeListProvider,
    ...(codeListName === undefined ? {} : { codeListName }),
    partyCode: carrierCode ?? '',
  };
  const known = sameParty({ identifyingCodes }, { identifyingCodes: [own] }) === true;
  return {
    partyName: partyName ?? carrierCode ?? '',
    identifyingCodes: known || carrierCode === undefined ? identifyingCodes : [...identifyingCodes, own],
  } as TitleParty;
}
