/** Parties of a declaration. @module */
import * as z from 'zod';
import { text } from '../parts/scalars.ts';

const customsCode = text('海关编码, 10 characters.').optional();
const socialCreditCode = text('统一社会信用代码, 18 characters (GB 32100).').optional();
const ciqCode = text('检验检疫编码, 10 characters.').optional();
const name = text('Name as registered.').optional();

/** Firm registered with Chinese customs. */
export const domesticParty = z
  .strictObject({
    customsCode,
    socialCreditCode,
    ciqCode,
    name,
    nameForeign: text('Name in a foreign language.').optional(),
  })
  .meta({ id: 'DomesticParty' });

/** Firm abroad; `code` carries the partner's AEO code where there is one. */
export const overseasParty = z
  .strictObject({
    code: text('Enterprise code; AEO code of a mutual-recognition partner.').optional(),
    name: text('Name in Chinese.').optional(),
    nameForeign: text('Name in a foreign language; NO when unknown.').optional(),
    address: text('Address.').optional(),
  })
  .meta({ id: 'OverseasParty' });

/** Firm and person that keyed the declaration. */
export const inputter = z
  .strictObject({
    customsCode,
    socialCreditCode,
    name,
    personName: text('录入员名称.').optional(),
    cardNumber: text('录入员IC卡号.').optional(),
  })
  .meta({ id: 'Inputter' });
