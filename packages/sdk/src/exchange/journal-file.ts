import { KouanError } from '@kouan/core';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { type Database, databaseError, openDatabase } from './sqlite.ts';

const number = (database: Database, sql: string): number =>
  Number(Object.values(database.prepare(sql).get() as object)[0]);

/** Opens a journal's database, and makes its tables in a new file. Nothing is written to a file of somebody else. */
export function openJournalFile(path: string): Database {
  const database = openDatabase(path, (opened) => refuseOthers(opened, path));
  try {
    if (number(database, 'PRAGMA user_version') === SCHEMA_VERSION) return database;
    // Two runs that begin at once both come here; what is there already is left as it is.
    database.exec('BEGIN IMMEDIATE');
    database.exec(SCHEMA);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    database.exec('COMMIT');
    return database;
  } catch (cause) {
    database.close();
    throw databaseError(path, cause);
  }
}

function refuseOthers(database: Database, path: string): void {
  const version = number(database, 'PRAGMA user_version');
  const mark = number(database, 'PRAGMA application_id');
  const isNew = mark === 0 && version === 0 && number(database, 'SELECT COUNT(*) FROM sqlite_schema') === 0;
  const isOurs = mark === APPLICATION_ID && version <= SCHEMA_VERSION;
  if (!isNew && !isOurs) throw notOurs(path, mark === APPLICATION_ID ? version : 0);
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
