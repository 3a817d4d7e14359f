import { existsSync, statSync } from 'node:fs';
import { KouanError } from '@kouan/core';
import { isServer, type Journal, type JournalOptions, openJournal } from '@kouan/sdk/journal';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { fileError } from './files.ts';

const FILE = 'kouan-journal.db';

export const JOURNAL: OptionSpec = {
  flags: '--journal <file|url>',
  about: {
    en: `journal of what was sent: a file, or postgres://user@host/database (also KOUAN_JOURNAL; default ${FILE})`,
    zh: `报送日志：文件，或 postgres://用户@主机/数据库（也可用 KOUAN_JOURNAL；默认 ${FILE}）`,
  },
};

/** What the command line, or the environment, names. */
export const journalName = (options: Options, { env }: Pick<Context, 'env'>): string =>
  textOf(options, 'journal') ?? (env['KOUAN_JOURNAL'] || FILE);

/** The journal to write to; a file that is not there is made. */
export const journalOf = (options: Options, context: Pick<Context, 'env'>): Promise<Journal> =>
  open(journalName(options, context));

/** The journal to look into: asking must not make one where there is none. */
export async function existingJournal(
  options: Options,
  context: Pick<Context, 'env'>,
  how: JournalOptions = {},
): Promise<Journal> {
  const name = journalName(options, context);
  if (!isServer(name) && !existsSync(name)) throw noJournal(name);
  return open(name, how);
}

function open(name: string, how: JournalOptions = {}): Promise<Journal> {
  if (!isServer(name) && statSync(name, { throwIfNoEntry: false })?.isDirectory() === true)
    throw fileError(name, { code: 'EISDIR' });
  return openJournal(name, how);
}

const noJournal = (name: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_FILE',
    { en: `${name}: there is no such journal`, zh: `${name}：没有此日志` },
    {
      hint: {
        en: 'kouan submit makes it; one that lies elsewhere is named with --journal.',
        zh: 'kouan submit 会建立日志；若在别处，请用 --journal 指定。',
      },
    },
  );
