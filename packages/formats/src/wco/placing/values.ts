import { oneOf, textLike, type Value } from '../../syntax/value.ts';

export const TEXT = textLike('text');
export const DECIMAL = textLike('a decimal such as 86.6667', /^-?\d{1,24}(\.\d{1,12})?$/);
export const COUNTRY = textLike('an ISO 3166-1 alpha-2 code', /^[A-Z]{2}$/);
export const CURRENCY = textLike('an ISO 4217 code', /^[A-Z]{3}$/);
export const UNIT = textLike('a unit of UN/ECE Recommendation 20', /^[A-Z0-9]{1,3}$/);
export const HS = textLike('a code of 6 to 10 digits', /^\d{6,10}$/);

/** Modes that mean the same in the Union’s list (D.E. 7/4) and in UN/ECE Recommendation 19; 9 does not. */
export const MODE = textLike('a transport mode 1 to 8', /^[1-8]$/);

/** Incoterms with a twin among 成交方式; the others stay as they are. */
export const TERMS: Value = oneOf('CIF, CFR, FOB or EXW', { CIF: '1', CFR: '2', FOB: '3', EXW: '7' });
