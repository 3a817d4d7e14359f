import { isKouanError } from '@kouan/core';
import { afterEach, describe, expect, test } from 'vitest';
import { entriesOf, failing, journalAt, receipt, submission } from '../journal/journal.testing.ts';
import { DIALECTS, freshFile } from '../store/dialects.testing.ts';
import { decode, Endpoint, failed } from '../work/endpoint.testing.ts';
import { runWorker } from '../work/worker.ts';
import { createClient } from './client.ts';
import type { Client, ClientOptions } from './options.ts';
import { NotReleasedError } from './released.ts';

const open: Client[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
});

async function clientOf(endpoint: Endpoint, journal: ClientOptions['journal'], more: Partial<ClientOptions> = {}) {
  const client = await createClient({
    transport: endpoint.transport(),
    journal,
    receipts: decode,
    retries: { attempts: 3, baseMs: 1, maxMs: 3 },
    pollMs: 5,
    ...more,
  });
  open.push(client);
  return client;
}

const at = (second: number) => ({ noticedAt: `2026-01-01T00:00:0${second}` });

test('an endpoint or a transport has to be named', async () => {
  const error = await failing(() => createClient({ journal: freshFile(), receipts: decode }));
  expect([error.code, error.retryable]).toEqual(['ERR_KOUAN_USAGE', false]);
});

