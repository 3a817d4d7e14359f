/** Parties of a transport document (DCSA EBL 3.0.4, DocumentParties). @module */
import { group, list, need, open } from '../fields/index.ts';
import {
  address,
  addressLines,
  codes,
  contacts,
  notified,
  orders,
  ownReference,
  partyAddress,
  partyContact,
  partyName,
  platform,
  printed,
  someCode,
  taxes,
  typeOfPerson,
  where,
} from '../parts.ts';

const person = { typeOfPerson };

const notifyParty = group({
  ...partyName,
  ...person,
  ...where,
  ...printed,
  ...codes,
  ...taxes,
  ...contacts,
  ...ownReference,
});

export const documentParties = group({
  shipper: need(
    group({
      ...partyName,
      ...platform,
      ...person,
      ...where,
      ...printed,
      ...codes,
      ...taxes,
      ...contacts,
      ...ownReference,
      ...orders,
    }),
  ),
  onBehalfOfShipper: group({ ...partyName, ...where, ...codes }),
  consignee: group({
    ...partyName,
    ...platform,
    ...person,
    ...where,
    ...printed,
    identifyingCodes: need(someCode),
    ...taxes,
    ...contacts,
    ...ownReference,
    ...orders,
    ...notified,
  }),
  onBehalfOfConsignee: group({ ...partyName, ...where, identifyingCodes: someCode }),
  endorsee: group({
    ...partyName,
    ...platform,
    ...where,
    ...printed,
    identifyingCodes: need(someCode),
    ...taxes,
    ...contacts,
    ...notified,
  }),
  issuingParty: need(
    group({ ...partyName, address: need(partyAddress), addressLines, ...codes, ...taxes, ...contacts }),
  ),
  carriersAgentAtDestination: group({
    ...partyName,
    address: need(address),
    addressLines,
    partyContactDetails: need(list(partyContact)),
  }),
  notifyParties: list(notifyParty, 0, 3),
  other: list(
    group({
      party: need(group({ ...partyName, ...where, ...codes, ...taxes, ...contacts, ...ownReference })),
      partyFunction: need(open(3, 'SCO', 'DDR', 'DDS', 'COW', 'COX')),
    }),
  ),
});
