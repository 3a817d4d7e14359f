import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { isKouanError, KouanError } from './error.ts';
import { finding, hasErrors, located } from './finding.ts';

const TEST = catalogue({
  wrong: {
    code: 'TST-0001',
    severity: 'error',
    source: 'clause 1',
    message: { en: '{what}: {found} is not {expected}; {unknown}', zh: '{what}：{found} 不是 {expected}' },
  },
});

describe('a finding', () => {
  const one = finding(TEST.wrong, '/a', { params: { what: 'mass' }, found: '2', expected: '1' });

  test('says it in both languages, and shows a gap instead of hiding it', () => {
    expect(one.message).toEqual({ en: 'mass: 2 is not 1; {unknown}', zh: 'mass：2 不是 1' });
    expect(one).toMatchObject({ code: 'TST-0001', severity: 'error', path: '/a', source: 'clause 1' });
  });

  test('repeats only a piece of hostile input', () => {
    expect(finding(TEST.wrong, '', { found: 'x'.repeat(10_000) }).found).toHaveLength(201);
  });

  test('takes no value from the prototype', () => {
    const template = { ...TEST.wrong, message: { en: '{constructor}', zh: '{toString}' } };
    expect(finding(template, '').message).toEqual({ en: '{constructor}', zh: '{toString}' });
  });

  test('keeps the nearer place when the file is added', () => {
    expect(located({ ...one, at: { line: 3 } }, { file: 'a.xml', line: 1 }).at).toEqual({ file: 'a.xml', line: 3 });
    expect(hasErrors([one])).toBe(true);
    expect(hasErrors([{ ...one, severity: 'warning' }])).toBe(false);
  });
});

test('an error knows whether trying again can help, and is known across copies of the package', () => {
  const error = new KouanError('ERR_KOUAN_NETWORK', { en: 'No answer.', zh: '无应答。' }, { cause: new Error('x') });
  expect(error.retryable).toBe(true);
  expect(isKouanError(Object.assign(new Error('copy'), { name: 'KouanError', code: 'ERR_KOUAN_FILE', text: {} }))).toBe(
    true,
  );
  expect(isKouanError(new Error('other'))).toBe(false);
});
