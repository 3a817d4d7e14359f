/** Checks: document → findings. @module */
export * from './catalogue.ts';
export type { Check, CheckContext, Report } from './check.ts';
export { type CodeField, codeFieldsOf } from './declaration/code-fields.ts';
export { containerDigit, creditCodeDigit } from './declaration/identifiers.ts';
export * from './run.ts';
