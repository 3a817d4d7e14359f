import type { Finding } from '@kouan/core';
import { ACTION_CODES, type ActionCode, type TitleAct } from './acts.ts';
import { forbidden } from './fold.ts';
import type { TitleParty } from './party.ts';
import type { TitleState } from './state.ts';
import { ACTS } from './table.ts';
import type { TitleTerms } from './terms.ts';

/** What can be done with a bill where it stands, by whom, and why not. */
export interface NextAct {
  readonly actionCode: ActionCode;
  readonly allowed: boolean;
  /** The only one who can do it, where somebody can. */
  readonly by?: TitleParty;
  readonly recipient: 'required' | 'optional' | 'none' | 'issuer';
  /** The rule that forbids it, whoever tries. */
  readonly why?: Finding;
}

/** Anybody else: stands for a recipient that is not chosen yet. */
const SOMEBODY: TitleParty = { partyName: '?', identifyingCodes: [] };

/** Every act with whether it can come next. An act that is allowed here is allowed by {@link forbidden} as well. */
export function nextActs(terms: TitleTerms, state: TitleState): readonly NextAct[] {
  return ACTION_CODES.map((actionCode) => next(actionCode, terms, state));
}

function next(actionCode: ActionCode, terms: TitleTerms, state: TitleState): NextAct {
  const { by, recipient } = ACTS[actionCode];
  const actor = by === 'issuer' ? state.issuer : state.holder;
  const surrender = ACTS[actionCode].rules.includes('toIssuer');
  const to = surrender ? state.issuer : recipient === 'required' ? SOMEBODY : undefined;
  const act: TitleAct = {
    actionCode,
    actor: actor ?? SOMEBODY,
    ...(to === undefined ? {} : { recipient: to }),
    actionDateTime: state.at ?? '1970-01-01T00:00:00.000Z',
  };
  const [why] = forbidden(terms, state, act);
  return {
    actionCode,
    allowed: why === undefined,
    recipient: surrender ? 'issuer' : recipient,
    ...(why === undefined && actor !== undefined ? { by: actor } : {}),
    ...(why === undefined ? {} : { why }),
  };
}
