import { expect, it } from 'vitest';
import { bytesOnly, KouanError, wrongShape } from './index.ts';

const hint = { en: 'look', zh: '看' };

it('what a wrong shape throws has a code, a hint and its cause', () => {
  const cause = new TypeError('x is not a function');
  expect(wrongShape(cause, hint)).toMatchObject({ code: 'ERR_KOUAN_DOCUMENT', hint, cause });
  expect(wrongShape(new RangeError('Maximum call stack size exceeded'), hint)).toBeInstanceOf(KouanError);
});

it('everything else is passed on as it is', () => {
  for (const cause of [new KouanError('ERR_KOUAN_LIMIT', hint), new Error('other'), 'text', undefined])
    expect(wrongShape(cause, hint)).toBe(cause);
});

it('bytes are bytes, a text is none', () => {
  const bytes = new Uint8Array([1]);
  expect(bytesOnly(bytes)).toBe(bytes);
  for (const value of ['text', undefined, null, [1], new ArrayBuffer(1)])
    expect(() => bytesOnly(value)).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_USAGE' }));
});
