/** Checks across the papers of one shipment. @module */
export { acrossCatalogue } from './catalogue.ts';
export {
  type AcrossFinding,
  type AcrossOptions,
  type AcrossReport,
  checkAcross,
  type NotComparable,
  withUnit,
} from './check-across.ts';
export { FACTS, type Fact, type FactName } from './facts.ts';
export { type Entry, type Gathered, gather } from './gather.ts';
export type { KindName as FactKind } from './kinds/index.ts';
export { isPaperType, PAPER_TITLES } from './papers/index.ts';
export type { Relation as AcrossRelation, Row as AcrossCheck, Side as AcrossSide } from './rows/row.ts';
export type { FactValue, Paper, PaperType, Place as FactPlace, Tolerance } from './value.ts';
