/** The server's JSON, for the namespace whose page this is. @module */

/** Where this page is: `/`, or `/ns/{name}/`. */
export const base = new URL('./', location.origin + location.pathname);

/** A request that was refused, as its problem document says it (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/**
 * @param {string} method
 * @param {string} path without a slash at its beginning
 * @param {unknown} [body] sent as JSON
 * @returns {Promise<any>} nothing for an answer without content
 */
export async function ask(method, path, body) {
  const response = await fetch(new URL(path, base), {
    method,
    cache: 'no-store',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  const value = isJson && text !== '' ? JSON.parse(text) : text;
  if (!response.ok) throw new Problem(response.status, value?.detail ?? value?.title ?? response.statusText);
  return value;
}

/** @param {string} path */
export const get = (path) => ask('GET', path);

/** @type {Set<string>} */
const offered = new Set();

/** Learns what the server offers; what it does not is not shown. */
export async function learnOffers() {
  const { paths } = await get('openapi.json');
  for (const [path, operations] of Object.entries(paths))
    for (const method of Object.keys(/** @type {object} */ (operations))) offered.add(`${method} ${path}`);
}

/**
 * Whether the server has an endpoint.
 *
 * @param {string} endpoint for example `get /control/faults`
 */
export const offers = (endpoint) => offered.has(endpoint);

/**
 * Fetches again when it is told to: once at a time, and once more for all that came meanwhile.
 *
 * @param {() => Promise<void>} work
 * @param {number} [quiet] milliseconds to gather in
 */
export function refresher(work, quiet = 120) {
  let running = false;
  let again = false;
  let over = false;
  /** @type {number | undefined} */
  let timer;
  async function run() {
    timer = undefined;
    if (running || over) {
      again = true;
      return;
    }
    running = true;
    again = false;
    try {
      await work();
    } finally {
      running = false;
    }
    if (again) ask();
  }
  function ask() {
    if (over) return;
    timer ??= setTimeout(() => void run().catch(() => {}), quiet);
  }
  return {
    ask,
    now: () => run().catch(() => {}),
    stop() {
      over = true;
      clearTimeout(timer);
    },
  };
}
