/** What the desks do when a conformance run tells them to. @module */
import { KouanError } from '@kouan/core';
import { readTransportDocument } from '@kouan/formats';
import {
  type ActionCode,
  actOn,
  decideSurrender,
  type IssuanceRequest,
  issueDocument,
  sameParty,
  surrenderAskedIn,
  type TitleParty,
} from '@kouan/sdk/title';
import { actingSender } from '../conformance/acting/sender.ts';
import { transportDocument } from '../conformance/messages/transport-document.ts';
import { buyer } from '../conformance/parties.ts';
import type { Ask } from '../conformance/scenario.ts';
import type { Instruction, PeerTrigger, Told } from '../conformance/wire/trigger.ts';
import type { Desk } from './desk.ts';
import { CARRIER, CARRIER_PARTY } from './desks.ts';
import { tellCarrier, tellNewest } from './news.ts';
import type { EblRoom } from './room.ts';

type Act = (instruction: Instruction, desk: Desk, room: EblRoom) => Promise<Told>;

const SURRENDERS: Readonly<Record<string, ActionCode>> = {
  SREQ: 'SURRENDER_FOR_DELIVERY',
  AREQ: 'SURRENDER_FOR_AMENDMENT',
};

/** One for each platform: it remembers what it has sent. */
const senders = new WeakMap<Desk, PeerTrigger>();

const sends: Act = (instruction, desk, room) => {
  const { to, url } = instruction;
  if (to?.eblPlatform !== undefined) room.peers.set({ code: to.eblPlatform, url });
  const sender = senders.get(desk) ?? senderOf(desk, room);
  senders.set(desk, sender);
  return sender(instruction, new AbortController().signal);
};

function senderOf(desk: Desk, room: EblRoom): PeerTrigger {
  const { register, context, name, parties } = desk;
  const holder = parties.find(({ eblPlatform }) => eblPlatform === name.code);
  if (holder === undefined) throw new Error('every platform has a party');
  const { handle: _, ...party } = holder;
  return actingSender({
    register,
    context,
    holder: party,
    carrier: { code: CARRIER.code, party: CARRIER_PARTY, signer: room.carrier.context.signer },
    async send({ billId }) {
      const bill = await register.bill(billId);
      if (bill !== undefined) await tellNewest(room, desk, bill.reference);
      await room.settle();
      const title = await register.title(billId);
      if (title === undefined || title.transfer !== undefined) return 'unknown';
      return sameParty(title.state.holder ?? {}, party) === true ? 'rejected' : 'accepted';
    },
  });
}

const surrender: Act = async ({ transportDocumentReference, surrenderRequestCode = 'SREQ', ...more }, desk, room) => {
  const [bill] = await desk.register.find({ reference: transportDocumentReference });
  const title = bill === undefined ? undefined : await desk.register.title(bill.id);
  if (title?.state.holder === undefined || title.state.issuer === undefined) throw nothing(transportDocumentReference);
  room.peers.set({ code: title.bill.carrier, url: more.url });
  const act = {
    actionCode: SURRENDERS[surrenderRequestCode] as ActionCode,
    actor: title.state.holder,
    recipient: title.state.issuer,
    ...(more.reasonCode === undefined ? {} : { reasonCode: more.reasonCode }),
  };
  await actOn(desk.register, title.bill.id, { act }, desk.context);
  await tellNewest(room, desk, title.bill.reference);
  await room.settle();
  return {};
};

const issue: Act = async (
  { transportDocumentReference: reference, bill: kind, to, url },
  { register, context },
  room,
) => {
  if (to?.eblPlatform === undefined) throw nothing(reference);
  const { partyName, eblPlatform: sendToPlatform, identifyingCodes } = to;
  room.peers.set({ code: sendToPlatform, url });
  const claimant: TitleParty = kind === 'straight' ? buyer : to;
  const terms = { reference, kind, carrier: CARRIER.code, issuer: CARRIER_PARTY, shipper: to, buyer: claimant };
  const document = transportDocument(terms) as unknown as IssuanceRequest['document'];
  const bill = readTransportDocument(new TextEncoder().encode(JSON.stringify(document)));
  if (bill === undefined) throw nothing(reference);
  await issueDocument(register, { document, issueTo: { partyName, sendToPlatform, identifyingCodes } }, bill, context);
  tellCarrier(room, 'bill.changed', reference, { actionCode: 'ISSUE', recipient: partyName });
  await room.settle();
  return {};
};

const decides =
  (decision: { readonly action: 'SURR' } | { readonly action: 'SREJ'; readonly comments: string }): Act =>
  async ({ surrenderRequestReference: reference = '', url }, { register }, room) => {
    const asked = (await register.carrierSurrenders()).find((one) => one.reference === reference);
    if (asked === undefined) throw nothing(reference);
    room.peers.set({ code: asked.platform, url });
    await decideSurrender(register, { platform: asked.platform, reference, ...decision });
    const { transportDocumentReference } = surrenderAskedIn(asked);
    tellCarrier(room, 'bill.changed', transportDocumentReference, {
      actionCode: decision.action,
      platform: asked.platform,
    });
    await room.settle();
    return {};
  };

/** Every act, and whose it is. */
const ACTS: Readonly<Record<Ask, { readonly of: 'platform' | 'carrier'; readonly act: Act }>> = {
  transfer: { of: 'platform', act: sends },
  repeat: { of: 'platform', act: sends },
  're-sign': { of: 'platform', act: sends },
  'validate-receiver': { of: 'platform', act: sends },
  surrender: { of: 'platform', act: surrender },
  issue: { of: 'carrier', act: issue },
  'accept-surrender': { of: 'carrier', act: decides({ action: 'SURR' }) },
  'reject-surrender': { of: 'carrier', act: decides({ action: 'SREJ', comments: 'As the scenario demands' }) },
};

const nothing = (reference: string): KouanError =>
  new KouanError('ERR_KOUAN_USAGE', {
    en: `There is nothing under ${reference} to act on.`,
    zh: `没有可供操作的 ${reference}。`,
  });

/**
 * Does what a conformance run asks for, on one of the platforms or at the carrier.
 *
 * @throws KouanError as the act does
 */
export function carryOut(instruction: Instruction, platform: Desk, room: EblRoom): Promise<Told> {
  const { of, act } = ACTS[instruction.act];
  return act(instruction, of === 'carrier' ? room.carrier : platform, room);
}
