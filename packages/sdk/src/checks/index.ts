/** Checks: document → findings. @module */
export * from './catalogue.ts';
export type { Check, CheckContext, Report } from './check.ts';
export { containerDigit, creditCodeDigit } from './declaration/identifiers.ts';
export * from './run.ts';
