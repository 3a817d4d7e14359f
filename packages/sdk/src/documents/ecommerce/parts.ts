/**
 * What the documents of cross-border e-commerce are made of. Source: GACC, message definitions of cross-border
 * e-commerce (CEB), edition 2022-05.
 *
 * @module
 */
import * as z from 'zod';
import { country, currency, dateTime, decimal, extensions, hsCode, quantity, text } from '../parts/scalars.ts';

export const enterprise = z
  .strictObject({
    code: text('Customs registration (10 characters) or unified credit code (18).').optional(),
    name: text('Registered name.').optional(),
    telephone: text('Telephone.').optional(),
  })
  .meta({ id: 'EcommerceEnterprise' });

export const person = z
  .strictObject({
    name: text('Name.').optional(),
    accountNumber: text('Registration at the platform.').optional(),
    telephone: text('Telephone.').optional(),
    idType: z.enum(['identity-card', 'other']).optional().meta({ description: 'Kind of identity document.' }),
    idNumber: text('Number of the identity document.').optional(),
    address: text('Address.').optional(),
    division: text('Administrative division, 6 digits.').optional(),
  })
  .meta({ id: 'EcommercePerson' });

export const transport = z
  .strictObject({
    mode: text('UN/ECE Rec 19 mode; cn:X for a Chinese mode without a twin.').optional(),
    name: text('Name or number of the means of transport.').optional(),
    voyageNumber: text('Voyage or flight.').optional(),
    domesticName: text('Vehicle within the country, for example its plate.').optional(),
  })
  .meta({ id: 'EcommerceTransport' });

export const direction = z
  .enum(['import', 'export'])
  .meta({ description: 'Business that the document belongs to; a return of export goods is export.' });

export const movement = z.enum(['entry', 'exit']).meta({ description: 'Which way the goods go (ieFlag).' });

/** Fields that every document of an enterprise begins and ends with. */
export const frame = {
  messageId: text('Identifier of the message, 36 characters.').optional(),
  id: text('Identifier of the document, 36 characters.').optional(),
  operation: z.enum(['new', 'change', 'delete']).optional().meta({ description: 'What is asked for (appType).' }),
  preparedAt: dateTime.optional(),
  step: z
    .enum(['store', 'declare'])
    .optional()
    .meta({ description: 'store: keep it; declare: it counts, and is signed.' }),
  note: text('Remark.').optional(),
  transfer: z
    .strictObject({
      code: text('Enterprise that transmits.').optional(),
      name: text('Its name.').optional(),
      mode: text('DXP.').optional(),
      id: text('Identifier at the exchange platform.').optional(),
      note: text('Remark.').optional(),
    })
    .optional()
    .meta({ description: 'Who transmits the message (BaseTransfer).' }),
  subscriptions: z
    .array(
      z.strictObject({
        status: text('ALL, DATA or RET.').optional(),
        mode: text('DXP.').optional(),
        address: text('Identifier at the exchange platform.').optional(),
        note: text('Remark.').optional(),
        extensions: extensions.optional(),
      }),
    )
    .optional()
    .meta({ description: 'Who else is told (BaseSubscribe).' }),
  extensions: extensions.optional(),
};

/** Goods as orders, inventories and returns name them. */
export const goods = {
  itemNumber: text('From 1.').optional(),
  productNumber: text('The seller’s own number (SKU).').optional(),
  recordItemNumber: text('Number in the bonded ledger.').optional(),
  tradeName: text('Name at the platform.').optional(),
  hs: hsCode.optional(),
  name: text('Name of the goods.').optional(),
  specification: text('Specification and model.').optional(),
  description: text('Description at the platform.').optional(),
  barCode: text('Bar code.').optional(),
  quantity: quantity.partial().optional(),
  statutoryQuantity: quantity.partial().optional(),
  secondQuantity: quantity.partial().optional(),
  unitPrice: decimal.optional(),
  totalPrice: decimal.optional(),
  currency: currency.optional(),
  originCountry: country.optional(),
  destinationCountry: country.optional(),
  tradeCountry: country.optional(),
  note: text('Remark.').optional(),
  extensions: extensions.optional(),
};

export const platform = enterprise.optional().meta({ description: 'E-commerce platform (ebp).' });
export const merchant = enterprise
  .optional()
  .meta({ description: 'E-commerce enterprise, consignor or consignee (ebc).' });
export const logistics = enterprise.optional().meta({ description: 'Logistics enterprise.' });
export const declarant = enterprise.optional().meta({ description: 'Enterprise that declares (agent).' });
