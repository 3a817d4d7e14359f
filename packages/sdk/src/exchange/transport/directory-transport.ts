import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isKouanError, KouanError } from '@kouan/core';
import { AnswerBoxes } from './answer-boxes.ts';
import { ExchangeError } from './exchange-error.ts';
import { holds, writeWhole } from './files.ts';
import type { Lookup, Poll, RawReceipt, SubmissionMeta, Transport } from './transport.ts';

/** The folders an import client shares with the enterprise. */
export const CLIENT_FOLDERS = ['OutBox', 'SentBox', 'InBox', 'FailBox'] as const;

const SAFE_NAME = /^[\w.-]{1,120}$/;
/** Names that Windows keeps for devices; an import client runs there. */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * An import client's folders: messages go to OutBox, answers come from InBox and FailBox. A file appears whole or not
 * at all; writing the same message again changes nothing.
 *
 * Source: Single Window import client, directory exchange.
 */
export function directoryTransport({ path }: { readonly path: string }): Transport {
  const folder = (name: (typeof CLIENT_FOLDERS)[number]): string => join(path, name);
  const boxes = new AnswerBoxes(path);
  let made: Promise<unknown> | undefined;
  return {
    kind: 'directory',
    target: path,
    // Name and bytes are the key: what is there already is not put there again.
    idempotent: true,
    async lookup(bytes: Uint8Array, { fileName }: SubmissionMeta): Promise<Lookup> {
      check(fileName);
      try {
        for (const one of ['OutBox', 'SentBox', 'FailBox'] as const)
          if ((await holds(join(folder(one), fileName), bytes)) === 'same') return { known: true, receipts: [] };
        return { known: false };
      } catch (cause) {
        throw fileError(path, cause);
      }
    },
    async send(bytes: Uint8Array, meta: SubmissionMeta): Promise<readonly RawReceipt[]> {
      const { fileName } = meta;
      check(fileName);
      try {
        made ??= Promise.all(CLIENT_FOLDERS.map((one) => mkdir(folder(one), { recursive: true })));
        await made;
        // In the order in which the client moves a message: one that moves between two looks is still seen.
        const waiting = await holds(join(folder('OutBox'), fileName), bytes);
        if (waiting === 'same') return [];
        for (const one of ['SentBox', 'FailBox'] as const)
          if ((await holds(join(folder(one), fileName), bytes)) === 'same') return [];
        if (waiting === 'other') throw notTaken(path, fileName);
        await writeWhole(folder('OutBox'), fileName, bytes);
      } catch (cause) {
        made = undefined;
        throw isKouanError(cause) ? cause : fileError(path, cause);
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

function check(fileName: string): void {
  if (!SAFE_NAME.test(fileName) || fileName.startsWith('.') || DEVICE_NAME.test(fileName)) throw unsafe(fileName);
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

function notTaken(path: string, name: string): ExchangeError {
  return new ExchangeError(
    'ERR_KOUAN_UNAVAILABLE',
    {
      en: `Another ${name} still waits in OutBox of ${path}.`,
      zh: `${path} 的 OutBox 中仍有未取走的同名报文 ${name}。`,
    },
    { unsent: true, hint: { en: 'Is the import client running?', zh: '请确认导入客户端正在运行。' } },
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
