import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';
import type { Database } from '../sqlite.ts';

const opened = promisify(open);
const synced = promisify(fdatasync);
const closed = promisify(close);

/**
 * Waits until everything that was committed to a file in WAL mode is on the disk, while the thread does other things. With
 * synchronous=NORMAL SQLite leaves out this one step alone: it writes the commit to its log, and waits by itself only
 * before it takes anything from the log into the file, or begins the log anew.
 */
export class LogSync {
  private readonly path: string;
  private file: Promise<number> | undefined;

  /** @returns nothing for tables that are in memory only */
  static of(database: Database): LogSync | undefined {
    const [main] = database.prepare('PRAGMA database_list').all() as { readonly file: string | null }[];
    // The name with every link followed: the log lies beside the file itself.
    const { file } = main ?? {};
    if (file === undefined || file === null || file === '') return undefined;
    database.exec('PRAGMA synchronous = NORMAL');
    return new LogSync(`${file}-wal`);
  }

  private constructor(path: string) {
    this.path = path;
  }

  async sync(): Promise<void> {
    // Systems that do not wait for the disk through a file that is open for reading only want it for writing.
    this.file ??= opened(this.path, 'r+');
    await synced(await this.file);
  }

  async close(): Promise<void> {
    const file = await this.file?.catch(() => undefined);
    this.file = undefined;
    if (file !== undefined) await closed(file);
  }
}
