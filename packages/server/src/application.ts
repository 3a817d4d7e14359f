import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { isKouanError } from '@kouan/core';
import { type Context, Hono } from 'hono';
import type { HeaderValues } from './admin/kept-request.ts';
import { Witness } from './admin/witness.ts';
import { BodySpace, type NoBody } from './bodies.ts';
import { codeOf, cutOff, LostConnection, type NodeBindings } from './faults/cut-off.ts';
import { isSpared } from './faults/meet.ts';
import type { Fate } from './faults/table.ts';
import { httpDate } from './http-date.ts';
import { MAX_BODY } from './limits.ts';
import { DEFAULT_NAMESPACE, isNone, NAMESPACE_HEADER, NAMESPACE_PREFIX, type NoNamespace } from './namespaces.ts';
import type { Rooms } from './rooms.ts';
import { type Response as Answer, problem, type Route } from './route.ts';
import { firstPart, OPENAPI_PATH } from './route-table.ts';
import { ROUTES } from './routes.ts';
import { answerRequest } from './scenarios/answer-request.ts';

const VERSION = '0.1.0';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/i;

/** Whether a name or address is of this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** Where the server is told what to do. */
const CONTROL = '/control/';
/** Where desks of electronic bills speak to each other. */
const DESKS = '/ebl/';

/** Finds the state that a request works with. */
export type RoomsOf = (namespace: string, early: boolean) => Rooms | Promise<Rooms | NoNamespace>;

/** A server without its sockets. */
export interface Application {
  fetch(request: Request, bindings?: object): Promise<globalThis.Response>;
}

/**
 * The router alone: a fetch handler, for tests without sockets. What is below one part of a path is loaded, and its part of
 * the router made, when the first request goes there.
 *
 * @param loopbackOnly refuses requests that name another host: a web page must not reach a server on this machine by
 * giving its own name this machine's address
 */
export function application(roomsOf: RoomsOf, loopbackOnly = false): Application {
  const parts = new Map<string, Hono>();
  const nothing = partOf([], roomsOf, loopbackOnly);
  return {
    async fetch(request, bindings = {}) {
      const part = firstPart(new URL(request.url).pathname.replace(WITHIN, ''));
      const known = parts.get(part);
      if (known !== undefined) return known.fetch(request, bindings);
      const routes = await ROUTES.below(part).catch(() => undefined);
      // No file could be opened to load them from.
      if (routes === undefined) return respond(MISTAKE);
      // Parts that nobody has are as many as there are requests.
      if (routes.length === 0) return nothing.fetch(request, bindings);
      const made = parts.get(part) ?? partOf(routes, roomsOf, loopbackOnly);
      parts.set(part, made);
      return made.fetch(request, bindings);
    },
  };
}

/** The router of some endpoints, and of what has none. */
function partOf(routes: readonly Route[], roomsOf: RoomsOf, loopbackOnly: boolean): Hono {
  const app = new Hono();
  if (loopbackOnly) {
    app.use(async (context, next) => {
      if (isLoopback(new URL(context.req.url).hostname)) return next();
      return respond(problem(421, 'Misdirected request', 'This server answers to names of this machine only.'));
    });
  }
  const methods = new Map<string, string[]>([[OPENAPI_PATH, ['GET']]]);
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const method = route.method.toUpperCase();
    methods.set(path, [...(methods.get(path) ?? []), method]);
    const handle = handlerOf(route, method, roomsOf);
    for (const at of everywhere(path)) app.on(method, at, handle);
  }
  for (const at of everywhere(RECORD_PATH)) app.all(at, recorded(roomsOf));
  for (const at of everywhere(OPENAPI_PATH))
    app.get(at, async (context) => {
      const { openApi } = await import('./openapi.ts');
      return context.json((await openApi(VERSION)) as object);
    });
  for (const [path, allowed] of methods) {
    const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    for (const at of everywhere(path))
      app.all(at, (context) =>
        unmatched(context, { ...problem(405, 'Not so', `Allowed: ${allow}.`), headers: { allow } }),
      );
  }
  app.notFound((context) => unmatched(context, problem(404, 'Not found', 'See /openapi.json for what there is.')));

  /** What no route takes stands in the journal, with what it came near to. */
  async function unmatched(context: Context, answer: Answer): Promise<globalThis.Response> {
    const target = targetOf(context);
    const [, named] = WITHIN.exec(new URL(context.req.url).pathname) ?? [];
    const rooms = await roomsOf(named ?? namespaceOf(context), false);
    if (isNone(rooms)) return respond(answer);
    const { method } = context.req;
    const witness = new Witness(method, target, headersOf(context), rooms.clock.now());
    const space = new BodySpace();
    try {
      const body = await bodyOf(context, space, MAX_BODY);
      if (typeof body !== 'string') witness.body = body;
    } finally {
      space.leave();
    }
    witness.tell(rooms, answer);
    return respond(withDate(answer, rooms));
  }

  app.onError((error) => {
    if (error instanceof LostConnection) throw error;
    return respond(failure(error));
  });
  return app;
}

