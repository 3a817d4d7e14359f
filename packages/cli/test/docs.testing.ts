import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './kouan.testing.ts';

const folders = ['.', 'docs', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)];

/** The pages that a person reads: of the repository, of its documentation, and what npm shows of each package. */
export const pages = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ folder, page: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') })),
);
