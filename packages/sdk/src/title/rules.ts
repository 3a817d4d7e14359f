import type { Definition } from '@kouan/core';
import type { TitleAct } from './acts.ts';
import { TITLE } from './catalogue.ts';
import { platformOf, sameParty, type TitleParty } from './party.ts';
import type { TitleState } from './state.ts';
import { hasEnded, waitsForCarrier } from './statuses.ts';
import type { BillParty, TitleTerms } from './terms.ts';

/** What a rule looks at. */
export interface Situation {
  readonly state: TitleState;
  readonly act: TitleAct;
  readonly terms: TitleTerms;
}

/** Where an act breaks a rule. */
export interface Breach {
  /** Pointer into the act. */
  readonly path: string;
  readonly expected?: string;
  readonly found?: string;
}

/** One rule: its words, and whether an act breaks it. */
export interface Rule {
  readonly definition: Definition;
  breach(situation: Situation): Breach | undefined;
}

/** A party in words. */
export const nameOf = (party: BillParty | undefined): string => {
  const [code] = party?.identifyingCodes ?? [];
  const name = party?.partyName ?? '?';
  return code === undefined ? name : `${name} (${code.codeListProvider} ${code.partyCode})`;
};

/** Two parties of whom it is known that they are one. What is not known is not taken for granted. */
const is = (a: BillParty | undefined, b: BillParty | undefined): boolean =>
  a !== undefined && b !== undefined && sameParty(a, b) === true;

const rule = (definition: Definition, breach: Rule['breach']): Rule => ({ definition, breach });

/** What the bearer of a blank bill, or the one who is named, is. */
const titleholderOf = ({ title, holder }: TitleState): BillParty | undefined =>
  title.kind === 'blank' ? holder : title.titleholder;

/** Who may surrender, and why nobody else (DCSA surrender 3.0: what the platform guarantees). */
function entitled({ state, act: { actor }, terms }: Situation): string | undefined {
  const { kind } = state.title;
  if (kind === 'blank') return undefined;
  if (kind === 'named') return is(actor, state.title.titleholder) ? undefined : nameOf(state.title.titleholder);
  if (is(actor, terms.consignee) || is(actor, terms.shipper)) return undefined;
  return `${nameOf(terms.shipper)} / ${nameOf(terms.consignee)}`;
}

const who = (party: TitleParty): string => nameOf(party);

/** Every rule by name; which act must keep which is said in the table of acts. */
export const RULES = {
  documentOfTitle: rule(TITLE.waybill, ({ terms, act }) =>
    terms.typeCode === 'SWB' ? { path: '/actionCode', expected: act.actionCode } : undefined,
  ),
  inOrder: rule(TITLE.backwards, ({ state, act }) =>
    state.at !== undefined && !(Date.parse(act.actionDateTime) >= Date.parse(state.at))
      ? { path: '/actionDateTime', expected: state.at, found: act.actionDateTime }
      : undefined,
  ),
  first: rule(TITLE.issuedAlready, ({ state }) =>
    state.status === 'NOT_ISSUED' ? undefined : { path: '/actionCode', found: state.status },
  ),
  issued: rule(TITLE.notIssued, ({ state }) =>
    state.status === 'NOT_ISSUED' ? { path: '/actionCode', found: state.status } : undefined,
  ),
  living: rule(TITLE.ended, ({ state }) =>
    hasEnded(state.status) ? { path: '/actionCode', found: state.status } : undefined,
  ),
  notOnTheWay: rule(TITLE.inTransfer, ({ state: { inTransfer } }) =>
    inTransfer === undefined ? undefined : { path: '/actionCode', found: who(inTransfer.to) },
  ),
  notWaiting: rule(TITLE.pendingSurrender, ({ state }) =>
    waitsForCarrier(state.status) || state.status === 'SURRENDERED_FOR_AMENDMENT'
      ? { path: '/actionCode', found: state.status }
      : undefined,
  ),
  waiting: rule(TITLE.notSurrendered, ({ state }) =>
    waitsForCarrier(state.status) ? undefined : { path: '/actionCode', found: state.status },
  ),
  byHolder: rule(TITLE.notHolder, ({ state, act: { actor } }) =>
    is(actor, state.holder) ? undefined : { path: '/actor', expected: nameOf(state.holder), found: who(actor) },
  ),
  byCarrier: rule(TITLE.notIssuer, ({ terms, act: { actor } }) =>
    terms.issuer !== undefined && sameParty(actor, terms.issuer) === false
      ? { path: '/actor', expected: nameOf(terms.issuer), found: who(actor) }
      : undefined,
  ),
  byIssuer: rule(TITLE.notIssuer, ({ state, act: { actor } }) =>
    is(actor, state.issuer) ? undefined : { path: '/actor', expected: nameOf(state.issuer), found: who(actor) },
  ),
  toOrder: rule(TITLE.notToOrder, ({ terms }) => (terms.isToOrder ? undefined : { path: '/actionCode' })),
  byTitleholder: rule(TITLE.notTitleholder, ({ state, act: { actor } }) => {
    const titleholder = titleholderOf(state);
    return is(actor, titleholder) ? undefined : { path: '/actor', expected: nameOf(titleholder), found: who(actor) };
  }),
  mayEndorse: rule(TITLE.endorsedLast, ({ state: { title } }) =>
    title.mayEndorse ? undefined : { path: '/actionCode', found: nameOf(title.titleholder) },
  ),
  withRecipient: rule(TITLE.recipientMissing, ({ act }) =>
    act.recipient === undefined ? { path: '/recipient', expected: act.actionCode } : undefined,
  ),
  withoutRecipient: rule(TITLE.recipientTooMany, ({ act }) =>
    act.recipient === undefined
      ? undefined
      : { path: '/recipient', expected: act.actionCode, found: who(act.recipient) },
  ),
  // Whoever takes a bill along to another platform has it there and no longer here.
  toAnother: rule(TITLE.toHolder, ({ state: { holder }, act: { recipient } }) =>
    recipient !== undefined &&
    holder !== undefined &&
    is(recipient, holder) &&
    platformOf(recipient) === platformOf(holder)
      ? { path: '/recipient', found: who(recipient) }
      : undefined,
  ),
  toWhoSurrendered: rule(TITLE.notToSurrenderer, ({ state, act: { recipient } }) =>
    recipient === undefined || is(recipient, state.surrenderedBy)
      ? undefined
      : { path: '/recipient', expected: nameOf(state.surrenderedBy), found: who(recipient) },
  ),
  toIssuer: rule(TITLE.notToIssuer, ({ state, act: { recipient } }) =>
    recipient === undefined || is(recipient, state.issuer)
      ? undefined
      : { path: '/recipient', expected: nameOf(state.issuer), found: who(recipient) },
  ),
  entitled: rule(TITLE.notEntitled, (situation) => {
    const others = entitled(situation);
    return others === undefined ? undefined : { path: '/actor', expected: others, found: who(situation.act.actor) };
  }),
  voidable: rule(TITLE.notAmendment, ({ state }) =>
    state.status === 'SURRENDERED_FOR_AMENDMENT' || (state.status === 'ISSUED' && is(state.holder, state.issuer))
      ? undefined
      : { path: '/actionCode', found: state.status },
  ),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;
