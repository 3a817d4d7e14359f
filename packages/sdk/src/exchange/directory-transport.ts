import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KouanError } from '@kouan/core';
import type { Poll, RawReceipt, SubmissionMeta, Transport } from './transport.ts';

/** The folders an import client shares with the enterprise. */
export const CLIENT_FOLDERS = ['OutBox', 'SentBox', 'InBox', 'FailBox'] as const;

const MAX_ANSWER_BYTES = 5_000_000;
const PAGE = 500;
const SAFE_NAME = /^[\w.-]{1,120}$/;

/**
 * An import client's folders: messages go to OutBox, answers come from InBox and FailBox. A file appears whole or not
 * at all; writing the same message again changes nothing.
 *
 * Source: Single Window import client, directory exchange.
 */
export function directoryTransport({ path }: { readonly path: string }): Transport {
  const folder = (name: (typeof CLIENT_FOLDERS)[number]): string => join(path, name);
  return {
    kind: 'directory',
    target: path,
    async send(bytes: Uint8Array, meta: SubmissionMeta): Promise<readonly RawReceipt[]> {
      if (!SAFE_NAME.test(meta.fileName) || meta.fileName.startsWith('.')) throw unsafe(meta.fileName);
      try {
        for (const name of CLIENT_FOLDERS) await mkdir(folder(name), { recursive: true });
        // A message that was taken already must not be put there again: the client would send it twice.
        for (const name of ['SentBox', 'OutBox'] as const)
          if (await holds(join(folder(name), meta.fileName), bytes)) return [];
        await writeWhole(folder('OutBox'), meta.fileName, bytes);
      } catch (cause) {
        throw fileError(path, cause);
      }
      return [];
    },
    async poll(cursor: string): Promise<Poll> {
      try {
        return await readAnswers([folder('InBox'), folder('FailBox')], cursor);
      } catch (cause) {
        throw fileError(path, cause);
      }
    },
    close: async () => {},
  };
}

/** Writes beside, synchronises, and renames: no reader ever sees half a file, and a power cut leaves none. */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, name));
  const parent = await open(folder, 'r');
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

interface Found {
  readonly folder: string;
  readonly name: string;
  readonly at: number;
}

/** The cursor is the time and name of the last file read; files are never removed from the boxes by kouan. */
async function readAnswers(folders: readonly string[], cursor: string): Promise<Poll> {
  const found: Found[] = [];
  for (const folder of folders) {
    for (const name of await names(folder)) {
      const { mtimeMs, size } = await stat(join(folder, name));
      if (size <= MAX_ANSWER_BYTES) found.push({ folder, name, at: Math.floor(mtimeMs) });
    }
  }
  const key = ({ at, name }: Found): string => `${String(at).padStart(15, '0')}/${name}`;
  const fresh = found.filter((one) => key(one) > cursor).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const page = fresh.slice(0, PAGE);
  const receipts: RawReceipt[] = [];
  for (const one of page) {
    receipts.push({ id: one.name, mediaType: 'application/xml', bytes: await readFile(join(one.folder, one.name)) });
  }
  const last = page[page.length - 1];
  return { receipts, cursor: last === undefined ? cursor : key(last), more: fresh.length > page.length };
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.') && name.toLowerCase().endsWith('.xml'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return Buffer.compare(await readFile(file), bytes) === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function unsafe(name: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_USAGE',
    {
      en: `"${name.slice(0, 120)}" cannot be a file name in OutBox.`,
      zh: `“${name.slice(0, 120)}”不能作为 OutBox 中的文件名。`,
    },
    {
      hint: {
        en: 'Use letters, digits, dot, dash and underscore in references.',
        zh: '编号请仅使用字母、数字、点、横线和下划线。',
      },
    },
  );
}

function fileError(path: string, cause: unknown): KouanError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new KouanError(
    'ERR_KOUAN_FILE',
    { en: `${path}: ${code}`, zh: `${path}：${code}` },
    {
      cause,
      hint: { en: 'Is it a folder you may write to?', zh: '请确认该目录可写。' },
    },
  );
}
