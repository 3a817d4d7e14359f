import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Restored } from '../src/admin/saved-state.ts';
import type { StateFile } from '../src/admin/state-file.ts';
import type { RunningServer } from '../src/index.ts';
import { order } from './control.testing.ts';
import { act, billOn, issue, straight } from './ebl.testing.ts';
import { accepted, ask, hand, message, page, paths, served } from './server.testing.ts';

const path = paths();
type Where = { readonly url: string };

const snapshot = (server: Where, name = 'before') => order(server, 'POST', '/control/state/snapshots', { name });
const restore = async (server: Where, name = 'before'): Promise<Restored> =>
  (await order<Restored & object>(server, 'POST', `/control/state/snapshots/${name}/restore`)).json;
const digest = async (server: Where): Promise<string> => (await ask(`${server.url}/events/digest`)).body;
const advance = (server: Where, ms: number) => order(server, 'POST', `/control/clock/advance?ms=${ms}`);

/** One thing that a client may do. */
type Doing = (server: Where) => Promise<unknown>;

const answerOf = async (asked: Promise<{ status: number; body: string }>): Promise<string> => {
  const answer = await asked.catch((error: NodeJS.ErrnoException) => ({ status: 0, body: error.code ?? '' }));
  return `${answer.status} ${answer.body}`;
};

const GATHER = (sequence: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><GATHER_INFO AREA_ID="5301000001" CHNL_NO="5301000101" I_E_TYPE="E" SEQ_NO="${sequence}"><WEIGHT><GROSS_WT>24180</GROSS_WT></WEIGHT><CAR><VE_NAME>粤B12345</VE_NAME></CAR></GATHER_INFO>`;

const DOINGS: Readonly<Record<string, (n: number) => Doing>> = {
  send: (n) => (server) => answerOf(hand(server, message(`A-${n}`))),
  inspected: (n) => (server) => answerOf(hand(server, message(`B-${n}-inspected`))),
  again: () => (server) => answerOf(hand(server, message('A-1'), { 'idempotency-key': 'same' })),
  poll: () => (server) => answerOf(ask(`${server.url}/single-window/receipts`)),
  advance: (n) => (server) => answerOf(advance(server, 500 * (n + 1))),
  gate: (n) => (server) =>
    answerOf(
      ask(`${server.url}/devices/gate/gather`, {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body: GATHER(`2026010100000000000${n % 10}`),
      }),
    ),
  rate: (n) => (server) => answerOf(order(server, 'PUT', '/control/faults/503', { rate: (n % 4) / 4 })),
  count: () => (server) => answerOf(order(server, 'PUT', '/control/faults/lose-after', { next: 1 })),
  devices: () => (server) => answerOf(ask(`${server.url}/devices`)),
  weight: (n) => (server) =>
    answerOf(
      ask(`${server.url}/devices/readings/reefer?device=r-${n}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    ),
};

const doings = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(DOINGS)), fc.nat(9)).map(([name, n]) => ({ name, n })),
  { maxLength: 12 },
);
type Done = { readonly name: string; readonly n: number };

async function does(server: Where, all: readonly Done[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const { name, n } of all) answers.push(await DOINGS[name]?.(n)(server));
  return answers;
}

