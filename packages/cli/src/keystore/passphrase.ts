import type { Text } from '@kouan/core';
import { readText } from '../flow/files.ts';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { askSecret, somebodyIsHere } from '../frame/secret.ts';
import { usage } from '../frame/usage.ts';

/** Other users see the arguments of a program, so a secret is never one. */
export const PASSPHRASE: OptionSpec = {
  flags: '--passphrase-file <file>',
  about: {
    en: 'file with the passphrase or PIN (or KOUAN_PASSPHRASE; asked for at a terminal)',
    zh: '口令或 PIN 文件（或环境变量 KOUAN_PASSPHRASE；有终端时会询问）',
  },
};

const INSTEAD: Text = {
  en: 'Give it in a file (--passphrase-file) or in KOUAN_PASSPHRASE.',
  zh: '请用 --passphrase-file 或环境变量 KOUAN_PASSPHRASE 提供。',
};

/** The passphrase that was given without asking, or none. */
export async function givenPassphrase(options: Options, { env }: Pick<Context, 'env'>): Promise<string | undefined> {
  const file = textOf(options, 'passphraseFile');
  const given = file === undefined ? env['KOUAN_PASSPHRASE'] : (await readText(file)).replace(/\r?\n$/, '');
  return given === '' ? undefined : given;
}

/**
 * The passphrase, asked for where it was not given.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` where nobody can be asked
 */
export async function passphraseOf(question: Text, options: Options, context: Context): Promise<string> {
  return (await givenPassphrase(options, context)) ?? (await askSecret(question, INSTEAD, context));
}

const LEAST = 8;

/** A passphrase for something new: entered twice where a person enters it. */
export async function newPassphrase(options: Options, context: Context): Promise<string> {
  const question = { en: 'New passphrase', zh: '新口令' };
  const given = await givenPassphrase(options, context);
  const one = given ?? (await askSecret(question, INSTEAD, context));
  if (one.length < LEAST)
    throw usage({
      en: `The passphrase has fewer than ${LEAST} characters.`,
      zh: `口令少于 ${LEAST} 个字符。`,
    });
  if (given === undefined && somebodyIsHere(context)) {
    const again = await askSecret({ en: 'Again', zh: '再次输入' }, INSTEAD, context);
    if (again !== one) throw usage({ en: 'The two are not the same.', zh: '两次输入不一致。' });
  }
  return one;
}
