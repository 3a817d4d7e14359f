import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cutOff, LostConnection, type NodeBindings } from './faults/cut-off.ts';
import { isSpared } from './faults/meet.ts';
import type { Fate } from './faults/table.ts';
import { MAX_BODY } from './limits.ts';
import { DEFAULT_NAMESPACE, isNone, NAMESPACE_HEADER, NAMESPACE_PREFIX, type NoNamespace } from './namespaces.ts';
import { OPENAPI_PATH, openApi } from './openapi.ts';
import type { Rooms } from './rooms.ts';
import { type Response as Answer, problem, type Route } from './route.ts';
import { ROUTES } from './routes.ts';
import { answerRequest } from './scenarios/answer-request.ts';

const VERSION = '0.1.0';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/i;

/** Whether a name or address is of this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** Where desks of electronic bills speak to each other. */
const DESKS = '/ebl/';

/** Finds the state that a request works with. */
export type RoomsOf = (namespace: string, early: boolean) => Rooms | Promise<Rooms | NoNamespace>;

/**
 * The router alone: a fetch handler, for tests without sockets.
 *
 * @param loopbackOnly refuses requests that name another host: a web page must not reach a server on this machine by
 * giving its own name this machine's address
 */
export function application(roomsOf: RoomsOf, loopbackOnly = false): Hono {
  const app = new Hono();
  if (loopbackOnly) {
    app.use(async (context, next) => {
      if (isLoopback(new URL(context.req.url).hostname)) return next();
      return respond(problem(421, 'Misdirected request', 'This server answers to names of this machine only.'));
    });
  }
  const methods = new Map<string, string[]>([[OPENAPI_PATH, ['GET']]]);
  for (const route of ROUTES) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const method = route.method.toUpperCase();
    methods.set(path, [...(methods.get(path) ?? []), method]);
    for (const at of everywhere(path)) app.on(method, at, ...handlersOf(route, method, roomsOf));
  }
  for (const at of everywhere(OPENAPI_PATH)) app.get(at, (context) => context.json(openApi(VERSION) as object));
  for (const [path, allowed] of methods) {
    const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    for (const at of everywhere(path))
      app.all(at, () => respond({ ...problem(405, 'Not so', `Allowed: ${allow}.`), headers: { allow } }));
  }
  app.notFound(() => respond(problem(404, 'Not found', 'See /openapi.json for what there is.')));
  // A mistake of ours is said as one; its stack stays here.
  app.onError((error) => {
    if (error instanceof LostConnection) throw error;
    return respond(problem(500, 'Internal error', 'The server made a mistake.'));
  });
  return app;
}

const WITHIN = new RegExp(`^${NAMESPACE_PREFIX}/[^/]+(?=/)`);

/** A path, and the same within a namespace. */
const everywhere = (path: string): readonly string[] => [path, `${NAMESPACE_PREFIX}/:namespace${path}`];

function handlersOf(route: Route, method: string, roomsOf: RoomsOf) {
  const isBetweenDesks = route.path.startsWith(DESKS);
  const found = ({ req }: Context) =>
    roomsOf(req.param('namespace') ?? req.header(NAMESPACE_HEADER) ?? DEFAULT_NAMESPACE, isBetweenDesks);
  const maxSize = route.maxBody ?? MAX_BODY;
  async function refuse(context: Context, status: number, title: string, detail: string): Promise<globalThis.Response> {
    const rooms = await found(context);
    if (isNone(rooms)) return respond(problem(...rooms));
    const asked = { method, target: targetOf(context.req.url) };
    return respond(route.refuse?.(status, detail, asked, rooms) ?? problem(status, title, detail));
  }
  const limit = bodyLimit({
    maxSize,
    onError: (context) => refuse(context, 413, 'Too large', `At most ${maxSize} bytes.`),
  });
  async function handle(context: Context): Promise<globalThis.Response> {
    const said = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (said !== undefined && route.requestTypes?.includes(said) === false)
      return refuse(context, 415, 'Not of this kind', `Send ${route.requestTypes.join(' or ')}.`);
    const rooms = await found(context);
    if (isNone(rooms)) return respond(problem(...rooms));
    const body = method === 'GET' ? new Uint8Array() : new Uint8Array(await context.req.arrayBuffer());
    const request = {
      method,
      target: targetOf(context.req.url),
      body,
      query: (name: string) => context.req.query(name),
      param: (name: string) => context.req.param(name) ?? '',
      header: (name: string) => context.req.header(name),
    };
    return arrived(context, await answerRequest(route, request, rooms));
  }
  /** What is under way keeps a clock from moving on; what moves the clock is not. */
  async function tracked(context: Context, next: () => Promise<void>): Promise<globalThis.Response | undefined> {
    const rooms = await found(context);
    if (isNone(rooms)) return respond(problem(...rooms));
    const done = isSpared(route.path) ? () => {} : rooms.pending.begin();
    try {
      await next();
      return undefined;
    } finally {
      done();
    }
  }
  return [tracked, limit, handle] as const;
}

/** What reaches the client: an answer, or a connection that ends. */
function arrived(context: Context, outcome: Fate | Answer): globalThis.Response {
  if (!('kind' in outcome)) return respond(outcome);
  if (outcome.kind === 'answer') {
    const { status, headers, body } = outcome.answer;
    return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
  }
  const bindings = context.env as Partial<NodeBindings> | undefined;
  if (bindings?.outgoing === undefined) throw new LostConnection(outcome.code);
  cutOff(bindings as NodeBindings, outcome);
  return RESPONSE_ALREADY_SENT;
}

function respond({ status, body, mediaType, headers }: Answer): globalThis.Response {
  const type = mediaType === undefined ? {} : { 'content-type': mediaType };
  return new Response(body ?? null, { status, headers: { ...type, ...headers } });
}

/** Path and query of an address, the same in every namespace. */
const targetOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return `${pathname.replace(WITHIN, '')}${search}`;
};
