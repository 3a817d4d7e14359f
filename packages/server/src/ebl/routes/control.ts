import type { JsonObject } from '@kouan/sdk/signing';
import type * as z from 'zod';
import type { Instruction } from '../../conformance/wire/trigger.ts';
import { isRefusal, orProblem, readBody } from '../../read-body.ts';
import { json, type Parameter, problem, problemOf, type Route, said } from '../../route.ts';
import { carryOut } from '../instructed.ts';
import { REQUESTS } from '../objects.ts';
import { controlRoute } from './endpoint.ts';

const PEM_TYPE = 'application/x-pem-file';

const OWNER: Parameter = {
  name: 'owner',
  in: 'path',
  required: true,
  description: 'Code or name of a platform or the carrier.',
  schema: { type: 'string' },
};

const ASKED = {
  '400': problemOf('The request is no JSON.'),
  '415': problemOf('The request is not said to be JSON.'),
  '422': problemOf('The request is none.'),
};

/** The members that are said; zod has the others as undefined. */
const given = (asked: z.infer<typeof REQUESTS.EblInstruction>): Instruction =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as unknown as Instruction;

/** Who is here, with which keys; and what only a server for tests lets itself be told. */
export const EBL_CONTROL_ROUTES: readonly Route[] = [
  controlRoute({
    method: 'get',
    path: '/ebl',
    id: 'eblOverview',
    summary: 'The platforms and the carrier of this server, and who is known to them.',
    responses: { '200': said('Who is here.', 'EblOverview') },
    handle: (_, room) =>
      json({
        desks: room.desks.map(({ name, context }) => ({
          ...name,
          url: room.peers.get(name.code)?.url ?? null,
          profile: context.profile.name,
        })),
        parties: room.knownParties,
      }),
  }),
  controlRoute({
    method: 'get',
    path: '/ebl/keys',
    id: 'eblKeys',
    summary:
      'Public keys of the platforms and the carrier (RFC 7517), each with its owner: chains verify offline with them.',
    responses: { '200': said('A JWK Set.', 'EblKeys') },
    handle: (_, { desks }) => json({ keys: desks.map(({ key }) => ({ ...key.jwk, owner: key.code })) }),
  }),
  controlRoute({
    method: 'get',
    path: '/ebl/keys/{owner}',
    id: 'eblCertificate',
    summary: 'The certificate of one of them, with the root of this server; no authority accepts it.',
    parameters: [OWNER],
    responses: {
      '200': { description: 'PEM.', mediaType: PEM_TYPE, schema: 'Pem' },
      '404': problemOf('There is none.'),
    },
    handle({ param }, room) {
      const desk = room.desk(param('owner'));
      return desk === undefined
        ? problem(404, 'Not found', 'No platform or carrier is known by that.')
        : { status: 200, mediaType: PEM_TYPE, body: desk.key.certificate };
    },
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/control/peers',
    id: 'addPeer',
    summary: 'Make another platform or carrier known: its key, its address, the token that it comes with.',
    requestSchema: 'EblPeer',
    responses: { '200': said('Its code.', 'EblKnown'), ...ASKED },
    handle({ body }, { peers }) {
      const peer = readBody(body, REQUESTS.EblPeer);
      if (isRefusal(peer)) return peer;
      return orProblem(async () => {
        const { jwk, ...rest } = peer;
        peers.set(jwk === undefined ? rest : { ...rest, jwk: jwk as JsonObject });
        return json({ known: peer.code });
      });
    },
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/control/parties',
    id: 'addParty',
    summary: 'Make a party known on a platform of this server.',
    requestSchema: 'EblParty',
    responses: { '200': said('Its name.', 'EblKnown'), ...ASKED },
    handle({ body }, room) {
      const party = readBody(body, REQUESTS.EblParty);
      if (isRefusal(party)) return party;
      room.addParty(party);
      return json({ known: party.partyName });
    },
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/control/settle',
    id: 'settle',
    summary: 'Send what waits, until nothing gets through any more.',
    responses: { '200': said('What still waits.', 'EblWaiting'), '415': problemOf('Not said to be JSON.') },
    handle: async (_, room) => json({ waiting: await room.settle() }),
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/control/instructions',
    id: 'carryOut',
    summary: 'Do what a conformance run tells a platform, or the carrier, to do: its trigger.',
    parameters: [
      { name: 'platform', in: 'query', description: 'Platform that is tested; a without.', schema: { type: 'string' } },
    ],
    requestSchema: 'EblInstruction',
    responses: {
      '200': said('It was done; what the sender holds for true now.', 'EblTold'),
      '404': problemOf('There is no such platform.'),
      '409': problemOf('A rule forbids it.'),
      '501': said('A platform of this server cannot do that.', 'EblTold'),
      ...ASKED,
    },
    handle({ body, query }, room) {
      const asked = readBody(body, REQUESTS.EblInstruction);
      if (isRefusal(asked)) return asked;
      const desk = room.platforms.get(query('platform') ?? 'a');
      if (desk === undefined) return problem(404, 'Not found', 'There is no such platform.');
      return orProblem(async () => {
        const told = await carryOut(given(asked), desk, room);
        return json(told, told.unsupported === true ? 501 : 200);
      });
    },
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/control/forget',
    id: 'forget',
    summary:
      'Forget everything under a number, or everything, on all platforms and at the carrier: between two scenarios.',
    requestSchema: 'EblForget',
    responses: { '200': said('How much that was.', 'EblForgotten'), ...ASKED },
    async handle({ body }, room) {
      const asked = readBody(body.length === 0 ? new TextEncoder().encode('{}') : body, REQUESTS.EblForget);
      if (isRefusal(asked)) return asked;
      let forgotten = 0;
      for (const { register } of room.desks) forgotten += await register.forget(asked.transportDocumentReference);
      return json({ forgotten });
    },
  }),
];
