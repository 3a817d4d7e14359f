import { KouanError } from '@kouan/core';
import type { Read } from '@kouan/formats';
import type { Paper } from '@kouan/sdk/conversions';
import { type ReadOptions, readDocuments } from '../flow/decode.ts';
import type { Context } from '../frame/context.ts';
import { findingBlock } from '../frame/findings.ts';

/** Documents of one conversion are held together; a file of more is no paper of one shipment. */
const MAX_PAPERS = 1000;

/** What was read of the files of one command. */
export interface ReadPapers {
  readonly papers: readonly Paper[];
  readonly reads: readonly Read[];
  /** A file in which there was nothing to read. */
  readonly unreadable: boolean;
}

/** Every document of the files, by the name of its file; what there is to say while reading is told. */
export async function readPapers(
  files: readonly string[],
  options: ReadOptions,
  context: Context,
): Promise<ReadPapers> {
  const papers: Paper[] = [];
  const reads: Read[] = [];
  let unreadable = false;
  for await (const { file, decoded } of readDocuments(files, options)) {
    context.signal.throwIfAborted();
    for (const finding of decoded.findings) context.output.talk(findingBlock(finding, context));
    reads.push(decoded);
    if (decoded.document === undefined) unreadable = true;
    else papers.push({ name: nameOf(file, papers), document: decoded.document });
    if (papers.length > MAX_PAPERS)
      throw new KouanError(
        'ERR_KOUAN_LIMIT',
        { en: `more than ${MAX_PAPERS} documents for one`, zh: `一次转换的单证超过 ${MAX_PAPERS} 份` },
        { hint: { en: 'Give the papers of one shipment.', zh: '请只提供同一票货的单证。' } },
      );
  }
  return { papers, reads, unreadable };
}

/** The second document of a file is called by its number as well. */
function nameOf(file: string, before: readonly Paper[]): string {
  const same = before.filter(({ name }) => name === file || name.startsWith(`${file}#`)).length;
  return same === 0 ? file : `${file}#${same + 1}`;
}
