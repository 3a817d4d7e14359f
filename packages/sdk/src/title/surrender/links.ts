import type { TitleAct } from '../acts.ts';
import type { EndorsementLink } from './objects.ts';

/** How an act of title is told in an endorsement chain; a rejection and a void are not told. */
const AS_LINK: Readonly<Partial<Record<TitleAct['actionCode'], string>>> = {
  ISSUE: 'ISSUE',
  TRANSFER: 'TRANSFER',
  ENDORSE: 'ENDORSE',
  ENDORSE_TO_ORDER: 'ENDORSE_TO_ORDER',
  BLANK_ENDORSE: 'BLANK_ENDORSE',
  SIGN: 'SIGN',
  SURRENDER_FOR_DELIVERY: 'SURRENDER_FOR_DELIVERY',
  SURRENDER_FOR_AMENDMENT: 'SURRENDER_FOR_AMENDMENT',
  SACC: 'SURRENDERED',
};

const isSurrender = (act: TitleAct | undefined): boolean => act?.actionCode.startsWith('SURRENDER_') === true;

/** A surrender that was rejected has no code for its end: told alone, it would stand for one that still waits. */
const withoutRejected = (acts: readonly TitleAct[]): readonly TitleAct[] =>
  acts.filter((act, index) => !(isSurrender(act) && acts[index + 1]?.actionCode === 'SREJ'));

/** The endorsement chain that acts make, oldest first. */
export function linksOf(acts: readonly TitleAct[]): readonly EndorsementLink[] {
  return withoutRejected(acts).flatMap(({ actionCode, actor, recipient, actionDateTime, auditReference }) => {
    const code = AS_LINK[actionCode];
    if (code === undefined) return [];
    return [
      {
        actionDateTime,
        actionCode: code,
        actor,
        ...(recipient === undefined ? {} : { recipient }),
        ...(auditReference === undefined ? {} : { auditReference }),
      },
    ];
  });
}

/** A chain in the order of its acts: peers send the oldest or the newest first. */
export function oldestFirst(links: readonly EndorsementLink[]): readonly EndorsementLink[] {
  const first = Date.parse(links[0]?.actionDateTime ?? '');
  const last = Date.parse(links.at(-1)?.actionDateTime ?? '');
  return first > last ? [...links].reverse() : links;
}
