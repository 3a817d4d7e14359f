import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
