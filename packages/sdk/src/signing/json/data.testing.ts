import { existsSync, readFileSync } from 'node:fs';

/** Test data that lies beside the checkout and is read in place. */
export const data = (path: string): URL => new URL(`../../../../../../shared/data/${path}`, import.meta.url);

/** True when tests over it are to be skipped. */
export const missing = (path: string): boolean => !existsSync(data(path));

export const bytesOf = (path: string): Buffer => readFileSync(data(path));

// biome-ignore lint/suspicious/noExplicitAny: files of strangers, read for tests.
export const jsonOf = (path: string): any => JSON.parse(bytesOf(path).toString('utf8'));
