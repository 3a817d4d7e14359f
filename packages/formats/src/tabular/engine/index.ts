/**
 * Documents as rows of a table: what a sheet says of its columns, read and written.
 *
 * @module
 */
export { TAB } from './catalogue.ts';
export type { Target } from './fields.ts';
export { headOf } from './head.ts';
export { plainName } from './names.ts';
export type { Sheet } from './sheet.ts';
export { tableOf } from './table.ts';
