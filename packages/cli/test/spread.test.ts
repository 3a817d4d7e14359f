import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, kouan, root, start } from './kouan.testing.ts';
import { DIALECTS, heldBy, until, worker } from './worker.testing.ts';

const folder = freshFolder();
const chair = JSON.parse(readFileSync(join(root, 'fixtures/goods/chair.json'), 'utf8')) as object;
const goods = join(folder, 'goods.ndjson');
/** About twelve parts. */
const GOODS = 4_000;
writeFileSync(
  goods,
  Array.from({ length: GOODS }, (_, index) => `${JSON.stringify({ ...chair, id: `chair-${index}` })}\n`).join(''),
);

describe.each(DIALECTS)('origin assess over workers on %s', (_, where) => {
  it('a worker that is killed in the middle: the same answers in the same order, each once', async () => {
    const place = where();
    const alone = await kouan(['origin', 'assess', goods, '--json', '--threads', '1']);
    const first = worker(['--journal', place]);
    await until(() => first.told.length > 0);
    const asking = start(['origin', 'assess', goods, '--json', '--journal', place, '--threads', '0']);
    let out = '';
    asking.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const ended = new Promise<number | null>((resolve) => asking.once('close', resolve));
    await until(async () => (await heldBy(place, first.child.pid ?? 0)) > 0);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = worker(['--journal', place]);
    expect(await ended).toBe(alone.code);
    expect(out === alone.stdout).toBe(true);
    expect(out.split('\n')).toHaveLength(GOODS + 1);
    // What the dead one had was begun again.
    const attempts = second.told.filter(({ event }) => event === 'chunk').map(({ attempt }) => attempt);
    expect(attempts).toContain(2);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  }, 120_000);
});

it('the command works along, and --graph cannot be spread', async () => {
  const place = join(folder, 'along.db');
  const small = join(folder, 'small.ndjson');
  writeFileSync(small, readFileSync(goods, 'utf8').split('\n').slice(0, 50).join('\n'));
  const alone = await kouan(['origin', 'assess', small]);
  const { code, stdout } = await kouan(['origin', 'assess', small, '--journal', place, '--threads', '1']);
  expect([code, stdout]).toEqual([alone.code, alone.stdout]);
  const graph = await kouan(['origin', 'assess', small, '--graph', '--journal', place]);
  expect([graph.code, graph.stderr]).toEqual([2, expect.stringContaining('--graph')]);
});
