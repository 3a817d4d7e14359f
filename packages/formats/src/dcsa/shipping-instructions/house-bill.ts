/** House bills (DCSA EBL 3.0.4, HouseBillOfLading). @module */
import {
  closed,
  count,
  country,
  FORMS,
  flag,
  group,
  list,
  need,
  old,
  open,
  text,
  trimmed,
  unLocation,
} from '../fields/index.ts';
import {
  address,
  codes,
  customsReference,
  equipmentReference,
  nationalCommodityCode,
  ownReference,
  partyName,
  seal,
  taxes,
  typeOfPerson,
  weight,
} from '../parts.ts';
import { dialled } from './parties.ts';

const place = group({ locationName: trimmed(35), countryCode: country, UNLocationCode: unLocation });

const party = { ...partyName, typeOfPerson: need(typeOfPerson), address, ...codes, ...taxes, ...dialled };

const cargoItem = group({
  equipmentReference,
  cargoGrossWeight: need(weight),
  outerPackaging: need(
    group({
      packageCode: need(text(2, { min: 2, form: FORMS.packageCode })),
      numberOfPackages: count(1, 99_999_999),
      shippingMarks: text(512),
      UNNumber: text(4, { form: FORMS.fourDigits }),
    }),
  ),
});

export const houseBill = group({
  houseBillOfLadingReference: need(trimmed(20)),
  isToOrder: need(flag),
  placeOfAcceptance: place,
  placeOfFinalDelivery: place,
  methodOfPayment: need(open(1, 'A', 'B', 'C', 'D', 'H', 'Y', 'Z')),
  documentParties: need(
    group({
      shipper: need(group(party)),
      consignee: group(party),
      notifyParty: group({ ...party, partyContactDetails: need(dialled.partyContactDetails) }),
      seller: group(party),
      buyer: group(party),
      other: list(
        group({
          party: need(group({ ...partyName, address, ...codes, ...taxes, ...dialled, ...ownReference })),
          partyFunction: need(open(3, 'DDR', 'DDS', 'CS', 'MF', 'WH')),
        }),
      ),
    }),
  ),
  isCargoDeliveredInICS2Zone: need(flag),
  routingOfConsignmentCountries: need(list(country, 1)),
  consignmentItems: need(
    list(
      group({
        descriptionOfGoods: need(trimmed(512)),
        nationalCommodityCode: old(need(nationalCommodityCode(10))),
        extendedNationalCommodityCodes: list(nationalCommodityCode(16)),
        cargoItems: need(list(cargoItem, 1)),
        customsReferences: list(customsReference),
      }),
      1,
    ),
  ),
  utilizedTransportEquipments: need(
    list(
      group({
        equipmentReference,
        ISOEquipmentCode: need(trimmed(4)),
        isShipperOwned: need(flag),
        emptyIndicatorCode: need(closed('LADEN', 'EMPTY')),
        seals: list(seal, 1),
      }),
      1,
    ),
  ),
});
