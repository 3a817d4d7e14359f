import { defineConfig } from 'tsup';
import base from '../../tsup.base.ts';

/** The library like every package, and the command as ES modules only: one small file a command, loaded when used. */
export default defineConfig([
  { ...(base as object), clean: false },
  {
    entry: ['src/bin.ts', 'src/origin/worker.ts'],
    format: ['esm'],
    target: 'node20',
    splitting: true,
    clean: false,
    treeshake: false,
  },
]);
