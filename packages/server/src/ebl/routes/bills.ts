import { isKouanError } from '@kouan/core';
import {
  type ActionCode,
  actOn,
  type BillTitle,
  type DocumentMetadata,
  MAX_ENVELOPE_BYTES,
  type TitleParty,
} from '@kouan/sdk/title';
import { isRefusal, orProblem, readBody } from '../../read-body.ts';
import { json, type Parameter, problem, problemOf, type Route, said } from '../../route.ts';
import type { Desk } from '../desk.ts';
import { standing } from '../news.ts';
import { REQUESTS } from '../objects.ts';
import type { EblRoom } from '../room.ts';
import { billMeant, billSummary, billView } from '../view.ts';
import { controlRoute, PLATFORM } from './endpoint.ts';

const BILL: Parameter = {
  name: 'bill',
  in: 'path',
  required: true,
  description: 'Key of a bill, or its number.',
  schema: { type: 'string' },
};

const NO_PLATFORM = problem(404, 'Not found', 'There is no such platform.');
const NO_BILL = problem(404, 'Not found', 'No bill of this platform is known by that.');

/** A party by its word, by its name, or as it was written. */
export function partyMeant(room: EblRoom, whom: string | TitleParty): TitleParty | undefined {
  if (typeof whom !== 'string') return whom;
  const found = room.knownParties.find((one) => one.handle === whom || one.partyName === whom);
  if (found === undefined) return undefined;
  const { handle: _, ...party } = found;
  return party;
}

/** Bills on a platform, for people and scripts. */
export const BILL_ROUTES: readonly Route[] = [
  controlRoute({
    method: 'get',
    path: '/ebl/{platform}/bills',
    id: 'listBills',
    summary: 'Bills on a platform, with who has each.',
    parameters: [PLATFORM],
    responses: { '200': said('The oldest first.', 'EblBills'), '404': problemOf('There is no such platform.') },
    async handle({ param }, room) {
      const desk = room.platforms.get(param('platform'));
      if (desk === undefined) return NO_PLATFORM;
      const bills = [];
      for (const { id } of await desk.register.list()) {
        const title = await desk.register.title(id);
        if (title !== undefined) bills.push(billSummary(desk, title));
      }
      return json({ bills });
    },
  }),
  controlRoute({
    method: 'get',
    path: '/ebl/{platform}/bills/{bill}',
    id: 'getBill',
    summary: 'One bill: document, chain, holder, titleholder, status, and what can come next with why not.',
    parameters: [PLATFORM, BILL],
    responses: { '200': said('The bill.', 'EblBill'), '404': problemOf('There is no such platform, or bill.') },
    async handle({ param }, room) {
      const desk = room.platforms.get(param('platform'));
      if (desk === undefined) return NO_PLATFORM;
      const title = await billMeant(desk.register, param('bill'));
      return title === undefined ? NO_BILL : json(await billView(desk, title));
    },
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/{platform}/bills/{bill}/acts',
    id: 'actOnBill',
    summary: 'Act on a bill: endorse, transfer, surrender …; what has to go elsewhere is sent before the answer.',
    parameters: [PLATFORM, BILL],
    requestSchema: 'EblAct',
    maxBody: MAX_ENVELOPE_BYTES,
    responses: {
      '200': said('The bill afterwards, and what could not be sent yet.', 'EblActed'),
      '400': problemOf('The request is no JSON.'),
      '404': problemOf('There is no such platform, or bill.'),
      '409': problemOf('A rule of title forbids it, or somebody else was quicker.'),
      '415': problemOf('The request is not said to be JSON.'),
      '422': problemOf('The request is none, or names somebody who is not known.'),
    },
    async handle({ param, body }, room) {
      const desk = room.platforms.get(param('platform'));
      if (desk === undefined) return NO_PLATFORM;
      const title = await billMeant(desk.register, param('bill'));
      if (title === undefined) return NO_BILL;
      const asked = readBody(body, REQUESTS.EblAct, MAX_ENVELOPE_BYTES);
      if (isRefusal(asked)) return asked;
      const { actor, recipient, actionCode, head, reasonCode, comments, documents = [] } = asked;
      const by = actor === undefined ? title.state.holder : partyMeant(room, actor);
      const to = recipient === undefined ? defaultRecipient(title, actionCode) : partyMeant(room, recipient);
      if (by === undefined || (recipient !== undefined && to === undefined))
        return problem(422, 'Not known', 'A party is not known here; see /ebl.');
      return orProblem(async () => {
        const act = {
          actionCode: actionCode as ActionCode,
          actor: by,
          ...(to === undefined ? {} : { recipient: to }),
          ...(reasonCode === undefined ? {} : { reasonCode }),
          ...(comments === undefined ? {} : { comments }),
        };
        const options = {
          act,
          documents: await keep(desk, title, documents),
          ...(head === undefined ? {} : { head }),
        };
        const source = desk.name.code;
        const subject = { bill: title.bill.reference };
        const asked = { actionCode, actor: by.partyName, ...(to === undefined ? {} : { recipient: to.partyName }) };
        try {
          await actOn(desk.register, title.bill.id, options, desk.context);
        } catch (error) {
          const code = isKouanError(error) ? error.code : 'ERR_KOUAN_INTERNAL';
          room.tell({ kind: 'bill.refused', source, subject, data: { ...asked, code } });
          throw error;
        }
        const waiting = await room.settle();
        const now = (await desk.register.title(title.bill.id)) ?? title;
        room.tell({ kind: 'bill.changed', source, subject, data: { ...asked, ...standing(now) } });
        return json({ bill: await billView(desk, now), waiting });
      });
    },
  }),
];

/** Keeps documents that go along with a bill, and says of each what its manifest will. */
async function keep(
  { register }: Desk,
  { bill }: BillTitle,
  documents: readonly { readonly name: string; readonly mediaType: string; readonly content: string }[],
): Promise<DocumentMetadata[]> {
  const kept: DocumentMetadata[] = [];
  for (const { name, mediaType, content } of documents) {
    const bytes = Buffer.from(content, 'base64');
    kept.push({ name, mediaType, size: bytes.length, documentChecksum: await register.attach(bill.id, bytes) });
  }
  return kept;
}

/** A surrender goes to who has issued. */
const defaultRecipient = ({ state }: BillTitle, actionCode: string): TitleParty | undefined =>
  actionCode.startsWith('SURRENDER_') ? state.issuer : undefined;
