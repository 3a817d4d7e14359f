import { type Submission, type SubmitEvent, submitAll } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { honest, proxied, status } from './proxy.testing.ts';
import { entriesOf, firstTry, journal as journalAt, poll, QUICK, states, submit } from './run.testing.ts';
import { accepted, errorOf, message, paths, STEP_MS, served, submission } from './server.testing.ts';

const path = paths();
const journal = (file = path('.db')) => journalAt(file);

describe('what the endpoint refuses for good', () => {
  test.each([
    ['409', 409, 'ERR_KOUAN_CONFLICT'],
    ['422', 422, 'ERR_KOUAN_PROTOCOL'],
    ['400', 400, 'ERR_KOUAN_PROTOCOL'],
    ['413', 413, 'ERR_KOUAN_PROTOCOL'],
    ['415', 415, 'ERR_KOUAN_PROTOCOL'],
  ])('%s: one try, and the corrected document takes the reference over', async (_, code, error) => {
    const server = await served();
    const proxy = await proxied(server.url, firstTry(status(code)));
    const transport = proxy.transport();
    const kept = await journal();
    const events: SubmitEvent[] = [];
    const one = submission('A-released');
    const options = { ...QUICK, journal: kept, transport, onEvent: (event: SubmitEvent) => void events.push(event) };
    expect(await submitAll({ ...options, submissions: [one] })).toMatchObject({ refused: 1, sent: 0 });
    expect(events).toMatchObject([{ outcome: 'refused', attempts: 1, error: { code: error } }]);
    expect(proxy.keys).toHaveLength(1);
    expect(await submit(kept, transport, [])).toMatchObject({ sent: 0, refused: 0 });

    const corrected = submission('A-released', { grossMass: '1300.00' });
    // Its first try is refused too: it is another message.
    expect(await submit(kept, transport, [corrected])).toMatchObject({ refused: 1 });
    expect(await submit(kept, transport, [corrected])).toMatchObject({ sent: 1 });
    expect(await states(kept)).toEqual({ 'A-released': 'stored' });
    expect((await entriesOf(kept)).map(({ replacedBy }) => replacedBy !== undefined)).toEqual([true, false]);
    expect(new Set(proxy.keys).size).toBe(2);
    expect(await accepted(server)).toMatchObject([{ reference: 'A-released', acceptances: 1 }]);
  });

  test('a message that the single window cannot read has failed; corrected, it is taken in', async () => {
    const server = await served();
    const transport = (await proxied(server.url, honest)).transport();
    const kept = await journal();
    const half: Submission = { ...submission('A-released'), bytes: message('A-released').slice(0, 900) };
    expect(await submit(kept, transport, [half])).toMatchObject({ sent: 1 });
    expect(await states(kept)).toEqual({ 'A-released': 'rejected' });
    expect(await submit(kept, transport, [submission('A-released')])).toMatchObject({ sent: 1 });
    expect(await states(kept)).toEqual({ 'A-released': 'stored' });
  });

  test('what customs sent back is corrected under the same reference, and closed', async () => {
    const server = await served();
    const transport = (await proxied(server.url, honest)).transport();
    const kept = await journal();
    await submit(kept, transport, [submission('A-rejected')]);
    const early = await submit(kept, transport, [submission('A-rejected', { grossMass: '1300.00' })]);
    expect(early).toMatchObject({ sent: 0, refused: 1 });
    server.clock.advance(100 * STEP_MS);
    await poll(kept, transport);
    expect(await states(kept)).toEqual({ 'A-rejected': 'rejected' });
    await submit(kept, transport, [submission('A-rejected', { grossMass: '1300.00' })]);
    server.clock.advance(100 * STEP_MS);
    await poll(kept, transport);
    expect(await states(kept)).toEqual({ 'A-rejected': 'closed' });
    expect(await accepted(server)).toHaveLength(2);
  });
});

describe('one batch', () => {
  test('with the same document three times: sent once, known twice', async () => {
    const server = await served();
    const proxy = await proxied(server.url, honest);
    const one = submission('A-released');
    expect(await submit(await journal(), proxy.transport(), [one, one, one])).toMatchObject({ sent: 1, known: 2 });
    expect(proxy.keys).toHaveLength(1);
    expect(await accepted(server)).toMatchObject([{ acceptances: 1 }]);
  });

  test('with one reference for two documents: the first is sent, the second is a conflict', async () => {
    const server = await served();
    const events: SubmitEvent[] = [];
    await submitAll({
      ...QUICK,
      journal: await journal(),
      transport: (await proxied(server.url, honest)).transport(),
      submissions: [submission('A-released'), submission('A-released', { grossMass: '1300.00' })],
      onEvent: (event) => void events.push(event),
    });
    expect(events.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'sent']);
    expect(events.find(({ outcome }) => outcome === 'refused')?.error?.code).toBe('ERR_KOUAN_CONFLICT');
    expect(await accepted(server)).toHaveLength(1);
  });

  test('interrupted in the middle goes on where it was: each taken in once', async () => {
    const server = await served();
    const stop = new AbortController();
    let posts = 0;
    const proxy = await proxied(server.url, async (passing) => {
      const answer = await passing.forward();
      // The one that makes the caller stop is taken in, and its sender never hears of it.
      if (passing.method === 'POST' && ++posts === 20) stop.abort();
      else passing.pass(answer);
    });
    const transport = proxy.transport();
    const kept = await journal();
    const all = Array.from({ length: 60 }, (_, index) => submission(`M-${index}-released`));
    expect((await errorOf(submit(kept, transport, all, stop.signal))).code).toBe('ERR_KOUAN_ABORTED');
    const before = (await accepted(server)).length;
    expect(before).toBeGreaterThanOrEqual(20);
    expect(before).toBeLessThan(60);
    const { sent, known } = await submit(kept, transport, all);
    expect(sent + known).toBe(60);
    expect(sent).toBeGreaterThan(0);
    const taken = await accepted(server);
    expect(taken).toHaveLength(60);
    expect(taken.every(({ acceptances }) => acceptances === 1)).toBe(true);
    expect(new Set(proxy.keys).size).toBe(60);
  });
});
