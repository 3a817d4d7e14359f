import { FRAME_FAULTS, type FrameFault } from '../devices/spec.ts';
import { FAULTS, type FaultName, OPERATIONS } from '../faults/table.ts';
import { isRefusal, readBody } from '../read-body.ts';
import type { Rooms } from '../rooms.ts';
import { JSON_TYPE, json, type Parameter, problem, problemOf, type Response, type Route, said } from '../route.ts';
import { UKEY_FAULT_NAMES, UKEY_FAULTS, type UkeyFault } from '../ukey/index.ts';
import { faultOrder, faultSettings } from './objects.ts';

/** Faults of frames between a gate and its host, for people. */
const FRAMES: Readonly<Record<FrameFault, { readonly en: string; readonly zh: string }>> = {
  torn: { en: 'a frame comes in two segments', zh: '一帧分两段到达' },
  merged: { en: 'a frame comes twice in one segment', zh: '一段中有两帧' },
  'too-long': { en: 'a frame says that it is longer than it is', zh: '帧声明的长度大于实际' },
  'too-short': { en: 'a frame says that it is shorter than it is', zh: '帧声明的长度小于实际' },
  'no-tail': { en: 'a frame without its end', zh: '帧缺少结尾标志' },
  noise: { en: 'other octets before a frame', zh: '帧前有杂乱字节' },
};

const NAMES = Object.keys(FAULTS) as FaultName[];
const SOURCE = 'control';
const NO_NAMES: ReadonlySet<string> = new Set();

function stateOf({ faults, devices, ukey }: Rooms) {
  return {
    latency: faults?.latency ?? null,
    retryAfter: Number(faults?.retryAfter ?? 0),
    faults: [
      ...NAMES.map((name) => ({
        name,
        on: 'http',
        en: FAULTS[name].does,
        zh: FAULTS[name].zh,
        ...(faults?.draw.stateOf(name) ?? { rate: 0, standing: false, next: 0, met: 0 }),
      })),
      ...FRAME_FAULTS.map((name) => ({
        name: `frame-${name}`,
        on: 'tcp',
        ...FRAMES[name],
        rate: 0,
        standing: false,
        next: devices.opened?.frameFaults.waiting(name) ?? 0,
        met: devices.opened?.frameFaults.met(name) ?? 0,
      })),
      ...UKEY_FAULT_NAMES.map((name) => ({
        name: `ukey-${name}`,
        on: 'ws',
        ...UKEY_FAULTS[name],
        rate: 0,
        ...(ukey?.faults.stateOf(name) ?? { standing: false, next: 0, met: 0 }),
      })),
    ],
  };
}

const NAME: Parameter = {
  name: 'name',
  in: 'path',
  required: true,
  description: 'Name of the fault.',
  schema: { type: 'string', maxLength: 40 },
};
const TABLE = { '200': said('Every fault, and how it stands.', 'Faults') };
const ASKED = {
  '400': problemOf('The request is no JSON.'),
  '415': problemOf('The request is not said to be JSON.'),
  '422': problemOf('The request is none.'),
};
const NO_FAULT = problem(404, 'Not found', 'There is no such fault; see /control/faults.');

const isFault = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);
const isFrame = (name: string): name is FrameFault => Object.hasOwn(FRAMES, name);
const frameOf = (name: string): string => name.replace(/^frame-/, '');
const ukeyOf = (name: string): string => name.replace(/^ukey-/, '');
const isUkey = (name: string): name is UkeyFault => Object.hasOwn(UKEY_FAULTS, name);
const isNone = (name: string): boolean => !isFault(name) && !isFrame(frameOf(name)) && !isUkey(ukeyOf(name));

