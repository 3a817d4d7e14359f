export type { Change } from './change.ts';
export { type Goal, type OptimiseOptions, type Optimum, optimise } from './optimise.ts';
export { type End, type Quantity, type Sensitivity, sensitivity } from './sensitivity.ts';
