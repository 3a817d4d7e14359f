import { createRequire } from 'node:module';

/**
 * Loads a package when it is first needed: it is large, or it need not be there. Bundlers leave it out, so it is looked
 * for from where we stand; where a bundler made CommonJS of us that is the bundle, since there is no URL.
 */
export const lateModule = (name: string): unknown => createRequire(import.meta.url ?? module.filename)(name);
