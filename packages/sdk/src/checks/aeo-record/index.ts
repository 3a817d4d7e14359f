/** Checks of the record of an authorised economic operator. @module */
import type { AeoRecord } from '../../documents/aeo-record.ts';
import type { Check } from '../check.ts';
import { codeCheck } from './codes.ts';
import { dateCheck } from './dates.ts';
import { exchangeCheck } from './exchange.ts';

export const aeoChecks: readonly Check<AeoRecord>[] = [codeCheck, dateCheck, exchangeCheck];
