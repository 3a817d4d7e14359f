import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

it('who came first goes on first, whoever is done first', async () => {
  const desk = {};
  const done: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2].map(async (each) => {
    await inTurn(desk, new Promise<void>((resolve) => ends.push(resolve)));
    done.push(each);
  });
  for (const end of ends.toReversed()) {
    end();
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(done).toEqual([0, 1, 2]);
});

it('who waits for another desk waits for nobody here', async () => {
  void inTurn({}, new Promise(() => {}));
  expect(await inTurn({}, Promise.resolve('mine'))).toBe('mine');
});

it('a work that fails holds nobody up, and is heard of by whoever asked', async () => {
  const desk = {};
  const failing = inTurn(desk, Promise.reject(new Error('no')));
  const next = inTurn(desk, Promise.resolve('next'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('next');
});
