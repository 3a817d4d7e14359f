import { type Finding, finding } from '@kouan/core';
import { addFractions, compareFractions, decimalOf, type Fraction, fractionOf } from '../assess/exact.ts';
import { ORG } from '../contract/catalogue.ts';
import { proofValidUntil } from './time-limits.ts';

/** The proof of the first exporting Party. */
export interface OriginalProof {
  readonly number: string;
  readonly issuedOn: string;
  readonly quantity: string;
  readonly unit?: string;
}

/** One proof issued on it by an intermediate Party. */
export interface BackToBackProof {
  readonly number: string;
  readonly issuedOn: string;
  readonly quantity: string;
  /** The original's when absent. */
  readonly validUntil?: string;
  /** What was done to the goods in the intermediate Party. */
  readonly operations?: readonly string[];
}

/** Allowed in the intermediate Party; labelling where the importing Party requires it. */
const ALLOWED = new Set([
  'repacking',
  'unloading',
  'reloading',
  'storing',
  'preserving',
  'transport',
  'splitting',
  'labelling-required-by-importing-party',
]);

/**
 * The ledger of one original proof: what is still open of its quantity after all proofs issued on it, and every proof
 * that goes beyond the quantity, the validity or the work that is allowed.
 *
 * Source: RCEP Article 3.19.
 */
export function backToBackLedger(
  original: OriginalProof,
  issued: readonly BackToBackProof[],
): { left: string | undefined; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const whole = fractionOf(original.quantity);
  if (whole === undefined) {
    return { left: undefined, findings: [finding(ORG.badAmount, '/original/quantity', { found: original.quantity })] };
  }
  const end = proofValidUntil(original.issuedOn);
  let sum: Fraction = { n: 0, d: 1 };
  for (const [index, proof] of issued.entries()) {
    const path = `/issued/${index}`;
    const quantity = fractionOf(proof.quantity);
    if (quantity === undefined) findings.push(finding(ORG.badAmount, `${path}/quantity`, { found: proof.quantity }));
    else sum = addFractions(sum, quantity);
    if (quantity !== undefined && compareFractions(sum, whole) > 0) {
      findings.push(finding(ORG.overdrawn, `${path}/quantity`, { found: decimalOf(sum), expected: original.quantity }));
    }
    if (proof.issuedOn < original.issuedOn) {
      findings.push(
        finding(ORG.beforeOriginal, `${path}/issuedOn`, { found: proof.issuedOn, expected: original.issuedOn }),
      );
    }
    if (proof.issuedOn > end) {
      findings.push(finding(ORG.alreadyExpired, `${path}/issuedOn`, { found: proof.issuedOn, expected: end }));
    }
    if (proof.validUntil !== undefined && proof.validUntil > end) {
      findings.push(finding(ORG.outlives, `${path}/validUntil`, { found: proof.validUntil, expected: end }));
    }
    const work = proof.operations?.find((operation) => !ALLOWED.has(operation));
    if (work !== undefined) findings.push(finding(ORG.reworked, `${path}/operations`, { found: work }));
  }
  const left = addFractions(whole, { n: -sum.n, d: sum.d } as Fraction);
  return { left: left.n < 0 ? '0' : decimalOf(left), findings };
}
