/**
 * RCEP origin as pure functions: rules of origin as data, the decision on a good with every article it rests on, whole
 * supply chains, and what would make a good qualify.
 *
 * @module
 */
export * from './assess/index.ts';
export * from './chain/index.ts';
export * from './contract/index.ts';
export * from './optimise/index.ts';
export * from './proof/index.ts';
export * from './rules/index.ts';
export * from './rvc.ts';
