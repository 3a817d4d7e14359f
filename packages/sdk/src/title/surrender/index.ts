/** Surrender: from a platform to the carrier, once, and its one answer (DCSA EBL_SUR 3.0). @module */
export {
  decideSurrender,
  receiveSurrender,
  type SurrenderDecision,
  surrenderAskedIn,
  voidDocument,
} from './carrier.ts';
export { SUR } from './catalogue.ts';
export { linksOf, oldestFirst } from './links.ts';
export * from './objects.ts';
export { giveBack, takeSurrenderAnswer } from './platform.ts';
export { surrenderRequestOf } from './request.ts';
