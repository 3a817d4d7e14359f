import { afterEach, expect, test } from 'vitest';
import { openDatabase } from './sqlite.ts';

const said: string[] = [];
const hear = ({ message }: Error): void => void said.push(message);
afterEach(() => void process.off('warning', hear));

test('opening a database says nothing on stderr, and leaves to others how they warn', async () => {
  process.on('warning', hear);
  const { emitWarning } = process;
  openDatabase(':memory:').close();
  expect(process.emitWarning).toBe(emitWarning);
  await new Promise((resolve) => setImmediate(resolve));
  expect(said).toEqual([]);
});
