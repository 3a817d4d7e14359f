import { lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A regular file as one look saw it. */
export interface Sight {
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Writes beside, synchronises, and renames: no reader ever sees half a file, and a power cut leaves none. */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  // Windows has no folder to synchronise.
  if (process.platform === 'win32') return;
  const parent = await open(folder, 'r');
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

/** The XML files of a folder, neither hidden ones nor links; what vanishes meanwhile is not there. */
export async function sightings(folder: string): Promise<Sight[]> {
  const found: Sight[] = [];
  for (const name of await names(folder)) {
    const stats = await lstat(join(folder, name)).catch(absent);
    if (stats?.isFile() === true) found.push({ name, size: stats.size, mtimeMs: stats.mtimeMs });
  }
  return found;
}

/** Whether a file holds exactly these bytes. */
export async function holds(file: string, bytes: Uint8Array): Promise<'same' | 'other' | 'nothing'> {
  const stats = await lstat(file).catch(absent);
  if (stats === undefined) return 'nothing';
  if (!stats.isFile() || stats.size !== bytes.length) return 'other';
  const found = await readFile(file).catch(absent);
  if (found === undefined) return 'nothing';
  return Buffer.compare(found, bytes) === 0 ? 'same' : 'other';
}

async function names(folder: string): Promise<string[]> {
  const all = (await readdir(folder).catch(absent)) ?? [];
  return all.filter((name) => !name.startsWith('.') && name.toLowerCase().endsWith('.xml')).sort();
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
