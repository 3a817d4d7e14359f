import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Rooms of single kinds: what a program does not name must not be in it. */
const KINDS = ['xml', 'xades', 'json', 'cms', 'pdf', 'china', 'explain', 'signers'];

/** Rooms that something is left of when a program that names these is bundled. */
async function roomsOf(names: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: `export { ${names.join(', ')} } from './index.ts';`, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@kouan/source'],
  });
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return KINDS.filter((room) => kept.some((path) => path.includes(`/signing/${room}/`)));
}

it.each([
  [['sign', 'verify', 'jwsCompact'], ['json']],
  [['sign', 'verify', 'cmsDetached'], ['cms']],
  [['verify', 'xmldsigEnveloped'], ['xml']],
  [
    ['verify', 'pades'],
    ['cms', 'pdf'],
  ],
  [
    ['verify', 'chinaRealtime179'],
    ['json', 'china'],
  ],
])('a program with %s carries %s and no other kind', async (names, rooms) => {
  expect(await roomsOf(names)).toEqual(rooms);
});
