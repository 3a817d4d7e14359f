import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canonicalJson } from '@kouan/sdk/json';
import { notCarried } from './admin/compare.ts';
import { replay } from './admin/replay.ts';
import { beginningAt, type Restored, type SavedState } from './admin/saved-state.ts';
import { beginningOf, MEMORY, type OpenRooms, openRooms, type RoomsOptions } from './open-rooms.ts';
import type { NamespaceList, Sockets } from './rooms.ts';
import type { RouteTable } from './route-table.ts';

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
  private readonly routes: RouteTable;
  private readonly open = new Map<string, Opened>();
  private place: (url: string) => void = () => {};
  /** Where the server listens, once it does. */
  private readonly placed: Promise<string>;
  private restored = 0;
  private readonly fileBefore: boolean;
  /** Sockets beside HTTP. */
  sockets: Sockets | undefined;
  /** Hears when the state of a namespace is another: with what was there before. */
  onReplaced: (name: string, rooms: OpenRooms, before: OpenRooms) => void | Promise<void> = () => {};

  constructor(options: RoomsOptions, routes: RouteTable) {
    this.options = options;
    this.routes = routes;
    const { store = MEMORY } = options;
    this.fileBefore = store !== MEMORY && existsSync(store);
    this.placed = new Promise((resolve) => {
      this.place = resolve;
    });
  }

  get beginning(): string {
    const { seed, scenario, devices, eblProfile, stepMs, start } = beginningOf(this.options);
    const said = { seed, scenario, devices, eblProfile, stepMs, start: start.toISOString() };
    return createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(said))))
      .digest('hex');
  }

  get first(): SavedState {
    const { start, clock, speed } = beginningOf(this.options);
    return beginningAt(start.getTime(), clock, speed);
  }

  beganWith(name: string): 'nothing' | 'file' {
    return name === DEFAULT_NAMESPACE && this.fileBefore ? 'file' : 'nothing';
  }

  /**
   * Who comes meanwhile waits. What is under way with the old state comes to nothing.
   */
  async restore(name: string, state: SavedState): Promise<Restored> {
    const before = await this.open.get(name)?.rooms;
    if (before === undefined) throw new Error(`there is no namespace ${name}`);
    const { store = MEMORY } = this.options;
    const file = name === DEFAULT_NAMESPACE && store !== MEMORY ? store : undefined;
    const work = this.replayed(name, state, before, file);
    const rooms = work.then(
      (done) => done.rooms,
      () => (file === undefined ? before : this.begin(name).rooms),
    );
    this.open.set(name, { rooms, begun: rooms.then(() => {}) });
    const { restored } = await work;
    return restored;
  }

  private async replayed(name: string, state: SavedState, before: OpenRooms, file: string | undefined) {
    if (file !== undefined) {
      await before.close();
      removeStore(file);
    }
    const url = await this.placed;
    // Desks find each other under a name that nobody else knows, until all is as it was.
    const hidden = `${HIDDEN}${name}-${++this.restored}`;
    const { store: _, ...inMemory } = this.options;
    const rooms = await openRooms(
      { namespace: name, routes: this.routes, namespaces: this, held: true, kept: before },
      file === undefined ? inMemory : this.options,
    );
    this.open.set(hidden, { rooms: Promise.resolve(rooms), begun: Promise.resolve() });
    try {
      await beginAt(addressOf(url, hidden), rooms);
      await replay(state, rooms, rooms.dispatch);
      if (state.requests !== undefined) rooms.journal.takeOver(state.requests.kept, state.requests.newest);
    } catch (error) {
      await rooms.close();
      throw error;
    } finally {
      this.open.delete(hidden);
    }
    const { events, clock } = rooms;
    const restored: Restored = {
      time: new Date(clock.now()).toISOString(),
      events: events.newest,
      sha256: events.sha256(),
      exact: state.newest === 0 || events.sha256() === state.sha256,
      notCarried: await notCarried(state, rooms),
    };
    rooms.serveAt(addressOf(url, name));
    clock.letGo();
    await this.onReplaced(name, rooms, before);
    if (file === undefined) await before.close();
    return { rooms, restored };
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
    return [...this.open.keys()].filter((name) => !name.startsWith(HIDDEN));
  }

  async drop(name: string): Promise<boolean> {
    const there = this.open.get(name);
    if (there === undefined || name === DEFAULT_NAMESPACE) return false;
    this.open.delete(name);
    await this.sockets?.close(name);
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
      begun: Promise.all([rooms, this.placed]).then(([one, url]) => beginAt(addressOf(url, name), one)),
    };
    this.open.set(name, opened);
    // Whoever waits for it hears of it; the next who asks tries anew.
    opened.begun.catch(() => this.open.delete(name));
    return opened;
  }
}

const addressOf = (url: string, name: string): string =>
  name === DEFAULT_NAMESPACE ? url : `${url}${NAMESPACE_PREFIX}/${name}`;

/** Only who can be reached begins: bills go from desk to desk by HTTP. */
async function beginAt(url: string, { ebl, serveAt, begin }: OpenRooms): Promise<void> {
  serveAt(url);
  await begin();
  ebl.opened?.wake();
}

/** No name of a namespace begins so. */
const HIDDEN = '~';

/** A store with what SQLite and the desks keep beside it. Its lock stays. */
function removeStore(file: string): void {
  const folder = dirname(file);
  const name = basename(file);
  const kept = (one: string): boolean =>
    one === name || one === `${name}-wal` || one === `${name}-shm` || one.startsWith(`${name}.ebl-`);
  for (const one of readdirSync(folder).filter(kept)) rmSync(join(folder, one), { force: true });
}

/** A namespace on its way: its rooms, and when its scenario has begun. */
interface Opened {
  readonly rooms: Promise<OpenRooms>;
  readonly begun: Promise<void>;
}

/** The path within a namespace that an address may name. */
export function within(path: string): { readonly path: string; readonly namespace?: string } {
  const [, prefix, namespace, ...rest] = path.split('/');
  if (`/${prefix}` !== NAMESPACE_PREFIX || namespace === undefined) return { path };
  return { path: `/${rest.join('/')}`, namespace };
}

export const isNone = (found: object): found is NoNamespace => Array.isArray(found);
