/** The inventory by which parcels are declared (清单: CEB621, CEB603). @module */
import * as z from 'zod';
import { country, currency, day, decimal, text } from '../parts/scalars.ts';
import {
  declarant,
  direction,
  enterprise,
  frame,
  goods,
  logistics,
  merchant,
  movement,
  person,
  platform,
  transport,
} from './parts.ts';

const chargeBasis = z.literal('total').optional();

export const ecommerceInventorySchema = z
  .strictObject({
    type: z.literal('ecommerce-inventory'),
    direction,
    clientReference: text('The enterprise’s own number (copNo).').optional(),
    singleWindowNumber: text('Number at the single window (preNo), 18 characters.').optional(),
    inventoryNumber: text('Number that customs gives (invtNo).').optional(),
    orderNumber: text('Order that is declared.').optional(),
    waybillNumber: text('Waybill of the parcel.').optional(),
    billNumber: text('Bill of lading, air waybill or road manifest.').optional(),
    totalPackageNumber: text('Pallet or bag that the parcel is in.').optional(),
    declarationForm: z.enum(['simplified', 'summary']).optional(),
    movement: movement.optional(),
    declaredOn: day.optional(),
    movedOn: day.optional(),
    customsOffice: text('Office that accepts the declaration, 4 digits.').optional(),
    portOffice: text('Office of the frontier that the goods cross, 4 digits.').optional(),
    site: text('Supervised place at the office.').optional(),
    tradeMode: text('9610, 1210, 1239, 9710 or 9810.').optional(),
    platform,
    merchant,
    logistics,
    declarant,
    producer: enterprise.optional(),
    zoneEnterprise: enterprise.optional().meta({ description: 'Enterprise in the bonded zone.' }),
    guarantor: text('Enterprise that secures the tax.').optional(),
    ledgerNumber: text('Ledger of the bonded warehouse (emsNo).').optional(),
    licenceNumber: text('Licence.').optional(),
    buyer: person.optional(),
    consignee: person.optional(),
    transport: transport.optional(),
    departureCountry: country.optional(),
    destinationCountry: country.optional(),
    dischargePort: text('Port of discharge, Chinese code.').optional(),
    freight: decimal.optional(),
    freightCurrency: currency.optional(),
    freightBasis: chargeBasis,
    insurance: decimal.optional(),
    insuranceCurrency: currency.optional(),
    insuranceBasis: chargeBasis,
    currency: currency.optional(),
    packageKind: text('Kind of packages, Chinese code.').optional(),
    packageCount: text('Parcels.').optional(),
    grossWeight: decimal.optional(),
    netWeight: decimal.optional(),
    items: z.array(z.strictObject(goods)).optional(),
    ...frame,
  })
  .meta({ id: 'EcommerceInventory', title: 'Cross-border e-commerce inventory' });

export interface EcommerceInventory extends z.output<typeof ecommerceInventorySchema> {}
