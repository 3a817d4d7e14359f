import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { application, isLoopback } from './application.ts';
import { connectionsAtMost } from './connections.ts';
import type { DirectoryClient } from './directory.ts';
import { Door } from './guard/door.ts';
import { withDoor } from './guard/with-door.ts';
import { listening } from './listening.ts';
import type { Lock } from './lock.ts';
import { DEFAULT_NAMESPACE, isNone, Namespaces, within } from './namespaces.ts';
import { MEMORY, type OpenRooms, type RoomsOptions } from './open-rooms.ts';
import type { OutletPorts } from './outlet-ports.ts';
import { AllOutlets, type OutletOptions } from './outlets.ts';
import type { Rooms } from './rooms.ts';
import { ROUTES } from './routes.ts';
import type { ScenarioFile } from './scenarios/schema.ts';
import { EventStreams, withStreams } from './sinks/index.ts';
import { serveUkey, UKEY_PATH } from './ukey/index.ts';
import { pathOf, WebSocketPaths } from './web-sockets.ts';
import type { Clock, EventLog } from './world/index.ts';

export interface ServerOptions extends Omit<RoomsOptions, 'scenario'>, OutletOptions {
  /** What every namespace goes through: the name of one that comes with the server, a file, or a scenario as it was read. */
  readonly scenario?: string | ScenarioFile;
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** What whoever comes must show, except for /health; a must where others than this machine may come. */
  readonly token?: string;
  /** Requests a second and address; 0 for any number. Without: any on this machine, 100 from others. */
  readonly rateLimit?: number;
  /** Folder of an import client to serve too. */
  readonly directory?: string;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** The clock of the first namespace. */
  readonly clock: Clock;
  /** The log of the first namespace. */
  readonly events: EventLog;
  /** The state of the first namespace. */
  readonly rooms: Rooms;
  /** A request that goes through the router without a socket; what a fault loses is thrown as fetch throws it. */
  fetch(request: Request): Promise<Response>;
  /** Sockets of devices and of the broker, as far as they are open. */
  readonly ports: OutletPorts;
  close(): Promise<void>;
}

/** Octets of all headers of a request, and milliseconds until they, and all of it, must have come. */
const LIMITS = { maxHeaderSize: 16_384, headersTimeout: 30_000, requestTimeout: 120_000 } as const;

/** Folders are looked at by the clock on the wall, and before the server’s is moved and after. */
const DIRECTORY_EVERY_MS = 200;

/**
 * Starts the reference server.
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when the port is taken, `ERR_KOUAN_USAGE` when others than this machine may come
 * and there is no token, `ERR_KOUAN_DOCUMENT` when the scenario has errors, `ERR_KOUAN_JOURNAL` when the store cannot be opened,
 * `ERR_KOUAN_FILE` when the directory cannot be used, `ERR_KOUAN_CONFLICT` when another server uses it or the store.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const locks: Lock[] = [];
  const { scenario, ...rest } = options;
  const played = typeof scenario === 'string' ? await scenarioCalled(scenario) : scenario;
  const guarded = options.token !== undefined;
  const namespaces = new Namespaces(
    { ...rest, guarded, ...(played === undefined ? {} : { scenario: played }) },
    ROUTES,
  );
  const host = options.host ?? '127.0.0.1';
  const loopbackOnly = isLoopback(host);
  const door = new Door({ token: options.token, rateLimit: options.rateLimit, loopbackOnly });
  const shut = async (): Promise<void> => {
    await namespaces.close();
    for (const lock of locks) await lock.release();
  };
  try {
    for await (const lock of locked(options)) locks.push(lock);
    const rooms = await first(namespaces);
    const roomsOf = (name: string, early = false) => namespaces.rooms(name, early);
    const app = application(roomsOf, loopbackOnly);
    const answersTo = (name: string): boolean => !loopbackOnly || isLoopback(name);
    const streams = new EventStreams({ roomsOf, answersTo });
    const server = createServer(LIMITS, withDoor(door, withStreams(streams, getRequestListener(app.fetch))));
    server.maxConnections = await connectionsAtMost();
    await listening(server, options.port ?? 0, host);
    const fetch = async (request: Request): Promise<Response> => app.fetch(request);
    return await serve(server, { host, options, rooms, namespaces, streams, shut, fetch, door, answersTo });
  } catch (error) {
    await shut();
    throw error;
  }
}

/** What no other server may use meanwhile. */
async function* locked({ directory, store }: ServerOptions): AsyncGenerator<Lock> {
  if (directory === undefined && (store === undefined || store === MEMORY)) return;
  const { lockFolder, lockStore } = await import('./lock.ts');
  if (directory !== undefined) yield await lockFolder(directory);
  if (store !== undefined && store !== MEMORY) yield await lockStore(store);
}

