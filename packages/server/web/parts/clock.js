/** The server's clock: what it says, and orders to it. @module */
import { ask, get, refresher } from '../api.js';
import { onEvents } from '../live.js';

export const clock = {
  time: '1970-01-01T00:00:00.000Z',
  /** @type {'virtual' | 'real'} */
  mode: /** @type {any} */ ('virtual'),
  speed: 1,
  /** @type {{ time: string, name: string }[]} */
  waiting: [],
};
/** When it said so, by the clock of this page. */
let heard = performance.now();
/** @type {Set<() => void>} */
const watchers = new Set();

/** The server's time now, in milliseconds since 1970. */
export const serverNow = () =>
  Date.parse(clock.time) + (clock.mode === 'real' ? (performance.now() - heard) * clock.speed : 0);

/** @param {() => void} watcher @returns how to stop */
export function onClock(watcher) {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** @param {any} state */
function set(state) {
  Object.assign(clock, state);
  heard = performance.now();
  for (const watcher of watchers) watcher();
}

export async function readClock() {
  set(await get('control/clock'));
}

/** @param {string} order for example `advance?ms=60000` */
export async function orderClock(order) {
  set(await ask('POST', `control/clock/${order}`));
}

/** Hears when others move it, and when something else has happened that takes timers away. */
export function followClock() {
  const fresh = refresher(readClock, 200);
  onEvents(fresh.ask);
  // A clock that goes on by itself is drawn, not asked.
  setInterval(() => {
    if (clock.mode === 'real') for (const watcher of watchers) watcher();
  }, 1_000);
}
