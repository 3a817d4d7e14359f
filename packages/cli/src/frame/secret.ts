import type { Text } from '@kouan/core';
import type { Context } from './context.ts';
import { usage } from './usage.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ENTER = /^[\r\n]$/;
const BACK = /^[\u007f\b]$/;

/** Whether a person can be asked. */
export const somebodyIsHere = ({ env }: Pick<Context, 'env'>): boolean =>
  process.stdin.isTTY === true && process.stderr.isTTY === true && !env['CI'];

/**
 * Asks a person for something secret; nothing of it is shown.
 *
 * @param instead how it is given where nobody can answer
 * @throws KouanError `ERR_KOUAN_USAGE` where there is no terminal, or the person gives up
 */
export async function askSecret(question: Text, instead: Text, context: Context): Promise<string> {
  if (!somebodyIsHere(context))
    throw usage(
      { en: `${question.en}: nobody is here to be asked.`, zh: `${question.zh}：没有可询问的终端。` },
      instead,
    );
  const { stdin, stderr } = process;
  stderr.write(`${context.say(question)}: `);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed = '';
      stdin.on('data', (chunk: string) => {
        for (const character of chunk) {
          if (ENTER.test(character)) return resolve(typed);
          if (character === CTRL_C || character === CTRL_D)
            return reject(usage({ en: 'Nothing was entered.', zh: '未输入。' }));
          typed = BACK.test(character) ? [...typed].slice(0, -1).join('') : typed + character;
        }
      });
    });
  } finally {
    stdin.removeAllListeners('data').setRawMode(false).pause();
    stderr.write('\n');
  }
}