/** What requests and frames meet on their way: every fault by name, by count and by rate. */
export const faultRoutes = (operations: () => Promise<ReadonlySet<string>>): readonly Route[] => [
  {
    method: 'get',
    path: '/control/faults',
    id: 'listFaults',
    summary:
      'Every fault that requests, frames of devices and calls of a UKey can meet, how often it is to, and how often it has.',
    responses: TABLE,
    handle: (_, rooms) => json(stateOf(rooms)),
  },
  {
    method: 'put',
    path: '/control/faults',
    id: 'setFaults',
    summary: 'How late whatever is late comes, and what Retry-After says.',
    requestTypes: [JSON_TYPE],
    requestSchema: 'FaultSettings',
    responses: { ...TABLE, ...ASKED },
    handle({ body }, rooms) {
      const asked = readBody(body, faultSettings);
      if (isRefusal(asked)) return asked;
      const { latency, retryAfter } = asked;
      if (rooms.faults !== undefined) {
        if (latency !== undefined) rooms.faults.latency = latency;
        if (retryAfter !== undefined) rooms.faults.retryAfter = String(retryAfter);
      }
      return json(stateOf(rooms));
    },
  },
  {
    method: 'put',
    path: '/control/faults/{name}',
    id: 'setFault',
    summary: 'Let the next requests meet a fault, a share of all, or every one.',
    parameters: [NAME],
    requestTypes: [JSON_TYPE],
    requestSchema: 'FaultOrder',
    responses: { ...TABLE, ...ASKED, '404': problemOf('There is no such fault.') },
    handle: ({ body, param }, rooms) => ordered(param('name'), body, rooms, operations),
  },
  {
    method: 'delete',
    path: '/control/faults/{name}',
    id: 'endFault',
    summary: 'End a fault.',
    parameters: [NAME],
    responses: { ...TABLE, '404': problemOf('There is no such fault.') },
    handle({ param }, rooms) {
      const name = param('name');
      if (isNone(name)) return NO_FAULT;
      const [frame, ukey] = [frameOf(name), ukeyOf(name)];
      if (isFault(name)) rooms.faults?.draw.end(name);
      else if (isFrame(frame)) rooms.devices.opened?.frameFaults.end(frame);
      else if (isUkey(ukey)) rooms.ukey?.faults.end(ukey);
      tell(rooms, name, false);
      return json(stateOf(rooms));
    },
  },
  {
    method: 'delete',
    path: '/control/faults',
    id: 'endFaults',
    summary: 'End every fault.',
    responses: TABLE,
    handle(_, rooms) {
      rooms.faults?.draw.end();
      rooms.devices.opened?.frameFaults.end();
      rooms.ukey?.faults.end();
      tell(rooms, 'all', false);
      return json(stateOf(rooms));
    },
  },
];

async function ordered(
  name: string,
  body: Uint8Array,
  rooms: Rooms,
  operationsOf: () => Promise<ReadonlySet<string>>,
): Promise<Response> {
  const [frame, ukey] = [frameOf(name), ukeyOf(name)];
  if (isNone(name)) return NO_FAULT;
  const asked = readBody(body, faultOrder);
  if (isRefusal(asked)) return asked;
  const { rate, next = 0, standing, operations } = asked;
  const known = operations === undefined ? NO_NAMES : await operationsOf();
  const stranger = operations?.find((one) => !known.has(one) && !OPERATIONS.some((purpose) => purpose === one));
  if (stranger !== undefined) return problem(422, 'Bad request', `/operations: there is no operation ${stranger}.`);
  if (isFault(name)) {
    const draw = rooms.faults?.draw;
    if (rate !== undefined) draw?.rate(name, rate);
    if (operations !== undefined) draw?.only(name, operations);
    if (standing === true) draw?.set(name, operations === undefined ? {} : { operations });
    if (standing === false) draw?.clear(name);
    draw?.push(...Array.from({ length: next }, () => name));
  } else if (isFrame(frame)) {
    if (rate !== undefined || standing !== undefined || operations !== undefined)
      return problem(422, 'Bad request', 'Frames meet faults by next; their rates stand at the gates of a scenario.');
    const { frameFaults } = await rooms.devices.enter();
    frameFaults.push(...Array.from({ length: next }, () => frame));
  } else if (isUkey(ukey)) {
    if (rate !== undefined || operations !== undefined)
      return problem(422, 'Bad request', 'Calls of a UKey meet faults by next or standing.');
    if (standing === true) rooms.ukey?.faults.stand(ukey);
    if (standing === false) rooms.ukey?.faults.end(ukey);
    rooms.ukey?.faults.push(ukey, next);
  }
  tell(rooms, name, true);
  return json(stateOf(rooms));
}

const tell = ({ events }: Rooms, fault: string, on: boolean): void =>
  void events.append({ kind: 'fault.changed', source: SOURCE, data: { fault, on } });