async function scenarioCalled(name: string): Promise<ScenarioFile> {
  const { loadScenario } = await import('./scenarios/load.ts');
  return loadScenario(name);
}

async function first(namespaces: Namespaces): Promise<OpenRooms> {
  const rooms = await namespaces.rooms(DEFAULT_NAMESPACE, true);
  if (isNone(rooms)) throw new Error('there is always a first namespace');
  return rooms;
}

interface Parts {
  readonly host: string;
  readonly options: ServerOptions;
  readonly rooms: OpenRooms;
  readonly namespaces: Namespaces;
  readonly streams: EventStreams;
  readonly shut: () => Promise<void>;
  readonly fetch: RunningServer['fetch'];
  readonly door: Door;
  readonly answersTo: (host: string) => boolean;
}

/** What goes on beside the requests, and how it all ends. */
async function serve(server: Server, parts: Parts): Promise<RunningServer> {
  const { host, options, rooms, namespaces, streams, shut, fetch, door, answersTo } = parts;
  let current = rooms;
  const outlets = new AllOutlets(options);
  await outlets.begin(current).catch((error: unknown) => {
    streams.close();
    server.close();
    throw error;
  });
  namespaces.sockets = outlets;
  const paths = new WebSocketPaths(server, door, answersTo);
  streams.serve(paths);
  const endUkey = serveUkey(
    paths,
    (path) => within(path).path === UKEY_PATH,
    async (request) => {
      const asked = await namespaces.rooms(within(pathOf(request)).namespace ?? DEFAULT_NAMESPACE);
      return isNone(asked) ? undefined : asked.ukey;
    },
  );
  const clientOf = async (one: OpenRooms): Promise<DirectoryClient | undefined> => {
    if (options.directory === undefined) return undefined;
    const { DirectoryClient } = await import('./directory.ts');
    const made = new DirectoryClient(options.directory, one);
    one.pending.lookFor(() => made.everything().catch(() => {}));
    return made;
  };
  let client = await clientOf(current);
  const timer =
    client === undefined ? undefined : setInterval(() => void client?.round().catch(() => {}), DIRECTORY_EVERY_MS);
  // Whoever listens to what was there before comes again; devices find the same ports.
  namespaces.onReplaced = async (name, next, before) => {
    streams.endOf(before.events);
    await outlets.replaced(next, name === DEFAULT_NAMESPACE);
    if (name !== DEFAULT_NAMESPACE) return;
    current = next;
    client = await clientOf(current);
  };
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  // Wherever it listens, this machine is where its desks find each other.
  await namespaces.serveAt(`${EVERYWHERE.has(host) ? `http://127.0.0.1:${port}` : url}${door.inside ?? ''}`);
  return {
    url,
    port,
    get clock() {
      return current.clock;
    },
    get events() {
      return current.events;
    },
    get rooms() {
      return current;
    },
    fetch,
    ports: outlets.ports(DEFAULT_NAMESPACE),
    async close() {
      clearInterval(timer);
      endUkey();
      streams.close();
      paths.close();
      await outlets.closeAll();
      await client?.round().catch(() => {});
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await shut();
    },
  };
}

/** Addresses that stand for all of a machine. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
