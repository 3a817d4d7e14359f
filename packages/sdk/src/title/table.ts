import type { ActionCode, TitleAct } from './acts.ts';
import type { RuleName } from './rules.ts';
import type { TitleState } from './state.ts';

/** One kind of act: the rules that it must keep, in the order in which they are looked at, and what it makes. */
export interface ActRow {
  readonly rules: readonly RuleName[];
  /** Who can do it: named for those who look for what comes next. */
  readonly by: 'issuer' | 'holder' | 'titleholder';
  readonly recipient: 'required' | 'optional' | 'none';
  /** Possession goes along: across platforms it needs the other's signed answer. */
  readonly moves: boolean;
  /** Another platform is told, and nothing waits for its answer (PINT 3.0, SACC as notification). */
  readonly told?: true;
  /** What changes beside the time; only called when every rule is kept. */
  apply(state: TitleState, act: TitleAct): Changes;
}

/** What an act changes of a state; `undefined` takes away. */
export type Changes = { readonly [Name in keyof TitleState]?: TitleState[Name] | undefined };

const ALWAYS = ['documentOfTitle', 'issued', 'living', 'notOnTheWay'] as const satisfies readonly RuleName[];
const FREE = [...ALWAYS, 'notWaiting', 'byHolder'] as const satisfies readonly RuleName[];
const ENDORSING = [...FREE, 'toOrder', 'mayEndorse', 'byTitleholder'] as const satisfies readonly RuleName[];

/** Possession goes to the carrier, who gives it back or ends the bill. */
const surrendered =
  (status: TitleState['status']) =>
  (state: TitleState, act: TitleAct): Changes => ({
    status,
    ...(state.issuer === undefined ? {} : { holder: state.issuer }),
    surrenderedBy: act.actor,
    ...(act.reasonCode === undefined ? {} : { reasonCode: act.reasonCode }),
  });

const given = ({ recipient }: TitleAct): Changes => (recipient === undefined ? {} : { holder: recipient });

const endorsed =
  (mayEndorse: boolean) =>
  (_: TitleState, { recipient }: TitleAct): Changes =>
    recipient === undefined ? {} : { title: { kind: 'named', titleholder: recipient, mayEndorse } };

/** What a surrender that was accepted makes of a bill. */
const ACCEPTED: Partial<Record<TitleState['status'], TitleState['status']>> = {
  PENDING_SURRENDER_FOR_DELIVERY: 'SURRENDERED_FOR_DELIVERY',
  PENDING_SURRENDER_FOR_AMENDMENT: 'SURRENDERED_FOR_AMENDMENT',
};

/** The whole law of title, one row an act (DCSA PINT 3.0 actionCode, EBL surrender 3.0; MLETR 10, 11, 15 to 18). */
export const ACTS: Readonly<Record<ActionCode, ActRow>> = {
  ISSUE: {
    rules: ['documentOfTitle', 'first', 'byCarrier', 'withRecipient'],
    by: 'issuer',
    recipient: 'required',
    moves: false,
    apply: (_, act) => ({ status: 'ISSUED', issuer: act.actor, ...given(act) }),
  },
  TRANSFER: {
    rules: [...FREE, 'withRecipient', 'toAnother'],
    by: 'holder',
    recipient: 'required',
    moves: true,
    apply: (_, act) => given(act),
  },
  ENDORSE: {
    rules: [...ENDORSING, 'withRecipient'],
    by: 'titleholder',
    recipient: 'required',
    moves: false,
    apply: endorsed(false),
  },
  ENDORSE_TO_ORDER: {
    rules: [...ENDORSING, 'withRecipient'],
    by: 'titleholder',
    recipient: 'required',
    moves: false,
    apply: endorsed(true),
  },
  BLANK_ENDORSE: {
    rules: [...ENDORSING, 'withoutRecipient'],
    by: 'titleholder',
    recipient: 'none',
    moves: false,
    apply: () => ({ title: { kind: 'blank', mayEndorse: true } }),
  },
  SIGN: {
    rules: [...FREE, 'withoutRecipient'],
    by: 'holder',
    recipient: 'none',
    moves: false,
    apply: () => ({}),
  },
  SURRENDER_FOR_DELIVERY: {
    rules: [...FREE, 'withRecipient', 'toIssuer', 'entitled'],
    by: 'holder',
    recipient: 'required',
    moves: true,
    apply: surrendered('PENDING_SURRENDER_FOR_DELIVERY'),
  },
  SURRENDER_FOR_AMENDMENT: {
    rules: [...FREE, 'withRecipient', 'toIssuer', 'entitled'],
    by: 'holder',
    recipient: 'required',
    moves: true,
    apply: surrendered('PENDING_SURRENDER_FOR_AMENDMENT'),
  },
  SACC: {
    rules: [...ALWAYS, 'waiting', 'byIssuer', 'toWhoSurrendered'],
    by: 'issuer',
    recipient: 'optional',
    moves: false,
    told: true,
    apply: ({ status }) => ({ status: ACCEPTED[status] ?? status }),
  },
  SREJ: {
    rules: [...ALWAYS, 'waiting', 'byIssuer', 'toWhoSurrendered'],
    by: 'issuer',
    recipient: 'optional',
    // Possession goes back to who has surrendered, wherever that is.
    moves: true,
    apply: ({ surrenderedBy }) => ({
      status: 'ISSUED',
      holder: surrenderedBy,
      surrenderedBy: undefined,
      reasonCode: undefined,
    }),
  },
  VOID: {
    rules: [...ALWAYS, 'byIssuer', 'voidable', 'withoutRecipient'],
    by: 'issuer',
    recipient: 'none',
    moves: false,
    apply: () => ({ status: 'VOIDED' }),
  },
};
