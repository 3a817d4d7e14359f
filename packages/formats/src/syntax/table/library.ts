import { createRequire } from 'node:module';

type Library = typeof import('@e965/xlsx');
let library: Library | undefined;

/**
 * The library of workbooks is large and few inputs are workbooks: it is loaded with the first one. Where a bundler made
 * CommonJS of us there is no URL, and it is looked for from the bundle.
 */
export function xlsx(): Library {
  library ??= createRequire(import.meta.url ?? module.filename)('@e965/xlsx') as Library;
  return library;
}
