import { KouanError, type Text } from '@kouan/core';
import { usage } from '../frame/usage.ts';
import { readText } from './files.ts';

/**
 * A file that is one JSON text.
 *
 * @param hint Where such a file comes from; without it the message carries what the reader stumbled over.
 * @throws KouanError `ERR_KOUAN_USAGE` when it is not JSON.
 */
export async function readJson(
  file: string,
  { max, hint }: { readonly max?: number; readonly hint?: Text } = {},
): Promise<unknown> {
  const text = await readText(file, max);
  if (text.trim() === '')
    throw usage(
      { en: `${file}: it is empty`, zh: `${file}：文件为空` },
      hint ?? { en: 'A file of JSON is wanted.', zh: '应为 JSON 文件。' },
    );
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const detail = hint === undefined && cause instanceof Error ? cause.message : '';
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      {
        en: [`${file}: not JSON`, detail].filter(Boolean).join(': '),
        zh: `${file}：不是 JSON`,
      },
      { cause, hint: hint ?? { en: `See what it is: kouan inspect ${file}`, zh: `请先识别：kouan inspect ${file}` } },
    );
  }
}
