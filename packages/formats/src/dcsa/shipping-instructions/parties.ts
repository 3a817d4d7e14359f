/** Parties of shipping instructions (DCSA EBL 3.0.4, DocumentPartiesShippingInstructions). @module */
import { FORMS, group, list, need, open, text, trimmed } from '../fields/index.ts';
import {
  address,
  addressLines,
  codes,
  contacts,
  notified,
  orders,
  ownReference,
  partyName,
  platform,
  platformCode,
  printed,
  someCode,
  taxes,
  typeOfPerson,
  where,
} from '../parts.ts';

const person = { typeOfPerson };

/** Contacts whose telephone numbers customs must be able to dial. */
export const dialled = {
  partyContactDetails: list(
    group(
      { name: need(trimmed(35)), phone: text(30, { form: FORMS.phone }), email: text(100, { form: FORMS.email }) },
      { anyOf: [['phone', 'email']] },
    ),
  ),
};

const trader = group({
  ...partyName,
  typeOfPerson: need(typeOfPerson),
  address,
  addressLines,
  ...codes,
  ...taxes,
  ...dialled,
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
    ...codes,
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
    ...codes,
    ...taxes,
    ...contacts,
    ...notified,
  }),
  issueTo: group({
    ...partyName,
    sendToPlatform: platformCode,
    identifyingCodes: need(someCode),
    ...taxes,
  }),
  seller: trader,
  buyer: trader,
  notifyParties: list(
    group({ ...partyName, ...person, ...where, ...printed, ...codes, ...taxes, ...contacts, ...ownReference }),
    0,
    3,
  ),
  shippingInstructionsRequestor: group({ ...partyName, ...where, ...codes, ...contacts }),
  other: list(
    group({
      party: need(group({ ...partyName, ...where, ...codes, ...taxes, ...contacts, ...ownReference })),
      partyFunction: need(open(3, 'SCO', 'DDR', 'DDS', 'COW', 'COX', 'CS', 'MF', 'WH')),
    }),
  ),
});
