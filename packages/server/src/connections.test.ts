import { expect, test } from 'vitest';
import { connectionsAtMost } from './connections.ts';

const limits = (files: string): Promise<string> =>
  Promise.resolve(
    `Limit   Soft Limit   Hard Limit   Units\nMax open files   ${files}   ${files}   files\nMax locked memory x\n`,
  );

test.each([
  ['150', 75],
  ['1024', 768],
  ['1048576', 4_096],
  ['unlimited', 4_096],
])('of %s files, %i are for connections', async (files, most) => {
  expect(await connectionsAtMost(limits(files))).toBe(most);
});

test('where the system says nothing there is the usual number', async () => {
  expect(await connectionsAtMost(Promise.resolve(''))).toBe(4_096);
});
