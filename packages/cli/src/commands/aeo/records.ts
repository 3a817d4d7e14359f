import { KouanError } from '@kouan/core';
import type { AeoRecord } from '@kouan/sdk';
import { type FileDocument, type ReadOptions, readDocuments } from '../../flow/decode.ts';

/** One record of a file, or what there is to say when it could not be read. */
export interface FileRecord extends FileDocument {
  readonly record: AeoRecord | undefined;
}

/** The records of the files, whatever they are written in; another paper is refused. */
export async function* operators(files: readonly string[], options: ReadOptions): AsyncGenerator<FileRecord> {
  for await (const read of readDocuments(files, options)) {
    const { document } = read.decoded;
    if (document !== undefined && document.type !== 'aeo-record')
      throw new KouanError(
        'ERR_KOUAN_FORMAT',
        {
          en: `${read.file}: this is a ${document.type}, not a record of an operator`,
          zh: `${read.file}：这是 ${document.type}，不是 AEO 企业记录`,
        },
        { hint: { en: 'kouan check takes every document.', zh: '其他单证请用 kouan check。' } },
      );
    yield { ...read, record: document };
  }
}
