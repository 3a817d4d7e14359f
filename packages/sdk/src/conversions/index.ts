/**
 * From papers to papers: each conversion is a table, each field of what comes out says where it came from, and what was
 * not carried or is still missing is said as well.
 *
 * @module
 */
export { CNV as conversionCatalogue } from './catalogue.ts';
export { conversionsFrom } from './choose.ts';
export type {
  Conversion,
  Paper,
  Row as ConversionRow,
  Section as ConversionSection,
  Wanted as WantedPaper,
} from './conversion.ts';
export {
  applyConversion,
  type ConversionSettings,
  type Converted,
  convertDocument,
  type NotCarried,
} from './convert.ts';
export type { Direction } from './converter.ts';
export {
  type BoundaryAuthority,
  type BoundaryReceipt,
  type BoundaryState,
  type BoundarySubmission,
  type Correlated,
  correlate,
  type DualSubmission,
  dualSubmission,
} from './dual.ts';
export type { Filled, PaperLeaf } from './fill.ts';
export type { Form, FormCoverage, FormField, FormGap } from './form.ts';
export { FORMS as conversionForms } from './forms/index.ts';
export { type LegKind, type LegSettings, legNotes, railLaw } from './legs.ts';
export { type FlatRow, type GapReason, type PaperPlace, placesOf, rowsOf } from './reason.ts';
export { CONVERSIONS as conversions } from './tables/index.ts';
