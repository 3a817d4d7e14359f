import type { Database, Statement } from './sqlite.ts';

/** Statements of one database, each prepared once. */
export class Statements {
  private readonly database: Database;
  private readonly prepared = new Map<string, Statement>();

  constructor(database: Database) {
    this.database = database;
  }

  of(text: string): Statement {
    let statement = this.prepared.get(text);
    if (statement === undefined) {
      statement = this.database.prepare(text);
      this.prepared.set(text, statement);
    }
    return statement;
  }

  /** Lets go of them, so that the database can be closed. */
  clear(): void {
    this.prepared.clear();
  }
}

/** snake_case columns as camelCase fields; NULL is absent. */
export function camel(row: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row as Record<string, unknown>)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
}
