import { type Definition, finding, KouanError } from '@kouan/core';
import type { Work } from '../../exchange/store/work.ts';
import type { TitleAct } from '../acts.ts';
import { CHAIN } from '../chain/catalogue.ts';
import type { DocumentMetadata } from '../chain/objects.ts';
import { tellerOf } from '../chain/whereabouts.ts';
import { foldTitle, forbidden } from '../fold.ts';
import { platformOf } from '../party.ts';
import type { RegisteredBill } from '../register/bill.ts';
import { append, headMoved } from '../register/entries.ts';
import { type BillTitle, type Register, snapshot } from '../register/register.ts';
import { readEntryPayload } from '../register/said.ts';
import { beginSurrender, closeSurrender } from '../register/surrenders.ts';
import { begin, type Outgoing } from '../register/transfers.ts';
import { visualisationOf } from '../register/visualisation.ts';
import type { TitleState } from '../state.ts';
import type { SurrenderAction } from '../surrender/objects.ts';
import { type Composed, compose, type Standing } from './compose.ts';
import type { PlatformContext } from './context.ts';

/** What a party does with a bill that lies here. */
export interface ActOptions {
  readonly act: Omit<TitleAct, 'actionDateTime'> & { readonly actionDateTime?: string };
  /** Head of the chain as the caller has seen it; as it is now, without. */
  readonly head?: string;
  /** What goes along to another platform. */
  readonly documents?: readonly DocumentMetadata[];
  /** Written in the same transaction; when it answers `false`, nothing is done. */
  readonly together?: (now: string) => Work<boolean>;
  /** The bill ceases with it: VOID follows in the same transaction, so that no crash comes between (MLETR Article 18). */
  readonly andVoid?: boolean;
}

/** What an act has come to. */
export interface Acted {
  readonly title: BillTitle;
  /** The transfer that it has begun, to be delivered now and after every crash until it is answered. */
  readonly transfer?: Outgoing;
}

/**
 * Does one act: signs it into the chain, and, where another platform or the carrier has to hear of it, writes what will be
 * sent, byte for byte, in the same transaction.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when a rule of title forbids it (named in the message), `ERR_KOUAN_CONFLICT`
 * when somebody else has moved the bill meanwhile, `ERR_KOUAN_USAGE` when there is no such bill
 */
export async function actOn(
  register: Register,
  billId: string,
  { act: wanted, head, documents = [], together, andVoid = false }: ActOptions,
  context: Pick<PlatformContext, 'platform' | 'signer'>,
): Promise<Acted> {
  const seen = await register.look(() => standing(billId));
  if (seen === undefined) throw unknownBill(billId);
  const { bill, terms, state, acts, whereabouts } = register.titleOf(seen);
  if (head !== undefined && head !== bill.head) throw headMoved(bill.reference);
  const act: TitleAct = {
    ...answering(wanted, state, context.platform),
    actionDateTime: wanted.actionDateTime ?? notBefore(state.at, register.now().toISOString()),
  };
  const [broken] = forbidden(terms, state, act);
  if (broken !== undefined) throw notAllowed(bill.reference, act, broken.code, broken.message);
  // Where the bill lies it is acted on, by parties of that platform: what we sign for others here would be a second chain.
  const actor = platformOf(act.actor) ?? context.platform;
  const teller = tellerOf(whereabouts, act) ?? context.platform;
  if (actor !== context.platform) throw notHere(bill.reference, act, CHAIN.otherPlatform, actor, context.platform);
  if (teller !== context.platform) throw notHere(bill.reference, act, CHAIN.liesElsewhere, context.platform, teller);
  const composed = await compose({ ...seen, terms, acts }, act, documents, context, register.newId);
  const last = andVoid ? await voided({ ...seen, terms, acts }, act, composed, context, register.newId) : undefined;
  const found = await register.write(function* (now) {
    if (!(yield* writeAct(bill, act, last === undefined ? [composed] : [composed, last], together, now)))
      return undefined;
    return yield* snapshot(billId);
  });
  if (found === undefined) throw headMoved(bill.reference);
  const { transfer } = composed;
  return {
    title: register.titleOf(found),
    ...(transfer === undefined ? {} : { transfer: { ...transfer, state: 'open' } }),
  };
}

