/**
 * What one customs administration tells another of an authorised economic operator. Source: WCO SAFE Framework, WCO
 * Guidelines on Trader Identification Number (2018); mutual recognition arrangements name the elements, no public schema
 * exists.
 *
 * @module
 */
import * as z from 'zod';
import { country, dateTime, day, extensions, text } from './parts/scalars.ts';

const name = z
  .strictObject({
    text: text('Name as registered.'),
    script: z.enum(['latin', 'local']).optional(),
    language: text('BCP 47 tag.').optional(),
  })
  .meta({ id: 'AeoName' });

const span = z.strictObject({ from: day.optional(), until: day.optional(), reason: text('Reason.').optional() });

export const aeoRecordSchema = z
  .strictObject({
    type: z.literal('aeo-record'),
    country: country.optional().meta({ description: 'Country of the programme.' }),
    tin: text('Trader identification number: country and up to 15 characters (WCO TIN, an..17).').optional(),
    domesticCode: text('Number in the programme at home.').optional(),
    programme: text('Name of the programme, for example 高级认证企业, AEOS, C-TPAT, STP-Plus.').optional(),
    authorisation: z
      .enum(['security', 'simplification', 'full', 'other'])
      .optional()
      .meta({ description: 'AEOS, AEOC, AEOF; China’s 高级认证企业 is full.' }),
    certificateNumber: text('Number of the authorisation.').optional(),
    names: z.array(name).optional(),
    address: z
      .strictObject({
        lines: z.array(z.string()).optional(),
        city: text('City.').optional(),
        stateRegion: text('Province, state or region.').optional(),
        postCode: text('Post code.').optional(),
        country: country.optional(),
      })
      .optional(),
    roles: z.array(text('Importer, exporter, broker, carrier, warehouse, manufacturer …')).optional(),
    status: z.enum(['active', 'suspended', 'revoked', 'withdrawn', 'expired', 'unknown']).optional(),
    validFrom: day.optional(),
    validUntil: day.optional(),
    suspensions: z.array(span).optional(),
    revokedOn: day.optional(),
    issuingAuthority: text('Customs administration or office.').optional(),
    consent: z
      .strictObject({ given: z.boolean(), on: day.optional() })
      .optional()
      .meta({ description: 'Written consent of the operator to the exchange.' }),
    previousCodes: z.array(z.string()).optional().meta({ description: 'Codes that this one takes the place of.' }),
    updatedAt: dateTime.optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'AeoRecord', title: 'AEO record' });

export interface AeoRecord extends z.output<typeof aeoRecordSchema> {}
