import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openDatabase } from '@kouan/sdk/exchange';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, freshFolder, kouan, type Ran, records, served, start } from './kouan.testing.ts';
import { road } from './road.testing.ts';
import { declarationFile } from './sample.testing.ts';
import { versionOneJournal } from './version-1.testing.ts';

const folder = freshFolder();
const SERVER = process.env['KOUAN_TEST_POSTGRES'];
const isRoot = process.getuid?.() === 0;

let server: Awaited<ReturnType<typeof served>>;
let way: Awaited<ReturnType<typeof road>>;
beforeAll(async () => {
  server = await served();
  way = await road(server.url);
});
afterAll(async () => {
  await way.close();
  await server.stop();
});

const submit = (reference: string, journal: string, ...more: string[]) =>
  kouan(['submit', declarationFile(folder, reference), '--yes', '--to', way.url, '--journal', journal, ...more]);

/** A refusal that a person can do something with, in both languages, and nothing sent. */
async function refused(journal: string, code: number, says: RegExp, zh: RegExp, env = {}): Promise<void> {
  const before = way.arrived.length;
  const file = declarationFile(folder, `X${randomBytes(3).toString('hex')}`);
  for (const args of [
    ['submit', file, '--yes', '--to', way.url],
    ['batch', 'list'],
  ]) {
    const ran: Ran = await kouan([...args, '--journal', journal], { env });
    expect([args[0], ran.code, ran.stdout]).toEqual([args[0], code, '']);
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr).toMatch(/what to do: \S/);
    expect(ran.stderr).not.toMatch(/\n\s+at |ERR_KOUAN_INTERNAL/);
    for (const secret of Object.values(env)) expect(ran.stderr).not.toContain(secret);
  }
  const chinese = await kouan(['batch', 'list', '--journal', journal, '--lang', 'zh'], { env });
  expect([chinese.code, chinese.stderr]).toEqual([code, expect.stringMatching(zh)]);
  expect(chinese.stderr).toMatch(/处理办法：\S/);
  const json = await kouan(['batch', 'list', '--journal', journal, '--json'], { env });
  expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: expect.stringMatching(/^ERR_KOUAN_/) } });
  expect(way.arrived.length).toBe(before);
}

describe('a journal that cannot be used', () => {
  it('is damaged: named, and left as it is', async () => {
    const journal = join(folder, 'damaged.db');
    expect((await submit('D-1-released', journal)).code).toBe(0);
    const bytes = readFileSync(journal);
    bytes.fill(0xab, 4_096);
    writeFileSync(journal, bytes);
    await refused(journal, 1, /ERR_KOUAN_JOURNAL/, /损坏/);
    expect(readFileSync(journal).equals(bytes)).toBe(true);
  });

  it('is cut off in the middle, or no database at all', async () => {
    const journal = join(folder, 'cut.db');
    await submit('D-2-released', journal);
    writeFileSync(journal, readFileSync(journal).subarray(0, 10_000));
    await refused(journal, 1, /ERR_KOUAN_JOURNAL/, /数据库/);
    const text = join(folder, 'text.db');
    writeFileSync(text, 'a text that is longer than the head of a database, and none of it is one: '.repeat(20));
    await refused(text, 1, /no SQLite file/, /不是 SQLite 文件/);
  });

  it('is the database of somebody else: nothing is written to it', async () => {
    const journal = join(folder, 'foreign.db');
    const database = openDatabase(journal);
    database.exec('CREATE TABLE customers (name TEXT)');
    database.close();
    const before = readFileSync(journal);
    await refused(journal, 1, /is a database, but no journal/, /不是日志/);
    expect(readFileSync(journal).equals(before)).toBe(true);
  });

  it('is of a newer kouan', async () => {
    const journal = join(folder, 'newer.db');
    await submit('D-3-released', journal);
    const database = openDatabase(journal);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await refused(journal, 1, /of version 99[\s\S]*update it/, /版本为 99/);
  });

  it('of an older kouan is brought up to date, and a copy is kept', async () => {
    const journal = join(folder, 'older.db');
    versionOneJournal(journal, way.url);
    const shown = await kouan(['status', '--journal', journal, '--json']);
    expect(records(shown.stdout).at(-1)).toMatchObject({ states: { released: 1, unknown: 1 } });
    const copy = openDatabase(`${journal}.v1.bak`);
    expect(copy.prepare('SELECT COUNT(*) AS n FROM submissions').get()).toEqual({ n: 2 });
    copy.close();
    // It goes on where it was: the cursor is kept, and what was on its way is asked for.
    expect((await kouan(['reconcile', '--journal', journal])).code).toBe(3);
    expect((await submit('D-4-released', journal)).code).toBe(0);
  });

  it('is used by another process: said who, and the other goes on', async () => {
    const journal = join(folder, 'busy.db');
    way.behave('hold');
    const arrival = way.nextArrival();
    const child = start([
      ...['submit', declarationFile(folder, 'D-5-released'), '--yes', '--to', way.url, '--journal', journal],
    ]);
    child.stdout.resume();
    child.stderr.resume();
    await arrival;
    const second = await submit('D-6-released', journal);
    expect([second.code, second.stderr]).toEqual([6, expect.stringContaining(`Process ${child.pid}`)]);
    // Looking is no sending.
    expect((await kouan(['batch', 'list', '--journal', journal])).code).toBe(0);
    child.kill('SIGINT');
    await once(child, 'close');
    way.behave('pass');
    expect((await submit('D-6-released', journal, '--wait', '20')).code).toBe(0);
    expect(records((await kouan(['status', '--journal', journal, '--json'])).stdout).at(-1)).toMatchObject({
      states: { closed: 2 },
    });
  });
});

