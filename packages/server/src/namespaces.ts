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
  private readonly open = new Map<string, Promise<OpenRooms>>();
  private url: string | undefined;

  constructor(options: RoomsOptions, routes: readonly Route[]) {
    this.options = options;
    this.routes = routes;
  }

  /** The rooms of a namespace. */
  async rooms(name: string): Promise<OpenRooms | NoNamespace> {
    const there = this.open.get(name);
    if (there !== undefined) return there;
    if (!NAME.test(name))
      return [400, 'Bad namespace', 'A namespace has 1 to 63 small letters, digits and hyphens between them.'];
    if (this.open.size >= MAX_NAMESPACES)
      return [409, 'Too many namespaces', `There are ${MAX_NAMESPACES}; end one that is not needed any more.`];
    const opening = this.begin(name);
    this.open.set(name, opening);
    opening.catch(() => this.open.delete(name));
    return opening;
  }

  /** Tells everybody where they are: under the address of the server that serves them. */
  async serveAt(url: string): Promise<void> {
    this.url = url;
    for (const [name, rooms] of this.open) await this.place(name, await rooms);
  }

  names(): readonly string[] {
    return [...this.open.keys()];
  }

  async drop(name: string): Promise<boolean> {
    const there = this.open.get(name);
    if (there === undefined || name === DEFAULT_NAMESPACE) return false;
    this.open.delete(name);
    await (await there).close();
    return true;
  }

  async close(): Promise<void> {
    for (const rooms of [...this.open.values()].reverse()) await (await rooms).close();
    this.open.clear();
  }

  private async begin(name: string): Promise<OpenRooms> {
    const { store: _, ...inMemory } = this.options;
    const rooms = await openRooms(
      { namespace: name, routes: this.routes, namespaces: this },
      name === DEFAULT_NAMESPACE ? this.options : inMemory,
    );
    await this.place(name, rooms);
    return rooms;
  }

  /** Only who can be reached begins: bills go from desk to desk by HTTP. */
  private async place(name: string, { ebl, begin }: OpenRooms): Promise<void> {
    if (this.url === undefined) return;
    ebl.serveAt(name === DEFAULT_NAMESPACE ? this.url : `${this.url}${NAMESPACE_PREFIX}/${name}`);
    await begin();
    ebl.wake();
  }
}

export const isNone = (found: object): found is NoNamespace => Array.isArray(found);
