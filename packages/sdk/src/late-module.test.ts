import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Format } from 'esbuild';
import { expect, it } from 'vitest';
import { lateModule } from './late-module.ts';

it('loads what is installed, and nothing else', () => {
  expect(lateModule('undici')).toHaveProperty('Agent');
  expect(() => lateModule('kouan-of-nobody')).toThrow(
    expect.objectContaining({ code: 'ERR_KOUAN_USAGE', message: expect.stringContaining('kouan-of-nobody') }),
  );
});

it.each(['esm', 'cjs'] as const)('in a bundle for Node (%s), too', async (format: Format) => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'late-module.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    conditions: ['@kouan/source'],
    format,
    logOverride: { 'empty-import-meta': 'silent' },
  });
  const file = join(tmpdir(), `kouan-late-module.${format === 'esm' ? 'mjs' : 'cjs'}`);
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  const bundle = format === 'esm' ? await import(pathToFileURL(file).href) : createRequire(import.meta.url)(file);
  expect(bundle.lateModule('node:path')).toHaveProperty('join');
});
