import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidenceOf, containerCode, containerState, misread, suggestions } from './index.ts';

const data = new URL('../../../../../../shared/data/devices/iso6346/vectors.json', import.meta.url);
const there = existsSync(data);
const { vectors, invalid } = there
  ? (JSON.parse(readFileSync(data, 'utf8')) as { vectors: { full: string }[]; invalid: string[] })
  : { vectors: [], invalid: [] };
const sure = (number: string): number[] => Array(number.length).fill(0.99);

test.skipIf(!there)('the vectors of ISO 6346', () => {
  expect(vectors.map(({ full }) => containerState(full))).toEqual(vectors.map(() => 'valid'));
  expect(invalid.map(containerState)).toEqual(invalid.map(() => 'digit'));
});

describe('what a camera reads', () => {
  test('a letter where a digit stands is turned back by the check digit', () => {
    expect(suggestions({ number: 'C5QU3O54383', confidences: sure('CSQU3054383') })).toEqual([
      { number: 'CSQU3054383', changed: [1, 5] },
    ]);
  });

  test('one character that was read with doubt', () => {
    const confidences = sure('CSQU3054383');
    confidences[6] = 0.4;
    const offered = suggestions({ number: 'CSQU3064383', confidences });
    expect(offered.map(({ number }) => number)).toEqual(['CSQU3054383']);
  });

  test('nothing is offered where nothing was doubted', () => {
    expect(suggestions({ number: 'CSQU3054384', confidences: sure('CSQU3054384') })).toEqual([]);
    expect(suggestions({ number: 'CSQU', confidences: [] })).toEqual([]);
  });

  test('whatever is offered has a right check digit, and noise alone is always undone', () => {
    const numbers = fc.constantFrom('CSQU3054383', 'APZU4812090', 'TGHU1643396', 'HLXU1234561');
    fc.assert(
      fc.property(
        numbers,
        fc.array(fc.float({ min: 0, max: Math.fround(0.99), noNaN: true }), { minLength: 24, maxLength: 24 }),
        (number, draws) => {
          let at = 0;
          const read = misread(number, { errorRate: 0.5, random: () => draws[at++ % draws.length] as number });
          const offered = suggestions(read);
          expect(offered.map((one) => containerState(one.number))).toEqual(offered.map(() => 'valid'));
          expect(offered[0]?.number).toBe(number);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the whole is as sure as its weakest character', () => {
    expect(confidenceOf({ number: 'CSQU3054383', confidences: [...sure('CSQU305438'), 0.5] })).toBe(0.5);
    expect(confidenceOf({ number: 'CSQU30543', confidences: sure('CSQU30543') })).toBe(0);
  });

  test('as JSON, with its findings', () => {
    const reading = { kind: 'ocr' as const, number: 'CSQU3054384', confidences: sure('CSQU3054384') };
    const { bytes } = containerCode.encode(reading);
    expect(containerCode.decode(bytes)).toMatchObject({ reading, findings: [{ code: 'DEV-0061', path: '/number' }] });
    expect(containerCode.decode(new TextEncoder().encode('{"kind":"ocr","kind":"ocr"}')).findings).toMatchObject([
      { code: 'DEV-0080' },
    ]);
    expect(containerCode.decode(new TextEncoder().encode('{"kind":"ocr"}')).findings.map(({ path }) => path)).toEqual([
      '/number',
      '/confidences',
    ]);
  });
});
