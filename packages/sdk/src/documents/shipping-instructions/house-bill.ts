/** House bills under the bill that the instructions are for: what customs of the destination want to know. @module */
import * as z from 'zod';
import { seal } from '../bill-of-lading/cargo.ts';
import { billParty } from '../bill-of-lading/parties.ts';
import { code, customsReference, flag, location, measure, nationalCommodityCode } from '../bill-of-lading/parts.ts';
import { country, decimal, text } from '../parts/scalars.ts';

const housePlace = location
  .pick({ locationName: true, countryCode: true, UNLocationCode: true })
  .meta({ id: 'HouseBillPlace' });

const housePackaging = z.strictObject({
  packageCode: code('UN/ECE Rec 21.').optional(),
  numberOfPackages: decimal.optional(),
  shippingMarks: text('Marks on the packages.').optional(),
  UNNumber: text('UN number, four digits.').optional(),
});

const houseConsignmentItem = z
  .strictObject({
    descriptionOfGoods: text('In words that customs accept.').optional(),
    nationalCommodityCode: nationalCommodityCode.optional(),
    extendedNationalCommodityCodes: z.array(nationalCommodityCode).optional(),
    cargoItems: z
      .array(
        z.strictObject({
          equipmentReference: text('Container number.').optional(),
          cargoGrossWeight: measure.optional(),
          outerPackaging: housePackaging.optional(),
        }),
      )
      .optional(),
    customsReferences: z.array(customsReference).optional(),
  })
  .meta({ id: 'HouseBillItem' });

const houseParties = z
  .strictObject({
    shipper: billParty.optional(),
    consignee: billParty.optional(),
    notifyParty: billParty.optional().meta({ description: 'Must be there when the house bill is to order.' }),
    seller: billParty.optional(),
    buyer: billParty.optional(),
    other: z
      .array(z.strictObject({ party: billParty.optional(), partyFunction: code('DDR, DDS, CS, MF, WH.').optional() }))
      .optional(),
  })
  .meta({ id: 'HouseBillParties' });

export const houseBill = z
  .strictObject({
    houseBillOfLadingReference: text('Number of the house bill.').optional(),
    isToOrder: flag('To order.').optional(),
    placeOfAcceptance: housePlace.optional(),
    placeOfFinalDelivery: housePlace.optional(),
    methodOfPayment: code('Of the freight: A, B, C, D, H, Y, Z.').optional(),
    documentParties: houseParties.optional(),
    isCargoDeliveredInICS2Zone: flag('Goes to the EU, Norway, Switzerland or Northern Ireland.').optional(),
    routingOfConsignmentCountries: z
      .array(country)
      .optional()
      .meta({ description: 'From the place of acceptance to the place of final delivery.' }),
    consignmentItems: z.array(houseConsignmentItem).optional(),
    utilizedTransportEquipments: z
      .array(
        z.strictObject({
          equipmentReference: text('Container number.').optional(),
          ISOEquipmentCode: text('Size and type (ISO 6346).').optional(),
          isShipperOwned: flag('Belongs to the shipper.').optional(),
          emptyIndicatorCode: code('LADEN or EMPTY.').optional(),
          seals: z.array(seal).optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'HouseBill' });
