import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { KouanError } from '@kouan/core';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Clock, serverClock } from './clock.ts';
import { DirectoryClient } from './directory.ts';
import { MAX_BODY } from './limits.ts';
import { type Lock, lockFolder, lockStore } from './lock.ts';
import { OPENAPI_PATH, openApi } from './openapi.ts';
import { type Response as Answer, problem, ROUTES, type Rooms } from './routes.ts';
import { SigningDesk } from './signing.ts';
import { SingleWindow } from './single-window.ts';
import { Store } from './store.ts';
import { serveUkey, UKEY_PATH } from './ukey.ts';

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
  /** Time stands still until `POST /control/clock/advance`. */
  readonly manualClock?: boolean;
  /** File that keeps what was taken in; memory without one. */
  readonly store?: string;
  /** Folder of an import client to serve too. */
  readonly directory?: string;
  /** Bearer token that signing asks for; none without. */
  readonly signingToken?: string;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly clock: Clock;
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
  app.use(
    bodyLimit({ maxSize: MAX_BODY, onError: () => respond(problem(413, 'Too large', `At most ${MAX_BODY} bytes.`)) }),
  );
  const methods = new Map<string, string[]>([[OPENAPI_PATH, ['GET']]]);
  for (const route of ROUTES) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const method = route.method.toUpperCase();
    methods.set(path, [...(methods.get(path) ?? []), method]);
    app.on(method, path, async (context) => {
      const said = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
      if (said !== undefined && route.requestTypes?.includes(said) === false)
        return respond(problem(415, 'Not of this kind', `Send ${route.requestTypes.join(' or ')}.`));
      const body = route.method === 'post' ? new Uint8Array(await context.req.arrayBuffer()) : new Uint8Array();
      return respond(
        await route.handle(
          {
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
  const clock = serverClock(options.start ?? START, options.manualClock ?? false);
  const singleWindow = new SingleWindow({ store, clock, seed: options.seed ?? 1, stepMs: options.stepMs ?? STEP_MS });
  const signing = new SigningDesk(options.signingToken);
  const rooms: Rooms = { store, clock, singleWindow, signing };
  const host = options.host ?? '127.0.0.1';
  const server = createAdaptorServer({ fetch: application(rooms, LOOPBACK.test(host)).fetch }) as Server;
  try {
    await listen(server, host, options.port ?? 0);
  } catch (cause) {
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
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    clock,
    async close() {
      clearInterval(timer);
      ukey.close();
      await client?.round().catch(() => {});
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      store.close();
      await unlock();
    },
  };
}

function respond({ status, body, mediaType, headers }: Answer): globalThis.Response {
  return new Response(body, { status, headers: { 'content-type': mediaType, ...headers } });
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
