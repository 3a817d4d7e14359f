import { openStore, type StoreOptions } from '../store/open-store.ts';
import { Journal } from './journal.ts';
import { JOURNAL_TABLES } from './tables.ts';

export type JournalOptions = StoreOptions;

/**
 * Opens a journal: a file, or `postgres://user@host/database?schema=kouan` for one that several machines share. The
 * password of a server comes from PGPASSWORD or ~/.pgpass.
 *
 * @throws KouanError `ERR_KOUAN_JOURNAL` when a file is not a journal or of a newer version; `ERR_KOUAN_NOT_AUTHORISED`
 * or `ERR_KOUAN_UNAVAILABLE` when a server does not let in or does not answer; `ERR_KOUAN_USAGE` when the address holds
 * a password.
 */
export async function openJournal(where: string, options: JournalOptions = {}): Promise<Journal> {
  return new Journal(await openStore(where, JOURNAL_TABLES, options));
}
