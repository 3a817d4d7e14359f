/**
 * RCEP origin as pure functions. This first room holds the regional value content of Article 3.5; the decision itself
 * (criteria, accumulation, de minimis, country of origin) is not here yet.
 *
 * @module
 */
export * from './rules/index.ts';
export * from './rvc.ts';
