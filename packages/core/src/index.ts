/**
 * What every kouan package shares: findings, errors, pointers, exact amounts. No dependency, no `node:` import.
 *
 * @module
 */
export * from './calendar.ts';
export * from './catalogue.ts';
export * from './decimal.ts';
export * from './distance.ts';
export * from './error.ts';
export * from './finding.ts';
export * from './nc-name.ts';
export * from './pointer.ts';
export * from './wrong-shape.ts';
