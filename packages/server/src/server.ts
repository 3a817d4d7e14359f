import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { KouanError } from '@kouan/core';
import { PROFILES } from '@kouan/sdk/title';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DirectoryClient } from './directory.ts';
import { EblRoom } from './ebl/room.ts';
import { MAX_BODY } from './limits.ts';
import { type Lock, lockFolder, lockStore } from './lock.ts';
import { OPENAPI_PATH, openApi } from './openapi.ts';
import type { Rooms } from './rooms.ts';
import { type Response as Answer, problem } from './route.ts';
import { ROUTES } from './routes.ts';
import { SigningDesk } from './signing.ts';
import { SingleWindow } from './single-window.ts';
import { Store } from './store.ts';
import { serveUkey, UKEY_PATH } from './ukey.ts';
import { type Clock, type ClockMode, type EventLog, WorldLog, worldClock } from './world/index.ts';

export interface ServerOptions {
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Draws the course of each declaration. */
  readonly seed?: number;
  /** Time between two receipts of one declaration, in milliseconds. */
  readonly stepMs?: number;
  /** Where the server's time begins. */
  readonly start?: Date;
  /** `virtual`: time stands still until it is moved. `real` without. */
  readonly clock?: ClockMode;
  /** Seconds of the server in one real second, where its time goes on by itself; 1 without. */
  readonly speed?: number;
  /** File that keeps what was taken in; memory without one. */
  readonly store?: string;
  /** Folder of an import client to serve too. */
  readonly directory?: string;
  /** Bearer token that signing asks for; none without. */
  readonly signingToken?: string;
  /** What the platforms of electronic bills let pass beyond the text of PINT 3.0; nothing without. */
  readonly eblProfile?: keyof typeof PROFILES;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly clock: Clock;
  readonly events: EventLog;
  close(): Promise<void>;
}

const VERSION = '0.1.0';
const STEP_MS = 1_000;
const MEMORY = ':memory:';
const DIRECTORY_EVERY_MS = 200;
/** The same every run, unless the caller says otherwise. */
const START = new Date('2026-01-01T00:00:00Z');

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/i;

/**
 * The router alone: a fetch handler, for tests without sockets.
 *
 * @param loopbackOnly refuses requests that name another host: a web page must not reach a server on this machine by
 * giving its own name this machine's address
 */
export function application(rooms: Rooms, loopbackOnly = false): Hono {
  const app = new Hono();
  if (loopbackOnly) {
    app.use(async (context, next) => {
      if (LOOPBACK.test(new URL(context.req.url).hostname)) return next();
      return respond(problem(421, 'Misdirected request', 'This server answers to names of this machine only.'));
    });
  }
  const methods = new Map<string, string[]>([[OPENAPI_PATH, ['GET']]]);
  for (const route of ROUTES) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const method = route.method.toUpperCase();
    methods.set(path, [...(methods.get(path) ?? []), method]);
    const refuse = (status: number, title: string, detail: string, target: string): globalThis.Response =>
      respond(route.refuse?.(status, detail, { method, target }, rooms) ?? problem(status, title, detail));
    const maxSize = route.maxBody ?? MAX_BODY;
    const onError = ({ req }: Context) => refuse(413, 'Too large', `At most ${maxSize} bytes.`, targetOf(req.url));
    app.on(method, path, bodyLimit({ maxSize, onError }), async (context) => {
      const target = targetOf(context.req.url);
      const said = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
      if (said !== undefined && route.requestTypes?.includes(said) === false)
        return refuse(415, 'Not of this kind', `Send ${route.requestTypes.join(' or ')}.`, target);
      const body = route.method !== 'get' ? new Uint8Array(await context.req.arrayBuffer()) : new Uint8Array();
      return respond(
        await route.handle(
          {
            method,
            target,
            body,
            query: (name) => context.req.query(name),
            param: (name) => context.req.param(name) ?? '',
            header: (name) => context.req.header(name),
          },
          rooms,
        ),
      );
    });
  }
  app.get(OPENAPI_PATH, (context) => context.json(openApi(VERSION) as object));
  for (const [path, allowed] of methods) {
    const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    app.all(path, () => respond({ ...problem(405, 'Not so', `Allowed: ${allow}.`), headers: { allow } }));
  }
  app.notFound(() => respond(problem(404, 'Not found', 'See /openapi.json for what there is.')));
  // A mistake of ours is said as one; its stack stays here.
  app.onError(() => respond(problem(500, 'Internal error', 'The server made a mistake.')));
  return app;
}

