import { notTheirs } from './not-theirs.ts';
import type { Tables } from './tables.ts';
import { all, type Store } from './work.ts';

/** Makes tables on a server, once, whoever comes first. */
export async function prepareServer(store: Store, schema: string, tables: Tables): Promise<void> {
  const { versionTable, version } = tables;
  const found = await store.write(function* () {
    // Held until the end of the transaction: of many processes that start at once one makes the tables.
    yield* all('SELECT pg_advisory_xact_lock(hashtext(?))', `kouan ${schema}`);
    yield* all(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    yield* all(`CREATE TABLE IF NOT EXISTS ${versionTable} (version INTEGER NOT NULL)`);
    const [row] = yield* all<{ version: number }>(`SELECT version FROM ${versionTable}`);
    if (row !== undefined) return row.version;
    for (const statement of tables.schema.postgres) yield* all(statement);
    yield* all(`INSERT INTO ${versionTable} (version) VALUES (?)`, version);
    return version;
  });
  if (found !== version) throw notTheirs(store.name, found, tables);
}
