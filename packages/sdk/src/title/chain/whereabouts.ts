import type { TitleAct } from '../acts.ts';
import { platformOf } from '../party.ts';
import { ACTS } from '../table.ts';
import type { TransferChainEntry } from './objects.ts';

/**
 * On which platform a bill lies. Only that one knows that nothing else was done with it, so that nobody else can tell what
 * is done next: not even for the party who has it, since parties are known on many platforms (MLETR Article 11).
 */
export interface Whereabouts {
  /** Where it was issued: surrenders are decided there. */
  readonly issuedOn?: string;
  readonly on?: string;
  /** Where it lay when it was surrendered: it goes back there. */
  readonly surrenderedOn?: string;
}

/** The platform that alone can tell an act; nothing for the first one, which makes it that. */
export function tellerOf(
  { issuedOn, on }: Whereabouts,
  { actionCode }: Pick<TitleAct, 'actionCode'>,
): string | undefined {
  if (actionCode === 'ISSUE') return undefined;
  return ACTS[actionCode].by === 'issuer' ? issuedOn : on;
}

/** @param here the platform that tells the act */
export function whereaboutsAfter(
  before: Whereabouts,
  { actionCode, recipient }: Pick<TitleAct, 'actionCode' | 'recipient'>,
  here: string,
): Whereabouts {
  const { issuedOn = here, on, surrenderedOn } = before;
  const lyingOn = (next: string | undefined): Whereabouts => ({
    issuedOn,
    ...(next === undefined ? {} : { on: next }),
  });
  switch (actionCode) {
    case 'ISSUE':
    case 'TRANSFER':
      return lyingOn((recipient === undefined ? undefined : platformOf(recipient)) ?? here);
    case 'SURRENDER_FOR_DELIVERY':
    case 'SURRENDER_FOR_AMENDMENT':
      return { ...lyingOn(issuedOn), ...(on === undefined ? {} : { surrenderedOn: on }) };
    case 'SREJ':
      return lyingOn(surrenderedOn);
    default:
      return before;
  }
}

/** Where a bill lies by its whole chain, whose entries were verified. */
export const whereaboutsOf = (
  entries: readonly Pick<TransferChainEntry, 'eblPlatform' | 'transactions'>[],
): Whereabouts => {
  let place: Whereabouts = {};
  for (const { eblPlatform, transactions } of entries)
    for (const act of transactions as readonly TitleAct[]) place = whereaboutsAfter(place, act, eblPlatform);
  return place;
};