/**
 * Starts the reference server.
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when the port is taken, `ERR_KOUAN_JOURNAL` when the store cannot be opened,
 * `ERR_KOUAN_FILE` when the directory cannot be used, `ERR_KOUAN_CONFLICT` when another server uses it or the store.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const locks: Lock[] = [];
  const unlock = async (): Promise<void> => {
    for (const lock of locks) await lock.release();
  };
  let store: Store;
  try {
    if (options.directory !== undefined) locks.push(await lockFolder(options.directory));
    if (options.store !== undefined && options.store !== MEMORY) locks.push(await lockStore(options.store));
    store = new Store(options.store ?? MEMORY);
  } catch (error) {
    await unlock();
    throw error;
  }
  const { start = START, clock: mode = 'real', speed = 1, seed = 1, stepMs = STEP_MS } = options;
  const clock = worldClock({ start, mode, speed });
  const events = new WorldLog(clock);
  const singleWindow = new SingleWindow({ store, clock, events, seed, stepMs });
  const signing = new SigningDesk(options.signingToken);
  const ebl = await openEbl(options, clock).catch(async (error: unknown) => {
    clock.close();
    store.close();
    await unlock();
    throw error;
  });
  const rooms: Rooms = { store, clock, events, singleWindow, signing, ebl };
  const host = options.host ?? '127.0.0.1';
  const server = createAdaptorServer({ fetch: application(rooms, LOOPBACK.test(host)).fetch }) as Server;
  try {
    await listen(server, host, options.port ?? 0);
  } catch (cause) {
    await ebl.close();
    clock.close();
    store.close();
    await unlock();
    throw new KouanError(
      'ERR_KOUAN_NETWORK',
      { en: `Port ${options.port} of ${host} cannot be used.`, zh: `无法使用 ${host} 的端口 ${options.port}。` },
      {
        cause,
        retryable: false,
        hint: { en: 'Take another port, or 0 for a free one.', zh: '请换一个端口，或用 0 自动选择。' },
      },
    );
  }
  const ukey = serveUkey(server, UKEY_PATH, () => signing.card);
  const client = options.directory === undefined ? undefined : new DirectoryClient(options.directory, rooms);
  const timer =
    client === undefined ? undefined : setInterval(() => void client.round().catch(() => {}), DIRECTORY_EVERY_MS);
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  // Wherever it listens, this machine is where its desks find each other.
  ebl.serveAt(EVERYWHERE.has(host) ? `http://127.0.0.1:${port}` : url);
  ebl.wake();
  return {
    url,
    port,
    clock,
    events,
    async close() {
      clearInterval(timer);
      ukey.close();
      await client?.round().catch(() => {});
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await ebl.close();
      clock.close();
      store.close();
      await unlock();
    },
  };
}

function respond({ status, body, mediaType, headers }: Answer): globalThis.Response {
  const type = mediaType === undefined ? {} : { 'content-type': mediaType };
  return new Response(body ?? null, { status, headers: { ...type, ...headers } });
}

/** Path and query of an address. */
const targetOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
};

/** Addresses that stand for all of a machine. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * Signatures of others are made by the clock on the wall. Bills go by it too, unless time was set for this server: then
 * everybody is in it.
 */
function openEbl({ seed = 1, store, eblProfile = 'strict', start, clock: mode }: ServerOptions, clock: Clock) {
  const set = mode === 'virtual' || (start !== undefined && start.getTime() !== START.getTime());
  const began = Date.now() - clock.now();
  return EblRoom.open({
    seed,
    profile: PROFILES[eblProfile],
    now: () => new Date(clock.now() + (set ? 0 : began)),
    ...(store === undefined || store === MEMORY ? {} : { store }),
  });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
