/** Checks of a certificate of origin: what an officer would send back. @module */
import type { CertificateOfOrigin } from '../../documents/certificate-of-origin/certificate-of-origin.ts';
import type { Check } from '../check.ts';
import { dateCheck } from './dates.ts';
import { itemCheck } from './items.ts';
import { partyCheck } from './parties.ts';
import { remarkCheck } from './remarks.ts';

export const certificateChecks: readonly Check<CertificateOfOrigin>[] = [partyCheck, itemCheck, dateCheck, remarkCheck];
