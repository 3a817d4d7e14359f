import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { type Database, databaseError, openDatabase } from '../sqlite.ts';
import { notTheirs } from './not-theirs.ts';
import { SQLITE } from './sqlite-store.ts';
import type { Tables } from './tables.ts';
import { inDialect } from './work.ts';

const number = (database: Database, sql: string): number =>
  Number(Object.values(database.prepare(sql).get() as object)[0]);

const versionOf = (database: Database): number => number(database, 'PRAGMA user_version');

/**
 * Opens the file of some tables, makes them in a new one, and brings an older one up to date, after a copy of it was put
 * beside. Nothing is written to a file of somebody else.
 */
export function openFile(path: string, tables: Tables, how: { readonly mapped?: boolean } = {}): Database {
  const database = openDatabase(path, (opened) => refuseOthers(opened, path, tables), how);
  try {
    const version = versionOf(database);
    if (version === tables.version) return database;
    if (version > 0) keepCopy(database, path, version);
    // Two runs that begin at once both come here; the second finds it done.
    database.exec('BEGIN IMMEDIATE');
    bringUpToDate(database, tables);
    database.exec('COMMIT');
    return database;
  } catch (cause) {
    database.close();
    throw databaseError(path, cause);
  }
}

function bringUpToDate(database: Database, { schema, mark, version, upgrade }: Tables): void {
  const from = versionOf(database);
  if (from === version) return;
  const halves = upgrade?.[from];
  halves?.before(database);
  for (const statement of schema.sqlite) database.exec(inDialect(statement, SQLITE));
  halves?.after(database);
  database.exec(`PRAGMA application_id = ${mark}`);
  database.exec(`PRAGMA user_version = ${version}`);
}

/** A copy of an older file, so that an older kouan can still read what it knew: whole, or not there. */
function keepCopy(database: Database, path: string, version: number): void {
  const copy = `${path}.v${version}.bak`;
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

function refuseOthers(database: Database, path: string, tables: Tables): void {
  const version = versionOf(database);
  const mark = number(database, 'PRAGMA application_id');
  const isNew = mark === 0 && version === 0 && number(database, 'SELECT COUNT(*) FROM sqlite_schema') === 0;
  const isTheirs = mark === tables.mark && version <= tables.version;
  if (!isNew && !isTheirs) throw notTheirs(path, mark === tables.mark ? version : 0, tables);
}
