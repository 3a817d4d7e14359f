import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandsOf } from '../src/commands/entry.ts';
import { COMMANDS } from '../src/commands/table.ts';
import { endpointsOf } from '../src/worker/endpoints.ts';
import { root } from './kouan.testing.ts';

const folder = join(root, 'docs/examples');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Options that `kouan worker` has. */
async function flags(): Promise<ReadonlySet<string>> {
  const entry = commandsOf(COMMANDS).find(({ path }) => path === 'worker');
  const { command } = (await entry?.load()) ?? { command: { options: [] } };
  return new Set(command.options.map(({ flags: one }) => /--[\w-]+/.exec(one)?.[0] ?? ''));
}

const used = (line: string): string[] => line.match(/(?<=\s)--[a-z][\w-]*/g) ?? [];

describe('the examples of docs/workers.md', () => {
  it('call kouan worker with options that it has', async () => {
    const known = await flags();
    const unit = /ExecStart=.*kouan (worker .*)/.exec(read('kouan-worker.service'))?.[1] ?? '';
    const compose = /kouan@\S+ (worker[\s\S]*?)\n {4}user/.exec(read('compose.yaml'))?.[1] ?? '';
    for (const line of [unit, compose]) {
      expect(used(line).length).toBeGreaterThan(1);
      expect(used(line).filter((flag) => !known.has(flag))).toEqual([]);
    }
  });

  it('the compose file is one, keeps secrets in files, and names what it uses', () => {
    const { services, secrets, configs, volumes } = parse(read('compose.yaml'), { strict: true, uniqueKeys: true });
    expect(Object.keys(services)).toEqual(['journal', 'worker']);
    for (const { secrets: some = [], configs: files = [] } of Object.values(services) as Record<string, never[]>[]) {
      for (const name of some) expect(secrets).toHaveProperty(name);
      for (const { source } of files as { source: string }[]) expect(configs).toHaveProperty(source);
    }
    expect(volumes).toHaveProperty('journal');
    expect(services.worker).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_signal: 'SIGTERM' });
    expect(services.worker).not.toHaveProperty('ports');
    expect(read('compose.yaml')).not.toMatch(/PASSWORD: |TOKEN: /);
  });

  it('the file of endpoints is read', async () => {
    const { serves, limits } = await endpointsOf({ endpoints: join(folder, 'endpoints.json') }, { env: {} });
    expect(serves('https://singlewindow.example.org/api')).toBe(true);
    expect(serves('https://elsewhere.example.org')).toBe(false);
    expect(limits('https://singlewindow.example.org/api')).toEqual({ rate: 20, concurrency: 8 });
  });

  const analyze = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.skipIf(!analyze)('systemd has nothing to say of the unit', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', join(folder, 'kouan-worker.service')]);
    expect([status, stderr.toString()]).toEqual([0, '']);
  });
});
