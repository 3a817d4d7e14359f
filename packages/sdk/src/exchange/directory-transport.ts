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
  const boxes = new AnswerBoxes(path);
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
        return await boxes.poll(cursor);
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

/** How far behind the newest answer one is still looked for: clocks of network drives differ, and a move keeps the time. */
const OVERLAP_MS = 3_600_000;
/** A file that was written this short a time ago may not be whole yet. */
const SETTLE_MS = 300;

interface Found {
  readonly box: 'InBox' | 'FailBox';
  readonly name: string;
  readonly at: number;
  readonly size: number;
}

/**
 * Reads the boxes without missing a file and without moving one. The cursor is the time of the newest answer read; all
 * files from an hour before it are looked at, and those read in this process are remembered. One that is read again
 * after a restart has the same id, so the journal keeps it once.
 */
class AnswerBoxes {
  private readonly path: string;
  private readonly read = new Set<string>();
  /** Size and time at the last look, of files too young to be trusted. */
  private readonly young = new Map<string, string>();

  constructor(path: string) {
    this.path = path;
  }

  async poll(cursor: string): Promise<Poll> {
    const newest = /^\d{1,16}$/.test(cursor) ? Number(cursor) : 0;
    const fresh = (await this.found())
      .filter((one) => one.at >= newest - OVERLAP_MS && !this.read.has(idOf(one)) && this.isWhole(one))
      .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
    const receipts: RawReceipt[] = [];
    let last = newest;
    for (const one of fresh.slice(0, PAGE)) {
      const bytes = await content(join(this.path, one.box, one.name), one.size);
      this.read.add(idOf(one));
      last = Math.max(last, one.at);
      if (bytes === undefined) continue;
      const undelivered = one.box === 'FailBox' ? { undelivered: one.name } : {};
      receipts.push({ id: idOf(one), mediaType: 'application/xml', bytes, ...undelivered });
    }
    return { receipts, cursor: String(last), more: fresh.length > PAGE };
  }

  private async found(): Promise<Found[]> {
    const found: Found[] = [];
    for (const box of ['InBox', 'FailBox'] as const) {
      for (const name of await names(join(this.path, box))) {
        if (this.read.has(`${box}/${name}`)) continue;
        const known = await statOf(join(this.path, box, name));
        if (known !== undefined) found.push({ box, name, at: Math.floor(known.mtimeMs), size: known.size });
      }
    }
    return found;
  }

  /** Old enough, or the same as at the last look; a clock ahead of ours must not make a file wait for ever. */
  private isWhole(one: Found): boolean {
    const age = Date.now() - one.at;
    const mark = `${one.size} ${one.at}`;
    const same = this.young.get(idOf(one)) === mark;
    if (age >= SETTLE_MS || same) {
      this.young.delete(idOf(one));
      return true;
    }
    this.young.set(idOf(one), mark);
    return false;
  }
}

const idOf = ({ box, name }: Found): string => `${box}/${name}`;

/** The bytes of an answer; one that is too large to be one is kept by its name alone. */
async function content(file: string, size: number): Promise<Uint8Array | undefined> {
  if (size > MAX_ANSWER_BYTES) return new Uint8Array();
  try {
    return await readFile(file);
  } catch (error) {
    // Moved away by somebody between the look and the reading.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function statOf(file: string): Promise<{ mtimeMs: number; size: number } | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
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
