export type { Change } from './change.ts';
export { type Goal, type OptimiseOptions, type Optimum, optimise } from './optimise.ts';
export { parseChanges } from './parse-changes.ts';
export { type End, type Quantity, type Sensitivity, sensitivity } from './sensitivity.ts';
