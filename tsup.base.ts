import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

interface Manifest {
  exports: Record<string, string | { '@kouan/source': string }>;
}

/** Every package is built the same way; its entries are read from its own `exports`, so the two cannot drift. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
export const entry = Object.values(manifest.exports).flatMap((target) =>
  typeof target === 'string' ? [] : [target['@kouan/source'].slice(2)],
);

export default defineConfig({
  entry,
  format: ['esm', 'cjs'],
  target: 'node20',
  // Declarations come from the compiler (scripts/declarations.mjs).
  dts: false,
  sourcemap: false,
  splitting: true,
  clean: true,
  treeshake: false,
  shims: true,
});
