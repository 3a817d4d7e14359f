import type { TitleAct } from '../acts.ts';
import type { TransferChainEntry } from '../chain/objects.ts';
import { travels } from '../fold.ts';
import { platformOf } from '../party.ts';

/** The platform on which the carrier has issued: surrenders leave from there (DCSA EBL surrender 3.0). */
export const issuedOn = (first: TransferChainEntry | undefined): string | undefined => first?.eblPlatform;

export const isSurrender = ({ actionCode }: Pick<TitleAct, 'actionCode'>): boolean =>
  actionCode === 'SURRENDER_FOR_DELIVERY' || actionCode === 'SURRENDER_FOR_AMENDMENT';

/**
 * The platform that must hear of an act. A surrender goes to the one on which the bill was issued, whatever platform the
 * carrier is said to be on.
 */
export function destinationOf(act: TitleAct, issuing: string | undefined): string | undefined {
  if (isSurrender(act) && issuing !== undefined) return issuing;
  return act.recipient === undefined ? undefined : platformOf(act.recipient);
}

/** The same for an act that is done here; nothing where nobody else has to hear of it. */
export function elsewhere(act: TitleAct, issuing: string | undefined, here: string): string | undefined {
  const to = isSurrender(act) || travels(act) ? destinationOf(act, issuing) : undefined;
  return to === here ? undefined : to;
}
