import { describe, expect, test } from 'vitest';
import { act, billOn, call, issue, straight } from './ebl.testing.ts';
import { accepted, ask, hand, message, page, receiptsOf, STEP_MS, served } from './server.testing.ts';

const within = (url: string, name: string) => ({ url: `${url}/ns/${name}` });

describe('namespaces', () => {
  test('each has a store, a clock and a log of its own, by path and by header', async () => {
    const server = await served();
    const [one, two] = [within(server.url, 'one'), within(server.url, 'two')];
    await hand(one, message('N-released'));
    await hand(server, message('N-rejected'), { 'kouan-namespace': 'two' });
    expect((await accepted(one)).map(({ reference }) => reference)).toEqual(['N-released']);
    expect((await accepted(two)).map(({ reference }) => reference)).toEqual(['N-rejected']);
    expect(await accepted(server)).toEqual([]);
    await ask(`${one.url}/control/clock/advance?ms=${STEP_MS}`, { method: 'POST' });
    expect(receiptsOf(await page(one))).toHaveLength(1);
    expect(receiptsOf(await page(two))).toHaveLength(0);
    const time = async ({ url }: { url: string }) => JSON.parse((await ask(`${url}/control/clock`)).body).time;
    expect([await time(one), await time(two), await time(server)]).toEqual([
      '2026-01-01T00:00:01.000Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ]);
    const { json } = await call(two, '/control/namespaces');
    expect(json).toEqual({ namespace: 'two', namespaces: ['default', 'one', 'two'] });
  });

  test('the same requests bring about the same log in each', async () => {
    const server = await served();
    const digest = async (name: string): Promise<unknown> => {
      const room = within(server.url, name);
      for (const reference of ['D-released', 'D-2', 'D-3']) await hand(room, message(reference));
      await ask(`${room.url}/control/clock/advance?ms=${9 * STEP_MS}`, { method: 'POST' });
      return (await call(room, '/events/digest')).json;
    };
    const first = await digest('first');
    expect(first).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await digest('second')).toEqual(first);
  });

  test('a bill moves between the platforms of its namespace', async () => {
    const server = await served();
    const room = { ...server, url: `${server.url}/ns/bills` };
    await issue(room, straight('KOUNS1'));
    await act(room, 'a', 'KOUNS1', { actionCode: 'TRANSFER', recipient: 'buyer' });
    expect(await billOn(room, 'b', 'KOUNS1')).toMatchObject({ holder: { partyName: 'Chairs BV' } });
    expect((await call(server, '/ebl/b/bills')).json).toEqual({ bills: [] });
    const { json } = await call(room, '/events?kind=bill.*');
    expect((json['events'] as { data: object }[]).map(({ data }) => data)).toMatchObject([
      { actionCode: 'ISSUE' },
      { actionCode: 'TRANSFER', recipient: 'Chairs BV', holder: 'Chairs BV' },
    ]);
  });

  test('one that is asked for by many at once has begun for all of them, with the bills that its scenario has', async () => {
    const server = await served({ scenario: 'double-spent-bill' });
    const room = { ...server, url: `${server.url}/ns/begun` };
    const asked = Array.from({ length: 5 }, () => call(room, '/events?kind=bill.changed'));
    for (const { json } of await Promise.all(asked)) expect(json).toMatchObject({ newest: 1, events: [{}] });
    expect(await billOn(room, 'a', 'KOUTWICE1')).toMatchObject({ status: 'ISSUED' });
  });

  test.each(['UPPER', 'a_b', '-a', 'a'.repeat(64), 'a%2fb'])('%s is none', async (name) => {
    const server = await served();
    const answer = await ask(`${server.url}/ns/${name}/health`);
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
  });

  test('there are 64 at most', async () => {
    const server = await served();
    for (let count = 1; count < 64; count++)
      expect((await ask(`${server.url}/health`, { headers: { 'kouan-namespace': `n${count}` } })).status).toBe(200);
    expect((await ask(`${server.url}/ns/one-more/health`)).status).toBe(409);
    expect((await ask(`${server.url}/ns/n1/health`)).status).toBe(200);
  });
});
