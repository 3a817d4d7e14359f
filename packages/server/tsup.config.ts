import { defineConfig } from 'tsup';
import base, { entry } from '../../tsup.base.ts';

/** Like every package, and a thread that is begun by its file. */
export default defineConfig({ ...(base as object), entry: [...entry, 'src/ebl/reading/thread.ts'] });
