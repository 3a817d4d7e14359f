import { textLike, type Value } from '../../syntax/value.ts';

export const DIGITS = textLike('digits', /^\d+$/);
export const LETTERS = textLike('letters', /^[A-Za-z]+$/);
export const WHOLE = textLike('a whole number', /^-?\d{1,24}$/);

/** Kinds of values in the data model, with the attributes that its data types allow. */
export const KINDS: Readonly<Record<string, { readonly value: Value; readonly attributes: readonly string[] }>> = {
  A: { value: textLike('a decimal such as 86.6667', /^-?\d{1,24}(\.\d{1,12})?$/), attributes: ['currencyID'] },
  C: {
    value: textLike('text'),
    attributes: [
      'listID',
      'listAgencyID',
      'listAgencyName',
      'listName',
      'listVersionID',
      'name',
      'languageID',
      'listURI',
      'listSchemeURI',
    ],
  },
  D: {
    value: textLike('a day as CCYYMMDD, or a time as CCYYMMDDHHMMSSZ', /^20\d{6}(\d{6}(Z|[-+]\d\d))?$/),
    attributes: ['formatCode'],
  },
  I: {
    value: textLike('text'),
    attributes: [
      'schemeID',
      'schemeName',
      'schemeAgencyID',
      'schemeAgencyName',
      'schemeVersionID',
      'schemeDataURI',
      'schemeURI',
    ],
  },
  M: { value: textLike('a decimal such as 86.6667', /^-?\d{1,24}(\.\d{1,12})?$/), attributes: ['unitCode'] },
  N: { value: textLike('a decimal such as 86.6667', /^-?\d{1,24}(\.\d{1,12})?$/), attributes: [] },
  Q: { value: textLike('a decimal such as 86.6667', /^-?\d{1,24}(\.\d{1,12})?$/), attributes: ['unitCode'] },
  T: { value: textLike('text'), attributes: ['languageID'] },
};
