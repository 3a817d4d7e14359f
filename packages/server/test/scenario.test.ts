import { describe, expect, test } from 'vitest';
import { parseScenario, runScenario, type ScenarioFile } from '../src/scenarios/index.ts';
import { call } from './ebl.testing.ts';
import { accepted, ask, errorOf, hand, message, page, receiptsOf, served } from './server.testing.ts';

async function scenario(text: string): Promise<ScenarioFile> {
  const { scenario: file, findings } = await parseScenario(
    `format_version: 1\nname: test\ntitle: { en: T, zh: 测 }\nabout: { en: T, zh: 测 }\n${text}`,
  );
  if (file === undefined) throw new Error(JSON.stringify(findings));
  return file;
}

const post = (url: string) => ask(url, { method: 'POST' });
const events = async (server: { url: string }, kind: string) =>
  ((await call(server, `/events?kind=${kind}`)).json['events'] as {
    time: string;
    kind: string;
    source: string;
    data: Record<string, unknown>;
  }[]) ?? [];

describe('a server that plays a scenario', () => {
  test('begins where the scenario does, and its timeline goes by the clock', async () => {
    const server = await served({ scenario: 'outage', stepMs: undefined, seed: undefined } as never);
    expect((await call(server, '/health')).json).toMatchObject({ time: '2026-03-02T00:00:00.000Z' });
    expect((await hand(server, message('S-released'))).status).toBe(200);
    await post(`${server.url}/control/clock/advance?ms=${15 * 60_000}`);
    expect((await hand(server, message('S-2-released'))).status).toBe(503);
    expect((await ask(`${server.url}/health`)).headers['date']).toBe('Mon, 02 Mar 2026 00:15:00 GMT');
    await post(`${server.url}/control/clock/advance?ms=${60 * 60_000}`);
    expect((await hand(server, message('S-2-released'))).status).toBe(200);
    expect((await accepted(server)).map(({ reference, acceptances }) => `${reference} ${acceptances}`)).toEqual([
      'S-released 1',
      'S-2-released 1',
    ]);
    expect((await events(server, 'scenario.happened')).map(({ time, data }) => `${time} ${data['name']}`)).toEqual([
      '2026-03-02T00:09:00.000Z storm',
      '2026-03-02T00:10:00.000Z down',
    ]);
  });

  test('lets things happen when it is told to, in the namespace that is asked', async () => {
    const server = await served({ scenario: 'outage' });
    const one = { url: `${server.url}/ns/one` };
    expect((await call(one, '/control/scenario')).json).toMatchObject({
      name: 'outage',
      timeline: [{}, { name: 'down' }],
    });
    expect((await post(`${one.url}/control/trigger?event=down`)).status).toBe(200);
    expect((await post(`${one.url}/control/trigger?event=up`)).status).toBe(404);
    expect((await hand(one, message('S-released'))).status).toBe(503);
    expect((await hand(server, message('S-released'))).status).toBe(200);
  });

  test('loses connections over sockets as it is told to: taken in without an answer, and half of one', async () => {
    const file = await scenario(
      `lasts: 1h
endpoints:
  submitDeclaration: { start: a, states: { a: [{ answers: [{ fault: lose-after }, { fault: lose-before }, { pass: true }] }] } }
  pollReceipts: { start: a, states: { a: [{ answers: [{ fault: reset }, { fault: truncated }, { pass: true }] }] } }
`,
    );
    const server = await served({ scenario: file });
    const key = { 'idempotency-key': 'k' };
    await expect(hand(server, message('L-released'), key)).rejects.toThrow(/hang up|ECONNRESET/);
    expect(await accepted(server)).toHaveLength(1);
    await expect(hand(server, message('L-released'), key)).rejects.toThrow(/hang up|ECONNRESET/);
    expect((await hand(server, message('L-released'), key)).headers['idempotency-replayed']).toBe('true');
    server.clock.advance(10_000);
    await expect(page(server)).rejects.toThrow(/aborted|ECONNRESET/);
    await expect(page(server)).rejects.toThrow(SyntaxError);
    expect(receiptsOf(await page(server))).toHaveLength(5);
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1]);
  });

  test('an answer that is late by the clock comes when time has passed', async () => {
    const file = await scenario(
      `lasts: 1h
endpoints:
  pollReceipts: { start: a, states: { a: [{ answers: [{ pass: true, delay: 10m }] }] } }
`,
    );
    const server = await served({ scenario: file });
    let came = false;
    const answer = page(server).then((one) => {
      came = true;
      return one;
    });
    await expect.poll(() => server.rooms.pending.waits).toBe(true);
    await post(`${server.url}/control/clock/advance?ms=${9 * 60_000}`);
    expect(came).toBe(false);
    await post(`${server.url}/control/clock/next`);
    expect((await answer).receipts).toEqual([]);
  });

  test('what a timer sets going between desks comes to rest before time goes on', async () => {
    const file = await scenario(
      `lasts: 3h
fixtures: { bills: { goods: { reference: KOUTIME1, kind: straight, known: true } } }
timeline:
  - { name: first, after: 1h, act: { platform: a, bill: goods, actionCode: TRANSFER, recipient: buyer } }
  - { name: second, after: 61m, act: { platform: b, bill: goods, actionCode: SURRENDER_FOR_DELIVERY } }
  - { name: third, after: 62m, decide: { bill: goods, action: SURR } }
`,
    );
    const server = await served({ scenario: file });
    await post(`${server.url}/control/clock/advance?ms=${3 * 3_600_000}`);
    expect(
      (await events(server, 'bill.*,document.*')).map(
        ({ time, kind, source, data }) =>
          `${time.slice(11, 16)} ${source} ${kind} ${data['actionCode'] ?? data['issuance'] ?? data['surrender'] ?? ''}`,
      ),
    ).toEqual([
      '00:00 KUNA bill.changed ISSUE',
      '00:00 KOUA document.changed ISSU',
      '00:00 KOUA bill.changed ISSUE',
      '01:00 KUNB bill.received ',
      '01:00 KUNA bill.sent ',
      '01:00 KUNA bill.changed TRANSFER',
      '01:01 KUNA bill.received ',
      '01:01 KUNB bill.sent ',
      '01:01 KOUA document.changed SREQ',
      '01:01 KUNB bill.changed SURRENDER_FOR_DELIVERY',
      '01:02 KUNA bill.changed SACC',
      '01:02 KUNB bill.received ',
      '01:02 KUNA bill.sent ',
      '01:02 KOUA bill.changed SURR',
    ]);
  });

  test('time that goes on by itself stands still where the timeline says so', async () => {
    const file = await scenario(`lasts: 3h\ntimeline: [{ name: stop, after: 1h, clock: freeze }]\n`);
    const server = await served({ scenario: file, clock: 'real', speed: 100_000 });
    await expect.poll(() => server.clock.mode).toBe('virtual');
    const { time } = (await call(server, '/control/clock')).json;
    expect(Date.parse(String(time)) - (server.rooms.scenario?.began ?? 0)).toBe(3_600_000);
  });

  test('options of the server stand above what the file says', async () => {
    const server = await served({ scenario: 'calm-day', start: new Date('2027-01-01T00:00:00Z'), stepMs: 5 });
    expect((await call(server, '/health')).json).toMatchObject({ time: '2027-01-01T00:00:00.000Z' });
    await hand(server, message('O-released'));
    server.clock.advance(25);
    expect(receiptsOf(await page(server))).toHaveLength(5);
  });

  test.each([
    ['nothing-of-this-name', 'ERR_KOUAN_FILE'],
    ['package.json', 'ERR_KOUAN_DOCUMENT'],
  ])('%s: %s', async (name, code) => {
    expect((await errorOf(served({ scenario: name }))).code).toBe(code);
  });
});

test('a run that does not meet its expectations says what it found instead', async () => {
  const file = await scenario(
    `lasts: 1h
fixtures: { declarations: { chairs: { reference: CHAIRS-rejected, direction: export } } }
client:
  - { name: send, submit: chairs, shows: { state: failed } }
expect:
  - { event: { kind: receipt.issued, data: { channel: P } }, times: 1 }
  - { order: [{ kind: receipt.issued }, { kind: declaration.accepted }] }
  - { step: send, shows: { tries: 2 } }
  - { event: { kind: declaration.accepted } }
`,
  );
  const { passed, steps, expectations } = await runScenario(file);
  expect(passed).toBe(false);
  expect(steps.map(({ met }) => met)).toEqual([false]);
  expect(expectations.map(({ met, found }) => `${met} ${found}`)).toEqual([
    'false 0',
    'false 1/2',
    'false {"tries":1,"status":200,"state":"stored","note":"暂存成功"}',
    'true 1',
  ]);
});
