import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { drawnCourses } from '../src/course.ts';
import { DirectoryClient } from '../src/directory.ts';
import { lateAuthority } from '../src/late-rooms.ts';
import { lockFolder } from '../src/lock.ts';
import { SingleWindow } from '../src/single-window.ts';
import { Store } from '../src/store.ts';
import { WorldLog, worldClock } from '../src/world/index.ts';
import { closing, decode, message, paths, STEP_MS } from './server.testing.ts';

const path = paths();
const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The client's folders, served round by round. */
async function client(folder = path(), storeFile = ':memory:') {
  const store = new Store(storeFile);
  const clock = worldClock({ start: new Date('2026-01-01T00:00:00Z'), mode: 'virtual' });
  const parts = { store, clock, events: new WorldLog(clock), courses: drawnCourses(7), stepMs: STEP_MS };
  const singleWindow = new SingleWindow(parts);
  const lock = await lockFolder(folder);
  closing(() => lock.release());
  closing(() => store.close());
  const boxes = new DirectoryClient(folder, { clock, singleWindow, store, authority: lateAuthority(parts) });
  return { folder, store, clock, singleWindow, round: () => boxes.round() };
}

/** A message as a careful sender puts it: whole, and long enough ago. */
function put(folder: string, name: string, bytes: Uint8Array | string): void {
  const beside = join(folder, 'OutBox', '.being-written');
  writeFileSync(beside, bytes);
  utimesSync(beside, LONG_AGO, LONG_AGO);
  renameSync(beside, join(folder, 'OutBox', name));
}

const list = (folder: string, box: string): string[] => readdirSync(join(folder, box)).sort();
const answers = (folder: string): Receipt[] =>
  list(folder, 'InBox').flatMap((name) => [...decode(readFileSync(join(folder, 'InBox', name)))]);

describe('a message in OutBox', () => {
  test('is taken in, moved as it was, and answered; receipts follow with the clock', async () => {
    const { folder, clock, round } = await client();
    put(folder, 'D-1.xml', message('D-1-released'));
    await round();
    expect(list(folder, 'OutBox')).toEqual([]);
    expect(readFileSync(join(folder, 'SentBox', 'D-1.xml')).equals(message('D-1-released'))).toBe(true);
    expect(list(folder, 'InBox')).toEqual([expect.stringMatching(/^Successed_D-1_\d{21}\.xml$/)]);
    expect(answers(folder)).toMatchObject([{ state: 'stored', clientReference: 'D-1-released' }]);
    clock.advance(100 * STEP_MS);
    await round();
    await round();
    const channels = answers(folder).flatMap(({ channel }) => channel ?? []);
    expect(channels).toEqual(['7', 'L', 'J', 'P', 'R']);
    expect(list(folder, 'InBox').every((name) => name.endsWith('.xml') && !name.startsWith('.'))).toBe(true);
  });

  test('is taken in whole or not at all', async () => {
    const { folder, store, round } = await client();
    const file = join(folder, 'OutBox', 'slow.xml');
    const bytes = message('D-slow');
    // A time that is still to come: only two looks that see the same tell that it is whole.
    const grow = (part: Uint8Array, hour: number): void => {
      appendFileSync(file, part);
      const later = new Date(Date.now() + hour * 3_600_000);
      utimesSync(file, later, later);
    };
    grow(bytes.slice(0, 700), 1);
    await round();
    grow(bytes.slice(700), 2);
    await round();
    expect(list(folder, 'OutBox')).toEqual(['slow.xml']);
    expect(list(folder, 'InBox')).toEqual([]);
    await round();
    expect(list(folder, 'SentBox')).toEqual(['slow.xml']);
    expect(store.page(0, 100).map(({ accepted }) => accepted.reference)).toEqual(['D-slow']);
  });

  test('may be in GBK, as the label says', async () => {
    const { folder, store, round } = await client();
    const ascii = utf8(message('D-gbk')).replace(/[^\0-\x7f]+/g, 'X');
    // 海关 in GBK, where a UTF-8 reader would find no letter.
    const [before = '', after = ''] = ascii.replace(/encoding="UTF-8"/i, 'encoding="GBK"').split('X', 2);
    const rest = ascii.slice(ascii.indexOf('X') + 1);
    put(
      folder,
      'gbk.xml',
      Buffer.concat([Buffer.from(before), Buffer.from([0xba, 0xa3, 0xb9, 0xd8]), Buffer.from(rest)]),
    );
    expect(after).not.toBe('');
    await round();
    expect(list(folder, 'SentBox')).toEqual(['gbk.xml']);
    expect(store.page(0, 100).map(({ accepted }) => accepted.reference)).toEqual(['D-gbk']);
  });

  test.each<[string, Uint8Array | string]>([
    ['nothing', ''],
    ['no XML', 'PK\x03\x04 certainly a spreadsheet'],
    ['half a message', message('D-half').slice(0, 900)],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['NUL bytes', new Uint8Array(5_000)],
    ['one that is no UTF-8', Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x80])],
  ])('that is %s goes to FailBox with an answer, and the next one is taken in', async (_, bytes) => {
    const { folder, store, round } = await client();
    put(folder, 'a-bad.xml', bytes);
    put(folder, 'b-good.xml', message('D-good'));
    await round();
    expect(list(folder, 'FailBox')).toEqual(['a-bad.xml']);
    expect(readFileSync(join(folder, 'FailBox', 'a-bad.xml')).equals(Buffer.from(bytes))).toBe(true);
    expect(answers(folder).map(({ state }) => state)).toEqual(['failed', 'stored']);
    expect(store.count).toBe(1);
  });

  test.each([10_000_001, 5_000_000_000])('of %i bytes goes to FailBox unread', async (size) => {
    const { folder, store, round } = await client();
    put(folder, 'a-huge.xml', '');
    truncateSync(join(folder, 'OutBox', 'a-huge.xml'), size);
    put(folder, 'b-good.xml', message('D-good'));
    await round();
    await round();
    expect(list(folder, 'FailBox')).toEqual(['a-huge.xml']);
    expect(list(folder, 'SentBox')).toEqual(['b-good.xml']);
    expect(answers(folder).map(({ state }) => state)).toEqual(['failed', 'stored']);
    expect(store.count).toBe(1);
  });

  test('of any name that a file can have is taken in', async () => {
    const { folder, store, round } = await client();
    const names = [
      '报关单 一.xml',
      `${'号'.repeat(83)}.xml`,
      `${'a'.repeat(251)}.xml`,
      '$(id)`;\n"\'.xml',
      '%2e%2e%2f.XML',
      '..xml.xml'.slice(2),
      '-rf.xml',
    ];
    for (const [index, name] of names.entries()) put(folder, name, message(`D-${index}`));
    await round();
    expect(list(folder, 'SentBox')).toEqual(names.toSorted());
    expect(list(folder, 'InBox')).toHaveLength(names.length);
    expect(store.count).toBe(names.length);
    expect(list(folder, '.')).toEqual(['.kouan-server.lock', 'FailBox', 'InBox', 'OutBox', 'SentBox']);
  });

  test('what is no message is left where it is, and holds up nothing', async () => {
    const { folder, store, round } = await client();
    const outBox = join(folder, 'OutBox');
    mkdirSync(join(outBox, 'a-folder.xml'));
    const elsewhere = path('.xml');
    writeFileSync(elsewhere, message('D-elsewhere'));
    symlinkSync(elsewhere, join(outBox, 'b-link.xml'));
    symlinkSync('nowhere', join(outBox, 'c-broken.xml'));
    writeFileSync(join(outBox, '.d-hidden.xml'), message('D-hidden'));
    writeFileSync(join(outBox, 'e-other.tmp'), message('D-other'));
    const before = list(folder, 'OutBox');
    put(folder, 'z-good.xml', message('D-good'));
    await round();
    await round();
    expect(list(folder, 'OutBox')).toEqual(before);
    expect(store.page(0, 100).map(({ accepted }) => accepted.reference)).toEqual(['D-good']);
    expect(existsSync(elsewhere)).toBe(true);
  });
});

