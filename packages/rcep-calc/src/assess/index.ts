export * from './agreement.ts';
export { assess } from './assess.ts';
export type { AssessOptions, RuleFound, RuleParser, SupplierStatus } from './case.ts';
export { compare, type Offer, type Ranked } from './compare.ts';
export { consignmentTest } from './consignment.ts';
export { drawFrom, type Share } from './fungible.ts';
export { type Force, inForce } from './in-force.ts';
export { isLogistic, isReaction, isWorking, MINIMAL_OPERATIONS, minimalClause } from './operations.ts';
export type { Party } from './parties.ts';
