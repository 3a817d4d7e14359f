/** Checks of shipping instructions: what they must agree on, and what the bill that they ask for must (DCSA EBL 3.0). @module */
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import type { Check } from '../check.ts';
import { cargoCheck } from './cargo.ts';
import { filingCheck } from './filings.ts';
import { houseBillCheck } from './house-bills.ts';
import { partyCheck } from './parties.ts';
import { termsCheck } from './terms.ts';

export const shippingInstructionsChecks: readonly Check<ShippingInstructions>[] = [
  termsCheck,
  partyCheck,
  cargoCheck,
  filingCheck,
  houseBillCheck,
];
