import { createRequire } from 'node:module';
import { KouanError } from '@kouan/core';

/** A value SQLite stores. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** One prepared statement. */
export interface Statement {
  run(...values: SqlValue[]): { readonly changes: number | bigint };
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
  iterate(...values: SqlValue[]): IterableIterator<unknown>;
}

/** The part of `node:sqlite` that kouan uses; `@photostructure/sqlite` has the same for Node 20. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Driver {
  readonly DatabaseSync: new (path: string, options?: { timeout?: number }) => Database;
}

/** Milliseconds a statement waits for another process that holds the file. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens a SQLite file in WAL mode with synchronous=FULL: what is committed survives a power cut.
 *
 * @throws KouanError `ERR_KOUAN_JOURNAL` when there is no driver, or the file cannot be opened.
 */
export function openDatabase(path: string): Database {
  const { DatabaseSync } = driver();
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    return database;
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_JOURNAL',
      { en: `The database ${path} cannot be opened.`, zh: `无法打开数据库 ${path}。` },
      {
        cause,
        hint: { en: 'Is it a file of ours, in a folder you may write to?', zh: '请确认它是本工具的文件且目录可写。' },
      },
    );
  }
}

function driver(): Driver {
  const require = createRequire(import.meta.url);
  for (const name of ['node:sqlite', '@photostructure/sqlite']) {
    try {
      return require(name) as Driver;
    } catch {}
  }
  throw new KouanError(
    'ERR_KOUAN_JOURNAL',
    { en: 'There is no SQLite for this Node.', zh: '当前 Node 没有可用的 SQLite。' },
    {
      hint: {
        en: 'Use Node 22.13 or newer, or npm install @photostructure/sqlite.',
        zh: '请使用 Node 22.13 以上，或安装 @photostructure/sqlite。',
      },
    },
  );
}