/** A bill as it lies here, with everything that goes along with it. */
function* standing(billId: string) {
  const seen = yield* snapshot(billId);
  if (seen === undefined) return undefined;
  const [first] = seen.chain;
  const picture = yield* visualisationOf(seen.bill, first === undefined ? undefined : readEntryPayload(first.jws));
  return { ...seen, picture };
}

/** Clocks of platforms differ: what is done here on a bill that has just come is not dated before its coming. */
const notBefore = (at: string | undefined, now: string): string =>
  at !== undefined && Date.parse(at) > Date.parse(now) ? new Date(at).toISOString() : now;

/** The carrier acts through the platform on which it has issued, and to who has surrendered, wherever that is. */
function answering(act: ActOptions['act'], { surrenderedBy }: TitleState, eblPlatform: string): ActOptions['act'] {
  const actor = { ...act.actor, eblPlatform };
  if (act.actionCode === 'VOID') return { ...act, actor };
  if (ANSWERS[act.actionCode] === undefined) return act;
  const to = act.recipient ?? surrenderedBy;
  return { ...act, actor, ...(to === undefined ? {} : { recipient: to }) };
}

/** The end of a bill, after the act that the carrier has just done. */
function voided(
  { chain, acts, ...standing }: Standing,
  act: TitleAct,
  { entry }: Composed,
  context: Pick<PlatformContext, 'platform' | 'signer'>,
  newId: () => string,
): Promise<Composed> {
  const { actor, actionDateTime } = act;
  const before = { ...standing, chain: [...chain, entry], acts: [...acts, act] };
  const [broken] = forbidden(standing.terms, foldTitle(standing.terms, before.acts).state, {
    actionCode: 'VOID',
    actor,
    actionDateTime,
  });
  if (broken !== undefined) throw notAllowed(standing.bill.reference, act, broken.code, broken.message);
  return compose(before, { actionCode: 'VOID', actor, actionDateTime }, [], context, newId);
}

function* writeAct(
  { id: billId, head, reference }: RegisteredBill,
  { actionCode }: TitleAct,
  composed: readonly Composed[],
  together: ActOptions['together'],
  now: string,
): Work<boolean> {
  // What goes along is written last: it must not stand when somebody else was quicker with the bill.
  const entries = composed.map(({ entry }) => entry);
  if (!(yield* append(billId, head, entries, now))) return false;
  for (const { transfer, surrender } of composed) {
    if (transfer !== undefined) yield* begin(transfer, now);
    if (surrender !== undefined) yield* beginSurrender({ ...surrender, billId }, now);
  }
  if (together !== undefined && !(yield* together(now))) throw headMoved(reference);
  const answer = ANSWERS[actionCode];
  if (answer !== undefined) yield* closeSurrender(billId, answer, now);
  return true;
}

/** What an act of the carrier answers to a surrender. */
const ANSWERS: Readonly<Partial<Record<TitleAct['actionCode'], SurrenderAction>>> = { SACC: 'SURR', SREJ: 'SREJ' };

const unknownBill = (id: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `The register has no bill ${id}.`, zh: `登记簿中没有提单 ${id}。` },
    { hint: { en: 'List them: kouan ebl show', zh: '请查看：kouan ebl show' } },
  );

const notAllowed = (reference: string, { actionCode }: TitleAct, code: string, why: { en: string; zh: string }) =>
  new KouanError(
    'ERR_KOUAN_DOCUMENT',
    {
      en: `${actionCode} of ${reference} is not allowed. ${code}: ${why.en}`,
      zh: `${reference} 不能执行 ${actionCode}。${code}：${why.zh}`,
    },
    { hint: { en: 'See what can come next: kouan ebl show', zh: '查看可执行的动作：kouan ebl show' } },
  );

function notHere(
  reference: string,
  act: TitleAct,
  definition: Definition,
  found: string,
  expected: string,
): KouanError {
  const { code, message } = finding(definition, '/actor', { found, expected, params: { field: 'actor' } });
  return notAllowed(reference, act, code, message);
}
