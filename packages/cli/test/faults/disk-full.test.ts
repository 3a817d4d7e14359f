import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '@kouan/sdk/exchange';
import { expect, test } from 'vitest';
import { sampleImport } from '../../../sdk/src/checks/declaration/sample.testing.ts';
import { honest, proxied } from '../../../server/test/proxy.testing.ts';
import { closing, STEP_MS, served } from '../../../server/test/server.testing.ts';
import { freshFolder, kouan } from '../kouan.testing.ts';
import { assertConsistent } from './consistent.testing.ts';
import { report, sum, times } from './counts.testing.ts';

const DOCUMENTS = 150;
/** Disks that are full at the first table, while planning, in the middle of sending, and among the receipts. */
const SIZES_KIB =
  times(4, 10) === 4 ? [64, 500, 1_100, 1_900] : [64, 250, 500, 750, 1_000, 1_250, 1_500, 1_750, 2_000, 2_250];

/** A disk of its own, of the size of a stamp; nothing where this user may not mount one. */
function disk(path: string, kib: number): boolean {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'kouan', path], { stdio: 'pipe' });
  } catch {
    return false;
  }
  closing(() => execFileSync('umount', ['-l', path]));
  return true;
}

const grow = (path: string): void => void execFileSync('mount', ['-o', 'remount,size=64m', path]);

const mayMount = ((): boolean => {
  const path = join(freshFolder(), 'try');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'kouan', path], { stdio: 'pipe' });
    execFileSync('umount', [path]);
    return true;
  } catch {
    console.log('skip  a full disk: this user may not mount one');
    return false;
  }
})();

test.skipIf(!mayMount)(
  'the disk is full: it is said, and goes on when there is space',
  { timeout: 600_000 },
  async () => {
    const folder = freshFolder();
    const names = Array.from({ length: DOCUMENTS }, (_, index) => `D-${index}-released`);
    const file = join(folder, 'declarations.ndjson');
    writeFileSync(file, names.map((name) => JSON.stringify({ ...sampleImport(), clientReference: name })).join('\n'));
    let total = {};
    for (const kib of SIZES_KIB) {
      const path = join(folder, String(kib));
      expect(disk(path, kib)).toBe(true);
      const server = await served();
      const road = await proxied(server.url, honest);
      const where = join(path, 'journal.db');
      const command = ['submit', file, '--to', road.url, '--journal', where, '--yes', '--wait', '30', '--json'];
      const clock = setInterval(() => server.clock.advance(STEP_MS), 20);
      const first = await kouan(command);
      const again = await kouan(command);
      for (const { code, stderr } of [first, again])
        expect([kib, code, stderr]).toEqual([kib, 1, expect.stringContaining('disk')]);
      const before = road.keys.length;
      grow(path);
      const { code, stderr } = await kouan(command);
      clearInterval(clock);
      expect([kib, code, stderr.includes('✖')]).toEqual([kib, 0, false]);
      const journal = await openJournal(where);
      const counts = await assertConsistent(journal, {
        endpoint: server.url,
        target: road.url,
        states: new Map(names.map((name) => [name, 'closed'])),
        sent: road.keys,
      });
      await journal.close();
      total = sum(total, { 'disks full': 1, 'messages sent before there was space': before, ...counts });
    }
    report('The disk of the journal is full (SQLite)', total);
  },
);
