import { execFileSync, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** The role that needs a password. */
const GUARDED = 'guarded';

/** The newest installed server, as Debian puts it, or whatever is on the path. */
function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (folder !== undefined) return `${folder}/`;
  return spawnSync('initdb', ['--version']).status === 0 ? '' : undefined;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/**
 * A server of its own for the tests, on loopback, which is gone with its data afterwards.
 *
 * @param env what its processes have in their environment besides
 */
export async function startPostgres(
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; restart(): Promise<void>; stop(): void } | undefined> {
  const bin = programs();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kouan-postgres-'));
  const data = join(folder, 'data');
  // The server refuses to be run by root.
  const root = process.getuid?.() === 0;
  if (root) {
    const id = (what: string): number => Number(execFileSync('id', [what, 'postgres']).toString());
    chownSync(folder, id('-u'), id('-g'));
  }
  const command = (program: string, args: readonly string[]): [string, string[]] =>
    root ? ['runuser', ['-u', 'postgres', '--', `${bin}${program}`, ...args]] : [`${bin}${program}`, [...args]];
  // Whoever keeps hold of what a server writes waits for its end.
  const options = { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] as StdioOptions };
  const run = (program: string, ...args: string[]): void => void execFileSync(...command(program, args), options);
  const runMeanwhile = (program: string, ...args: string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = spawn(...command(program, args), { ...options, stdio: 'ignore' });
      child.once('error', reject);
      child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
    });
  const port = await freePort();
  const settings = `-p ${port} -h 127.0.0.1 -k ${folder} -c max_connections=200`;
  run('initdb', '-D', data, '-A', 'trust', '-U', 'kouan', '-E', 'UTF8', '--locale=C.UTF-8');
  // Everybody is let in but one, who is asked for a password: tests of wrong ones make a role of this name.
  const hba = join(data, 'pg_hba.conf');
  writeFileSync(hba, `host all ${GUARDED} 127.0.0.1/32 scram-sha-256\n${readFileSync(hba, 'utf8')}`);
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  return {
    url: `postgres://kouan@127.0.0.1:${port}/postgres`,
    restart: () =>
      runMeanwhile('pg_ctl', '-D', data, '-w', '-m', 'immediate', '-l', join(folder, 'log'), '-o', settings, 'restart'),
    stop() {
      run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One server for all test files of a project; they find it in the environment. */
export default async function setup(): Promise<() => void> {
  if (process.env['KOUAN_TEST_POSTGRES'] !== undefined) return () => {};
  const server = await startPostgres();
  if (server === undefined) {
    console.log('skip  PostgreSQL is not installed (Debian package postgresql): its tests are left out');
    return () => {};
  }
  process.env['KOUAN_TEST_POSTGRES'] = server.url;
  return () => server.stop();
}
