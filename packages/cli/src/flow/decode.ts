import { setImmediate } from 'node:timers/promises';
import { type Finding, KouanError, located } from '@kouan/core';
import { formats, type Read, readDocuments as readFrom } from '@kouan/formats';
import type { Document, Format } from '@kouan/sdk';
import { unknownName } from '../frame/usage.ts';
import { openInput } from './files.ts';
import { readJson } from './json-file.ts';

const MAPPING = { en: 'A mapping file is JSON; see docs/formats.md.', zh: '映射文件为 JSON，见 docs/formats.md。' };

/** One document of one file, or what there is to say when there is none. */
export interface FileDocument {
  readonly file: string;
  readonly decoded: Read;
}

/** A file that was read already. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How to read the files of one command. */
export interface ReadOptions {
  /** Name of the format, when the caller knows better than the bytes. */
  readonly from?: string | undefined;
  /** File with the column mapping of a table. */
  readonly mapping?: string | undefined;
}

/** A format by name, or an error that says which was likely meant. */
export function formatNamed(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  throw unknownName(
    { en: 'format', zh: '格式' },
    name,
    formats.map((format) => format.name),
  );
}

/** A workbook is read in one go, and nothing of the system is waited for: Ctrl-C is heard in between only if one waits. */
const BREATH_MS = 50;

/** The documents of the files, one after the other; a file of many is never held whole. */
export async function* readDocuments(
  files: readonly (string | HeldFile)[],
  options: ReadOptions = {},
): AsyncGenerator<FileDocument> {
  const format = options.from === undefined ? undefined : formatNamed(options.from);
  const settings = options.mapping === undefined ? undefined : await readJson(options.mapping, { hint: MAPPING });
  let breath = performance.now();
  for (const file of files) {
    const { name, source } = await sourceOf(file);
    const how = {
      file: name,
      ...(format === undefined ? {} : { format }),
      ...(settings === undefined ? {} : { settings }),
    };
    for await (const decoded of readFrom(source, how)) {
      yield { file: name, decoded };
      if (performance.now() - breath < BREATH_MS) continue;
      await setImmediate();
      breath = performance.now();
    }
  }
}

async function sourceOf(file: string | HeldFile): Promise<{ name: string; source: Parameters<typeof readFrom>[0] }> {
  if (typeof file !== 'string') return { name: file.name, source: file.bytes };
  const input = await openInput(file);
  return { name: input.name, source: input.stream() };
}

/** The one document of one file; a file of several is refused. */
export async function readOne(
  file: string,
  options: ReadOptions = {},
): Promise<FileDocument & { readonly document?: Document }> {
  let only: FileDocument | undefined;
  for await (const each of readDocuments([file], options)) {
    if (only !== undefined) {
      throw new KouanError(
        'ERR_KOUAN_MANY_DOCUMENTS',
        {
          en: `${file}: holds several documents where one is needed`,
          zh: `${file}：包含多份单证，此处只能有一份`,
        },
        { hint: { en: 'Split the file.', zh: '请拆分文件。' } },
      );
    }
    only = each;
  }
  if (only === undefined)
    throw new KouanError('ERR_KOUAN_FORMAT', { en: `${file}: holds no document`, zh: `${file}：没有单证` });
  const { document } = only.decoded;
  return document === undefined ? only : { ...only, document };
}

/** A finding of a later step with the place in the file that its field came from. */
export function placed(finding: Finding, { file, decoded }: FileDocument): Finding {
  if (finding.at !== undefined) return located(finding, { file });
  return located(finding, { ...decoded.at, ...decoded.locate?.(finding.path), file });
}
