/** Workers as processes of their own, and the journals that they share. @module */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase, openJournal } from '@kouan/sdk/exchange';
import pg from 'pg';
import { afterEach } from 'vitest';
import { freshFolder, type RunOptions, start } from './kouan.testing.ts';

const SERVER = process.env['KOUAN_TEST_POSTGRES'];
const folder = freshFolder();

/** Every dialect that this machine has, with a way to a journal that nobody has used. */
export const DIALECTS: readonly (readonly [name: string, where: () => string])[] = [
  ['SQLite', () => join(folder, `${randomBytes(6).toString('hex')}.db`)],
  ...(SERVER === undefined
    ? []
    : [['PostgreSQL', () => `${SERVER}?schema=c${randomBytes(6).toString('hex')}`] as const]),
];

export type Told = Record<string, unknown> & { readonly event: string };

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly told: Told[];
  /** All that was written, for what must not be in it. */
  text(): string;
  readonly ended: Promise<number | null>;
}

const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** `kouan worker --json`, with what it tells. */
export function worker(args: readonly string[], options: RunOptions = {}): Running {
  const child = start(['worker', '--json', '--metrics-port', '0', ...args], options);
  running.push(child);
  const told: Told[] = [];
  let text = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    text += `${line}\n`;
    told.push(JSON.parse(line) as Told);
  });
  child.stderr.setEncoding('utf8').on('data', (some: string) => {
    text += some;
  });
  return { child, told, text: () => text, ended: new Promise((resolve) => child.once('close', resolve)) };
}

/** Waits for what a process will have told, or done; never longer than the test. */
export async function until<T>(what: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await what();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const named = ({ told }: Running, event: string): Told | undefined => told.find((one) => one.event === event);

/** Plans documents into a journal as another process does. */
export async function plan(where: string, target: string, documents: readonly { name: string; bytes: Uint8Array }[]) {
  const journal = await openJournal(where);
  const batch = await journal.createBatch({ target, name: 'test' });
  await journal.plan(
    batch,
    documents.map(({ name, bytes }) => ({
      bytes,
      clientReference: name,
      mediaType: 'application/xml',
      fileName: `${name}.xml`,
    })),
  );
  await journal.close();
}

/** Numbers of the parts that a process holds at this moment. */
export async function heldBy(where: string, pid: number): Promise<number> {
  const sql = `SELECT COUNT(*) AS n FROM chunks WHERE state = 'held' AND lease_owner LIKE '%-${pid}-%'`;
  if (!where.startsWith('postgres')) {
    const database = openDatabase(where);
    try {
      return Number((database.prepare(sql).get() as { n: number }).n);
    } catch {
      return 0;
    } finally {
      database.close();
    }
  }
  const schema = new URL(where).searchParams.get('schema');
  const client = new pg.Client({ connectionString: SERVER, options: `-c search_path=${schema}` });
  await client.connect();
  try {
    return Number((await client.query(sql)).rows[0].n);
  } catch {
    return 0;
  } finally {
    await client.end();
  }
}
