import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { run } from './verifiers.testing.ts';

/** A folder for one test file, and openssl within it. */
export interface Workshop {
  /** Writes a file and gives back its path. */
  file(name: string, data: string | Uint8Array): string;
  path(name: string): string;
  read(name: string): Buffer;
  /** Runs openssl; throws with what it said where it fails. */
  openssl(...args: string[]): Buffer;
}

/** A workshop that is cleared away after the tests of the file. */
export function workshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    file: (name, data) => {
      mkdirSync(join(path(name), '..'), { recursive: true });
      writeFileSync(path(name), data);
      return path(name);
    },
    read: (name) => readFileSync(path(name)),
    openssl: (...args) => {
      const { ok, out, err } = run('openssl', args);
      if (!ok) throw new Error(`openssl ${args.join(' ')}\n${err}${out}`);
      return out;
    },
  };
}
