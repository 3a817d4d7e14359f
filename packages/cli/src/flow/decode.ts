import { KouanError, located } from '@kouan/core';
import { formats } from '@kouan/formats';
import type { Decoded, Document, Format } from '@kouan/sdk';
import { unknownName } from '../frame/usage.ts';
import { type Input, openInput, readText } from './files.ts';

/** One document of one file. */
export interface FileDocument {
  readonly file: string;
  readonly format: Format;
  readonly decoded: Decoded;
}

/** How to read the files of one command. */
export interface ReadOptions {
  /** Name of the format, when the caller knows better than the bytes. */
  readonly from?: string | undefined;
  /** File with the column mapping of a table. */
  readonly mapping?: string | undefined;
}

/** Every format, whatever document it carries. */
export const allFormats = (): readonly Format[] => formats;

/** A format by name, or an error that says which was likely meant. */
export function formatNamed(name: string): Format {
  const found = allFormats().find((format) => format.name === name);
  if (found !== undefined) return found;
  throw unknownName(
    { en: 'format', zh: '格式' },
    name,
    allFormats().map((format) => format.name),
  );
}

function detected(input: Input): Format {
  const best = allFormats()
    .map((format) => ({ format, sure: format.detect(input.head) }))
    .sort((a, b) => b.sure - a.sure)[0];
  if (best !== undefined && best.sure > 0) return best.format;
  throw new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: `${input.name}: not of any known format`, zh: `${input.name}：无法识别格式` },
    {
      hint: {
        en: 'Name the format with --from; `kouan formats` lists them.',
        zh: '请用 --from 指定格式；kouan formats 可列出全部格式。',
      },
    },
  );
}

/** The documents of the files, one after the other; a file of many is never held whole. */
export async function* readDocuments(
  files: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<FileDocument> {
  const settings = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  for (const name of files) {
    const input = await openInput(name);
    const format = options.from === undefined ? detected(input) : formatNamed(options.from);
    const decodeOptions = { file: input.name, ...(settings === undefined ? {} : { settings }) };
    if (format.decodeEach !== undefined) {
      for await (const decoded of format.decodeEach(input.stream(), decodeOptions)) {
        yield { file: input.name, format, decoded: placed(decoded, input.name) };
      }
    } else {
      const decoded = format.decode(await input.bytes(format.maxBytes), decodeOptions);
      yield { file: input.name, format, decoded: placed(decoded, input.name) };
    }
  }
}

/** The one document of one file; a file of several is refused. */
export async function readOne(
  file: string,
  options: ReadOptions = {},
): Promise<FileDocument & { readonly document?: Document }> {
  let only: FileDocument | undefined;
  for await (const each of readDocuments([file], options)) {
    if (only !== undefined) {
      throw new KouanError('ERR_KOUAN_MANY_DOCUMENTS', {
        en: `${file}: holds several documents where one is needed`,
        zh: `${file}：包含多份单证，此处只能有一份`,
      });
    }
    only = each;
  }
  if (only !== undefined)
    return only.decoded.document === undefined ? only : { ...only, document: only.decoded.document };
  throw new KouanError('ERR_KOUAN_FORMAT', { en: `${file}: holds no document`, zh: `${file}：没有单证` });
}

function placed(decoded: Decoded, file: string): Decoded {
  return { ...decoded, findings: decoded.findings.map((finding) => located(finding, { file })) };
}

async function readMapping(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(file));
  } catch (cause) {
    if (cause instanceof KouanError) throw cause;
    throw new KouanError('ERR_KOUAN_USAGE', { en: `${file}: not JSON`, zh: `${file}：不是 JSON` }, { cause });
  }
}
