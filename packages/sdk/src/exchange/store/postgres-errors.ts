import { isKouanError, KouanError, type Text } from '@kouan/core';

/** SQLSTATE classes and system errors after which the connection is gone, and perhaps the server for a moment. */
const LOST = /^(08...|57P0[123]|25P03|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/;

/** What node-postgres says without a code when a connection ends in the middle. */
const LOST_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/;

/** What node-postgres says without a code when the server wants a password and there is none. */
const NO_PASSWORD = /client password must be/;

/** Two transactions were in each other's way: one of them runs again. */
const RACE = /^(40001|40P01|55P03|23505)$/;

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '');

/** Whether the server, or the way to it, went away. */
export function isLost(error: unknown): boolean {
  return LOST.test(codeOf(error)) || LOST_WORDS.test((error as Error).message ?? '');
}

/** Whether another transaction was in the way. */
export const isRace = (error: unknown): boolean => RACE.test(codeOf(error));

/** SQLSTATE, or its first two characters, that a person can do something about. */
const HINTS: readonly (readonly [
  pattern: RegExp,
  code: 'ERR_KOUAN_NOT_AUTHORISED' | 'ERR_KOUAN_UNAVAILABLE' | 'ERR_KOUAN_JOURNAL',
  hint: Text,
])[] = [
  [
    /^28/,
    'ERR_KOUAN_NOT_AUTHORISED',
    {
      en: 'Are the user and the password (PGPASSWORD or ~/.pgpass) right?',
      zh: '请检查用户名和密码（PGPASSWORD 或 ~/.pgpass）。',
    },
  ],
  [
    /^3D000$/,
    'ERR_KOUAN_JOURNAL',
    { en: 'Make the database first: createdb NAME', zh: '请先创建数据库：createdb 名称' },
  ],
  [
    /^42501$/,
    'ERR_KOUAN_NOT_AUTHORISED',
    { en: 'The user may not make tables in this database.', zh: '该用户无权在此数据库中建表。' },
  ],
  [
    /^(53100|58030)$/,
    'ERR_KOUAN_JOURNAL',
    { en: 'The disk of the database is full or broken.', zh: '数据库所在磁盘已满或出错。' },
  ],
  [
    LOST,
    'ERR_KOUAN_UNAVAILABLE',
    {
      en: 'Is the server running, and is the address right? Run the same command later; nothing is lost.',
      zh: '请确认数据库服务已启动且地址正确。稍后重新运行即可，数据不会丢失。',
    },
  ],
];

const UNKNOWN: Text = { en: 'Is it a database of PostgreSQL 15 or newer?', zh: '请确认为 PostgreSQL 15 或更高版本。' };

function codeOfWords(cause: unknown): string {
  if (NO_PASSWORD.test((cause as Error).message ?? '')) return '28P01';
  return isLost(cause) ? '08006' : codeOf((cause as { errors?: unknown[] }).errors?.[0] ?? {});
}

/** What the server said, as an error of ours. A host that is no server answers with a system error. */
export function postgresError(name: string, cause: unknown): KouanError {
  if (isKouanError(cause)) return cause;
  const code = codeOf(cause) || codeOfWords(cause);
  const found = HINTS.find(([pattern]) => pattern.test(code));
  const [, kind, hint] = found ?? [
    LOST,
    /^(ENOTFOUND|EAI_AGAIN|E[A-Z]+)$/.test(code) ? 'ERR_KOUAN_UNAVAILABLE' : 'ERR_KOUAN_JOURNAL',
    UNKNOWN,
  ];
  const said = cause instanceof Error && cause.message !== '' ? cause.message : code;
  return new KouanError(
    kind,
    { en: `The journal ${name} cannot be used: ${said}`, zh: `无法使用日志 ${name}：${said}` },
    { cause, hint },
  );
}
