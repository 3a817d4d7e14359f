import { describe, expect, test } from 'vitest';
import { bytesOf, failing, journalAt } from '../journal/journal.testing.ts';
import type { Journal } from '../journal/journal.ts';
import { DIALECTS } from '../store/dialects.testing.ts';
import { all } from '../store/work.ts';
import { spreadChunks } from './spread.ts';
import { claimChunk } from './table.ts';
import { type ChunkTask, ChunkWorker } from './worker.ts';

const KIND = 'upper@1';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

const shout = async ({ input, common }: ChunkTask): Promise<Uint8Array> =>
  bytesOf(`${textOf(await common())}${textOf(input).toUpperCase()}`);

async function* inputs(count: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index++) yield bytesOf(`part ${index}`);
}

function worker(journal: Journal, run = shout, kind = KIND) {
  const stop = new AbortController();
  const ended = new ChunkWorker({ journal, kind, run, drain: stop.signal, concurrency: 2 }).run();
  return async () => {
    stop.abort();
    await ended;
  };
}

const work = (journal: Journal, count: number, more = {}) =>
  spreadChunks({ journal, kind: KIND, name: 'test', common: bytesOf('> '), inputs: inputs(count), ...more });

async function gathered(outputs: AsyncIterable<Uint8Array>): Promise<string[]> {
  const texts: string[] = [];
  for await (const one of outputs) texts.push(textOf(one));
  return texts;
}

const expected = (count: number): string[] => Array.from({ length: count }, (_, index) => `> PART ${index}`);

describe.each(DIALECTS)('%s', (_, where) => {
  test('what comes out is in the order of what went in, each once, whoever did it; nothing is left behind', async () => {
    const place = where();
    const [asker, one, two] = [await journalAt(place), await journalAt(place), await journalAt(place)];
    const ends = [worker(one), worker(two)];
    expect(await gathered(work(asker, 100, { ahead: 10 }))).toEqual(expected(100));
    for (const end of ends) await end();
    expect(await asker.run(() => all('SELECT * FROM chunks'))).toEqual([]);
    expect([await asker.batches(), await asker.targets()]).toEqual([[], []]);
  });

  test('what a dead worker had is done by another; workers of another version take nothing', async () => {
    const place = where();
    const [asker, dead, other] = [await journalAt(place), await journalAt(place), await journalAt(place)];
    const endOther = worker(other, async () => bytesOf('wrong'), 'upper@2');
    const outputs = gathered(work(asker, 3));
    let held: unknown;
    while (held === undefined) held = await dead.run((at, _now, owner) => claimChunk(KIND, undefined, owner, at));
    await dead.run(() => all(`UPDATE chunks SET lease_until = 1 WHERE state = 'held'`));
    const end = worker(await journalAt(place));
    expect(await outputs).toEqual(expected(3));
    await end();
    await endOther();
  });

  test('a part that fails is tried again; one that nobody can do ends the work and says which', async () => {
    const place = where();
    const [asker, one] = [await journalAt(place), await journalAt(place)];
    let flaky = 2;
    const end = worker(one, async (task) => {
      if (task.number === 1 && flaky-- > 0) throw new Error('not now');
      if (textOf(task.input) === 'part 4') throw new Error('never');
      return shout(task);
    });
    expect(await gathered(work(asker, 4))).toEqual(expected(4));
    const error = await failing(() => gathered(work(asker, 6)));
    expect([error.code, error.message]).toEqual(['ERR_KOUAN_INTERNAL', expect.stringMatching(/Part 5 of test.*never/)]);
    await end();
  });

  test('is stopped by its signal, and cleared away', async () => {
    const journal = await journalAt(where());
    const stop = new AbortController();
    const error = await failing(() =>
      gathered(work(journal, 5, { signal: stop.signal, onBegun: () => setTimeout(() => stop.abort(), 50) })),
    );
    expect([error.code, await journal.batches()]).toEqual(['ERR_KOUAN_ABORTED', []]);
  });
});
