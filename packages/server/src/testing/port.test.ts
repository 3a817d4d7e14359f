import { createClient, httpTransport, NotReleasedError } from '@kouan/sdk/exchange';
import { afterEach, describe, expect, test } from 'vitest';
import { message } from '../../test/sample.testing.ts';
import { FAULTS, type FaultName } from '../faults/table.ts';
import { type TestPort, type TestPortOptions, testPort } from './port.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function opened(options: TestPortOptions = {}) {
  const port = testPort(options);
  closing.push(() => port.close());
  const client = await createClient(port.client);
  closing.push(() => client.close());
  return { port, client };
}

const one = (clientReference: string) => ({
  bytes: message(clientReference),
  clientReference,
  mediaType: 'application/xml',
  fileName: `${clientReference}.xml`,
});

const references = (port: TestPort) =>
  port.accepted().map(({ reference, acceptances }) => `${reference} ${acceptances}`);

test('three lines: a client, a document, its release; no time passes but that of the port', async () => {
  const { port, client } = await opened({ stepMs: 3_600_000 });
  await client.submit(one('A-released'));
  expect((await client.waitUntilReleased('A-released')).state).toBe('released');
  expect(port.clock.now().getTime() - Date.parse('2026-01-01T00:00:00Z')).toBeGreaterThanOrEqual(4 * 3_600_000);
  await client.submit(one('A-rejected'));
  await expect(client.waitUntilReleased('A-rejected')).rejects.toBeInstanceOf(NotReleasedError);
});

/** Faults after which nobody goes on by himself. */
const STOPS: Readonly<Partial<Record<FaultName, string>>> = {
  portal: 'ERR_KOUAN_UNAVAILABLE',
  401: 'ERR_KOUAN_NOT_AUTHORISED',
  403: 'ERR_KOUAN_NOT_AUTHORISED',
  404: 'ERR_KOUAN_UNAVAILABLE',
};

describe('every fault that a message can meet', () => {
  const names = Object.keys(FAULTS) as FaultName[];
  test.each(names)('%s: taken in once, and released', async (name) => {
    const { port, client } = await opened();
    port.next(name);
    // A page to log in says nothing about the message; it is for a person to see to, as is whatever shuts us out.
    const stop = STOPS[name];
    if (stop !== undefined) expect(await client.submit(one('A-released')).catch(({ code }) => code)).toBe(stop);
    await client.submit(one('A-released'));
    expect((await client.waitUntilReleased('A-released')).state).toBe('released');
    expect(references(port)).toEqual(['A-released 1']);
    expect(port.requests.map((met) => met.fault).filter(Boolean)).toEqual([name]);
  });
});

test('Retry-After is kept, on the clock of the port', async () => {
  const { port, client } = await opened({ retryAfterSeconds: 600 });
  port.next('429');
  const before = port.clock.now().getTime();
  await client.submit(one('A-released'));
  expect(port.clock.now().getTime() - before).toBeGreaterThanOrEqual(600_000);
});

/** All that can be told of a run, in an order that does not depend on who was first. */
async function run(seed: number) {
  const { port, client } = await opened({
    seed,
    faults: {
      'lose-before': 0.05,
      'lose-after': 0.05,
      timeout: 0.03,
      delay: 0.1,
      duplicate: 0.1,
      reorder: 0.2,
      429: 0.05,
      500: 0.05,
      503: 0.05,
      '500-after': 0.05,
      truncated: 0.02,
      reset: 0.05,
    },
  });
  const all = Array.from({ length: 60 }, (_, index) => one(`D${index}-released`));
  const summary = await client.submitAll(all);
  for (let again = 0; summary.unanswered > 0 && again < 5; again++) await client.submitAll(all);
  for (const { clientReference } of all) await client.waitUntilReleased(clientReference);
  const sends = port.requests.filter(({ operation }) => operation === 'send');
  return { accepted: references(port).sort(), sends: sends.map((met) => JSON.stringify(met)).sort() };
}

test.each([1, 2, 3])(
  'many faults at once, seed %i: each is accepted once and released; the same again',
  async (seed) => {
    const first = await run(seed);
    expect(first.accepted).toEqual(Array.from({ length: 60 }, (_, index) => `D${index}-released 1`).sort());
    expect(first.sends.some((met) => met.includes('fault'))).toBe(true);
    expect(await run(seed)).toEqual(first);
  },
);

test('by hand time stands still until it is told to pass', async () => {
  const { port, client } = await opened({ clock: 'manual', stepMs: 1_000 });
  await client.submit(one('A-released'));
  let over = false;
  const released = client.waitUntilReleased('A-released').then(() => {
    over = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([over, port.clock.now().toISOString()]).toEqual([false, '2026-01-01T00:00:00.000Z']);
  while (!over) {
    port.clock.advance(1_000);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await released;
});

test.each(['lose-after', 'reset', '503', 'truncated', 'refused'] as const)('over a socket too: %s', async (name) => {
  const { port } = await opened({ retryAfterSeconds: 1 });
  const transport = httpTransport({ url: await port.listen(), timeoutMs: 2_000 });
  closing.push(() => transport.close());
  const { endpoint: _, fetch: __, clock: ___, pollMs: ____, ...rest } = port.client;
  const client = await createClient({ ...rest, transport, retries: { baseMs: 1, maxMs: 5 } });
  closing.push(() => client.close());
  port.next(name);
  await client.submit(one('A-released'));
  expect(references(port)).toEqual(['A-released 1']);
  expect(port.requests[0]?.fault).toBe(name);
});
