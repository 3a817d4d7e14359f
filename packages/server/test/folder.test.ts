import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { directoryTransport, openJournal, pollReceipts, submitAll } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { startServer } from '../src/index.ts';
import { order } from './control.testing.ts';
import { entriesOf } from './run.testing.ts';
import { accepted, closing, decode, errorOf, message, paths, STEP_MS, served, submission } from './server.testing.ts';

const path = paths();
const list = (folder: string, box: string): string[] => readdirSync(join(folder, box)).sort();

describe('two servers on one folder', () => {
  test('the second is told so, and may have it when the first is closed', async () => {
    const directory = path();
    const first = await served({ directory });
    const error = await errorOf(startServer({ directory }));
    expect(error.code).toBe('ERR_KOUAN_CONFLICT');
    expect(error.hint?.en).toBeTruthy();
    await first.close();
    await served({ directory });
  });

  test('one of another process that lives, one of another machine, and one that is dead', async () => {
    const directory = path();
    mkdirSync(directory);
    const lock = join(directory, '.kouan-server.lock');
    for (const holder of [`${process.ppid} ${hostname()}`, '1 another-machine', '']) {
      writeFileSync(lock, holder);
      expect((await errorOf(startServer({ directory }))).code).toBe('ERR_KOUAN_CONFLICT');
      expect(readFileSync(lock, 'utf8')).toBe(holder);
    }
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(lock, `${pid} ${hostname()}`);
    const server = await served({ directory });
    await server.close();
    expect(existsSync(lock)).toBe(false);
  });

  test('one that was begun and never written: whoever did it was killed, or lost power', async () => {
    const directory = path();
    mkdirSync(directory);
    const lock = join(directory, '.kouan-server.lock');
    writeFileSync(lock, '');
    const before = new Date(Date.now() - 60_000);
    utimesSync(lock, before, before);
    await served({ directory });
    expect(readFileSync(lock, 'utf8')).toContain(hostname());
  });

  test('a server that cannot start leaves the folder free', async () => {
    const directory = path();
    const taken = await served();
    expect((await errorOf(startServer({ directory, port: taken.port }))).code).toBe('ERR_KOUAN_NETWORK');
    const store = path('.db');
    writeFileSync(store, 'no database '.repeat(100));
    expect((await errorOf(startServer({ directory, store }))).code).toBe('ERR_KOUAN_JOURNAL');
    await served({ directory });
  });
});

test('a directory that is a file', async () => {
  const directory = path();
  writeFileSync(directory, '');
  const error = await errorOf(startServer({ directory }));
  expect(error.code).toBe('ERR_KOUAN_FILE');
  expect(error.message).toContain(directory);
  expect(error.hint?.zh).toBeTruthy();
});

describe('submission through the folders', () => {
  test('every course to its end; what was sent back is corrected; what fails is told', async () => {
    const directory = path();
    const server = await served({ directory });
    const transport = directoryTransport({ path: directory });
    const journal = await openJournal(path('.db'));
    closing(() => journal.close());
    const states = async (): Promise<Record<string, string>> => {
      await pollReceipts({ journal, transport, decode });
      return Object.fromEntries(
        (await entriesOf(journal)).flatMap((one) =>
          one.replacedBy === undefined ? [[one.clientReference, one.state]] : [],
        ),
      );
    };
    const soon = { timeout: 15_000, interval: 50 };
    const courses = ['released', 'inspected', 'rejected', 'returned'];
    const half = { ...submission('F-half'), bytes: message('F-half').slice(0, 900) };
    const submissions = [...courses.map((name) => submission(`F-${name}`)), half];
    expect(await submitAll({ journal, transport, decode, submissions })).toMatchObject({ sent: 5, refused: 0 });
    const stored = Object.fromEntries(courses.map((name) => [`F-${name}`, 'stored']));
    await expect.poll(states, soon).toEqual({ ...stored, 'F-half': 'rejected' });
    expect(await submitAll({ journal, transport, decode, submissions })).toMatchObject({ sent: 0, known: 5 });

    server.clock.advance(100 * STEP_MS);
    const ended = {
      'F-released': 'closed',
      'F-inspected': 'closed',
      'F-rejected': 'rejected',
      'F-returned': 'returned',
    };
    await expect.poll(states, soon).toEqual({ ...ended, 'F-half': 'rejected' });

    const corrected = [submission('F-rejected', { grossMass: '1300.00' }), submission('F-half')];
    expect(await submitAll({ journal, transport, decode, submissions: corrected })).toMatchObject({ sent: 2 });
    await expect.poll(states, soon).toMatchObject({ 'F-rejected': 'stored', 'F-half': 'stored' });
    server.clock.advance(100 * STEP_MS);
    await expect.poll(states, soon).toMatchObject({ 'F-rejected': 'closed' });
    expect((await accepted(server)).map(({ reference }) => reference).sort()).toEqual([
      'F-half',
      'F-inspected',
      'F-rejected',
      'F-rejected',
      'F-released',
      'F-returned',
    ]);
    expect(list(directory, 'OutBox')).toEqual([]);
    expect(list(directory, 'SentBox')).toContain('F-rejected.xml.1');
  });

  test('what is put while time stands still came then: the log is the same in every run, and after a restore', async () => {
    const runs = [];
    for (const _ of [1, 2]) {
      const directory = path();
      const server = await served({ directory });
      const advance = () => order(server, 'POST', `/control/clock/advance?ms=${100 * STEP_MS}`);
      for (const name of ['F-released', 'F-inspected']) {
        writeFileSync(join(directory, 'OutBox', `${name}.xml`), message(name));
        await advance();
      }
      // Nobody waits by the clock on the wall: the answer to the order comes when the folders are at rest.
      const boxes = ['OutBox', 'SentBox', 'InBox'].map((box) => list(directory, box));
      await order(server, 'POST', '/control/state/snapshots', { name: 'put' });
      const { json } = await order(server, 'POST', '/control/state/snapshots/put/restore');
      expect(json).toMatchObject({ exact: true, notCarried: [] });
      runs.push({ boxes, sha256: server.events.sha256() });
    }
    expect(runs[0]).toEqual(runs[1]);
    const [outBox, sentBox, inBox = []] = runs[0]?.boxes ?? [];
    expect([outBox, sentBox]).toEqual([[], ['F-inspected.xml', 'F-released.xml']]);
    expect(inBox.filter((name) => name.startsWith('Successed_'))).toHaveLength(2);
    expect(inBox.filter((name) => name.startsWith('Receipt_')).length).toBeGreaterThan(5);
    // China is eight hours ahead of a server that began with the year.
    expect(inBox.every((name) => /_20260101080\d{10}\.xml$/.test(name))).toBe(true);
  });
});
