import { PROFILES } from '@kouan/sdk/title';
import { afterEach, describe, expect, it } from 'vitest';
import { ReadingThreads } from './threads.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const BYTES = new TextEncoder().encode('an envelope');
const PEERS = [{ code: 'BENA', certificate: 'a certificate' }];

const leaving: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0)) await leave();
});

/** A reader of threads that run a file. */
function readerOf(name: string) {
  const threads = new ReadingThreads(new URL(name, import.meta.url));
  const leave = threads.enter();
  leaving.push(leave);
  let keys = threads.number(PEERS);
  const reader = threads.reader('KUNB', PROFILES.strict, () => keys);
  return { reader, leave, know: (peers: typeof PEERS) => (keys = threads.number(peers)) };
}

/** What a thread makes of bytes, as soon as there is one, and how often there was none. */
async function once(reader: ReturnType<typeof readerOf>['reader'], bytes = BYTES) {
  for (let without = 0; ; without++) {
    const read = reader(bytes, NOW);
    if (read !== undefined) return { read: (await read) as unknown, without };
    if (without >= 8) await new Promise((resolve) => setTimeout(resolve, 5));
    if (without > 1_000) throw new Error('no thread has begun');
  }
}

describe('threads that read envelopes', () => {
  it('are begun when there are more than a few', async () => {
    const { reader } = readerOf('./answering.testing.mjs');
    expect((await once(reader)).without).toBeGreaterThanOrEqual(8);
    expect((await once(reader)).without).toBe(0);
  });

  it('hear of keys once, and before the envelope for which they count', async () => {
    const { reader, know } = readerOf('./answering.testing.mjs');
    const read = { kind: 'read', platform: 'KUNB', profile: PROFILES.strict, at: NOW.getTime(), bytes: BYTES };
    const { read: first } = await once(reader);
    expect(first).toMatchObject({
      all: [
        { kind: 'keys', number: 0, peers: PEERS },
        { ...read, keys: 0 },
      ],
    });
    expect(await reader(BYTES, NOW)).toMatchObject({ all: [{ ...read, keys: 0 }] });
    know([]);
    expect(await reader(BYTES, NOW)).toMatchObject({
      all: [
        { kind: 'keys', number: 1, peers: [] },
        { ...read, keys: 1 },
      ],
    });
    // What they are given is a copy of what is to be kept.
    expect(new TextDecoder().decode(BYTES)).toBe('an envelope');
  });

  it('answer in the order in which they were asked, and nothing where they could not read', async () => {
    const { reader } = readerOf('./answering.testing.mjs');
    await once(reader);
    const sizes = [3, 0, 2, 1];
    const read = await Promise.all(sizes.map((size) => reader(new Uint8Array(size).fill(size), NOW)));
    expect(read.map((one) => (one as { bytes?: Uint8Array } | undefined)?.bytes?.[0])).toEqual([3, undefined, 2, 1]);
  });

  it('that end over an envelope leave it to the receiver, and are not begun for ever', async () => {
    const { reader } = readerOf('./ending.testing.mjs');
    let ended = 0;
    for (let round = 0; round < 200; round++) {
      const read = reader(BYTES, NOW);
      if (read === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
      else {
        expect(await read).toBeUndefined();
        ended++;
      }
    }
    expect(ended).toBeGreaterThan(0);
    expect(ended).toBeLessThan(8);
  });

  it('end with the last room, and are begun again by the next', async () => {
    const threads = new ReadingThreads(new URL('./answering.testing.mjs', import.meta.url));
    const [one, other] = [threads.enter(), threads.enter()];
    const keys = threads.number(PEERS);
    const reader = threads.reader('KUNB', PROFILES.strict, () => keys);
    await once(reader);
    await one();
    expect(reader(BYTES, NOW)).toBeDefined();
    const asked = reader(BYTES, NOW);
    await other();
    expect(await asked).toBeUndefined();
    expect(reader(BYTES, NOW)).toBeUndefined();
    leaving.push(threads.enter());
    expect(await once(reader)).toMatchObject({ read: { kind: 'read' } });
  });

  it('are not there where nothing is built', async () => {
    const { reader } = readerOf('./nothing.mjs');
    expect(Array.from({ length: 20 }, () => reader(BYTES, NOW))).toEqual(Array.from({ length: 20 }, () => undefined));
  });
});
