import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/index.ts';
import {
  type Answer,
  ask,
  errorOf,
  hand,
  message,
  page,
  paths,
  receiptsOf,
  STEP_MS,
  served,
} from './server.testing.ts';

const path = paths();

/** What SQLite says when a disk is full. */
const full = (): Error => Object.assign(new Error('database or disk is full'), { errcode: 13 });

/** Ways in which a full disk is met: while something is written, and when it is to stay. SQLite undoes the second itself. */
const WAYS: Readonly<Record<string, (server: RunningServer) => () => void>> = {
  'while it writes': ({ rooms: { store } }) => {
    const pages = (many: number) => store.database.exec(`PRAGMA max_page_count = ${many}`);
    pages(1);
    return () => pages(1_000_000);
  },
  'when it commits': ({ rooms: { store } }) => {
    const { database } = store;
    const exec = database.exec.bind(database);
    const refusing = (sql: string): void => {
      exec(sql === 'COMMIT' ? 'ROLLBACK' : sql);
      if (sql === 'COMMIT') throw full();
    };
    Object.defineProperty(database, 'exec', { value: refusing, configurable: true });
    return () => void Object.defineProperty(database, 'exec', { value: exec });
  },
};

function expectNotKept({ status, body, type }: Answer): void {
  expect({ status, type }).toEqual({ status: 503, type: 'application/problem+json' });
  expect(body).toContain('The disk is full');
  // Whoever reads it from afar does not learn where the file lies.
  expect(body).not.toContain('.db');
}

describe.each(Object.keys(WAYS))('a disk that is full %s', (way) => {
  const fill = (server: RunningServer) => WAYS[way]?.(server) ?? (() => {});

  test('is said, nothing is half there, and the server goes on when there is room again', async () => {
    const server = await served({ store: path('.db') });
    await hand(server, message('A-released'));
    const free = fill(server);
    const large = message('B-released', { markings: 'x'.repeat(10_000) } as object);
    expectNotKept(await hand(server, large, { 'idempotency-key': 'b' }));
    expect((await ask(`${server.url}/single-window/declarations/B-released`)).status).toBe(404);
    expect((await ask(`${server.url}/health`)).body).toContain('"declarations":1');
    free();
    expect((await hand(server, large, { 'idempotency-key': 'b' })).body).toContain('<ResponseCode>0<');
    expect((await ask(`${server.url}/health`)).body).toContain('"declarations":2');
  });

  test('is said at a desk too', async () => {
    const server = await served({ store: path('.db') });
    const pass = readFileSync(
      new URL('../../../fixtures/china.bonded.gate-pass/SAS121.canonical.xml', import.meta.url),
    );
    const file = () =>
      ask(`${server.url}/authority/gate-passes/declarations`, {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body: pass,
      });
    await ask(`${server.url}/authority/gate-passes/receipts`);
    const free = fill(server);
    expectNotKept(await file());
    free();
    expect((await file()).status).toBe(200);
    server.clock.advance(100 * STEP_MS);
    const { body } = await ask(`${server.url}/authority/gate-passes/receipts`);
    expect((JSON.parse(body) as { receipts: unknown[] }).receipts.length).toBeGreaterThan(0);
  });

  test('keeps no receipt back for ever, and doubles none', async () => {
    const server = await served({ store: path('.db') });
    for (const reference of ['A-released', 'B-inspected']) await hand(server, message(reference));
    const free = fill(server);
    server.clock.advance(2 * STEP_MS);
    await server.rooms.store.writes.settled()?.catch(() => {});
    server.clock.advance(2 * STEP_MS);
    await server.rooms.store.writes.settled()?.catch(() => {});
    free();
    server.clock.advance(100 * STEP_MS);
    const there = await page(server);
    const other = await served();
    for (const reference of ['A-released', 'B-inspected']) await hand(other, message(reference));
    other.clock.advance(100 * STEP_MS);
    const states = (one: typeof there) =>
      receiptsOf(one).map(({ clientReference, state }) => `${clientReference} ${state}`);
    expect(states(there).sort()).toEqual(states(await page(other)).sort());
  });
});

test('a store that cannot be made is said by its name', async () => {
  const error = await errorOf(served({ store: path('/not/there/x.db') }));
  expect(['ERR_KOUAN_FILE', 'ERR_KOUAN_JOURNAL']).toContain(error.code);
  expect(error.hint?.zh).toBeTruthy();
});
