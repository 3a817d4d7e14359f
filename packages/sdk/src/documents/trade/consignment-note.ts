/**
 * Consignment note and waybill without title: rail (CIM, SMGS, CIM/SMGS), road (CMR), air, inland water, and the one
 * document of a multimodal carriage (一单制). Source: CIT20 and SMGS Annex 1 fields, CMR Article 6, UN/CEFACT multimodal
 * waybill.
 *
 * @module
 */
import * as z from 'zod';
import { country, dateTime, day, decimal, extensions, hsCode, text } from '../parts/scalars.ts';
import {
  deliveryTerms,
  documentReference,
  money,
  tradeEquipment,
  tradePackages,
  tradeParty,
  tradePlace,
  transportLeg,
} from './parts.ts';

const dangerousGoods = z
  .strictObject({
    unNumber: text('UN number, 4 digits.').optional(),
    properShippingName: text('Proper shipping name.').optional(),
    hazardClass: text('Class, with the subsidiary ones in brackets.').optional(),
    packingGroup: z.enum(['I', 'II', 'III']).optional(),
    hazardIdentificationNumber: text('Kemler number (RID).').optional(),
    tunnelCode: text('Tunnel restriction code (ADR).').optional(),
    emergencyCard: text('Number of the emergency card (SMGS).').optional(),
  })
  .meta({ id: 'ConsignmentDangerousGoods' });

const item = z
  .strictObject({
    itemNumber: text('From 1.').optional(),
    description: text('Name of the goods.').optional(),
    descriptionForeign: text('The same in another language.').optional(),
    hs: hsCode.optional(),
    nhmCode: text('NHM code of the railways (CIM).').optional(),
    etsngCode: text('ETSNG or GNG code of the railways (SMGS).').optional(),
    originCountry: country.optional(),
    packages: z.array(tradePackages).optional(),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    volume: decimal.optional().meta({ description: 'm³.' }),
    value: money.optional(),
    equipmentNumbers: z.array(z.string()).optional(),
    dangerousGoods: dangerousGoods.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ConsignmentItem' });

const charge = z
  .strictObject({
    code: text('Code of the charge.').optional(),
    name: text('Name of the charge.').optional(),
    amount: money.optional(),
    payer: z.enum(['consignor', 'consignee', 'third-party']).optional(),
    section: text('Part of the route that it is for.').optional(),
  })
  .meta({ id: 'ConsignmentCharge' });

const wagon = z
  .strictObject({
    number: text('Wagon, 8 or 12 digits.').optional(),
    supplier: text('Whose wagon: railway, consignor, lessee.').optional(),
    loadLimit: decimal.optional().meta({ description: 't.' }),
    axles: decimal.optional(),
    tareMass: decimal.optional().meta({ description: 'kg.' }),
    tankType: text('Tank type (SMGS).').optional(),
    goodsMass: decimal.optional().meta({ description: 'kg.' }),
    packageQuantity: decimal.optional(),
  })
  .meta({ id: 'ConsignmentWagon' });

/** One railway or carrier of the route and the section that it carries. */
const carriage = z
  .strictObject({
    carrier: tradeParty.optional(),
    carrierCode: text('RICS code of the carrier.').optional(),
    from: tradePlace.optional(),
    to: tradePlace.optional(),
    status: z.enum(['contractual', 'successive', 'substitute', 'actual']).optional(),
  })
  .meta({ id: 'ConsignmentCarriage' });

export const consignmentNoteSchema = z
  .strictObject({
    type: z.literal('consignment-note'),
    kind: z
      .enum(['rail-cim', 'rail-smgs', 'rail-cim-smgs', 'road-cmr', 'road', 'air', 'inland-water', 'sea', 'multimodal'])
      .meta({ description: 'Law and mode of the carriage.' }),
    number: text('Number of the note or waybill.').optional(),
    copy: text('Sheet: 1 original, 2 invoice, 3 arrival note, 4 duplicate …').optional(),
    issuedOn: day.optional(),
    placeOfIssue: tradePlace.optional(),
    trainNumber: text('Train.').optional(),
    consignor: tradeParty.optional(),
    consignee: tradeParty.optional(),
    notifyParty: tradeParty.optional(),
    carrier: tradeParty.optional().meta({ description: 'Who contracts: railway, haulier, multimodal operator.' }),
    freightForwarder: tradeParty.optional(),
    customerReference: text('Reference of the consignor.').optional(),
    contractNumber: text('Contract of sale or of delivery.').optional(),
    placeOfTakingOver: tradePlace.optional().meta({ description: 'Station or place of departure.' }),
    takenOverAt: z.union([day, dateTime]).optional(),
    placeOfDelivery: tradePlace.optional().meta({ description: 'Station or place of destination.' }),
    deliveredAt: z.union([day, dateTime]).optional(),
    borderStations: z.array(tradePlace).optional().meta({ description: 'Border crossings of the route.' }),
    reconsignmentPlace: tradePlace
      .optional()
      .meta({ description: 'Where CIM hands over to SMGS or the other way round.' }),
    carriages: z.array(carriage).optional(),
    legs: z.array(transportLeg).optional().meta({ description: 'Of a multimodal carriage: each leg with its paper.' }),
    wagons: z.array(wagon).optional(),
    equipment: z.array(tradeEquipment).optional(),
    loadedBy: z.enum(['consignor', 'carrier']).optional(),
    massDeterminedBy: text('How the mass was found.').optional(),
    items: z.array(item),
    packages: z.array(tradePackages).optional(),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    marks: text('Marks and numbers.').optional(),
    deliveryTerms: deliveryTerms.optional(),
    declaredValue: money.optional(),
    interestInDelivery: money.optional().meta({ description: 'CIM Article 16, CMR Article 26.' }),
    cashOnDelivery: money.optional(),
    paymentOfCharges: text('Who pays what (CIM box 20, SMGS box 23).').optional(),
    charges: z.array(charge).optional(),
    consignorDeclarations: z
      .array(z.strictObject({ code: text('Code.').optional(), text: text('Text.').optional() }))
      .optional(),
    carrierDeclarations: z
      .array(z.strictObject({ code: text('Code.').optional(), text: text('Text.').optional() }))
      .optional(),
    customsNotes: text('Notes for customs.').optional(),
    customsOffices: z.array(text('Office that the goods pass.')).optional(),
    documents: z.array(documentReference).optional().meta({ description: 'Papers that go with the goods.' }),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ConsignmentNote', title: 'Consignment note' });

export interface ConsignmentNote extends z.output<typeof consignmentNoteSchema> {}
