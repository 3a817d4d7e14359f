/** Parties of a transport document (DCSA EBL 3.0.4, DocumentParties). @module */
import { FORMS, flag, group, list, need, open, text, trimmed } from '../fields/index.ts';
import {
  address,
  addressLines,
  identifyingCode,
  PLATFORMS,
  partyAddress,
  partyContact,
  taxLegalReference,
} from './parts.ts';

const name = { partyName: need(trimmed(70)) };
const platform = { eblPlatform: text(4, { form: FORMS.noBlanks, open: PLATFORMS }) };
const person = { typeOfPerson: open(50, 'NATURAL_PERSON', 'LEGAL_PERSON', 'ASSOCIATION_OF_PERSONS') };
const where = { address: partyAddress, addressLines };
const printed = { displayedAddress: list(text(35), 0, 6) };
const codes = { identifyingCodes: list(identifyingCode) };
const someCode = list(identifyingCode, 1);
const taxes = { taxLegalReferences: list(taxLegalReference) };
const contacts = { partyContactDetails: list(partyContact) };
const own = { reference: trimmed(35) };
const orders = { purchaseOrderReferences: list(trimmed(35)) };
const notified = { isNotifyParty: flag };

const notifyParty = group({ ...name, ...person, ...where, ...printed, ...codes, ...taxes, ...contacts, ...own });

export const documentParties = group({
  shipper: need(
    group({
      ...name,
      ...platform,
      ...person,
      ...where,
      ...printed,
      ...codes,
      ...taxes,
      ...contacts,
      ...own,
      ...orders,
    }),
  ),
  onBehalfOfShipper: group({ ...name, ...where, ...codes }),
  consignee: group({
    ...name,
    ...platform,
    ...person,
    ...where,
    ...printed,
    identifyingCodes: need(someCode),
    ...taxes,
    ...contacts,
    ...own,
    ...orders,
    ...notified,
  }),
  onBehalfOfConsignee: group({ ...name, ...where, identifyingCodes: someCode }),
  endorsee: group({
    ...name,
    ...platform,
    ...where,
    ...printed,
    identifyingCodes: need(someCode),
    ...taxes,
    ...contacts,
    ...notified,
  }),
  issuingParty: need(group({ ...name, address: need(partyAddress), addressLines, ...codes, ...taxes, ...contacts })),
  carriersAgentAtDestination: group({
    ...name,
    address: need(address),
    addressLines,
    partyContactDetails: need(list(partyContact)),
  }),
  notifyParties: list(notifyParty, 0, 3),
  other: list(
    group({
      party: need(group({ ...name, ...where, ...codes, ...taxes, ...contacts, ...own })),
      partyFunction: need(open(3, 'SCO', 'DDR', 'DDS', 'COW', 'COX')),
    }),
  ),
});
