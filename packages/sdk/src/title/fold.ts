import { type Finding, finding } from '@kouan/core';
import type { ActionCode, TitleAct } from './acts.ts';
import { TITLE } from './catalogue.ts';
import { platformOf, type TitleParty } from './party.ts';
import { RULES } from './rules.ts';
import type { TitleState } from './state.ts';
import { ACTS } from './table.ts';
import { kindOf, type TitleTerms } from './terms.ts';

/** A bill before its first act. */
export function beforeIssue(terms: TitleTerms): TitleState {
  const kind = kindOf(terms);
  const titleholder = kind === 'straight' ? terms.consignee : terms.endorsee;
  return {
    status: 'NOT_ISSUED',
    title: { kind, mayEndorse: kind !== 'straight', ...(titleholder === undefined ? {} : { titleholder }) },
    acts: 0,
  };
}

/** What forbids an act where the bill stands; empty when it is allowed. The first rule that is broken says it. */
export function forbidden(terms: TitleTerms, state: TitleState, act: TitleAct): readonly Finding[] {
  if (!isAct(act.actionCode)) return [finding(TITLE.unknownAct, '/actionCode', { found: String(act.actionCode) })];
  for (const name of [...ACTS[act.actionCode].rules, 'inOrder' as const]) {
    const { definition, breach } = RULES[name];
    const broken = breach({ terms, state, act });
    if (broken === undefined) continue;
    const { path, ...details } = broken;
    return [finding(definition, path, details)];
  }
  return [];
}

const isAct = (code: string): code is ActionCode => Object.hasOwn(ACTS, code);

/** The state after an act that is allowed. */
function after(state: TitleState, act: TitleAct): TitleState {
  const changed = { ...state, ...ACTS[act.actionCode].apply(state, act), at: act.actionDateTime, acts: state.acts + 1 };
  return Object.fromEntries(
    Object.entries(changed).filter(([, value]) => value !== undefined),
  ) as unknown as TitleState;
}

/** What a chain comes to. */
export interface Folded {
  /** After the last act that was allowed. */
  readonly state: TitleState;
  /** The rule that the first forbidden act breaks, with its pointer into the acts; nothing counts from there on. */
  readonly findings: readonly Finding[];
}

export interface FoldOptions {
  /**
   * The last act left for another platform and no signed answer has come: its effect is not known yet, and the bill is
   * locked where it was.
   */
  readonly unanswered?: boolean;
}

/**
 * Holder, title and status of a bill: a fold over its acts from the first. Pure: the same acts give the same state
 * everywhere.
 */
export function foldTitle(terms: TitleTerms, acts: readonly TitleAct[], { unanswered }: FoldOptions = {}): Folded {
  let state = beforeIssue(terms);
  for (const [index, act] of acts.entries()) {
    const broken = forbidden(terms, state, act);
    if (broken.length > 0) return { state, findings: broken.map((one) => ({ ...one, path: `/${index}${one.path}` })) };
    if (unanswered === true && index === acts.length - 1 && moves(act)) {
      return { state: { ...state, inTransfer: { to: act.recipient } }, findings: [] };
    }
    state = after(state, act);
  }
  return { state, findings: [] };
}

/** Whether an act takes possession along. */
export function moves(act: TitleAct): act is TitleAct & { readonly recipient: TitleParty } {
  return isAct(act.actionCode) && ACTS[act.actionCode].moves && act.recipient !== undefined;
}

/** Whether another platform has to hear of an act: possession goes there, or it is told there. */
export function travels(act: TitleAct): act is TitleAct & { readonly recipient: TitleParty } {
  const { actionCode, actor, recipient } = act;
  const heard = moves(act) || (isAct(actionCode) && ACTS[actionCode].told === true);
  return heard && recipient !== undefined && platformOf(recipient) !== platformOf(actor);
}
