export { type Comparison, compareExplained, firstDifference, type PartDifference, visible } from './compare.ts';
export type { Explain, Explained, ExplainedDigest, ExplainedPart, ExplainOptions } from './explained.ts';
export { EXPLAINERS } from './explainers.ts';
export { type Cause, likelyCauses } from './likely-cause.ts';
export { repairOf } from './repairs.ts';
