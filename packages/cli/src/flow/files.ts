import { randomBytes } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isKouanError, KouanError, type Text } from '@kouan/core';
import { systemError } from '../frame/system-errors.ts';

const CHECK: Text = { en: 'Check the path and who may read it.', zh: '请检查路径和权限。' };

/** The error that names the file and says why. */
export function fileError(file: string, cause: unknown): KouanError {
  const known = systemError(cause);
  const said = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const why = known?.why ?? { en: said, zh: said };
  return new KouanError(
    'ERR_KOUAN_FILE',
    { en: `${file}: ${why.en}`, zh: `${file}：${why.zh}` },
    { cause, hint: known?.hint ?? CHECK },
  );
}

/** An input that is known to be a readable file, or stdin; nothing of it is held. */
export interface Input {
  readonly name: string;
  /** All bytes; throws ERR_KOUAN_LIMIT as soon as there are more than `max`. */
  bytes(max: number): Promise<Uint8Array>;
  /** Once. Failures name the file. */
  stream(): AsyncIterable<Uint8Array>;
}

/** Opens a file, or stdin when the name is `-`. */
export async function openInput(name: string): Promise<Input> {
  if (name === '-') return inputOf('stdin', process.stdin);
  try {
    const handle = await open(name, 'r');
    if (!(await handle.stat()).isDirectory()) return inputOf(name, handle.createReadStream());
    await handle.close();
    throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  } catch (cause) {
    throw fileError(name, cause);
  }
}

/** A small text file: a key, a certificate, a mapping. */
export async function readText(name: string, max = 1024 * 1024): Promise<string> {
  return Buffer.from(await (await openInput(name)).bytes(max)).toString('utf8');
}

/** Writes beside the target and renames, so that nobody ever sees half a file. */
export const writeWhole = (name: string, bytes: Uint8Array | string): Promise<void> => writePieces(name, [bytes]);

type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** The same for what is too large to be held at once. */
export async function writePieces(name: string, pieces: Pieces): Promise<void> {
  try {
    // What a link points to is written, and a device or a pipe (`--out /dev/null`) stays what it is.
    const target = await realpath(name).catch(() => name);
    const there = await stat(target).catch(() => undefined);
    if (there === undefined || there.isFile() || there.isDirectory()) await replace(target, pieces);
    else await writeInto(target, 'w', pieces);
  } catch (cause) {
    throw isKouanError(cause) ? cause : fileError(name, cause);
  }
}

async function replace(target: string, pieces: Pieces): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await writeInto(beside, 'wx', pieces, (handle) => handle.sync());
    await rename(beside, target);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}

async function writeInto(
  file: string,
  flags: 'w' | 'wx',
  pieces: Pieces,
  settle?: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(file, flags);
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await settle?.(handle);
  } finally {
    await handle.close();
  }
}

function inputOf(name: string, source: AsyncIterable<Uint8Array>): Input {
  async function* stream(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (cause) {
      throw fileError(name, cause);
    }
  }
  return { name, stream, bytes: (max) => gather(stream(), name, max) };
}

async function gather(source: AsyncIterable<Uint8Array>, name: string, max: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > max) throw tooLarge(name, max);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function tooLarge(name: string, max: number): KouanError {
  const mega = Math.floor(max / (1024 * 1024));
  return new KouanError(
    'ERR_KOUAN_LIMIT',
    { en: `${name}: larger than ${mega} MB`, zh: `${name}：超过 ${mega} MB` },
    { hint: { en: 'Split the file.', zh: '请拆分文件。' } },
  );
}
