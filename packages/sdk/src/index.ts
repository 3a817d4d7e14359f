/**
 * Documents, code lists, checks, signatures and submission. Formats live in `@kouan/formats`.
 *
 * @module
 */
export * from './aeo/index.ts';
export * from './checks/index.ts';
export * from './classification/index.ts';
export * from './code-lists/index.ts';
export * from './conversions/index.ts';
export * from './documents/index.ts';
export * from './exchange/index.ts';
export * from './format.ts';
export * from './nomenclature/index.ts';
export * from './origin/index.ts';
export * from './signing/index.ts';
