/** Parts of a certificate of origin. @module */
import * as z from 'zod';
import { country, currency, day, decimal, extensions, hsCode, quantity, text } from '../parts/scalars.ts';

/** A firm as a certificate names it. */
export const certificateParty = z
  .strictObject({
    name: text('Name as registered.').optional(),
    address: text('Postal address.').optional(),
    country: country.optional(),
    identifier: text('Tax or customs number; of an approved exporter its authorisation code.').optional(),
    contact: text('Telephone, fax, e-mail.').optional(),
  })
  .meta({ id: 'CertificateParty' });

export const invoiceReference = z
  .strictObject({
    number: text('Number of the invoice.').optional(),
    date: day.optional(),
    total: z.strictObject({ amount: decimal, currency }).optional(),
  })
  .meta({ id: 'InvoiceReference' });

/** One line: boxes 6 to 13 of Form RCEP. */
export const certificateItem = z
  .strictObject({
    itemNumber: text('Number of the line, from 1 (box 6).'),
    marks: text('Marks and numbers on packages (box 7).').optional(),
    packages: z
      .strictObject({ quantity: decimal.optional(), kind: text('Kind of packages in words.').optional() })
      .optional()
      .meta({ description: 'Number and kind of packages (box 8).' }),
    description: text('Description of the goods (box 8).').optional(),
    hs: hsCode.optional().meta({ description: 'HS code at six digits (box 9).' }),
    criterion: text('Origin conferring criterion as printed (box 10), for example CTC ACU.').optional(),
    originCountry: country.optional().meta({ description: 'Country of origin (box 11; RCEP Article 2.6).' }),
    originClaim: z
      .enum(['contributing', 'highest'])
      .optional()
      .meta({ description: 'Rate claimed under RCEP Article 2.6.6: (a) printed with *, (b) printed with **.' }),
    quantity: quantity.optional().meta({ description: 'Quantity, gross or net weight or other measure (box 12).' }),
    grossMass: decimal.optional().meta({ description: 'Gross mass in kilograms.' }),
    fob: z
      .strictObject({ amount: decimal, currency })
      .optional()
      .meta({ description: 'FOB value, where the criterion is RVC (box 12).' }),
    invoiceNumbers: z.array(z.string()).optional().meta({ description: 'Invoices of this line (box 13).' }),
    producer: certificateParty.optional().meta({ description: 'Producer of this line, where box 3 says SEE BOX 8.' }),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CertificateItem' });

/** Transport as far as known (box 4). */
export const certificateTransport = z
  .strictObject({
    departureDate: day.optional(),
    mode: text('UN/ECE Rec 19 mode of transport.').optional(),
    meansName: text('Name of the vessel, number of the flight or vehicle.').optional(),
    voyageNumber: text('Voyage.').optional(),
    portOfLoading: text('Port of loading.').optional(),
    portOfDischarge: text('Port of discharge.').optional(),
    via: z.array(country).optional().meta({ description: 'Countries passed between exporter and importer.' }),
    transportDocumentNumber: text('Number of the bill of lading or waybill.').optional(),
  })
  .meta({ id: 'CertificateTransport' });

/** The original proof behind a back-to-back certificate, RCEP Article 3.19. */
export const originalProof = z
  .strictObject({
    number: text('Number of the original proof of origin.').optional(),
    issuedOn: day.optional(),
    issuedIn: country.optional().meta({ description: 'Party of the first exporter.' }),
    originCountry: country.optional().meta({ description: 'RCEP country of origin of the first exporting Party.' }),
    approvedExporterCode: text('Authorisation code of the approved exporter, if one declared it.').optional(),
  })
  .meta({ id: 'OriginalProof' });
