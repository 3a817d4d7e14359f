import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { XmlInputProvider } from 'libxml2-wasm';

/** Bounds of a schema: the largest public ones have a hundred files and a few MB. */
const MAX_FILES = 500;
const MAX_FILE = 16 * 1024 * 1024;
const MAX_ALL = 64 * 1024 * 1024;

/** Gives the files of a schema to the validator, and nothing that lies elsewhere; there is no network in it. */
export class SchemaFiles implements XmlInputProvider {
  /** Names that were asked for and refused, or that are not there. */
  readonly refused: string[] = [];
  private readonly folder: string;
  private files = 0;
  private size = 0;

  /** @param folder what lies in it, and below it, may be read */
  constructor(folder: string) {
    this.folder = realpathSync(folder);
  }

  /** Every name is for us to answer, so that nobody else does. */
  match = (): boolean => true;

  open = (name: string): number | undefined => {
    const handle = this.allowed(name);
    if (handle === undefined) this.refused.push(name);
    return handle;
  };

  read = (handle: number, buffer: Uint8Array): number => {
    try {
      return readSync(handle, buffer, 0, buffer.byteLength, null);
    } catch {
      return -1;
    }
  };

  close = (handle: number): boolean => {
    closeSync(handle);
    return true;
  };

  private allowed(name: string): number | undefined {
    let handle: number | undefined;
    try {
      const file = realpathSync(name.startsWith('file:') ? fileURLToPath(name) : name);
      const way = relative(this.folder, file);
      if (way === '' || way.startsWith('..') || isAbsolute(way) || ++this.files > MAX_FILES) return undefined;
      handle = openSync(file, 'r');
      const { size } = fstatSync(handle);
      this.size += size;
      if (fstatSync(handle).isFile() && size <= MAX_FILE && this.size <= MAX_ALL) return handle;
    } catch {
      // Told by the name that was refused.
    }
    if (handle !== undefined) closeSync(handle);
    return undefined;
  }
}

/** The folder of a schema, where none is named. */
export const folderOf = (schema: string): string => dirname(schema);
