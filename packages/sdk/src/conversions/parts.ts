/** Rows that several tables share: parties, places, packages. @module */
import type { DocumentType } from '../documents/index.ts';
import type { From, Origins, Row } from './conversion.ts';
import { addressText, billAddressText, identifier, inScript } from './readers.ts';

/** Where each type of paper has one party or place. */
export type Where = { readonly [T in DocumentType]?: string };

/** An origin for each paper, made from where the part stands in it. */
export const each = (where: Where, origin: (part: string, type: DocumentType) => Origins): From =>
  Object.fromEntries(Object.entries(where).map(([type, part]) => [type, origin(part, type as DocumentType)])) as From;

/** A firm registered with Chinese customs, from parties of the papers of trade. */
export const domesticParty = (to: string, where: Where): readonly Row[] => [
  { to: `${to}/name`, from: each(where, (party) => inScript('han', `${party}/name`, `${party}/nameForeign`)) },
  { to: `${to}/nameForeign`, from: each(where, (party) => inScript('other', `${party}/name`, `${party}/nameForeign`)) },
  { to: `${to}/customsCode`, from: each(where, (party) => identifier(party, 'CUSTOMS')) },
  { to: `${to}/socialCreditCode`, from: each(where, (party) => identifier(party, 'USCC')) },
  { to: `${to}/ciqCode`, from: each(where, (party) => identifier(party, 'CIQ')) },
];

/** A firm abroad, from parties of the papers of trade. */
export const overseasParty = (to: string, where: Where): readonly Row[] => [
  { to: `${to}/code`, from: each(where, (party) => identifier(party, 'AEO')) },
  { to: `${to}/name`, from: each(where, (party) => inScript('han', `${party}/name`, `${party}/nameForeign`)) },
  { to: `${to}/nameForeign`, from: each(where, (party) => inScript('other', `${party}/name`, `${party}/nameForeign`)) },
  { to: `${to}/address`, from: each(where, addressText) },
];

/** The same firm abroad, from parties of a bill of lading. */
export const overseasOfBill = (to: string, party: string): readonly Row[] => [
  { to: `${to}/nameForeign`, from: { 'bill-of-lading': `${party}/partyName` } },
  { to: `${to}/address`, from: { 'bill-of-lading': billAddressText(party) } },
];

/** A party as a manifest names it, from a bill of lading. */
export const manifestPartyOfBill = (to: string, party: string): readonly Row[] => [
  { to: `${to}/name`, from: `${party}/partyName` },
  { to: `${to}/id`, from: `${party}/taxLegalReferences/0/value` },
  { to: `${to}/address/line`, from: billAddressText(party) },
  { to: `${to}/address/country`, from: `${party}/address/countryCode` },
  { to: `${to}/contact/name`, from: `${party}/partyContactDetails/0/name` },
  { to: `${to}/communications/0/number`, from: `${party}/partyContactDetails/0/phone` },
  { to: `${to}/communications/0/kind`, fixed: 'TE', beside: `${to}/communications/0/number` },
  { to: `${to}/communications/1/number`, from: `${party}/partyContactDetails/0/email` },
  { to: `${to}/communications/1/kind`, fixed: 'EM', beside: `${to}/communications/1/number` },
];

/** A party as a manifest names it, from the papers of trade. */
export const manifestPartyOfTrade = (to: string, where: Where): readonly Row[] => [
  { to: `${to}/name`, from: each(where, (party) => [`${party}/name`, `${party}/nameForeign`]) },
  { to: `${to}/id`, from: each(where, (party) => identifier(party, 'USCC', 'TIN', 'VAT', 'EORI')) },
  { to: `${to}/aeo`, from: each(where, (party) => identifier(party, 'AEO')) },
  { to: `${to}/address/line`, from: each(where, addressText) },
  { to: `${to}/address/country`, from: each(where, (party) => `${party}/country`) },
  { to: `${to}/contact/name`, from: each(where, (party) => `${party}/contact/name`) },
  { to: `${to}/communications/0/number`, from: each(where, (party) => `${party}/contact/telephone`) },
  { to: `${to}/communications/0/kind`, fixed: 'TE', beside: `${to}/communications/0/number` },
];

/** Fields that are called the same on both sides, copied as they are. */
export const copies = (types: readonly DocumentType[], ...pointers: readonly string[]): readonly Row[] =>
  pointers.map((to) => ({ to, from: Object.fromEntries(types.map((type) => [type, to])) as From }));
