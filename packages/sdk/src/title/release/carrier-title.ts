import { beforeIssue } from '../fold.ts';
import type { CarrierDocument } from '../register/carrier-documents.ts';
import type { CarrierSurrender } from '../register/carrier-surrenders.ts';
import type { TitleState, TitleStatus } from '../state.ts';
import { surrenderAskedIn } from '../surrender/carrier.ts';
import { oldestFirst } from '../surrender/links.ts';
import type { TitleTerms } from '../terms.ts';

/** Statuses of a document that say something about title; before it is issued there is none. */
const STATUSES: ReadonlySet<string> = new Set<TitleStatus>([
  'ISSUED',
  'PENDING_SURRENDER_FOR_DELIVERY',
  'PENDING_SURRENDER_FOR_AMENDMENT',
  'SURRENDERED_FOR_DELIVERY',
  'SURRENDERED_FOR_AMENDMENT',
  'VOIDED',
]);

/**
 * What a carrier knows of a title from its own records: the status that its answers have made, and who has surrendered, as
 * the platform told in the request that was accepted. A request without an endorsement chain leaves that unknown.
 */
export function titleAtCarrier(
  terms: TitleTerms,
  document: Pick<CarrierDocument, 'id' | 'status'>,
  surrenders: readonly CarrierSurrender[],
): TitleState {
  const status = (STATUSES.has(document.status) ? document.status : 'NOT_ISSUED') as TitleStatus;
  const accepted = surrenders.findLast(({ documentId, state }) => documentId === document.id && state === 'SURR');
  const links = accepted === undefined ? [] : oldestFirst(surrenderAskedIn(accepted).endorsementChain ?? []);
  const last = links.at(-1);
  return {
    ...beforeIssue(terms),
    status,
    ...(last?.actionCode.startsWith('SURRENDER_FOR_') === true ? { surrenderedBy: last.actor } : {}),
  };
}
