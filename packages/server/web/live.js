/** Everything that happens, as it happens: one EventSource, a ring of the latest events, and who wants to hear. @module */
import { base, get } from './api.js';

/** @typedef {{ sequence: number, id: string, time: string, kind: string, source: string, subject: Record<string, string>, epcis: any, data?: any, raw?: { mediaType: string, sha256: string, base64: string } }} WorldEvent */
/** @typedef {'connecting' | 'open' | 'lost'} Connection */
/** @typedef {(events: readonly WorldEvent[], whole: boolean) => void} Listener whole: the ring was filled anew */

/** Events that are kept here; the server has more. */
export const KEPT = 5_000;
/** So many are fetched at the beginning. */
const BEFORE = 3_000;
/** Events that come together are shown together. */
const GATHER_MS = 60;

export const live = {
  /** @type {WorldEvent[]} */
  events: [],
  state: /** @type {Connection} */ ('connecting'),
  /** @type {Record<string, { en: string, zh: string }>} */
  kinds: {},
  newest: 0,
};

/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {Set<() => void>} */
const watchers = new Set();
/** @type {WorldEvent[]} */
let pending = [];
/** @type {number | undefined} */
let timer;
/** @type {EventSource | undefined} */
let source;

/**
 * @param {Listener} listener
 * @returns how to stop
 */
export function onEvents(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** @param {() => void} watcher hears when the connection changes */
export function onConnection(watcher) {
  watchers.add(watcher);
}

/** @param {Connection} state */
function turn(state) {
  if (live.state === state) return;
  live.state = state;
  for (const watcher of watchers) watcher();
}

function flush() {
  timer = undefined;
  const came = pending;
  pending = [];
  if (came.length === 0) return;
  live.events.push(...came);
  if (live.events.length > KEPT) live.events.splice(0, live.events.length - KEPT);
  for (const listener of listeners) listener(came, false);
}

/** @param {MessageEvent<string>} message */
function take(message) {
  const event = /** @type {WorldEvent} */ (JSON.parse(message.data));
  // The log has gone back: the state was set to another one.
  if (event.sequence <= live.newest) return void begin();
  live.newest = event.sequence;
  pending.push(event);
  timer ??= setTimeout(flush, GATHER_MS);
}

/** Learns every kind of event with its names; views need them to be drawn. */
export async function learnKinds() {
  live.kinds = await get('events/kinds');
}

/** Whether the server still has the log that was followed; another one begins anew. */
async function same() {
  const { newest } = await get('events?limit=1');
  if (newest < live.newest) await begin();
}

/** Follows the log from its latest events on; once more when it has become another. */
export async function begin() {
  source?.close();
  clearTimeout(timer);
  timer = undefined;
  pending = [];
  const { newest, oldest } = await get('events?limit=1');
  const after = Math.max(oldest - 1, newest - BEFORE, 0);
  live.events = [];
  live.newest = after;
  for (let from = after; from < newest; ) {
    const page = await get(`events?limit=1000&after=${from}`);
    live.events.push(...page.events);
    if (page.events.length === 0) break;
    from = page.after;
    live.newest = from;
  }
  for (const listener of listeners) listener(live.events, true);
  const opened = new EventSource(new URL(`events/stream?after=${live.newest}`, base));
  source = opened;
  let first = true;
  opened.addEventListener('open', () => {
    turn('open');
    if (!first) void same().catch(() => {});
    first = false;
  });
  opened.addEventListener('error', () => turn(opened.readyState === EventSource.CLOSED ? 'lost' : 'connecting'));
  for (const kind of Object.keys(live.kinds)) opened.addEventListener(kind, take);
}
