/**
 * Authorised economic operators: how their codes are written, where they stand, what their status is worth abroad.
 *
 * @module
 */
export * from './arrangements.ts';
export * from './benefits.ts';
export * from './code.ts';
export * from './programmes.ts';
export * from './standing.ts';