/** What could not be kept is said with what to do about it, a mistake of ours as one; its stack stays here. */
const failure = (error: unknown): Answer =>
  isKouanError(error) && error.code === 'ERR_KOUAN_JOURNAL'
    ? problem(503, 'Not kept', error.hint?.en ?? 'The store cannot be used.')
    : MISTAKE;

const MISTAKE = problem(500, 'Internal error', 'The server made a mistake.');

const WITHIN = new RegExp(`^${NAMESPACE_PREFIX}/([^/]+)(?=/)`);

/** A path, and the same within a namespace. */
const everywhere = (path: string): readonly string[] => [path, `${NAMESPACE_PREFIX}/:namespace${path}`];

const namespaceOf = ({ req }: Context): string =>
  req.param('namespace') ?? req.header(NAMESPACE_HEADER) ?? DEFAULT_NAMESPACE;

function handlerOf(route: Route, method: string, roomsOf: RoomsOf) {
  const isBetweenDesks = route.path.startsWith(DESKS);
  const maxSize = route.maxBody ?? MAX_BODY;
  /** Why the request is not taken, as the endpoint says it. */
  const refused = (rooms: Rooms, target: string, status: number, title: string, detail: string): Answer =>
    route.refuse?.(status, detail, { method, target }, rooms) ?? problem(status, title, detail);

  async function outcomeOf(context: Context, rooms: Rooms, witness: Witness, space: BodySpace): Promise<Fate | Answer> {
    const { target } = witness;
    const said = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    const arrived = isSpared(route.path) ? () => {} : rooms.pending.arriving();
    const body = await bodyOf(context, space, maxSize).finally(arrived);
    if (typeof body === 'string') {
      const [status, title, detail, headers] = noBody(body, maxSize);
      const answer = refused(rooms, target, status, title, detail);
      return { ...answer, headers: { ...answer.headers, ...headers } };
    }
    witness.body = body;
    if (said !== undefined && route.requestTypes?.includes(said) === false)
      return refused(rooms, target, 415, 'Not of this kind', `Send ${route.requestTypes.join(' or ')}.`);
    const request = {
      method,
      target,
      body,
      query: (name: string) => context.req.query(name),
      param: (name: string) => context.req.param(name) ?? '',
      header: (name: string) => context.req.header(name),
    };
    // An order is obeyed after what came before it.
    if (route.path.startsWith(CONTROL)) await rooms.pending.looked();
    witness.arrives(route, rooms);
    return answerRequest(route, request, rooms, witness);
  }

  return async (context: Context): Promise<globalThis.Response> => {
    const rooms = await roomsOf(namespaceOf(context), isBetweenDesks);
    if (isNone(rooms)) return respond(problem(...rooms));
    // What is under way keeps a clock from moving on; what moves the clock is not.
    const done = isSpared(route.path) ? () => {} : rooms.pending.begin();
    const witness = new Witness(method, targetOf(context), headersOf(context), rooms.clock.now());
    const space = new BodySpace();
    try {
      const outcome = await outcomeOf(context, rooms, witness, space);
      // Nobody is told of what is not on the disk yet.
      await rooms.store.writes.settled();
      if (route.outside !== true) witness.tell(rooms, outcome, route.id);
      return arrived(context, dated(outcome, rooms));
    } catch (error) {
      if (!(error instanceof LostConnection)) witness.tell(rooms, failure(error), route.id);
      throw error;
    } finally {
      space.leave();
      done();
    }
  };
}

