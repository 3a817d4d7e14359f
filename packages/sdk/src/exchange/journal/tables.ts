import type { Database } from '../sqlite.ts';
import type { Tables } from '../store/tables.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { TALLIES } from './tallies.ts';
import { FROM_VERSION_1, VERSION_1_TABLES } from './version-1.ts';

/** The tables of a journal. */
export const JOURNAL_TABLES: Tables = {
  noun: { en: 'journal', zh: '日志' },
  mark: APPLICATION_ID,
  version: SCHEMA_VERSION,
  schema: { sqlite: [...SCHEMA, ...TALLIES.sqlite], postgres: [...SCHEMA, ...TALLIES.postgres] },
  home: 'kouan',
  versionTable: 'kouan_journal',
  upgrade: {
    1: {
      before(database) {
        for (const table of VERSION_1_TABLES) database.exec(`ALTER TABLE ${table} RENAME TO ${table}_1`);
        dropIndexes(database);
      },
      after(database) {
        for (const statement of FROM_VERSION_1) database.exec(statement);
      },
    },
  },
};

/** The names of indexes are those of the new tables. */
function dropIndexes(database: Database): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").all() as {
    name: string;
  }[];
  for (const { name } of names) database.exec(`DROP INDEX "${name}"`);
}
