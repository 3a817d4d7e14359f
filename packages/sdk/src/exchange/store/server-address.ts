import { KouanError } from '@kouan/core';

const IS_SERVER = /^postgres(ql)?:\/\//i;
const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

// Stands here and not with the store, whose declarations need those of `pg`: no entry may lead to them.
/** How a store reaches its server. */
export interface PostgresConnection {
  readonly connectionString: string;
  /** Schema of the tables; several journals can live in one database. */
  readonly schema: string;
  /** What a person reads. */
  readonly name: string;
}

/** Whether the name of a store is the address of a server. */
export const isServer = (where: string): boolean => IS_SERVER.test(where);

/** @param home the schema, where the address names none */
export function readAddress(where: string, home: string): PostgresConnection {
  let url: URL;
  try {
    url = new URL(where);
  } catch {
    throw usage({ en: 'The address of the database cannot be read.', zh: '无法识别数据库地址。' });
  }
  if (url.password !== '')
    throw usage({ en: 'The address of the database holds a password.', zh: '数据库地址中包含密码。' });
  const schema = url.searchParams.get('schema') ?? home;
  if (!SCHEMA_NAME.test(schema))
    throw usage({ en: `"${schema}" is no name of a schema.`, zh: `“${schema}”不是有效的模式名。` });
  url.searchParams.delete('schema');
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return { connectionString: url.href, schema, name: `${shown.href}${schema === home ? '' : `?schema=${schema}`}` };
}

const usage = (text: { en: string; zh: string }): KouanError =>
  new KouanError('ERR_KOUAN_USAGE', text, {
    hint: {
      en: 'postgres://user@host/database, with the password in PGPASSWORD or ~/.pgpass.',
      zh: '格式为 postgres://用户@主机/数据库，密码请放在 PGPASSWORD 或 ~/.pgpass。',
    },
  });
