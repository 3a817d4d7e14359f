/** Surrender: from a platform to the carrier, once, and its one answer (DCSA EBL_SUR 3.0). @module */
export { linksOf, oldestFirst } from './links.ts';
export * from './objects.ts';
