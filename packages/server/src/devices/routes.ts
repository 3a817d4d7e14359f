import { WEIGHT_PROTOCOLS, type WeightProtocolName } from '@kouan/formats/device';
import * as z from 'zod';
import type { Rooms } from '../rooms.ts';
import { json, problem, problemOf, type Request, type Route, said, XML_TYPE } from '../route.ts';
import { READING_KINDS, type ReadingKind, takeReadings } from './readings.ts';
import { FRAME_FAULTS } from './spec.ts';

const TEXT_XML = 'text/xml';
const MAX_READING = 1_000_000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const PICTURE_TYPE = 'image/png';

const named = (name: string, description: string) => ({
  name,
  in: 'query' as const,
  description,
  schema: { type: 'string', pattern: NAME.source },
});

/** Every kind of reading by one route of its own, so that each says what it takes. */
const READING_ROUTES: readonly Route[] = Object.entries(READING_KINDS).map(([kind, { mediaTypes, about }]) => ({
  method: 'post',
  path: `/devices/readings/${kind}`,
  id: `take${kind[0]?.toUpperCase()}${kind.slice(1)}Reading`,
  summary: about,
  parameters: [
    named('device', 'Which device it is; the name of the kind without.'),
    named('lane', 'The gate whose lane it stands at.'),
    ...(kind === 'weighbridge'
      ? [{ ...named('protocol', 'How the indicator speaks.'), schema: { enum: Object.keys(WEIGHT_PROTOCOLS) } }]
      : []),
  ],
  requestTypes: mediaTypes,
  maxBody: MAX_READING,
  responses: {
    '202': said('Taken: the events that came of it, and what was wrong.', 'TakenReadings'),
    '400': problemOf('A name that is none.'),
    '422': said('Nothing of it could be read.', 'TakenReadings'),
  },
  handle: (request, rooms) => taken(kind as ReadingKind, request, rooms),
}));

async function taken(kind: ReadingKind, { body, query, header }: Request, rooms: Rooms) {
  const device = query('device') ?? kind;
  const lane = query('lane');
  const protocol = query('protocol') ?? 'toledo';
  if (!NAME.test(device) || (lane !== undefined && !NAME.test(lane)) || !Object.hasOwn(WEIGHT_PROTOCOLS, protocol))
    return problem(400, 'Bad name', 'device and lane are names of letters, digits, dots, hyphens; see the protocols.');
  const context = { device, protocol: protocol as WeightProtocolName, ...(lane === undefined ? {} : { lane }) };
  const { events, findings } = takeReadings(kind, body, context, await rooms.devices.enter(), header('content-type'));
  const status = events.length === 0 && findings.length > 0 ? 422 : 202;
  return json({ events: events.map(({ sequence, id }) => ({ sequence, id })), findings }, status);
}

export const DEVICE_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/devices',
    id: 'listDevices',
    summary: 'Every device, and how often it has said something.',
    responses: { '200': said('The devices.', 'Devices') },
    handle: async (_, rooms) => json({ devices: (await rooms.devices.enter()).states() }),
  },
  {
    method: 'get',
    path: '/devices/{id}',
    id: 'getDevice',
    summary: 'One device, with its specification where it is a simulated one.',
    parameters: [{ name: 'id', in: 'path', required: true, description: 'Its name.', schema: { type: 'string' } }],
    responses: { '200': said('The device.', 'DeviceDetail'), '404': problemOf('There is none of this name.') },
    async handle({ param }, rooms) {
      const devices = await rooms.devices.enter();
      const state = devices.state(param('id'));
      if (state === undefined) return problem(404, 'Not found', 'There is no device of this name.');
      return json({ ...state, specification: devices.device(param('id')) ?? null });
    },
  },
  {
    method: 'get',
    path: '/devices/pictures/{sha256}',
    id: 'getPicture',
    summary: 'A picture of an X-ray portal, by its digest; it is made up.',
    parameters: [
      {
        name: 'sha256',
        in: 'path',
        required: true,
        description: 'SHA-256 of the picture.',
        schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      },
    ],
    responses: {
      '200': { description: 'The picture.', mediaType: PICTURE_TYPE, schema: 'Picture' },
      '404': problemOf('It is none, or is kept no more.'),
    },
    async handle({ param }, rooms) {
      const devices = await rooms.devices.enter();
      const picture = devices.pictures.of(param('sha256'));
      if (picture === undefined) return problem(404, 'Not found', 'There is no such picture, or no more.');
      return { status: 200, mediaType: PICTURE_TYPE, body: picture };
    },
  },
  {
    method: 'post',
    path: '/devices/gate/gather',
    id: 'gatherAtGate',
    summary: 'A gate has read a vehicle (GATHER_INFO) and asks what to do (COMMAND_INFO), in its own encoding.',
    requestTypes: [XML_TYPE, TEXT_XML],
    maxBody: MAX_READING,
    responses: {
      '200': {
        description: 'What the gate is to do; the same sequence number gets the same.',
        mediaType: XML_TYPE,
        schema: 'Message',
      },
      '422': { description: 'It cannot be read; the barrier stays down.', mediaType: XML_TYPE, schema: 'Message' },
    },
    async handle({ body }, rooms) {
      const devices = await rooms.devices.enter();
      const { bytes, encoding, command } = devices.desk.take(body, 'gate-http');
      return {
        status: command.areaId === '' && command.sequenceNumber === '' ? 422 : 200,
        mediaType: `${XML_TYPE}; charset=${encoding}`,
        body: bytes,
      };
    },
  },
  {
    method: 'post',
    path: '/devices/gate/decision',
    id: 'decideAtGate',
    summary: 'The same, answered as JSON: lift or hold, and every reason.',
    requestTypes: [XML_TYPE, TEXT_XML],
    maxBody: MAX_READING,
    responses: { '200': said('The decision.', 'GateDecision') },
    async handle({ body }, rooms) {
      const devices = await rooms.devices.enter();
      const { decision, command, repeated } = devices.desk.take(body, 'gate-http');
      return json({ ...decision, command, repeated });
    },
  },
  {
    method: 'post',
    path: '/devices/gate/frame-faults',
    id: 'setFrameFaults',
    summary: 'Let something happen to the next frames that gates are sent over TCP, one each.',
    requestSchema: 'FrameFaults',
    responses: { '200': said('How many wait.', 'FrameFaultsSet'), '400': problemOf('A fault that is none.') },
    async handle({ body }, rooms) {
      const devices = await rooms.devices.enter();
      const asked = faultsSchema.safeParse(parsed(body));
      if (!asked.success) return problem(400, 'Bad faults', `next is a list of ${FRAME_FAULTS.join(', ')}.`);
      devices.frameFaults.push(...asked.data.next);
      return json({ waiting: devices.frameFaults.waiting() });
    },
  },
  ...READING_ROUTES,
];

const MAX_FAULTS = 1_000;

/** What the next frames meet. */
const faultsSchema = z.strictObject({ next: z.array(z.enum(FRAME_FAULTS)).min(1).max(MAX_FAULTS) });

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
