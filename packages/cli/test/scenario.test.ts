import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, kouan, records, root, served } from './kouan.testing.ts';

const folder = freshFolder();

/** The file of docs/scenarios.md, as a reader takes it. */
const documented = (): string => {
  const page = readFileSync(join(root, 'docs/scenarios.md'), 'utf8');
  return /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
};

describe('kouan scenario', () => {
  it('lists, checks and runs: the file of the guide passes, and a broken one is told with its line', async () => {
    const file = join(folder, 'mine.yaml');
    writeFileSync(file, documented());
    const listed = records((await kouan(['scenario', 'list', '--json'])).stdout);
    expect(listed.length).toBeGreaterThanOrEqual(12);
    expect(listed.map(({ name }) => name)).toContain('calm-day');

    const ran = await kouan(['scenario', 'run', file, '--json']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(records(ran.stdout).at(-1)).toMatchObject({ record: 'summary', scenario: 'busy-then-late', passed: true });
    expect(records(ran.stdout).find(({ record }) => record === 'expectation')).toMatchObject({ met: true, found: '1' });

    writeFileSync(file, documented().replace('times: 1 }', 'times: 2 }'));
    const failed = await kouan(['scenario', 'run', file, '--quiet']);
    expect(failed.code).toBe(3);
    expect(failed.stdout).toMatch(/^busy-then-late: FAILED, seed 7, \d+ events, SHA-256 [0-9a-f]{64}\n$/);

    writeFileSync(file, documented().replace('lasts: 12h', 'last: 12h'));
    const checked = await kouan(['scenario', 'check', file]);
    expect(checked.code).toBe(3);
    expect(checked.stdout).toContain('SCN-0004');
    expect(checked.stdout).toContain(`${file}:9:1`);
  });
});

it('kouan trigger lets something happen in a server that plays a scenario', async () => {
  const { url, stop } = await served(['--scenario', 'outage']);
  const origin = new URL(url).origin;
  expect(await kouan(['trigger', 'down', '--url', origin])).toMatchObject({ code: 0, stderr: 'down has happened.\n' });
  const unknown = await kouan(['trigger', 'up', '--url', origin]);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('/control/scenario')]);
  expect((await fetch(`${url}/receipts`)).status).toBe(503);
  await stop();
});
