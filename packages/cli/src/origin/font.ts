import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openInput } from '../flow/files.ts';
import type { OptionSpec } from '../frame/options.ts';

/** An open font (SIL OFL 1.1) with Latin and the Chinese of GB 2312. */
const OWN = '@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf';

/** Larger than any font. */
const MAX_BYTES = 64 * 1024 * 1024;

export const FONT: OptionSpec = {
  flags: '--font <file>',
  about: { en: 'font of the PDF, for rare characters', zh: 'PDF 字体，用于生僻字' },
};

/** The bytes of the font: the given file, or the one that comes with the command. */
export async function fontBytes(file: string | undefined): Promise<Uint8Array> {
  if (file !== undefined) return (await openInput(file)).bytes(MAX_BYTES);
  return readFile(createRequire(import.meta.url).resolve(OWN));
}
