import { type Finding, finding } from '@kouan/core';
import type { TitleAct } from '../acts.ts';
import { TITLE } from '../catalogue.ts';
import { foldTitle } from '../fold.ts';
import type { BillIdentity } from '../register/bill.ts';
import { waitsForCarrier } from '../statuses.ts';
import type { TitleTerms } from '../terms.ts';
import { linksOf } from './links.ts';
import type { SurrenderRequest } from './objects.ts';

const CODES: Readonly<Partial<Record<TitleAct['actionCode'], SurrenderRequest['surrenderRequestCode']>>> = {
  SURRENDER_FOR_DELIVERY: 'SREQ',
  SURRENDER_FOR_AMENDMENT: 'AREQ',
};

/**
 * Makes a surrender request, if the chain keeps what a platform guarantees with it (DCSA surrender 3.0): whoever
 * surrenders was the only one with possession, is entitled to, and the carrier has possession until it answers. The
 * three are what the rules of the act say, so that the fold over the chain proves them.
 *
 * @param reference known by nobody yet; never used again
 */
export function surrenderRequestOf(
  { reference: number, subReference }: Pick<BillIdentity, 'reference' | 'subReference'>,
  terms: TitleTerms,
  acts: readonly TitleAct[],
  reference: string,
): { readonly request: SurrenderRequest } | { readonly findings: readonly Finding[] } {
  const { state, findings } = foldTitle(terms, acts);
  if (findings.length > 0) return { findings };
  const last = acts.at(-1);
  const code = last === undefined ? undefined : CODES[last.actionCode];
  if (last === undefined || code === undefined || !waitsForCarrier(state.status))
    return { findings: [finding(TITLE.notSurrendered, '/actionCode', { found: state.status })] };
  return {
    request: {
      surrenderRequestReference: reference,
      transportDocumentReference: number,
      ...(subReference === '' ? {} : { transportDocumentSubReference: subReference }),
      surrenderRequestCode: code,
      ...(code === 'AREQ' && last.reasonCode !== undefined ? { reasonCode: last.reasonCode } : {}),
      ...(last.comments === undefined ? {} : { comments: last.comments }),
      endorsementChain: [...linksOf(acts)],
    },
  };
}
