import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { KouanError } from '@kouan/core';
import { type Database, databaseError, openDatabase } from '../sqlite.ts';
import { SQLITE } from '../store/sqlite-store.ts';
import { all, inDialect, type Store } from '../store/work.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { TALLIES } from './tallies.ts';
import { FROM_VERSION_1, VERSION_1_TABLES } from './version-1.ts';

const number = (database: Database, sql: string): number =>
  Number(Object.values(database.prepare(sql).get() as object)[0]);

/**
 * Opens a journal's file, makes its tables in a new one, and brings an older one up to date, after a copy of it was put
 * beside. Nothing is written to a file of somebody else.
 */
export function openJournalFile(path: string, how: { readonly mapped?: boolean } = {}): Database {
  const database = openDatabase(path, (opened) => refuseOthers(opened, path), how);
  try {
    if (number(database, 'PRAGMA user_version') === SCHEMA_VERSION) return database;
    if (number(database, 'PRAGMA user_version') === 1) keepCopy(database, path);
    // Two runs that begin at once both come here; the second finds it done.
    database.exec('BEGIN IMMEDIATE');
    const version = number(database, 'PRAGMA user_version');
    if (version < SCHEMA_VERSION) {
      if (version === 1)
        for (const table of VERSION_1_TABLES) database.exec(`ALTER TABLE ${table} RENAME TO ${table}_1`);
      if (version === 1) dropIndexes(database);
      for (const statement of [...SCHEMA, ...TALLIES.sqlite]) database.exec(inDialect(statement, SQLITE));
      if (version === 1) for (const statement of FROM_VERSION_1) database.exec(statement);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    }
    database.exec('COMMIT');
    return database;
  } catch (cause) {
    database.close();
    throw databaseError(path, cause);
  }
}

/** The names of indexes are those of the new tables. */
function dropIndexes(database: Database): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").all() as {
    name: string;
  }[];
  for (const { name } of names) database.exec(`DROP INDEX "${name}"`);
}

/** A copy of an older journal, so that an older kouan can still read what it knew: whole, or not there. */
function keepCopy(database: Database, path: string): void {
  const copy = `${path}.v1.bak`;
  if (existsSync(copy)) return;
  const unfinished = `${copy}.${process.pid}.tmp`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  // SQLite does not wait until what it has written there is on disk.
  const file = openSync(unfinished, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, copy);
}

function refuseOthers(database: Database, path: string): void {
  const version = number(database, 'PRAGMA user_version');
  const mark = number(database, 'PRAGMA application_id');
  const isNew = mark === 0 && version === 0 && number(database, 'SELECT COUNT(*) FROM sqlite_schema') === 0;
  const isOurs = mark === APPLICATION_ID && version <= SCHEMA_VERSION;
  if (!isNew && !isOurs) throw notOurs(path, mark === APPLICATION_ID ? version : 0);
}

/** Makes the tables of a journal on a server, once, whoever comes first. */
export async function prepareServer(store: Store, schema: string): Promise<void> {
  const version = await store.write(function* () {
    // Held until the end of the transaction: of many processes that start at once one makes the tables.
    yield* all('SELECT pg_advisory_xact_lock(hashtext(?))', `kouan ${schema}`);
    yield* all(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    yield* all('CREATE TABLE IF NOT EXISTS kouan_journal (version INTEGER NOT NULL)');
    const [row] = yield* all<{ version: number }>('SELECT version FROM kouan_journal');
    if (row !== undefined) return row.version;
    for (const statement of [...SCHEMA, ...TALLIES.postgres]) yield* all(statement);
    yield* all('INSERT INTO kouan_journal (version) VALUES (?)', SCHEMA_VERSION);
    return SCHEMA_VERSION;
  });
  if (version !== SCHEMA_VERSION) throw notOurs(store.name, version);
}

function notOurs(path: string, version: number): KouanError {
  const newer = version > SCHEMA_VERSION;
  return new KouanError(
    'ERR_KOUAN_JOURNAL',
    newer
      ? { en: `The journal ${path} is of version ${version}.`, zh: `日志 ${path} 的版本为 ${version}。` }
      : { en: `${path} is a database, but no journal.`, zh: `${path} 是数据库，但不是日志。` },
    {
      hint: newer
        ? {
            en: `This kouan reads up to ${SCHEMA_VERSION}; update it.`,
            zh: `本版本最高支持 ${SCHEMA_VERSION}，请升级。`,
          }
        : { en: 'Name a file of its own.', zh: '请指定单独的文件。' },
    },
  );
}
