import { KouanError } from '@kouan/core';
import { lateModule } from '../../late-module.ts';
import { openFile } from './open-file.ts';
import { PostgresStore } from './postgres-store.ts';
import { prepareServer } from './prepare-server.ts';
import { isServer, readAddress } from './server-address.ts';
import { SqliteStore } from './sqlite-store.ts';
import type { Tables } from './tables.ts';
import type { Store } from './work.ts';

export interface StoreOptions {
  /** The clock of tables in a file; those on a server have the server's. */
  readonly now?: () => Date;
  /** Milliseconds that a server which does not answer is waited for, once it has answered. */
  readonly patienceMs?: number;
  /** Much is looked at and little written: a file is read through a mapping into memory. */
  readonly mapped?: boolean;
}

/** A server that is not there when a store is opened is told at once. */
const OPENING_MS = 2_000;
const PATIENCE_MS = 60_000;

/**
 * Opens the store of some tables: a file, or `postgres://user@host/database?schema=kouan` for one that several machines
 * share. The password of a server comes from PGPASSWORD or ~/.pgpass.
 *
 * @throws KouanError `ERR_KOUAN_JOURNAL` when a file is somebody else's or of a newer version; `ERR_KOUAN_NOT_AUTHORISED`
 * or `ERR_KOUAN_UNAVAILABLE` when a server does not let in or does not answer; `ERR_KOUAN_USAGE` when the address holds
 * a password.
 */
export async function openStore(where: string, tables: Tables, options: StoreOptions = {}): Promise<Store> {
  if (!isServer(where)) {
    const now = options.now ?? (() => new Date());
    const database = openFile(where, tables, { mapped: options.mapped ?? false });
    return new SqliteStore(database, where, () => now().getTime());
  }
  const connection = readAddress(where, tables.home);
  const store = new PostgresStore(driver(), connection, OPENING_MS);
  try {
    await store.synchronise();
    await prepareServer(store, connection.schema, tables);
  } catch (error) {
    await store.close().catch(() => {});
    throw error;
  }
  store.patienceMs = options.patienceMs ?? PATIENCE_MS;
  return store;
}

function driver(): typeof import('pg') {
  try {
    return lateModule('pg') as typeof import('pg');
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_JOURNAL',
      { en: 'There is no driver for PostgreSQL.', zh: '缺少 PostgreSQL 驱动。' },
      { cause, hint: { en: 'npm install pg', zh: '请执行 npm install pg' } },
    );
  }
}
