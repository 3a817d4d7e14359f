/**
 * Tables as they are before anything is known of their meaning: CSV, NDJSON and XLSX, in UTF-8, GB 18030 or UTF-16.
 *
 * @module
 */
export * from './catalogue.ts';
export * from './kind.ts';
export * from './read.ts';
export * from './row.ts';
export { WORKBOOK } from './workbook.ts';
export * from './write.ts';