describe('the same name twice', () => {
  test('with two messages: both are answered and both are kept, though the clock stands still', async () => {
    const { folder, store, round } = await client();
    for (const reference of ['D-1', 'D-2', 'D-3']) {
      put(folder, 'same.xml', message(reference));
      await round();
    }
    expect(answers(folder).map(({ clientReference }) => clientReference)).toEqual(['D-1', 'D-2', 'D-3']);
    expect(store.count).toBe(3);
    expect(list(folder, 'SentBox')).toEqual(['same.xml', 'same.xml.1', 'same.xml.2']);
    expect(readFileSync(join(folder, 'SentBox', 'same.xml')).equals(message('D-3'))).toBe(true);
    expect(readFileSync(join(folder, 'SentBox', 'same.xml.1')).equals(message('D-1'))).toBe(true);
  });

  test('with one message: taken in once, answered once', async () => {
    const { folder, store, clock, round } = await client();
    for (let time = 0; time < 2; time++) {
      put(folder, 'same.xml', message('D-1'));
      await round();
      clock.advance(1);
    }
    expect(list(folder, 'InBox')).toHaveLength(1);
    expect(store.count).toBe(1);
    expect(list(folder, 'OutBox')).toEqual([]);
  });

  test('with a bad one first: the good one is answered too', async () => {
    const { folder, round } = await client();
    put(folder, 'same.xml', 'bad');
    await round();
    put(folder, 'same.xml', message('D-1'));
    await round();
    expect(
      answers(folder)
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['failed', 'stored']);
    expect([list(folder, 'FailBox'), list(folder, 'SentBox')]).toEqual([['same.xml'], ['same.xml']]);
  });
});

describe('a server that ended in the middle', () => {
  test('after it took a message in and before it answered: the answer comes, and nothing twice', async () => {
    const store = path('.db');
    const first = await client(path(), store);
    put(first.folder, 'D-1.xml', message('D-1-released'));
    first.singleWindow.take(message('D-1-released'), undefined);
    expect(list(first.folder, 'InBox')).toEqual([]);
    await first.round();
    expect(answers(first.folder)).toMatchObject([{ state: 'stored', clientReference: 'D-1-released' }]);
    expect(first.store.count).toBe(1);
  });

  test('after it answered and before it moved the message: the same answer under the same name', async () => {
    const { folder, clock, round } = await client();
    put(folder, 'D-1.xml', message('D-1-released'));
    await round();
    const before = list(folder, 'InBox');
    renameSync(join(folder, 'SentBox', 'D-1.xml'), join(folder, 'OutBox', 'D-1.xml'));
    clock.advance(1);
    await round();
    expect(list(folder, 'InBox')).toEqual(before);
    expect(list(folder, 'SentBox')).toEqual(['D-1.xml']);
  });
});
