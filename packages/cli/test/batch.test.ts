import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal, sendLease } from '@kouan/sdk/exchange';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshFolder, kouan, type Ran, records, served, start } from './kouan.testing.ts';
import { road } from './road.testing.ts';
import { declarationFile } from './sample.testing.ts';

const folder = freshFolder();
const SERVER = process.env['KOUAN_TEST_POSTGRES'];

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
beforeEach(() => way.behave('pass'));

const files = (...names: string[]): string[] => names.map((name) => declarationFile(folder, name));
const last = ({ stdout }: Ran): Record<string, unknown> => records(stdout).at(-1) ?? {};

/** The same life on both kinds of journal. */
const JOURNALS: readonly (readonly [name: string, where: () => string])[] = [
  ['SQLite', () => join(folder, `${Math.random()}.db`)],
  ...(SERVER === undefined
    ? []
    : [['PostgreSQL', () => `${SERVER}?schema=cli${Math.random().toString(36).slice(2, 10)}`] as const]),
];

describe.each(JOURNALS)('the life of a batch in %s', (kind, where) => {
  const own = kind.slice(0, 1);
  const journal = where();
  const run = (...args: string[]) => kouan([...args, '--journal', journal]);
  const submit = (...args: string[]) => run('submit', ...args, '--yes', '--to', way.url);
  const names = ['1', '2', '3', '4', '5', '6'].map((name) => `${own}-B${name}-released`);
  let id = '';

  it('too many failures pause it, and the same command does not get round that', async () => {
    way.behave('refuse');
    const ran = await submit(...files(...names), '--max-failures', '2', '--concurrency', '1');
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/is paused: 2 of 2 failed.*\n?.*kouan batch resume/s);
    way.behave('pass');
    const again = await submit(...files(...names), '--max-failures', '2');
    expect([again.code, again.stderr]).toEqual([6, expect.stringContaining('is paused')]);
    const listed = records((await run('batch', 'list', '--json')).stdout);
    expect(listed).toMatchObject([
      { batch: { state: 'paused', maxFailures: '2' }, states: { rejected: 2, planned: 4 } },
    ]);
    id = (listed[0] as { batch: { id: string } }).batch.id;
  });

  it('is shown by the beginning of its id: counts, reasons, what to do', async () => {
    const shown = await run('batch', 'show', id.slice(0, 11));
    expect(shown.code).toBe(3);
    expect(shown.stdout).toMatch(/4\s+planned[\s\S]*2\s+rejected[\s\S]*6\s+in all, 4 not final/);
    expect(shown.stdout).toContain('told to answer 422');
    const chinese = await run('batch', 'show', '--lang', 'zh');
    expect(chinese.stdout).toMatch(/批次 .* 已暂停/);
    expect((await run('batch', 'show', 'nothing')).code).toBe(2);
    expect((await run('batch', 'pause', id)).code).toBe(6);
  });

  it('is resumed with another limit and watched to its end', async () => {
    const watching = run('batch', 'show', id, '--watch', '--json');
    const resumed = await run('batch', 'resume', id, '--max-failures', '10', '--wait', '20', '--json');
    expect(resumed.code).toBe(3);
    expect(last(resumed)).toMatchObject({ event: 'summary', batch: id, states: { closed: 4, rejected: 2 } });
    const watched = await watching;
    expect(records(watched.stdout).length).toBeGreaterThan(1);
    expect(last(watched)).toMatchObject({ open: 0, states: { closed: 4, rejected: 2 } });
  });

  it('sends again what was refused at the door: one, then the others', async () => {
    const refused = names.slice(0, 2);
    const one = await run('batch', 'retry', id, refused[0] as string, '--wait', '20', '--json');
    expect([one.code, last(one)]).toEqual([3, expect.objectContaining({ states: { closed: 5, rejected: 1 } })]);
    const others = await run('batch', 'retry', id, '--wait', '20', '--json');
    expect([others.code, last(others)]).toEqual([0, expect.objectContaining({ states: { closed: 6 } })]);
  });

  it('running the same command again finds everything in one batch', async () => {
    const ran = await submit(...files(...names), '--json');
    expect([ran.code, last(ran)]).toEqual([0, expect.objectContaining({ sent: 0, known: 6, states: { closed: 6 } })]);
    const listed = records((await run('batch', 'list', '--json')).stdout);
    expect(listed.map(({ states }) => states)).toEqual([{ closed: 6 }]);
    const all = records((await run('batch', 'list', '--all', '--json')).stdout);
    expect(all.map(({ batch }) => (batch as { state: string }).state)).toEqual(['open', 'cancelled']);
  });

  it('cancelling calls back what has not left, and says what may have', async () => {
    way.behave('hold');
    const child = start([
      ...['submit', ...files(`${own}-C1-released`, `${own}-C2-released`, `${own}-C3-released`), '--yes'],
      ...['--to', way.url, '--concurrency', '1', '--journal', journal],
    ]);
    child.stdout.resume();
    child.stderr.resume();
    await way.nextArrival();
    // The others are written down while the first is held.
    for (let waiting = 0; waiting < 2; ) {
      const [first] = records((await run('batch', 'list', '--json')).stdout) as { states: Record<string, number> }[];
      // One that stands in line behind another is claimed, and has not left.
      waiting = (first?.states['planned'] ?? 0) + (first?.states['sending'] ?? 0) - 1;
    }
    child.kill('SIGINT');
    await once(child, 'close');
    const cancelled = await run('batch', 'cancel', (await newest()).id, '--reason', 'wrong customer');
    expect(cancelled.code).toBe(0);
    expect(`${cancelled.stdout}${cancelled.stderr}`).toMatch(/2 called back[\s\S]*1 may have left/);
    expect(await newest()).toMatchObject({ state: 'cancelled', reason: 'wrong customer' });
    // The next run asks: it had not arrived, and is called back with the others.
    way.behave('pass');
    expect((await submit(...files(`${own}-C4-released`))).code).toBe(0);
    expect(records((await run('batch', 'list', '--json')).stdout)).toContainEqual(
      expect.objectContaining({ states: { cancelled: 3 } }),
    );
  });

  it('what may have arrived is sent again only when a person says so', async () => {
    way.behave('hold');
    const child = start([
      ...['submit', ...files(`${own}-D1-released`), '--yes', '--to', way.url, '--journal', journal],
    ]);
    child.stdout.resume();
    child.stderr.resume();
    await way.nextArrival();
    child.kill('SIGINT');
    await once(child, 'close');
    way.behave('pass');
    const { id: batch } = await newest();
    const unasked = await run('batch', 'retry', batch, '--state', 'unknown');
    expect([unasked.code, unasked.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    const said = await run('batch', 'retry', batch, '--state', 'unknown', '--yes', '--wait', '20', '--json');
    expect([said.code, last(said)]).toEqual([0, expect.objectContaining({ states: { closed: 1 } })]);
  });

  it('hands out submissions and receipts, as lines, as CSV and as a workbook', async () => {
    const out = (name: string): string => join(folder, `${own}-${name}`);
    expect((await run('batch', 'export', id.slice(0, 8), '--what', 'receipts')).code).toBe(2);
    const lines = await run('batch', 'export', '--what', 'receipts');
    expect(records(lines.stdout).map(({ state }) => state)).toEqual(
      expect.arrayContaining(['stored', 'submitted', 'accepted', 'cleared', 'released', 'closed']),
    );
    const csv = await run('batch', 'export', '--what', 'submissions', '-o', out('s.csv'));
    expect(csv.stderr).toContain('1 written');
    const [head, row] = readFileSync(out('s.csv'), 'utf8').replace('\ufeff', '').split('\r\n');
    expect([head?.slice(0, 21), row?.slice(0, 20)]).toEqual(['clientReference,state', `${own}-D1-released,closed`]);
    await run('batch', 'export', '--what', 'receipts', '-o', out('r.xlsx'));
    expect(existsSync(out('r.xlsx'))).toBe(true);
    expect((await run('batch', 'export', '-o', out('x.pdf'))).code).toBe(2);
  });

  async function newest(): Promise<{ id: string; state: string; reason?: string }> {
    const [first] = records((await run('batch', 'list', '--all', '--json')).stdout);
    return (first as { batch: { id: string; state: string } }).batch;
  }
});

describe('how it is sent', () => {
  const journal = join(folder, 'how.db');
  const submit = (...args: string[]) => kouan(['submit', ...args, '--yes', '--to', way.url, '--journal', journal]);

  it('what depends on another leaves after that was accepted, whatever the order of the files', async () => {
    const depends = declarationFile(folder, 'E1-released', { relatedDocumentNumber: 'E2-released' });
    const before = way.arrived.length;
    const ran = await submit(depends, ...files('E2-released'), '--after', '/relatedDocumentNumber');
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('1 wait to be sent');
    expect(way.arrived.slice(before)).toEqual(['E2-released']);
    await kouan(['receipts', '--journal', journal, '--wait', '20', '--quiet']);
    const resumed = await kouan(['batch', 'resume', await newestId(journal), '--journal', journal, '--wait', '20']);
    expect([resumed.code, way.arrived.slice(before)]).toEqual([0, ['E2-released', 'E1-released']]);
  });

  it('the more urgent first; not more than so many a second', async () => {
    way.behave('down');
    const down = [
      ...files('F1-released', 'F2-released').map((file) => [file]),
      [...files('F3-released'), '--priority', '9'],
    ];
    for (const args of down) expect((await submit(...args, '--concurrency', '1')).code).toBe(5);
    way.behave('pass');
    const before = way.arrived.length;
    const began = Date.now();
    const id = await newestId(journal);
    const slowly = ['--rate', '4', '--concurrency', '1'];
    expect((await kouan(['batch', 'resume', id, '--journal', journal, ...slowly])).code).toBe(0);
    expect(way.arrived.slice(before)).toEqual(['F3-released', 'F1-released', 'F2-released']);
    expect(Date.now() - began).toBeGreaterThan(500);
  });

  it('time limits come from a field or from now, and are told', async () => {
    const one = declarationFile(folder, 'G1-released', { printDate: '2020-01-01' });
    const none = declarationFile(folder, 'G2-released');
    const report = join(folder, 'limits');
    const ran = await submit(one, none, '--deadline', '/printDate+14d', '--report', report);
    expect(ran.stderr).toMatch(/SUB-0004/);
    expect(ran.stderr).toMatch(/▲ Time limits: 1 over\n\s+G1-released {2}was due 2020-01-15 15:59 UTC/);
    expect(JSON.parse(readFileSync(join(report, 'report.json'), 'utf8')).alarms).toMatchObject({ over: 1, near: 0 });
    expect(readFileSync(join(report, 'report.html'), 'utf8')).toContain('2020-01-15 15:59');
    const chinese = await kouan(['batch', 'show', '--journal', journal, '--lang', 'zh']);
    expect(chinese.stdout).toMatch(/▲ 期限: 1 份已过期限/);
    const events = await kouan(['receipts', 'events', '--kind', 'deadline', '--journal', journal, '--json']);
    expect(records(events.stdout).at(-1)).toMatchObject({
      kind: 'deadline',
      body: { clientReference: 'G1-released', over: true },
    });
    const near = await submit(...files('G3-released'), '--deadline', '+3h', '--alarm', '4h', '--json');
    expect(last(near)).toMatchObject({ alarms: { near: 1, over: 0 } });
  });

  it('a dry run sends nothing, here or there, and writes no journal', async () => {
    const before = way.arrived.length;
    const dry = join(folder, 'dry.db');
    const wrong = declarationFile(folder, 'H2', { grossMass: '1', netMass: '1000' });
    for (const where of [['--dry-run=client'], ['--dry-run', 'client'], ['--dry-run=server']]) {
      const ran = await kouan(['submit', ...files('H1'), wrong, '--to', way.url, '--journal', dry, ...where]);
      expect(ran.code).toBe(3);
      expect(ran.stdout).toMatch(/1\s+to send[\s\S]*1\s+withheld/);
    }
    const taken = await kouan(['submit', ...files('F1-released'), '--to', way.url, '--dry-run=server', '--json']);
    expect([taken.code, last(taken)]).toEqual([3, expect.objectContaining({ dryRun: 'server', refused: 1 })]);
    expect([existsSync(dry), way.arrived.length]).toEqual([false, before]);
  });

  it('without somebody to ask, nothing is written before it is refused', async () => {
    const unasked = join(folder, 'unasked.db');
    const ran = await kouan(['submit', ...files('H3'), '--to', way.url, '--journal', unasked]);
    expect([ran.code, ran.stdout, existsSync(unasked)]).toEqual([2, '', false]);
    expect(ran.stderr).toContain('--yes');
  });
});

describe('two at once', () => {
  it('the second is refused before it makes a batch, and what went into another is not the newest', async () => {
    const path = join(folder, 'two.db');
    const run = (...args: string[]) => kouan([...args, '--journal', path]);
    const submit = () => run('submit', ...files('K1-released'), '--yes', '--to', way.url);
    expect((await submit()).code).toBe(0);
    const journal = await openJournal(path);
    const [first] = await journal.batches();
    const lease = await journal.acquire(sendLease(first?.target ?? ''));
    const { code, stdout, stderr } = await submit();
    expect([code, stdout]).toEqual([6, '']);
    expect(stderr).toContain(`Process ${process.pid}`);
    await lease.release();
    expect(await journal.batches()).toEqual([first]);

    // One that another took everything from stays in the journal; whoever asks for the newest does not mean it.
    const { target = '', name = '' } = first ?? {};
    const later = await journal.createBatch({ target, name, state: 'open', priority: 0, settings: {} });
    await journal.supersede(first ?? later);
    await journal.close();
    expect(records((await run('batch', 'show', '--json')).stdout)).toMatchObject([{ batch: { id: first?.id } }]);
  });
});

describe('plan and apply', () => {
  const journal = join(folder, 'plan.db');
  const plan = join(folder, 'batch.plan');
  const apply = (...args: string[]) => kouan(['submit', 'apply', plan, '--journal', journal, ...args]);

  it('a plan shows what would be sent; apply sends exactly that, once', async () => {
    const inputs = files('P1-released', 'P2-released');
    const planned = await kouan(['submit', 'plan', ...inputs, '--to', way.url, '--out', plan]);
    expect(planned.code).toBe(0);
    expect(planned.stdout).toMatch(/2\s+documents read\s+2\s+to send/);
    const before = way.arrived.length;
    const applied = await apply('--wait', '20');
    expect([applied.code, applied.stdout]).toEqual([0, expect.stringMatching(/2\s+closed/)]);
    expect((await apply('--json')).stdout).toContain('"sent":0');
    expect(way.arrived.slice(before).sort()).toEqual(['P1-released', 'P2-released']);
  });

  it('a changed input, mapping or plan is refused with 6, and nothing is written', async () => {
    const [one = ''] = files('P3-released');
    await kouan(['submit', 'plan', one, '--to', way.url, '--out', plan]);
    const states = async () => (await kouan(['batch', 'list', '--all', '--journal', journal, '--json'])).stdout;
    const before = await states();
    declarationFile(folder, 'P3-released', { grossMass: '4321' });
    const changed = await apply();
    expect([changed.code, changed.stderr]).toEqual([6, expect.stringContaining(one)]);
    writeFileSync(plan, readFileSync(plan, 'utf8').replace('P3-released', 'P4-released'));
    expect((await apply()).code).toBe(6);
    writeFileSync(plan, 'no plan');
    expect((await apply()).code).toBe(2);
    expect(await states()).toBe(before);
  });

  it('from a pipe: what came is kept beside the plan', async () => {
    const [one = ''] = files('P5-released');
    const input = readFileSync(one);
    const planned = await kouan(['submit', 'plan', '-', '--to', way.url, '--out', plan], { input });
    expect([planned.code, existsSync(`${plan}.input`)]).toEqual([0, true]);
    expect((await apply('--wait', '20')).code).toBe(0);
  });
});

async function newestId(journal: string): Promise<string> {
  const [first] = records((await kouan(['batch', 'list', '--journal', journal, '--json'])).stdout);
  return (first as { batch: { id: string } }).batch.id;
}
