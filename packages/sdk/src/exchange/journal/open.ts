import { createRequire } from 'node:module';
import { KouanError } from '@kouan/core';
import { PostgresStore } from '../store/postgres-store.ts';
import { SqliteStore } from '../store/sqlite-store.ts';
import { Journal } from './journal.ts';
import { openJournalFile, prepareServer } from './migrate.ts';

export interface JournalOptions {
  /** The clock of a journal in a file; one on a server has the server's. */
  readonly now?: () => Date;
  /** Milliseconds that a server which does not answer is waited for, once it has answered. */
  readonly patienceMs?: number;
  /** Much is looked at and little written: a file is read through a mapping into memory. */
  readonly mapped?: boolean;
}

/** A server that is not there when a journal is opened is told at once. */
const OPENING_MS = 2_000;
const PATIENCE_MS = 60_000;

const IS_SERVER = /^postgres(ql)?:\/\//i;
const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,62}$/;
const SCHEMA = 'kouan';

/** Whether the name of a journal is the address of a server. */
export const isServer = (where: string): boolean => IS_SERVER.test(where);

/**
 * Opens a journal: a file, or `postgres://user@host/database?schema=kouan` for one that several machines share. The
 * password of a server comes from PGPASSWORD or ~/.pgpass.
 *
 * @throws KouanError `ERR_KOUAN_JOURNAL` when a file is not a journal or of a newer version; `ERR_KOUAN_NOT_AUTHORISED`
 * or `ERR_KOUAN_UNAVAILABLE` when a server does not let in or does not answer; `ERR_KOUAN_USAGE` when the address holds
 * a password.
 */
export async function openJournal(where: string, options: JournalOptions = {}): Promise<Journal> {
  if (!isServer(where)) {
    const now = options.now ?? (() => new Date());
    return new Journal(
      new SqliteStore(openJournalFile(where, { mapped: options.mapped ?? false }), where, () => now().getTime()),
    );
  }
  const connection = connectionOf(where);
  const store = new PostgresStore(driver(), connection, OPENING_MS);
  try {
    await store.synchronise();
    await prepareServer(store, connection.schema);
  } catch (error) {
    await store.close().catch(() => {});
    throw error;
  }
  store.patienceMs = options.patienceMs ?? PATIENCE_MS;
  return new Journal(store);
}

function connectionOf(where: string): { connectionString: string; schema: string; name: string } {
  let url: URL;
  try {
    url = new URL(where);
  } catch {
    throw usage({ en: 'The address of the journal cannot be read.', zh: '无法识别日志地址。' });
  }
  if (url.password !== '')
    throw usage({ en: 'The address of the journal holds a password.', zh: '日志地址中包含密码。' });
  const schema = url.searchParams.get('schema') ?? SCHEMA;
  if (!SCHEMA_NAME.test(schema))
    throw usage({ en: `"${schema}" is no name of a schema.`, zh: `“${schema}”不是有效的模式名。` });
  url.searchParams.delete('schema');
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return { connectionString: url.href, schema, name: `${shown.href}${schema === SCHEMA ? '' : `?schema=${schema}`}` };
}

const usage = (text: { en: string; zh: string }): KouanError =>
  new KouanError('ERR_KOUAN_USAGE', text, {
    hint: {
      en: 'postgres://user@host/database, with the password in PGPASSWORD or ~/.pgpass.',
      zh: '格式为 postgres://用户@主机/数据库，密码请放在 PGPASSWORD 或 ~/.pgpass。',
    },
  });

function driver(): typeof import('pg') {
  try {
    return createRequire(import.meta.url)('pg') as typeof import('pg');
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_JOURNAL',
      { en: 'There is no driver for PostgreSQL.', zh: '缺少 PostgreSQL 驱动。' },
      { cause, hint: { en: 'npm install pg', zh: '请执行 npm install pg' } },
    );
  }
}