test('whatever was done before, between and after: the same requests get the same octets as the first time', async () => {
  const server = await served({
    devices: [{ kind: 'reefer', id: 'cold', container: 'CSQU3054383', everyMs: 1_000 }],
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(doings, doings, doings, async (before, then, between) => {
      const room = { url: `${server.url}/ns/p-${++run}` };
      await does(room, before);
      await snapshot(room);
      const first = await does(room, then);
      const log = await digest(room);
      await does(room, between);
      expect(await restore(room)).toMatchObject({ exact: true, notCarried: [] });
      expect(await does(room, then)).toEqual(first);
      expect(await digest(room)).toBe(log);
      await order(room, 'DELETE', '/control/state/snapshots/before');
    }),
    { numRuns: 12, seed: 8 },
  );
});

describe('a snapshot', () => {
  test('brings back store, clock, timers, faults, machines and journal; those after it are gone', async () => {
    const server = await served();
    await hand(server, message('A-released'));
    await advance(server, 1_500);
    await order(server, 'PUT', '/control/faults/503', { next: 3, operations: ['listDevices'] });
    expect((await snapshot(server)).status).toBe(201);
    await hand(server, message('B-released'));
    await advance(server, 10_000);
    await order(server, 'DELETE', '/control/faults');
    expect(await restore(server)).toMatchObject({ exact: true, time: '2026-01-01T00:00:01.500Z' });
    expect((await accepted(server)).map(({ reference }) => reference)).toEqual(['A-released']);
    expect((await page(server)).receipts).toHaveLength(1);
    expect((await ask(`${server.url}/devices`)).status).toBe(503);
    // The handles of a program are those of the state that is there now.
    expect(server.clock.now()).toBe(Date.parse('2026-01-01T00:00:01.500Z'));
    server.clock.advance(10_000);
    expect((await page(server)).receipts).toHaveLength(5);
  });

  test('names, bounds, and what is not there', async () => {
    const server = await served();
    expect((await snapshot(server, '../x')).status).toBe(422);
    for (let n = 0; n < 32; n++) expect((await snapshot(server, `s-${n}`)).status).toBe(201);
    expect((await snapshot(server, 'one-more')).status).toBe(409);
    expect((await snapshot(server, 's-3')).status).toBe(201);
    expect((await order(server, 'POST', '/control/state/snapshots/none/restore')).status).toBe(404);
    expect((await order(server, 'DELETE', '/control/state/snapshots/s-3')).status).toBe(204);
    const { json } = await order<{ snapshots: { name: string }[] }>(server, 'GET', '/control/state/snapshots');
    expect(json.snapshots).toHaveLength(31);
  });

  test('of bills: chains are there again, signature by signature, under the same names', async () => {
    const server = await served();
    const bill = 'STATE00000001';
    await issue(server, straight(bill));
    await act(server, 'a', bill, { actionCode: 'TRANSFER', recipient: 'buyer' });
    const seen = async () => {
      const { body: documents } = await ask(`${server.url}/ebl/carrier/documents`);
      const { body: certificate } = await ask(`${server.url}/signing/certificate`);
      return { bill: await billOn(server, 'b', bill), documents, certificate };
    };
    const before = await seen();
    await snapshot(server);
    expect(await restore(server)).toMatchObject({ exact: true, notCarried: [] });
    expect(await seen()).toEqual(before);
    expect(before.bill.holder?.partyName).toBe('Chairs BV');
  });

  test('those who listen are let go, and hear what comes when they come again', async () => {
    const server = await served();
    await snapshot(server);
    const listening = ask(`${server.url}/events/stream`);
    while (!(await ended(listening))) await restore(server);
    expect((await listening).type).toBe('text/event-stream');
  });

  test('what others did to it in this process is said not to have come about again', async () => {
    const server = await served();
    server.rooms.singleWindow.take(message('A-1'), undefined);
    await snapshot(server);
    const restored = await restore(server);
    expect(restored.exact).toBe(false);
    expect(restored.notCarried).toMatchObject([{ what: 'event', en: expect.stringContaining('declaration.accepted') }]);
  });
});

/** Whether something has come to its end within a moment. */
const ended = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 50))]);

describe('a file', () => {
  const exported = async (server: Where): Promise<StateFile> =>
    (await order<StateFile & object>(server, 'GET', '/control/state/export')).json;

  test('begins another server of the same beginning where one has ended', async () => {
    const first = await served();
    await hand(first, message('A-released'));
    await advance(first, 2_500);
    const file = await exported(first);
    const log = await digest(first);
    const second = await served();
    const { json } = await order<Restored & object>(second, 'PUT', '/control/state', file);
    expect(json.exact).toBe(true);
    expect(await digest(second)).toBe(log);
    const third = await served({ seed: 99 });
    expect((await order(third, 'PUT', '/control/state', file)).status).toBe(409);
    expect((await order(third, 'PUT', '/control/state', { ...file, inputs: [{}] })).status).toBe(422);
  });

  test('has no tokens in it, and says so', async () => {
    const server = await served();
    await hand(server, message('A-1'), { authorization: 'Bearer s3cret', cookie: 's3cret' });
    const answer = await order(server, 'GET', '/control/state/export');
    expect(answer.body).not.toContain('s3cret');
    expect(answer.headers['kouan-not-carried']).toBe('secrets');
  });

  test('that keeps the store is written anew with a state, and left alone where it had something before', async () => {
    const store = path('.db');
    const server = await served({ store });
    await hand(server, message('A-1'));
    await snapshot(server);
    await hand(server, message('A-2'));
    expect(await restore(server)).toMatchObject({ exact: true });
    await server.close();
    expect(existsSync(store)).toBe(true);
    const again = await served({ store });
    expect((await accepted(again)).map(({ reference }) => reference)).toEqual(['A-1']);
    expect((await snapshot(again)).status).toBe(409);
    expect((await order(again, 'POST', '/control/state/reset')).status).toBe(409);
    expect((await accepted(again)).map(({ reference }) => reference)).toEqual(['A-1']);
    expect((await snapshot({ url: `${again.url}/ns/other` })).status).toBe(201);
  });
});

describe('a reset', () => {
  test('is the beginning: nothing was asked, and the scenario begins anew', async () => {
    const server = await served({ scenario: 'calm-day' });
    const summary = async () => {
      const { json } = await order<{ inputs: object; events: object; time: string }>(server, 'GET', '/control/state');
      return { ...json, snapshots: 0 };
    };
    const before = await summary();
    await hand(server, message('A-released'));
    await advance(server, 3_600_000);
    expect(await summary()).not.toEqual(before);
    await order(server, 'POST', '/control/state/reset');
    expect(await summary()).toEqual(before);
  });

  test('of one namespace leaves the others as they are', async () => {
    const server: RunningServer = await served();
    const other = { url: `${server.url}/ns/other` };
    await hand(server, message('A-1'));
    await hand(other, message('B-1'));
    await order(other, 'POST', '/control/state/reset');
    expect(await accepted(other)).toEqual([]);
    expect(await accepted(server)).toHaveLength(1);
  });
});
