import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { usage } from '../frame/usage.ts';
import { fileError } from './files.ts';

/** The files that are meant: a folder stands for what lies in it, in the order of names; hidden files are left out. */
export async function inputFiles(names: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of names) {
    if (name === '-') {
      files.push(name);
      continue;
    }
    try {
      if (!(await stat(name)).isDirectory()) {
        files.push(name);
        continue;
      }
      const inside = await readdir(name, { withFileTypes: true });
      const found = inside
        .filter((one) => one.isFile() && !one.name.startsWith('.'))
        .map((one) => join(name, one.name));
      files.push(...found.sort());
    } catch (cause) {
      throw fileError(name, cause);
    }
  }
  if (files.length > 0) return files;
  throw usage({ en: `There is no file in ${names.join(', ')}.`, zh: `${names.join('、')} 中没有文件。` });
}
