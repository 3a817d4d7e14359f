/** Commercial invoice: what is sold, for how much, on which terms. UN/CEFACT 380; UBL 2.x Invoice. @module */
import * as z from 'zod';
import { country, currency, day, decimal, extensions, text } from '../parts/scalars.ts';
import {
  deliveryTerms,
  documentReference,
  goodsFacts,
  money,
  tradeEquipment,
  tradePackages,
  tradeParty,
  tradePlace,
  transportLeg,
} from './parts.ts';

/** Freight, insurance, packing, discount and the like. */
const allowanceCharge = z
  .strictObject({
    isCharge: z.boolean().meta({ description: 'true adds to the price, false takes from it.' }),
    kind: z.enum(['freight', 'insurance', 'packing', 'commission', 'discount', 'other']).optional(),
    reason: text('Reason in words.').optional(),
    percent: decimal.optional(),
    amount: money.optional(),
    includedInPrices: z.boolean().optional(),
  })
  .meta({ id: 'AllowanceCharge' });

const tax = z
  .strictObject({
    kind: text('VAT, GST …').optional(),
    category: text('UN/EDIFACT 5305: S, Z, E, AE …').optional(),
    percent: decimal.optional(),
    taxable: money.optional(),
    amount: money.optional(),
  })
  .meta({ id: 'InvoiceTax' });

const line = z
  .strictObject({
    lineNumber: text('Number of the line, from 1.').optional(),
    ...goodsFacts,
    unitPrice: money.optional(),
    priceBasis: z
      .strictObject({ value: decimal, unit: text('UN/ECE Rec 20.').optional() })
      .optional()
      .meta({ description: 'Quantity that the unit price is for; 1 when absent.' }),
    lineTotal: money.optional().meta({ description: 'Quantity × unit price, with the charges of the line.' }),
    allowanceCharges: z.array(allowanceCharge).optional(),
    taxes: z.array(tax).optional(),
    references: z.array(documentReference).optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'InvoiceLine' });

export const commercialInvoiceSchema = z
  .strictObject({
    type: z.literal('commercial-invoice'),
    number: text('Number of the invoice.').optional(),
    kind: z.enum(['commercial', 'proforma', 'credit-note', 'customs']).optional(),
    issuedOn: day.optional(),
    dueOn: day.optional(),
    currency: currency.optional().meta({ description: 'Currency of the amounts that name none.' }),
    seller: tradeParty.optional(),
    buyer: tradeParty.optional(),
    consignee: tradeParty.optional(),
    shipper: tradeParty.optional().meta({ description: 'Where the goods leave from, when not the seller.' }),
    payee: tradeParty.optional(),
    notifyParty: tradeParty.optional(),
    deliveryTerms: deliveryTerms.optional(),
    paymentTerms: text('Terms of payment in words.').optional(),
    originCountry: country.optional().meta({ description: 'Of all goods, when the lines say none.' }),
    exportCountry: country.optional(),
    destinationCountry: country.optional(),
    contractNumber: text('Contract of sale.').optional(),
    orderNumber: text('Order of the buyer.').optional(),
    letterOfCreditNumber: text('Documentary credit.').optional(),
    references: z.array(documentReference).optional(),
    marks: text('Marks and numbers.').optional(),
    packages: z.array(tradePackages).optional(),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    transport: z.array(transportLeg).optional(),
    placeOfLoading: tradePlace.optional(),
    placeOfDischarge: tradePlace.optional(),
    equipment: z.array(tradeEquipment).optional(),
    allowanceCharges: z.array(allowanceCharge).optional(),
    taxes: z.array(tax).optional(),
    linesTotal: money.optional().meta({ description: 'Sum of the lines.' }),
    total: money.optional().meta({ description: 'Lines and charges less allowances, with tax: what is to be paid.' }),
    originStatement: text('Declaration of origin written on the invoice, as printed.').optional(),
    note: text('Remark.').optional(),
    signatory: z
      .strictObject({ name: text('Who signs.').optional(), place: text('Where.').optional(), date: day.optional() })
      .optional(),
    lines: z.array(line),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CommercialInvoice', title: 'Commercial invoice' });

export interface CommercialInvoice extends z.output<typeof commercialInvoiceSchema> {}
export interface InvoiceLine extends z.output<typeof line> {}