describe.each(DIALECTS)('%s', (dialect, where) => {
  test('one document is sent once, and the same again is known, here and in another client', async () => {
    const place = where();
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(place));
    const sent = await client.submit(submission('A'));
    expect(sent).toMatchObject({ clientReference: 'A', outcome: 'sent', state: 'received' });
    expect(sent.key).toBe(await client.keyOf(submission('A')));
    expect((await client.submit(submission('A'))).outcome).toBe('known');
    const other = await clientOf(endpoint, await journalAt(place));
    expect((await other.submit(submission('A'))).outcome).toBe('known');
    expect(endpoint.messages).toHaveLength(1);
  });

  test('many at once are one batch, each taken once', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    const names = Array.from({ length: 120 }, (_, index) => `M${index}`);
    await Promise.all([...names, ...names.slice(0, 20)].map((name) => client.submit(submission(name))));
    expect([endpoint.messages.length, endpoint.taken.size]).toEqual([120, 120]);
    expect(await client.journal.batches()).toMatchObject([{ name: 'client' }]);
  });

  test('what is refused is thrown as what it is; the same once more is a wish to send it after all', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    endpoint.meets = () => {
      throw failed('ERR_KOUAN_PROTOCOL');
    };
    const error = await failing(() => client.submit(submission('A')));
    expect([error.code, error.retryable]).toEqual(['ERR_KOUAN_PROTOCOL', false]);
    endpoint.meets = ({ take }) => take();
    expect((await client.submit(submission('A'))).outcome).toBe('sent');
    const changed = submission('A', { bytes: new Uint8Array([1]) });
    expect((await failing(() => client.submit(changed))).code).toBe('ERR_KOUAN_CONFLICT');
  });

  test('what gets no answer is thrown as retryable, holds up nobody, and the same call goes on with its key', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    let silent = true;
    endpoint.meets = ({ reference, take }) => {
      take();
      if (silent && reference === 'A') throw failed('ERR_KOUAN_NETWORK');
    };
    endpoint.lookup = async () => {
      if (silent) throw failed('ERR_KOUAN_NETWORK');
    };
    const unanswered = failing(() => client.submit(submission('A')));
    expect((await client.submit(submission('B'))).outcome).toBe('sent');
    const error = await unanswered;
    expect([error.code, error.retryable]).toEqual(['ERR_KOUAN_NETWORK', true]);
    silent = false;
    expect((await client.submit(submission('A'))).outcome).toBe('sent');
    expect(endpoint.messages.filter(({ reference }) => reference === 'A')).toHaveLength(1);
  });

  test('who is not let in is told so, and is let in by the next call', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    endpoint.meets = () => {
      throw failed('ERR_KOUAN_NOT_AUTHORISED', { unsent: true });
    };
    const both = [failing(() => client.submit(submission('A'))), failing(() => client.submit(submission('B')))];
    expect((await Promise.all(both)).map(({ code }) => code)).toEqual([
      'ERR_KOUAN_NOT_AUTHORISED',
      'ERR_KOUAN_NOT_AUTHORISED',
    ]);
    endpoint.meets = ({ take }) => take();
    expect((await client.submit(submission('A'))).outcome).toBe('sent');
  });

  test('a call ends with its signal or its time; what it began goes on', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    endpoint.meets = async ({ take }) => {
      await held;
      take();
    };
    const stop = new AbortController();
    const aborted = failing(() => client.submit(submission('A'), { signal: stop.signal }));
    expect((await failing(() => client.submit(submission('B'), { timeoutMs: 30 }))).code).toBe('ERR_KOUAN_ABORTED');
    stop.abort();
    expect((await aborted).code).toBe('ERR_KOUAN_ABORTED');
    letGo();
    expect(['sent', 'known']).toContain((await client.submit(submission('A'))).outcome);
    expect(endpoint.messages.filter(({ reference }) => reference === 'A')).toHaveLength(1);
  });

  test('a stream is sent as it comes, and told as a whole', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    endpoint.meets = ({ reference, take }) => {
      if (reference.endsWith('7')) throw failed('ERR_KOUAN_PROTOCOL');
      take();
    };
    async function* documents() {
      for (let index = 0; index < 1_000; index++) yield submission(`S${index}`);
      yield submission('S0');
      yield submission('later', { after: 'S0' });
    }
    const outcomes: string[] = [];
    const summary = await client.submitAll(documents(), { onEvent: ({ outcome }) => void outcomes.push(outcome) });
    expect(summary).toEqual({ sent: 900, known: 1, refused: 100, unanswered: 0, dead: 0, waiting: 1 });
    expect(outcomes).toHaveLength(1_001);
    const stop = new AbortController();
    async function* endless() {
      for (let index = 0; ; index++) {
        if (index === 50) stop.abort();
        yield submission(`E${index}`);
      }
    }
    const error = await failing(() => client.submitAll(endless(), { signal: stop.signal }));
    expect(error.code).toBe('ERR_KOUAN_ABORTED');
  });

  test('what depends on another that comes later in the stream waits for it; on one that never comes, for the end', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    async function* documents() {
      yield submission('complete', { after: 'summary' });
      yield submission('amended', { after: 'long ago' });
      for (let index = 0; index < 40; index++) yield submission(`S${index}`);
      yield submission('summary');
    }
    expect(await client.submitAll(documents())).toMatchObject({ sent: 42, waiting: 1 });
    const sent = endpoint.messages.map(({ reference }) => reference);
    expect(sent).not.toContain('complete');
    expect(sent.at(-1)).toBe('amended');
  });

  test('what depends on another waits in the journal, and leaves by itself when that is accepted', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    await client.submit(submission('summary'));
    expect((await client.submit(submission('complete', { after: 'summary' }))).outcome).toBe('waiting');
    const released = client.waitUntilReleased('complete', { timeoutMs: 20_000 });
    endpoint.say(receipt('accepted', { clientReference: 'summary', ...at(1) }));
    while (endpoint.messages.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    endpoint.say(receipt('released', { clientReference: 'complete', ...at(2) }));
    expect(await released).toMatchObject({ clientReference: 'complete', state: 'released' });
  });

  test('waits until released, over looks that fail; an end that is none is thrown with its entry', async () => {
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(where()));
    await client.submitAll(['A', 'B', 'C'].map((name) => submission(name)));
    let failures = 2;
    endpoint.polled = () => {
      if (failures-- > 0) throw failed('ERR_KOUAN_NETWORK');
    };
    endpoint.say(receipt('accepted', { clientReference: 'A', ...at(1) }));
    endpoint.say(receipt('released', { clientReference: 'A', ...at(2) }));
    endpoint.say(receipt('rejected', { clientReference: 'B', ...at(3), final: true }));
    expect((await client.waitUntilReleased('A')).state).toBe('released');
    const error = await failing(() => client.waitUntilReleased('B'));
    expect(error).toBeInstanceOf(NotReleasedError);
    expect([isKouanError(error), (error as NotReleasedError).entry.state]).toEqual([true, 'rejected']);
    const late = await failing(() => client.waitUntilReleased('C', { timeoutMs: 30 }));
    expect(late.code).toBe('ERR_KOUAN_ABORTED');
    expect((await failing(() => client.waitUntilReleased('nobody'))).code).toBe('ERR_KOUAN_USAGE');
    failures = Number.POSITIVE_INFINITY;
    expect((await failing(() => client.waitUntilReleased('C'))).code).toBe('ERR_KOUAN_NETWORK');
  });

  test('receipts go on from a cursor, in this process or the next', async () => {
    const place = where();
    const endpoint = new Endpoint();
    const client = await clientOf(endpoint, await journalAt(place));
    await client.submit(submission('A'));
    for (const [second, state] of (['stored', 'accepted', 'released'] as const).entries())
      endpoint.say(receipt(state, { clientReference: 'A', ...at(second) }));
    const states: unknown[] = [];
    let cursor = '';
    for await (const event of client.receipts()) {
      if (event.kind !== 'receipt' || event.body['noticedAt'] === undefined) continue;
      states.push(event.body['state']);
      cursor = event.cursor;
      if (states.length === 2) break;
    }
    const next = await clientOf(endpoint, await journalAt(place));
    const error = await failing(async () => {
      for await (const event of next.receipts({ after: cursor, timeoutMs: 300 })) states.push(event.body['state']);
    });
    expect([states, error.code]).toEqual([['stored', 'accepted', 'released'], 'ERR_KOUAN_ABORTED']);
  });

  test('after it is closed nothing is begun', async () => {
    const client = await clientOf(new Endpoint(), await journalAt(where()));
    await client.close();
    expect((await failing(() => client.submit(submission('A')))).code).toBe('ERR_KOUAN_ABORTED');
  });

  if (dialect === 'PostgreSQL')
    test('what is planned is sent by workers; the client sees what they do, and what several clients send is sent once', async () => {
      const place = where();
      const endpoint = new Endpoint();
      const stop = new AbortController();
      const worker = runWorker({
        journal: await journalAt(place),
        decode,
        open: async (target) => endpoint.transport(target),
        drain: stop.signal,
        pollMs: 10,
      });
      const [one, two] = [
        await clientOf(endpoint, await journalAt(place), { polls: false }),
        await clientOf(endpoint, await journalAt(place)),
      ];
      expect(await one.plan(submission('P'))).toMatchObject({ outcome: 'planned', state: 'planned' });
      while (endpoint.messages.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      endpoint.say(receipt('closed', { clientReference: 'P', ...at(5) }));
      expect((await one.waitUntilReleased('P')).state).toBe('closed');
      const names = Array.from({ length: 60 }, (_, index) => `T${index}`);
      await Promise.all([one, two].flatMap((client) => names.map((name) => client.submit(submission(name)))));
      expect(endpoint.messages).toHaveLength(61);
      expect((await entriesOf(one.journal)).every(({ state }) => state === 'received' || state === 'closed')).toBe(
        true,
      );
      stop.abort();
      await worker;
    });
});
