import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { order } from './control.testing.ts';
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
    const { json } = await call(room, '/events?kind=bill.changed');
    expect((json['events'] as { data: object }[]).map(({ data }) => data)).toMatchObject([
      { actionCode: 'ISSUE', holder: /苏州椅业/ },
      { actionCode: 'ISSUE', status: 'ISSUED' },
      { actionCode: 'TRANSFER', recipient: 'Chairs BV', holder: 'Chairs BV' },
    ]);
  });

  test('one that is asked for by many at once has begun for all of them, with the bills that its scenario has', async () => {
    const server = await served({ scenario: 'double-spent-bill' });
    const room = { ...server, url: `${server.url}/ns/begun` };
    const asked = Array.from({ length: 5 }, () => call(room, '/events?kind=bill.changed'));
    for (const { json } of await Promise.all(asked)) expect(json).toMatchObject({ newest: 3, events: [{}, {}] });
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

  test('each has sockets of its own, at ports that it says; they outlive a restore and end with it', async () => {
    const server = await served({ devicePorts: { ais: 0 } });
    const rooms = ['one', 'two'].map((name) => ({ ...server, url: `${server.url}/ns/${name}` }));
    const opened: Record<string, number>[] = [];
    for (const room of rooms) {
      expect((await order(room, 'GET', '/control/sockets')).json).toEqual({});
      const { status, json } = await order<Record<string, number>>(room, 'PUT', '/control/sockets', {
        ais: 0,
        gate: 0,
      });
      expect(status).toBe(200);
      // What is open stays where it is.
      expect((await order(room, 'PUT', '/control/sockets', { ais: 0 })).json).toEqual(json);
      opened.push(json);
    }
    const [one, two] = opened as [Record<string, number>, Record<string, number>];
    expect(new Set([server.ports.ais, one['ais'], two['ais'], one['gate'], two['gate']]).size).toBe(5);
    expect((await order(server, 'PUT', '/control/sockets', { gate: one['gate'] })).status).toBe(409);
    expect((await order(server, 'PUT', '/control/sockets', { gate: 22 })).status).toBe(422);

    const heard = async (room: { url: string }) =>
      ((await call(room, '/events?kind=ais.received')).json['events'] as object[]).length;
    const say = async (port = 0) => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.end('!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\r\n');
    };
    await say(one['ais']);
    await expect.poll(() => heard(rooms[0] as { url: string })).toBe(1);
    expect([await heard(rooms[1] as { url: string }), await heard(server)]).toEqual([0, 0]);

    await order(rooms[1] as { url: string }, 'POST', '/control/state/reset');
    await say(two['ais']);
    await expect.poll(() => heard(rooms[1] as { url: string })).toBe(1);
    expect((await order(server, 'DELETE', '/control/namespaces/none')).status).toBe(404);
    expect((await order(server, 'DELETE', '/control/namespaces/default')).status).toBe(409);
    expect((await order(server, 'DELETE', '/control/namespaces/one')).status).toBe(204);
    await expect(say(one['ais'])).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect((await order(rooms[1] as { url: string }, 'DELETE', '/control/sockets')).json).toEqual({});
    await expect(say(two['ais'])).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await say(server.ports.ais);
    await expect.poll(() => heard(server)).toBe(1);
  });
});
