export { type Comparison, compareExplained, type Difference, firstDifference, visible } from './compare.ts';
export type { Explain, Explained, ExplainedDigest, ExplainedPart } from './explained.ts';
export { type Cause, likelyCauses } from './likely-cause.ts';
export { repairOf } from './repairs.ts';
