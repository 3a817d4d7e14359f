/** The Harmonized System: codes in an edition, editions by day, and where goods went between editions. @module */
export { checkHsCode, type HsCodeAnswer, type HsCodeOptions, hsDigits } from './check-hs.ts';
export { type HsEditionAbout, hsEdition, hsEditionAt, hsEditionNames } from './editions.ts';
export { readTariff, type Tariff, type TariffLine } from './tariff.ts';
export { type HsRelation, type HsTarget, type HsTransposition, transposeHs } from './transpose-hs.ts';
