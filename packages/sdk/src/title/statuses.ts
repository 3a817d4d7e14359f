import type { TitleStatus } from './state.ts';

/** Nothing can follow. */
const ENDED: ReadonlySet<TitleStatus> = new Set(['SURRENDERED_FOR_DELIVERY', 'VOIDED']);

/** With the carrier, who has not answered. */
const WAITING: ReadonlySet<TitleStatus> = new Set([
  'PENDING_SURRENDER_FOR_DELIVERY',
  'PENDING_SURRENDER_FOR_AMENDMENT',
]);

/** The bill has ceased: nothing can be done with it any more. */
export const hasEnded = (status: TitleStatus): boolean => ENDED.has(status);

/** The bill is surrendered, and the carrier has not answered. */
export const waitsForCarrier = (status: TitleStatus): boolean => WAITING.has(status);

/** Another document may take the number: this one is over, or waits only to be voided (DCSA EBL 3.0, UC11). */
export const givesWay = (status: TitleStatus): boolean => hasEnded(status) || status === 'SURRENDERED_FOR_AMENDMENT';
