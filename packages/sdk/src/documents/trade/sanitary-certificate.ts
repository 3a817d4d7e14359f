/**
 * Phytosanitary or sanitary certificate. Source: ISPM 12 (sections I to III of the model certificates) and its Appendix 1
 * (ePhyto), UN/CEFACT SPSCertificate.
 *
 * @module
 */
import * as z from 'zod';
import { country, dateTime, day, decimal, extensions, hsCode, quantity, text } from '../parts/scalars.ts';
import {
  documentReference,
  subjectNote,
  tradeEquipment,
  tradePackages,
  tradeParty,
  tradePlace,
  transportLeg,
} from './parts.ts';

const treatment = z
  .strictObject({
    type: text('Kind of treatment.').optional(),
    chemical: text('Chemical, with its active ingredient.').optional(),
    concentration: text('Concentration.').optional(),
    dosage: text('Dosage.').optional(),
    duration: text('Duration.').optional(),
    temperature: text('Temperature.').optional(),
    from: z.union([day, dateTime]).optional(),
    until: z.union([day, dateTime]).optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'SanitaryTreatment' });

const process = z
  .strictObject({
    type: text('Growing, slaughter, packing, storage, loading …').optional(),
    place: tradePlace.optional(),
    establishment: tradeParty.optional(),
    approvalNumber: text('Approval of the establishment.').optional(),
    from: z.union([day, dateTime]).optional(),
    until: z.union([day, dateTime]).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'SanitaryProcess' });

const item = z
  .strictObject({
    itemNumber: text('From 1.').optional(),
    description: text('Name of the product.').optional(),
    commonName: text('Common name.').optional(),
    scientificName: text('Botanical or zoological name.').optional(),
    hs: hsCode.optional(),
    classifications: z
      .array(
        z.strictObject({
          system: text('Code list: EPPO, IPPCPCVP …').optional(),
          code: text('Code.').optional(),
          name: text('Name.').optional(),
        }),
      )
      .optional(),
    intendedUse: text('Intended use.').optional(),
    commodityClass: text('Kind of the commodity.').optional(),
    originCountry: country.optional(),
    originPlace: tradePlace.optional(),
    packages: z.array(tradePackages).optional(),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    quantity: quantity.optional(),
    batchNumber: text('Lot or batch.').optional(),
    producedOn: day.optional(),
    expiresOn: day.optional(),
    treatments: z.array(treatment).optional(),
    processes: z.array(process).optional(),
    additionalDeclarations: z.array(z.string()).optional(),
    notes: z.array(subjectNote).optional().meta({ description: 'By subject, SPS subject codes.' }),
    equipmentNumbers: z.array(z.string()).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'SanitaryItem' });

export const sanitaryCertificateSchema = z
  .strictObject({
    type: z.literal('sanitary-certificate'),
    kind: z.enum(['phytosanitary', 're-export-phytosanitary', 'veterinary', 'health', 'fumigation', 'other']),
    number: text('Number of the certificate.').optional(),
    status: z
      .enum(['draft', 'issued', 'replaced', 'withdrawn', 'rejected', 'accepted', 'released', 'other'])
      .optional()
      .meta({ description: 'UN/EDIFACT 1373: 70 issued, 40 withdrawn …' }),
    issuedOn: z.union([day, dateTime]).optional(),
    expiresOn: day.optional(),
    issuer: tradeParty.optional().meta({ description: 'Plant protection organisation or veterinary service.' }),
    addressedTo: text('Organisation of the importing country.').optional(),
    exporter: tradeParty.optional(),
    importer: tradeParty.optional(),
    consignee: tradeParty.optional(),
    exportCountry: country.optional(),
    importCountry: country.optional(),
    reExportCountry: country.optional(),
    transitCountries: z.array(country).optional(),
    transport: z.array(transportLeg).optional(),
    pointOfEntry: tradePlace.optional(),
    placeOfLoading: tradePlace.optional(),
    equipment: z.array(tradeEquipment).optional(),
    marks: text('Distinguishing marks.').optional(),
    items: z.array(item),
    treatments: z.array(treatment).optional(),
    additionalDeclarations: z.array(z.string()).optional(),
    importPermitNumber: text('Permit of the importing country.').optional(),
    references: z
      .array(documentReference)
      .optional()
      .meta({ description: 'Certificate that it replaces, and others.' }),
    clauses: z.array(z.string()).optional().meta({ description: 'What is certified, as printed.' }),
    notes: z.array(subjectNote).optional().meta({ description: 'By subject, SPS subject codes.' }),
    placeOfIssue: text('Place.').optional(),
    signatory: z
      .strictObject({ name: text('Officer.').optional(), qualification: text('Office held.').optional() })
      .optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'SanitaryCertificate', title: 'Sanitary certificate' });

export interface SanitaryCertificate extends z.output<typeof sanitaryCertificateSchema> {}
