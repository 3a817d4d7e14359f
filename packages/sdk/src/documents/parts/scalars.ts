/**
 * The scalars every document is made of. All of them are JSON values: no `Date`, no float, no transform, so that the
 * generated JSON Schema says exactly what zod says.
 *
 * @module
 */
import * as z from 'zod';

/** Text without a length of its own; the limits of one written form are that form's. */
export const text = (description: string) => z.string().meta({ description });

/** Decimal as text: money, mass and quantity never pass through a binary float. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,24}(\.\d{1,12})?$/)
  .meta({ id: 'Decimal', description: 'Decimal number as text, for example 86.6667.' });

/** Calendar day, ISO 8601. */
export const day = z.iso.date().meta({ id: 'Day', description: 'Day, YYYY-MM-DD (ISO 8601).' });

/** Local or offset date-time as the authority gave it. */
export const dateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/)
  .meta({ id: 'DateTime', description: 'Date and time, ISO 8601; without offset only where the source has none.' });

/** ISO 3166-1 alpha-2, or `cn:XXX` for a national code without an ISO twin. */
export const country = z
  .string()
  .regex(/^([A-Z]{2}|cn:[A-Z0-9]{1,5})$/)
  .meta({ id: 'Country', description: 'ISO 3166-1 alpha-2; cn:XXX for a Chinese code that has no ISO twin.' });

/** ISO 4217 alphabetic code. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ id: 'Currency', description: 'ISO 4217 code.' });

/** UN/ECE Recommendation 20 common code, or `cn:NNN`. */
export const unit = z
  .string()
  .regex(/^([A-Z0-9]{1,3}|cn:[A-Z0-9]{1,5})$/)
  .meta({ id: 'Unit', description: 'UN/ECE Rec 20 unit; cn:NNN for a Chinese customs unit without a twin.' });

/** Amount of something with its unit. */
export const quantity = z.strictObject({ value: decimal, unit: unit.optional() }).meta({ id: 'Quantity' });

/** HS code with the edition of the nomenclature it is taken from. */
export const hsCode = z
  .strictObject({
    code: z.string().meta({ description: 'HS code, 6 to 13 digits, no dots.' }),
    edition: z.string().optional().meta({ description: 'Edition of the Harmonized System, for example 2022.' }),
  })
  .meta({ id: 'HsCode' });

/** What one written form carries and the document has no field for; it comes back when that form is written. */
export const extensions = z
  .record(z.string(), z.record(z.string(), z.json()))
  .meta({ id: 'Extensions', description: 'By format name: fields that only that format knows.' });
