import * as z from 'zod';

/** The kind of a field; the message of its zod issue, so that a finding can say what was expected. */
export type FieldKind = 'amount' | 'hs' | 'country' | 'currency' | 'date' | 'code' | 'monthDay';

const pattern = (kind: FieldKind, expression: RegExp, description: string) =>
  z.string().regex(expression, kind).describe(description);

/** Money, weight, quantity, rate: not negative, at most 40 digits before the point and 20 after it, never a float. */
export const amount = () => pattern('amount', /^\d{1,40}(\.\d{1,20})?$/, 'Decimal string, not negative');

/** HS code: 6 digits, or a national code of 8 or 10 that begins with them. */
export const hsCode = () => pattern('hs', /^\d{6}(\d{2}){0,2}$/, 'HS code of 6, 8 or 10 digits');

/** ISO 3166-1 alpha-2. */
export const country = () => pattern('country', /^[A-Z]{2}$/, 'ISO 3166-1 alpha-2');

/** ISO 4217. */
export const currency = () => pattern('currency', /^[A-Z]{3}$/, 'ISO 4217');

/** Calendar day, ISO 8601. */
export const day = () => pattern('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Date, YYYY-MM-DD');

/** Day of a year without the year, for the start of a fiscal year. */
export const monthDay = () => pattern('monthDay', /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-DD');

/** Name of an operation: lower case words joined by `-`. */
export const code = () => pattern('code', /^[a-z0-9]+(-[a-z0-9]+)*$/, 'Code in lower case, words joined by -').max(80);

/** Free text that is only repeated, never read. */
export const text = (longest = 500) => z.string().min(1).max(longest);
