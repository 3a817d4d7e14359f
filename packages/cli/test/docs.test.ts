import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from './docs.testing.ts';
import { kouan, root } from './kouan.testing.ts';

/** Examples in TypeScript, with the lines they say they print. */
const examples = pages.flatMap(({ page, text }) =>
  [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ''], index) => ({
    name: `${page} #${index + 1}`,
    code,
    prints: [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line),
  })),
);

/** Where packages are found as a user's project finds them. */
const folder = join(root, 'node_modules/.cache/kouan-docs');
mkdirSync(folder, { recursive: true });

describe('examples in the documentation', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(3));

  it.each(examples)('$name runs and prints what it says', ({ name, code, prints }) => {
    const file = join(folder, `${name.replace(/\W/g, '-')}.mts`);
    writeFileSync(file, code);
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', file], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1' },
    });
    expect([status, stderr.replace(/^.*(ExperimentalWarning|--trace-warnings).*$/gm, '').trim()]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toEqual(prints);
  });

  it('links lead somewhere', () => {
    for (const { folder, page, text } of pages) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)\)/g)) {
        expect(existsSync(join(root, folder, target)), `${page} → ${target}`).toBe(true);
      }
    }
  });
});

/** Transcripts of the pages, with the exit code that each says; 3, where documents have findings, without. */
const transcripts = pages.flatMap(({ page, text }) =>
  [...text.matchAll(/<!-- transcript(?:, exit (\d))?[\s\S]*?```console\n([\s\S]*?)```/g)].map(
    ([, exit = '3', transcript = '']) => {
      const [line = '', ...printed] = transcript.trimEnd().split('\n');
      return { page, line, printed, exit: Number(exit) };
    },
  ),
);

it.each(transcripts)('$page: $line prints what the page says', async ({ line, printed, exit }) => {
  const { stdout, stderr, code } = await kouan(line.replace('$ kouan ', '').split(' '), { cwd: root });
  expect(code).toBe(exit);
  expect(`${stdout}${stderr}`.trimEnd().split('\n')).toEqual(printed);
});