/** Everything below a recording is passed on. */
const RECORD_PATH = '/record/:id/*';
const BELOW = /^\/record\/[^/]+/;

const recorded = (roomsOf: RoomsOf) => async (context: Context) => {
  const rooms = await roomsOf(namespaceOf(context), false);
  if (isNone(rooms)) return respond(problem(...rooms));
  const recording = rooms.recordings?.get(context.req.param('id') ?? '');
  if (recording === undefined)
    return respond(withDate(problem(404, 'Not found', 'There is no such recording.'), rooms));
  const { method } = context.req;
  const space = new BodySpace();
  try {
    const body = await bodyOf(context, space, MAX_BODY);
    if (typeof body === 'string') {
      const [status, title, detail, headers] = noBody(body, MAX_BODY);
      return respond({ ...problem(status, title, detail), headers });
    }
    const target = targetOf(context).replace(BELOW, '');
    const { passOn } = await import('./recording/pass-on.ts');
    return respond(await passOn(recording, { method, target, headers: headersOf(context), body }));
  } finally {
    space.leave();
  }
};

const NOTHING = new Uint8Array();

/** The body of a request; one that only looks has none. */
async function bodyOf(context: Context, space: BodySpace, maxSize: number): Promise<Uint8Array | NoBody> {
  const { method } = context.req;
  return method === 'GET' || method === 'HEAD' ? NOTHING : space.read(context, maxSize);
}

type Said = readonly [status: number, title: string, detail: string, headers: Readonly<Record<string, string>>];

/** What is said where there is no body. */
const noBody = (why: NoBody, maxSize: number): Said =>
  why === 'busy'
    ? [503, 'Busy', 'Others are sending as much as the server can hold.', { 'retry-after': '1' }]
    : [413, 'Too large', `At most ${maxSize} bytes.`, {}];

function headersOf({ env, req }: Context): HeaderValues {
  const { incoming } = (env ?? {}) as Partial<NodeBindings>;
  return incoming?.headers ?? Object.fromEntries(req.raw.headers);
}

/** What has a time of the server on it has the time of its clock. */
function dated(outcome: Fate | Answer, rooms: Rooms): Fate | Answer {
  if (!('kind' in outcome)) return withDate(outcome, rooms);
  const { answer } = outcome;
  return answer === undefined ? outcome : ({ ...outcome, answer: withDate(answer, rooms) } as Fate);
}

const withDate = <A extends Pick<Answer, 'headers'>>(answer: A, { clock }: Rooms): A => ({
  ...answer,
  headers: { ...answer.headers, date: httpDate(clock.now()) },
});

/** What reaches the client: an answer, or a connection that ends. */
function arrived(context: Context, outcome: Fate | Answer): globalThis.Response {
  if (!('kind' in outcome)) return respond(outcome);
  if (outcome.kind === 'answer') {
    const { status, headers, body } = outcome.answer;
    return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
  }
  const bindings = context.env as Partial<NodeBindings> | undefined;
  if (bindings?.outgoing === undefined) {
    if (outcome.kind === 'dribbled') return arrived(context, { kind: 'answer', answer: outcome.answer });
    throw new LostConnection(codeOf(outcome));
  }
  cutOff(bindings as NodeBindings, outcome);
  return RESPONSE_ALREADY_SENT;
}

function respond({ status, body, mediaType, headers }: Answer): globalThis.Response {
  const type = mediaType === undefined ? {} : { 'content-type': mediaType };
  return new Response(body ?? null, { status, headers: { ...type, ...headers } });
}

/** Path and query of a request, the same in every namespace. */
const targetOf = ({ req }: Context): string => {
  const { pathname, search } = new URL(req.url);
  return `${pathname.replace(WITHIN, '')}${search}`;
};
