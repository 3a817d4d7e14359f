import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { BIN, freshFolder, kouan, records, served, start } from './kouan.testing.ts';
import { declarationFile } from './sample.testing.ts';

const folder = freshFolder();
/** Takes a connection and never answers. */
const silent = createServer(() => {});
await once(silent.listen(0, '127.0.0.1'), 'listening');
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});
const silentUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

describe('streams', () => {
  it('stdout is data, stderr is talk: every line of --json is JSON', async () => {
    const file = declarationFile(folder, 'KQ-1');
    for (const args of [
      ['formats'],
      ['checks'],
      ['doctor'],
      ['inspect', file],
      ['check', file],
      ['schema', 'receipt'],
    ]) {
      const { code, stdout } = await kouan([...args, '--json']);
      expect([0, 3]).toContain(code);
      for (const record of records(stdout)) expect(record).toHaveProperty('format_version');
    }
  });

  it('colours only where they are wanted', async () => {
    const colour = String.fromCharCode(27);
    expect((await kouan(['--help'])).stdout).not.toContain(colour);
    expect((await kouan(['check', '--help'], { env: { FORCE_COLOR: '1' } })).stdout).toContain(colour);
    expect((await kouan(['check', '--help'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(
      colour,
    );
  });

  it('a reader that goes away early is no failure', () => {
    const line = `"${process.execPath}" "${BIN}" checks --json | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
    expect(stdout.trim().split('\n').at(-1)).toBe('0');
    expect(stderr).toBe('');
  });
});

it.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is told, with what to do, and no stack', () => {
  const line = `"${process.execPath}" "${BIN}" formats --lang zh > /dev/full`;
  const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^✖ 标准输出：磁盘已满 .*\n {2}处理办法：.*\n$/)]);
});

describe('signals', () => {
  it('Ctrl-C while waiting for an answer: 130 at once, and the same command goes on', async () => {
    const journal = `${folder}/interrupted.db`;
    const file = declarationFile(folder, 'KQ-2');
    const submit = (to: string): string[] => ['submit', '--yes', file, '--to', to, '--journal', journal];
    const child = start(submit(silentUrl));
    let talk = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (talk += text));
    await once(silent, 'request');
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(130);
    expect(talk).not.toMatch(/\n\s+at /);
    const { stdout } = await kouan(['status', '--journal', journal, '--json']);
    expect(records(stdout)).toContainEqual(expect.objectContaining({ states: { unknown: 1 } }));
  });

  it('serve ends with 0 when it is told to', async () => {
    const server = await served();
    expect((await fetch(`${server.url}/declarations`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });
});
