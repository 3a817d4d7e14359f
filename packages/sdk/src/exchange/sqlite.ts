import { isKouanError, KouanError, type Text } from '@kouan/core';
import { lateModule } from '../late-module.ts';

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

const MAPPED_BYTES = 4 * 1_024 ** 3;

/**
 * Milliseconds a statement waits for another process that holds the file: one that writes all the time on a busy machine
 * lets others in by chance only. Shorter than a lease, which nobody renews meanwhile.
 */
const BUSY_TIMEOUT_MS = 12_000;

/**
 * Opens a SQLite file in WAL mode with synchronous=FULL: what is committed survives a power cut.
 *
 * @param mapped reads through a mapping into memory: twice as fast for who counts, and shown as memory of the process
 * @param guard looks at the file before anything in it is changed, and throws when it is somebody else's
 * @throws KouanError `ERR_KOUAN_JOURNAL` when there is no driver, or the file cannot be opened.
 */
export function openDatabase(
  path: string,
  guard: (database: Database) => void = () => {},
  { mapped = false }: { readonly mapped?: boolean } = {},
): Database {
  const { DatabaseSync } = driver();
  let database: Database | undefined;
  try {
    database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    guard(database);
    if (mapped) database.exec(`PRAGMA mmap_size = ${MAPPED_BYTES}`);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    // What a savepoint would take back is kept in memory: in a file it was a quarter of all that was written.
    database.exec('PRAGMA temp_store = MEMORY');
    return database;
  } catch (cause) {
    database?.close();
    throw databaseError(path, cause);
  }
}

/** SQLite's primary result codes that a person can do something about. */
const HINTS: Readonly<Record<number, Text>> = {
  5: { en: 'Another program holds the file; wait until it ends.', zh: '文件被其他程序占用，请等待其结束。' },
  6: { en: 'Another program holds the file; wait until it ends.', zh: '文件被其他程序占用，请等待其结束。' },
  8: { en: 'The file or its folder may not be written to.', zh: '文件或其所在目录不可写。' },
  10: { en: 'The disk failed; is it full or gone?', zh: '磁盘出错，请检查是否已满或已断开。' },
  11: { en: 'The file is damaged; take the last copy of it.', zh: '文件已损坏，请使用最近的备份。' },
  13: { en: 'The disk is full; make room and run the same command again.', zh: '磁盘已满，请腾出空间后重新运行。' },
  14: { en: 'Is the folder there, and may you write to it?', zh: '请确认目录存在且可写。' },
  26: { en: 'It is no SQLite file; name another.', zh: '该文件不是 SQLite 文件，请指定其他文件。' },
};

const HINT: Text = {
  en: 'Is it a file of ours, in a folder you may write to?',
  zh: '请确认它是本工具的文件且目录可写。',
};

/** What SQLite or the file system said, as an error of ours. */
export function databaseError(path: string, cause: unknown): KouanError {
  if (isKouanError(cause)) return cause;
  const { errcode, message } = cause as { errcode?: number; message?: string };
  const said = message ?? String(cause);
  return new KouanError(
    'ERR_KOUAN_JOURNAL',
    { en: `The database ${path} cannot be used: ${said}`, zh: `无法使用数据库 ${path}。` },
    { cause, hint: HINTS[(errcode ?? 0) & 0xff] ?? HINT },
  );
}

function driver(): Driver {
  for (const name of ['node:sqlite', '@photostructure/sqlite']) {
    try {
      return withoutWarning(() => lateModule(name) as Driver);
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

/** Node 22 says with every command that its SQLite is an experiment; nobody who runs one can do anything about it. */
function withoutWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: never[]) => {
    if (!String(warning).startsWith('SQLite is an experimental')) emitWarning.call(process, warning, ...rest);
  };
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
