import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';

/** A PostgreSQL to test on, where this machine has one. */
export const SERVER = process.env['KOUAN_TEST_POSTGRES'];

const folder = mkdtempSync(join(tmpdir(), 'kouan-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file that is not there yet. */
export const freshFile = (): string => join(folder, `${randomBytes(6).toString('hex')}.db`);

/** A schema that is not there yet. */
export const freshSchema = (): string => `${SERVER}?schema=t${randomBytes(6).toString('hex')}`;

/** Every dialect that this machine has, with a way to a store that nobody has used. */
export const DIALECTS: readonly (readonly [name: string, where: () => string])[] = [
  ['SQLite', freshFile],
  ...(SERVER === undefined ? [] : [['PostgreSQL', freshSchema] as const]),
];

/**
 * Waits until every transaction that the server of the tests was in the middle of has ended: events are told only when
 * nothing can come before them any more, and other test files use the same server.
 */
export async function settled(): Promise<void> {
  if (SERVER === undefined) return;
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  try {
    const { rows } = await client.query<{ now: string }>('SELECT CAST(pg_current_xact_id() AS TEXT) AS now');
    const ended = 'SELECT 1 WHERE pg_snapshot_xmin(pg_current_snapshot()) > CAST(CAST($1 AS TEXT) AS XID8)';
    while ((await client.query(ended, [rows[0]?.now])).rowCount === 0)
      await new Promise((resolve) => setTimeout(resolve, 2));
  } finally {
    await client.end();
  }
}
