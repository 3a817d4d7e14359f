import { type OpenRooms, openRooms, type RoomsOptions } from './open-rooms.ts';
import type { NamespaceList } from './rooms.ts';
import type { Route } from './route.ts';

/** Whose state a request works with when it does not say. */
export const DEFAULT_NAMESPACE = 'default';
/** Header that names another. */
export const NAMESPACE_HEADER = 'kouan-namespace';
/** Part of an address that names another: `/ns/{name}/…`. */
export const NAMESPACE_PREFIX = '/ns';

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_NAMESPACES = 64;

/** Why there is no such namespace, as a problem says it. */
export type NoNamespace = readonly [status: number, title: string, detail: string];

/**
 * The states that a server keeps apart, so that tests run beside each other. One comes into being when it is first asked
 * for, and begins as the first did; only the first is kept in a file.
 */
export class Namespaces implements NamespaceList {
  private readonly options: RoomsOptions;
  private readonly routes: readonly Route[];
  private readonly open = new Map<string, Opened>();
  private place: (url: string) => void = () => {};
  /** Where the server listens, once it does. */
  private readonly placed: Promise<string>;

  constructor(options: RoomsOptions, routes: readonly Route[]) {
    this.options = options;
    this.routes = routes;
    this.placed = new Promise((resolve) => {
      this.place = resolve;
    });
  }

  /**
   * The rooms of a namespace, once its scenario has begun.
   *
   * @param early before that: what is there at the beginning comes by messages between its own desks
   */
  async rooms(name: string, early = false): Promise<OpenRooms | NoNamespace> {
    const there = this.open.get(name);
    if (there === undefined) {
      if (!NAME.test(name))
        return [400, 'Bad namespace', 'A namespace has 1 to 63 small letters, digits and hyphens between them.'];
      if (this.open.size >= MAX_NAMESPACES)
        return [409, 'Too many namespaces', `There are ${MAX_NAMESPACES}; end one that is not needed any more.`];
    }
    const { rooms, begun } = there ?? this.begin(name);
    if (!early) await begun;
    return rooms;
  }

  /** Tells everybody where they are, under the address of the server that serves them, and lets them begin. */
  async serveAt(url: string): Promise<void> {
    this.place(url);
    for (const { begun } of this.open.values()) await begun;
  }

  names(): readonly string[] {
    return [...this.open.keys()];
  }

  async drop(name: string): Promise<boolean> {
    const there = this.open.get(name);
    if (there === undefined || name === DEFAULT_NAMESPACE) return false;
    this.open.delete(name);
    await (await there.rooms).close();
    return true;
  }

  async close(): Promise<void> {
    // One that could not be opened has nothing to close.
    for (const { rooms } of [...this.open.values()].reverse())
      await rooms.then(
        (one) => one.close(),
        () => {},
      );
    this.open.clear();
  }

  private begin(name: string): Opened {
    const { store: _, ...inMemory } = this.options;
    const isFirst = name === DEFAULT_NAMESPACE;
    const rooms = openRooms(
      { namespace: name, routes: this.routes, namespaces: this },
      isFirst ? this.options : inMemory,
    );
    const opened: Opened = {
      rooms,
      begun: Promise.all([rooms, this.placed]).then(async ([{ ebl, begin }, url]) => {
        ebl.serveAt(isFirst ? url : `${url}${NAMESPACE_PREFIX}/${name}`);
        await begin();
        ebl.wake();
      }),
    };
    this.open.set(name, opened);
    // Whoever waits for it hears of it; the next who asks tries anew.
    opened.begun.catch(() => this.open.delete(name));
    return opened;
  }
}

/** A namespace on its way: its rooms, and when its scenario has begun. */
interface Opened {
  readonly rooms: Promise<OpenRooms>;
  readonly begun: Promise<void>;
}

export const isNone = (found: object): found is NoNamespace => Array.isArray(found);
