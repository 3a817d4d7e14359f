import { finding, isKouanError } from '@kouan/core';
import { type DeskAnswer, readMessage, refusedWith, takenAbout } from '../desk.ts';
import { actOn } from '../pint/act.ts';
import type { PlatformContext } from '../pint/context.ts';
import type { BillTitle, Register } from '../register/register.ts';
import { answerSurrender, getSurrender, type Surrender } from '../register/surrenders.ts';
import { SUR } from './catalogue.ts';
import { type SurrenderResponse, surrenderResponse } from './objects.ts';

type Context = Pick<PlatformContext, 'platform' | 'signer' | 'carrierOf'>;

/** Switch to paper: the electronic bill ceases before there is another (MLETR Article 18). */
const SWITCH_TO_PAPER = 'SWTP';

/**
 * Takes the carrier's answer to a surrender (POST /v3/ebl-surrender-responses): SURR ends the bill, SREJ gives possession
 * back to who has surrendered it. There is one answer; another one is refused, and so is one to nothing.
 *
 * @param sender the carrier, where the way it came proves that; nobody else answers then
 */
export async function takeSurrenderAnswer(
  register: Register,
  bytes: Uint8Array,
  context: Context,
  sender?: string,
): Promise<DeskAnswer> {
  const read = readMessage(bytes, surrenderResponse, (path, found) =>
    finding(SUR.notMessage, path, { found, expected: 'SurrenderRequestAnswer' }),
  );
  if ('refused' in read) return read.refused;
  const { surrenderRequestReference: reference, action, comments } = read.message;
  if (action === 'SREJ' && comments === undefined) return refusedWith(400, finding(SUR.commentsMissing, '/comments'));
  if (action === 'SURR' && comments !== undefined) return refusedWith(400, finding(SUR.commentsTooMany, '/comments'));
  const surrender = await register.look(() => getSurrender(reference));
  const path = '/surrenderRequestReference';
  if (surrender === undefined) return refusedWith(409, finding(SUR.unknownRequest, path, { found: reference }));
  const title = await register.title(surrender.billId);
  if (title === undefined) return refusedWith(409, finding(SUR.unknownRequest, path, { found: reference }));
  const carrier = title.bill.carrier;
  if (sender !== undefined && sender !== carrier)
    return refusedWith(409, finding(SUR.notTheCarrier, '', { found: sender, expected: carrier }));
  const again = refusedWith(409, finding(SUR.answered, path, { found: reference }));
  if (surrender.state !== 'open') return again;
  const settled = await settle(register, surrender, title, read.message, bytes, context);
  return settled ? takenAbout(title.bill.reference, action) : again;
}

/**
 * Gives possession back after the carrier has refused even to look: only for a request that was sent once, since one that
 * may have arrived before is still to be answered.
 */
export async function giveBack(
  register: Register,
  { reference, billId }: Surrender,
  why: string,
  context: Context,
): Promise<boolean> {
  const surrender = await register.look(() => getSurrender(reference));
  const title = await register.title(billId);
  if (surrender === undefined || title === undefined || surrender.attempts !== 1) return false;
  const answer: SurrenderResponse = { surrenderRequestReference: reference, action: 'SREJ', comments: why };
  return settle(register, surrender, title, answer, Buffer.from(JSON.stringify(answer)), context);
}

/** Writes the answer and what it makes of the bill, both or none; `false` when another answer was quicker. */
async function settle(
  register: Register,
  { reference, billId }: Surrender,
  { state, bill }: BillTitle,
  { action, comments }: SurrenderResponse,
  bytes: Uint8Array,
  context: Context,
): Promise<boolean> {
  const { issuer, surrenderedBy, reasonCode, status } = state;
  if (issuer === undefined || surrenderedBy === undefined) return false;
  const act = {
    actionCode: action === 'SURR' ? ('SACC' as const) : ('SREJ' as const),
    actor: issuer,
    ...(comments === undefined ? {} : { comments }),
  };
  const options = {
    act,
    head: bill.head,
    together: (now: string) => answerSurrender(reference, action, bytes, now),
    andVoid: action === 'SURR' && reasonCode === SWITCH_TO_PAPER && status === 'PENDING_SURRENDER_FOR_AMENDMENT',
  };
  try {
    await actOn(register, billId, options, context);
  } catch (error) {
    // Anything else but somebody quicker is no answer that was given: the carrier is to come again with its own.
    if (isKouanError(error) && error.code === 'ERR_KOUAN_CONFLICT') return false;
    throw error;
  }
  return true;
}
