import type { Rooms } from '../../rooms.ts';
import {
  type Described,
  JSON_TYPE,
  type Parameter,
  problem,
  problemOf,
  type Request,
  type Response,
  type Route,
} from '../../route.ts';
import type { Desk } from '../desk.ts';
import { errorOf, errorResponse } from '../error-response.ts';
import type { EblRoom } from '../room.ts';

/** What a handler of a desk works with. */
export interface DeskCall {
  readonly request: Request;
  readonly desk: Desk;
  readonly room: EblRoom;
  /** Whose token the request has shown; nothing when it has shown none. */
  readonly sender?: string;
  readonly now: Date;
}

export const PLATFORM: Parameter = {
  name: 'platform',
  in: 'path',
  required: true,
  description: 'Platform of this server: a or b.',
  schema: { type: 'string' },
};

const VERSION: Parameter = {
  name: 'API-Version',
  in: 'header',
  description: 'Major version, where it is said at all: 3.',
  schema: { type: 'string' },
};

const BEARER = /^Bearer +(\S+)$/i;
const MAJOR = /^3(\.|$)/;

/** One endpoint of DCSA at a desk, without what is the same for all of them. */
export interface DcsaRoute extends Omit<Route, 'handle' | 'refuse' | 'requestTypes'> {
  /** The carrier's; a platform's without, whose path then has `{platform}`. */
  readonly carrier?: true;
  handle(call: DeskCall): Response | Promise<Response>;
}

/** Every DCSA endpoint: errors are ErrorResponses, the version is told, and a token that is shown must be somebody's. */
export function dcsaRoute({ handle, carrier, ...route }: DcsaRoute): Route {
  const parameters = [...(carrier === true ? [] : [PLATFORM]), ...(route.parameters ?? []), VERSION];
  const responses: Record<string, Described> = {
    ...route.responses,
    '400': errorOf('The request cannot be read.'),
    '401': errorOf('The bearer token is nobody’s.'),
    '413': errorOf('The request is too large.'),
    '415': errorOf('The request is not said to be JSON.'),
    ...(carrier === true ? {} : { '404': errorOf('There is no such platform, or nothing under that name.') }),
  };
  return {
    ...route,
    ...(route.requestSchema === undefined ? {} : { requestTypes: [JSON_TYPE] }),
    parameters,
    responses,
    refuse: (status, detail, asked, { clock }) => errorResponse(status, detail, [], asked, new Date(clock.now())),
    async handle(request, { ebl: late, clock }: Rooms) {
      const say = (status: number, text: string): Response =>
        errorResponse(status, text, [], request, new Date(clock.now()));
      const ebl = await late?.enter();
      const desk = carrier === true ? ebl?.carrier : ebl?.platforms.get(request.param('platform'));
      if (ebl === undefined || desk === undefined) return say(404, 'There is no such platform.');
      const version = request.header('api-version');
      if (version !== undefined && !MAJOR.test(version)) return say(400, `API-Version is ${version}; this is 3.`);
      const authorization = request.header('authorization');
      const sender = authorization === undefined ? undefined : ebl.peers.ownerOf(BEARER.exec(authorization)?.[1] ?? '');
      if (authorization !== undefined && sender === undefined) return say(401, 'The bearer token is nobody’s.');
      const now = desk.register.now();
      return handle({ request, desk, room: ebl, now, ...(sender === undefined ? {} : { sender }) });
    },
  };
}

/** An endpoint for people and scripts: errors are problem documents. */
export interface ControlRoute extends Omit<Route, 'handle' | 'requestTypes'> {
  handle(request: Request, room: EblRoom, rooms: Rooms): Response | Promise<Response>;
}

/** What is asked for, unless it is only looked at, comes after what was asked before. */
async function calledOn(
  room: EblRoom,
  method: Route['method'],
  work: (room: EblRoom) => Response | Promise<Response>,
): Promise<Response> {
  if (method !== 'get') await room.rest();
  return work(room);
}

export const controlRoute = ({ handle, ...route }: ControlRoute): Route => ({
  ...route,
  responses: { '404': problemOf('There is nothing of that name.'), ...route.responses },
  ...(route.requestSchema === undefined ? {} : { requestTypes: [JSON_TYPE] }),
  handle: async (request, rooms) =>
    rooms.ebl === undefined
      ? problem(404, 'Not found', 'This server has no e-B/L platforms.')
      : calledOn(await rooms.ebl.enter(), route.method, (room) => handle(request, room, rooms)),
});
