/**
 * Proofs of origin: criteria, validity, boxes of the form, back-to-back; and which agreement is in force between whom.
 *
 * @module
 */
export { agreements } from '../assess/agreement.ts';
export { type Force, inForce } from '../assess/in-force.ts';
export * from './back-to-back.ts';
export * from './criteria.ts';
export * from './form.ts';
export * from './time-limits.ts';
