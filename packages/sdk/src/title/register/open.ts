import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import { openStore, type StoreOptions } from '../../exchange/store/open-store.ts';
import type { Tables } from '../../exchange/store/tables.ts';
import { Register } from './register.ts';
import { REGISTER_ID, REGISTER_SCHEMA, REGISTER_VERSION } from './schema.ts';

const REGISTER_TABLES: Tables = {
  noun: { en: 'register of bills', zh: '提单登记簿' },
  mark: REGISTER_ID,
  version: REGISTER_VERSION,
  schema: { sqlite: REGISTER_SCHEMA, postgres: REGISTER_SCHEMA },
  // Beside a journal in the same database, not in it.
  home: 'kouan_title',
  versionTable: 'kouan_register',
};

export interface RegisterOptions extends StoreOptions {
  /** Names for what the register makes, none of them twice; random without. */
  readonly newId?: () => string;
  /** Reads the transport document of a bill: the SDK knows no format. `undefined` for what cannot be read. */
  read(document: Uint8Array): BillOfLading | undefined;
}

/**
 * Opens a register of bills: a file, `:memory:`, or `postgres://user@host/database?schema=kouan_title` for one that
 * several machines share.
 *
 * @throws KouanError as `openJournal` does.
 */
export async function openRegister(where: string, { read, newId, ...options }: RegisterOptions): Promise<Register> {
  return new Register(await openStore(where, REGISTER_TABLES, options), read, newId);
}
