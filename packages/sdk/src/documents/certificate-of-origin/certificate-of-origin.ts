/**
 * Proof of where goods originate: Form RCEP with its 17 boxes, Form D and the other forms of China's and ASEAN's
 * agreements, and certificates without preference. Source: RCEP Article 3.17 and Annex 3B; Form RCEP.
 *
 * @module
 */
import * as z from 'zod';
import { country, day, extensions, text } from '../parts/scalars.ts';
import { certificateItem, certificateParty, certificateTransport, invoiceReference, originalProof } from './parts.ts';

export const certificateOfOriginSchema = z
  .strictObject({
    type: z.literal('certificate-of-origin'),
    agreement: text(
      'Agreement of the preference, for example RCEP; absent on a certificate without preference.',
    ).optional(),
    form: text('Name of the form, for example Form RCEP, Form D.').optional(),
    number: text('Number of the certificate.').optional(),
    copy: z
      .enum(['original', 'replacement', 'certified-true-copy'])
      .optional()
      .meta({ description: 'What this paper is to the first one; original when absent.' }),
    replaces: z
      .strictObject({ number: text('Number of the certificate before.').optional(), issuedOn: day.optional() })
      .optional(),
    issuedIn: country.optional().meta({ description: 'Party whose body issues it.' }),
    issuedOn: day.optional(),
    exporter: certificateParty.optional().meta({ description: 'Box 1.' }),
    importer: certificateParty.optional().meta({ description: 'Importer or consignee (box 2).' }),
    producer: certificateParty.optional().meta({ description: 'Box 3, where one is named.' }),
    producerDisclosure: z
      .enum(['named', 'see-items', 'confidential', 'not-available', 'same-as-exporter'])
      .optional()
      .meta({ description: 'What box 3 says.' }),
    transport: certificateTransport.optional(),
    importingParty: country.optional().meta({ description: 'Country of the exporter’s declaration (box 15).' }),
    items: z.array(certificateItem),
    invoices: z.array(invoiceReference).optional().meta({ description: 'Box 13.' }),
    remarks: text('Box 14, beside what follows from the fields.').optional(),
    thirdPartyInvoicing: certificateParty
      .optional()
      .meta({ description: 'Firm that invoices from elsewhere (boxes 14 and 17; RCEP Article 3.20).' }),
    backToBack: originalProof.optional().meta({ description: 'Boxes 14 and 17; RCEP Article 3.19.' }),
    issuedRetroactively: z.boolean().optional().meta({ description: 'Box 17; RCEP Article 3.17.8.' }),
    exhibition: z
      .strictObject({
        name: z.string().optional(),
        place: z.string().optional(),
        from: day.optional(),
        until: day.optional(),
      })
      .optional()
      .meta({ description: 'Goods sold at an exhibition (Form D).' }),
    declaration: z
      .strictObject({ place: z.string().optional(), date: day.optional(), signatory: z.string().optional() })
      .optional()
      .meta({ description: 'Declaration of the exporter or producer (box 15).' }),
    certification: z
      .strictObject({
        authority: z.string().optional(),
        place: z.string().optional(),
        date: day.optional(),
        officer: z.string().optional(),
      })
      .optional()
      .meta({ description: 'Certification of the issuing body (box 16).' }),
    officialUse: z
      .strictObject({ treatment: z.enum(['given', 'not-given']), reason: z.string().optional() })
      .optional()
      .meta({ description: 'Preferential treatment (box 5).' }),
    extensions: extensions.optional(),
  })
  .meta({ id: 'CertificateOfOrigin', title: 'Certificate of origin' });

export interface CertificateOfOrigin extends z.output<typeof certificateOfOriginSchema> {}
export interface CertificateItem extends z.output<typeof certificateItem> {}
