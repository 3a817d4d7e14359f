import type { Text } from '@kouan/core';
import type { Database } from '../sqlite.ts';
import type { Dialect } from './work.ts';

/** Tables that belong together, whichever database holds them. */
export interface Tables {
  /** What a person calls them, as in "the journal x.db". */
  readonly noun: Text;
  /** Marks a file of theirs (`application_id`); a file of somebody else is left alone. */
  readonly mark: number;
  readonly version: number;
  /** Statements that make them, in the words of either dialect. */
  readonly schema: Readonly<Record<Dialect['name'], readonly string[]>>;
  /** Schema on a server, where the address names none. */
  readonly home: string;
  /** Table on a server that keeps the version; a file keeps it in `user_version`. */
  readonly versionTable: string;
  /** How a file of an older version is brought up to date; a copy of it is kept beside. */
  readonly upgrade?: Readonly<Record<number, Upgrade>>;
}

/** Two halves: the new tables are made between them. */
export interface Upgrade {
  before(database: Database): void;
  after(database: Database): void;
}
