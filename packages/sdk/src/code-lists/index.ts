/** Code lists, what they say of a code and a day, and the twins between national and international codes. @module */
export {
  type CodeList,
  type CodeListOptions,
  codeList,
  codeListNames,
  listAsOf,
  type OwnListAbout,
  ownCodeList,
} from './code-list.ts';
export { CODE_KINDS, type CodeKind, type CodeReading, readTwins, type TwinCodes } from './convert.ts';
export { LIST_LABELS, type ListEdition, type ListLabel, type Validity } from './edition.ts';
export type { CodeEntry, CodeListName } from './entries.ts';
export * from './look-up.ts';
export { placesEdition, readPlaces } from './places.ts';
export * from './search/index.ts';
export * from './twins.ts';