describe('a folder that may not be written to', () => {
  const asNobody = { uid: 65_534, gid: 65_534 };
  const canBeNobody = isRoot && spawnSync(process.execPath, [BIN, '--version'], { ...asNobody, cwd: '/' }).status === 0;

  it.skipIf(isRoot && !canBeNobody)('by its permissions', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    if (isRoot) chmodSync(folder, 0o755);
    chmodSync(closed, 0o555);
    const ran = spawnSync(
      process.execPath,
      [BIN, 'submit', declarationFile(folder, 'R-1'), '--yes', '--to', way.url, '--journal', join(closed, 'j.db')],
      { encoding: 'utf8', env: { LANG: 'C' }, ...(isRoot ? asNobody : {}) },
    );
    expect([ran.status, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toMatch(/ERR_KOUAN_JOURNAL[\s\S]*what to do: .*folder/);
  });

  const mounted = join(folder, 'mounted');
  const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
  const canMount = (): boolean => {
    mkdirSync(mounted, { recursive: true });
    return isRoot && mount('--bind', mounted, mounted);
  };

  it.runIf(canMount())('because its disk is read-only, which root is not exempt from', async () => {
    const journal = join(mounted, 'j.db');
    await submit('R-2-released', journal);
    expect(mount('-o', 'remount,ro,bind', mounted)).toBe(true);
    try {
      await refused(join(mounted, 'other.db'), 1, /other\.db/, /other\.db/).catch((error) => {
        // `batch list` of a journal that is not there says so.
        if (!String(error).includes('batch')) throw error;
      });
      const ran = await submit('R-3', journal);
      expect([ran.code, ran.stdout]).toEqual([1, '']);
      expect(ran.stderr).toMatch(/ERR_KOUAN_JOURNAL[\s\S]*what to do:/);
    } finally {
      execFileSync('umount', [mounted]);
    }
    expect((await submit('R-3-released', journal)).code).toBe(0);
  });
});

describe.skipIf(SERVER === undefined)('a journal on a server', () => {
  it('wrong password: 4, and the password is nowhere', async () => {
    const admin = new pg.Client({ connectionString: SERVER });
    await admin.connect();
    await admin.query("DROP ROLE IF EXISTS guarded; CREATE ROLE guarded LOGIN PASSWORD 'right-one'");
    await admin.end();
    const address = String(SERVER).replace('//kouan@', '//guarded@');
    await refused(address, 4, /password authentication failed[\s\S]*PGPASSWORD/, /PGPASSWORD/, {
      PGPASSWORD: 'wrong-opensesame',
    });
    await refused(address, 4, /ERR_KOUAN_NOT_AUTHORISED/, /PGPASSWORD/);
  });

  it('nobody there, or somebody who is no PostgreSQL: 5', async () => {
    await refused('postgres://broker@127.0.0.1:1/kouan', 5, /ERR_KOUAN_UNAVAILABLE/, /数据库服务/);
    const silent = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    await refused(`postgres://broker@127.0.0.1:${port}/kouan`, 5, /ERR_KOUAN_UNAVAILABLE/, /数据库服务/);
    silent.close();
  });

  it('no such database: 1, with the command that makes it', async () => {
    await refused(String(SERVER).replace('/postgres', '/nothere'), 1, /createdb/, /createdb/);
  });

  it('two processes submit from it at once, each document once', async () => {
    const journal = `${SERVER}?schema=two${randomBytes(4).toString('hex')}`;
    const names = (who: string) => Array.from({ length: 8 }, (_, index) => `${who}-${index}-released`);
    const before = way.arrived.length;
    const run = (who: string) =>
      kouan([
        ...['submit', ...names(who).map((name) => declarationFile(folder, name)), '--yes', '--to', way.url],
        ...['--journal', journal, '--wait', '20', '--json'],
      ]);
    const [one, two] = await Promise.all([run('T1'), run('T2')]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(way.arrived.slice(before).sort()).toEqual([...names('T1'), ...names('T2')].sort());
    expect(existsSync('postgres:')).toBe(false);
  });
});
