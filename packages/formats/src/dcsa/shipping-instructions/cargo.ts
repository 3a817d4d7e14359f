/** Goods and containers (DCSA EBL 3.0.4, ConsignmentItemShipper, UtilizedTransportEquipmentShipper). @module */
import { closed, count, FORMS, flag, group, list, need, text, trimmed } from '../fields/index.ts';
import {
  customsReference,
  equipmentReference,
  hsCodes,
  itemReferences,
  licences,
  marks,
  nationalCodes,
  reference,
  seal,
  volume,
  weight,
  woodDeclaration,
} from '../parts.ts';

const cargoItem = group({
  equipmentReference,
  cargoGrossWeight: need(weight),
  cargoGrossVolume: volume,
  cargoNetWeight: weight,
  cargoNetVolume: volume,
  ...licences,
  outerPackaging: group({
    packageCode: text(2, { min: 2, form: FORMS.packageCode }),
    numberOfPackages: need(count(1, 99_999_999)),
    description: need(text(100)),
    woodDeclaration,
  }),
  ...nationalCodes,
  houseBillOfLadingReference: trimmed(20),
  customsReferences: list(customsReference),
});

export const consignmentItem = group({
  carrierBookingReference: need(trimmed(35)),
  commoditySubReference: trimmed(100),
  descriptionOfGoods: need(list(trimmed(35), 0, 150)),
  descriptionOfGoodsForCustoms: list(text(35), 0, 150),
  ...hsCodes,
  ...nationalCodes,
  shippingMarks: marks,
  shippingMarksForCustoms: marks,
  cargoItems: need(list(cargoItem, 1)),
  ...licences,
  references: itemReferences,
  customsReferences: list(customsReference),
});

/** The shipper's own container with its size and tare, the carrier's by its number. */
export const utilizedTransportEquipment = group(
  {
    isShipperOwned: need(flag),
    equipment: group({
      equipmentReference,
      ISOEquipmentCode: need(trimmed(4)),
      tareWeight: need(weight),
    }),
    equipmentReference: trimmed(11),
    shippingMarks: marks,
    seals: need(list(seal, 1)),
    emptyIndicatorCode: closed('LADEN', 'EMPTY'),
    references: list(reference),
    customsReferences: list(customsReference),
  },
  { oneOf: [['equipment', 'equipmentReference']] },
);
