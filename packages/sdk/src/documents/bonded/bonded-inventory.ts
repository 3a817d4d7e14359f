/** What a bonded ledger takes in or gives out (保税核注清单, INV101). @module */
import * as z from 'zod';
import { country, currency, day, decimal, extensions, hsCode, quantity, text } from '../parts/scalars.ts';
import { envelope, step, zoneParty } from './parts.ts';

const item = z.strictObject({
  itemNumber: text('From 1 (GdsSeqno).').optional(),
  recordItemNumber: text('Item of the ledger (PutrecSeqno).').optional(),
  declarationItemNumber: text('Item of the declaration (EntryGdsSeqno).').optional(),
  applicationItemNumber: text('Item of the circulation application.').optional(),
  productNumber: text('Number of the goods in the ledger.').optional(),
  hs: hsCode.optional(),
  name: text('Name of the goods.').optional(),
  specification: text('Specification and model.').optional(),
  quantity: quantity.partial().optional(),
  statutoryQuantity: quantity.partial().optional(),
  secondQuantity: quantity.partial().optional(),
  unitPrice: decimal.optional(),
  totalPrice: decimal.optional(),
  currency: currency.optional(),
  statisticalValueUsd: decimal.optional(),
  originCountry: country.optional(),
  destinationCountry: country.optional(),
  weightFactor: decimal.optional(),
  firstFactor: decimal.optional(),
  secondFactor: decimal.optional(),
  grossWeight: decimal.optional(),
  netWeight: decimal.optional(),
  use: text('Key goods.').optional(),
  dutyMode: text('Mode of duty, 1 to 9.').optional(),
  consumptionVersion: text('Version of unit consumption.').optional(),
  dangerous: z.boolean().optional(),
  change: z.enum(['none', 'changed', 'deleted', 'added']).optional(),
  note: text('Remark.').optional(),
  extensions: extensions.optional(),
});

const declarationOf = {
  declarationNumber: text('The declaration.').optional(),
  declarant: zoneParty.optional(),
};

export const bondedInventorySchema = z
  .strictObject({
    type: z.literal('bonded-inventory'),
    step: step.optional(),
    clientReference: text('The enterprise’s own number (EtpsInnerInvtNo).').optional(),
    singleWindowNumber: text('Pre-entry number (SeqNo), 18 characters.').optional(),
    inventoryNumber: text('Number of the inventory (BondInvtNo): QD, office, year, I or E, serial.').optional(),
    changeCount: text('How often it was changed.').optional(),
    ledgerNumber: text('Handbook or ledger (PutrecNo).').optional(),
    operation: z.enum(['new', 'change', 'void']).optional(),
    inventoryKind: text('Kind of inventory (InvtType).').optional(),
    direction: z.enum(['import', 'export']).optional(),
    goodsKind: z.enum(['material', 'product']).optional(),
    trader: zoneParty.optional().meta({ description: 'Enterprise that runs the business (经营企业).' }),
    processor: zoneParty.optional().meta({ description: 'Enterprise that receives or sends (收发货企业).' }),
    declarant: zoneParty.optional(),
    inputter: zoneParty.optional(),
    inputOn: day.optional(),
    declaredOn: day.optional(),
    portOffice: text('Office of the frontier, 4 digits.').optional(),
    customsOffice: text('Office in charge, 4 digits.').optional(),
    tradeMode: text('Mode of trade.').optional(),
    transportMode: text('UN/ECE Rec 19 mode; cn:X for a Chinese mode without a twin.').optional(),
    country: country.optional().meta({ description: 'Where it comes from or goes to.' }),
    applicationNumber: text('Circulation application.').optional(),
    circulationKind: text('Kind of circulation (ListType).').optional(),
    declared: z.boolean().optional().meta({ description: 'A customs declaration belongs to it.' }),
    declarationToMake: z.boolean().optional().meta({ description: 'The declaration is made from it.' }),
    declarationRelation: z.enum(['related', 'corresponding']).optional(),
    declarationKind: text('Kind of declaration (DecType).').optional(),
    related: z
      .strictObject({
        inventoryNumber: text('Related inventory.').optional(),
        ledgerNumber: text('Its ledger.').optional(),
        ...declarationOf,
        trader: zoneParty.optional(),
        processor: zoneParty.optional(),
      })
      .optional()
      .meta({ description: 'Of the related declaration.' }),
    corresponding: z.strictObject(declarationOf).optional().meta({ description: 'Of the corresponding declaration.' }),
    declarationTime: text('When the declaration was filed.').optional(),
    declarationState: text('0 not released, 1 released.').optional(),
    declarationToChange: text('The declaration is changed as well.').optional(),
    deductionState: text('0 not deducted, 1 provisionally, 2 deducted, 3 written off.').optional(),
    provisionalDeductionTime: text('When deducted provisionally.').optional(),
    deductionTime: text('When deducted.').optional(),
    gateState: text('Passing of the gate.').optional(),
    passState: text('Whether passes were made of it.').optional(),
    leviedAmount: decimal.optional(),
    cardNumber: text('Card of the declarant.').optional(),
    systemId: text('System that it is for (SysId).').optional(),
    operatorCode: text('Enterprise of the operator.').optional(),
    note: text('Remark.').optional(),
    items: z.array(item).optional(),
    envelope: envelope.optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'BondedInventory', title: 'Inventory of a bonded ledger' });

export interface BondedInventory extends z.output<typeof bondedInventorySchema> {}
