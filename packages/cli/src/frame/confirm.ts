import { createInterface } from 'node:readline/promises';
import type { Context } from './context.ts';
import { usage } from './usage.ts';

/**
 * Makes sure that somebody can be asked, before anything is done that would have been for nothing.
 *
 * @param flag the option that would have answered
 * @throws KouanError `ERR_KOUAN_USAGE` where there is no terminal.
 */
export function needPerson(flag: string, { env }: Pick<Context, 'env'>): void {
  if (process.stdin.isTTY === true && process.stderr.isTTY === true && !env['CI']) return;
  throw usage(
    { en: 'There is nobody to be asked; nothing was done.', zh: '没有可询问的终端，未执行任何操作。' },
    { en: `Say it beforehand: ${flag}`, zh: `请预先指定：${flag}` },
  );
}

/** Asks the person at the terminal; see {@link needPerson}. Anything but yes is no. */
export async function confirm(question: string, { signal }: Pick<Context, 'signal'>): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|是|好)$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}
