import { createInterface } from 'node:readline/promises';
import type { Context } from './context.ts';
import { usage } from './usage.ts';

/**
 * Asks a person. Where nobody can answer, nothing is waited for.
 *
 * @param flag the option that would have answered
 * @throws KouanError `ERR_KOUAN_USAGE` where there is no terminal.
 */
export async function confirm(question: string, flag: string, { signal, env }: Context): Promise<boolean> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true || env['CI'])
    throw usage(
      { en: 'Nobody is here to be asked.', zh: '没有可询问的终端。' },
      { en: `Say it beforehand: ${flag}`, zh: `请预先指定：${flag}` },
    );
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|是|好)$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}
