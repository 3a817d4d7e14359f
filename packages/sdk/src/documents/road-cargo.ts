/**
 * Advance information on cargo that crosses the land boundary of Hong Kong or Macau by road.
 *
 * What Hong Kong prescribes is public: eight particulars, and the reference number and vehicle that are bundled before
 * the boundary (Road Cargo System). Neither the message of the system nor any list of Macau is; other fields are those
 * that the mainland’s declaration has and a road document usually carries.
 *
 * @module
 */
import * as z from 'zod';
import { country, day, decimal, extensions, hsCode, quantity, text } from './parts/scalars.ts';
import { money, tradeEquipment, tradePackages, tradeParty, tradePlace } from './trade/parts.ts';

const item = z
  .strictObject({
    itemNumber: text('From 1.').optional(),
    description: text('What is in the packages, in Chinese or English.').optional(),
    descriptionForeign: text('The same in the other language.').optional(),
    hs: hsCode.optional(),
    packages: z.array(tradePackages).optional(),
    quantity: quantity.partial().optional(),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    value: money.optional(),
    originCountry: country.optional(),
    equipmentNumbers: z.array(z.string()).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'RoadCargoItem' });

export const roadCargoSchema = z
  .strictObject({
    type: z.literal('road-cargo'),
    authority: z.enum(['hong-kong', 'macau']).meta({ description: 'Whom it is for.' }),
    direction: z.enum(['import', 'export']).optional().meta({ description: 'Seen from that authority.' }),
    correlationNumber: text('Number that ties it to the mainland’s submission of the same goods.').optional(),
    cargoReferenceNumber: text('Number that the authority gives: CCRN in Hong Kong.').optional(),
    consignmentReference: text('Number of the consignment at the sender.').optional(),
    mainlandDeclarationNumber: text('海关编号, 18 digits, where it is known.').optional(),
    mainlandSingleWindowNumber: text('统一编号, where it is known.').optional(),
    consignor: tradeParty.optional(),
    consignee: tradeParty.optional(),
    forwarder: tradeParty.optional().meta({ description: 'Forwarder that acts as shipper.' }),
    sender: tradeParty.optional().meta({ description: 'Who submits.' }),
    expectedOn: day.optional().meta({ description: 'Expected date of arrival or departure.' }),
    controlPoint: tradePlace.optional().meta({ description: 'Land boundary control point.' }),
    vehicle: z
      .strictObject({
        registrationNumber: text('Registration in Hong Kong or Macau.').optional(),
        mainlandPlate: text('Plate on the mainland.').optional(),
        trailer: text('Trailer or chassis.').optional(),
      })
      .optional(),
    journeyNumber: text('Batch of the mainland’s road manifest.').optional(),
    placeOfLoading: tradePlace.optional(),
    placeOfDelivery: tradePlace.optional(),
    transportDocumentNumber: text('Waybill.').optional(),
    packages: z.array(tradePackages).optional(),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    equipment: z.array(tradeEquipment).optional(),
    items: z.array(item),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'RoadCargo', title: 'Road cargo of Hong Kong or Macau' });

export interface RoadCargo extends z.output<typeof roadCargoSchema> {}
