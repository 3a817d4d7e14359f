import { KouanError } from '@kouan/core';
import { DerError } from '../asn1/index.ts';
import { Broken, refusal } from '../cms/broken.ts';

/** What is broken in a file is an error for whoever wants to sign it. */
export function asFormat<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Broken || error instanceof DerError)) throw error;
    const { en, zh } = refusal(error);
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `This PDF cannot be signed: ${en}.`, zh: `无法签署此 PDF：${zh}。` },
      {
        cause: error,
        hint: {
          en: 'A file that readers have to repair is written anew by: qpdf --decrypt in.pdf out.pdf',
          zh: '需要修复的文件可用 qpdf --decrypt in.pdf out.pdf 重新生成。',
        },
      },
    );
  }
}
