/** Checks of a bill of lading: what its fields must agree on (DCSA EBL 3.0). @module */
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { Check } from '../check.ts';
import { cargoCheck } from './cargo.ts';
import { partyCheck } from './parties.ts';
import { termsCheck } from './terms.ts';

export const billChecks: readonly Check<BillOfLading>[] = [termsCheck, partyCheck, cargoCheck];
