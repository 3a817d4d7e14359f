import { KouanError, type Text } from '@kouan/core';
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
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const detail = hint === undefined && cause instanceof Error ? cause.message : '';
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      {
        en: [`${file}: not JSON`, detail].filter(Boolean).join(': '),
        zh: [`${file}：不是 JSON`, detail].filter(Boolean).join('：'),
      },
      { cause, ...(hint === undefined ? {} : { hint }) },
    );
  }
}
