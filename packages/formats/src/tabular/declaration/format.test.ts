import { describe, expect, test } from 'vitest';
import format from './format.ts';

const score = (text: string): number => format.detect(new TextEncoder().encode(text));

describe('recognises a table', () => {
  test.each([
    ['known columns', 'direction,reference\nimport,A\n'],
    ['Chinese columns', '进出口标志,商品名称\n进口,泵\n'],
    ['tabs', 'direction\treference\nimport\tA\n'],
    ['the mark of UTF-8', '\ufeffdirection,reference\nimport,A\n'],
    ['columns for a mapping', 'a1,a2,a3\n1,2,3\n'],
    ['lines of JSON', '{"direction":"import"}\n{"direction":"export"}\n'],
    ['one long line of JSON, cut', `{"direction":"import","note":"${'x'.repeat(5000)}`],
  ])('%s', (_name, text) => expect(score(text)).toBeGreaterThan(0));

  test('GB 18030', () => {
    // 进出口标志,商品名称
    const head = [
      0xbd, 0xf8, 0xb3, 0xf6, 0xbf, 0xda, 0xb1, 0xea, 0xd6, 0xbe, 0x2c, 0xc9, 0xcc, 0xc6, 0xb7, 0xc3, 0xfb, 0xb3, 0xc6,
    ];
    expect(format.detect(new Uint8Array([...head, 0x0a]))).toBeGreaterThan(0.5);
  });

  test('what has known columns comes before what merely looks like a table', () => {
    expect(score('direction,reference\nimport,A\n')).toBeGreaterThan(score('a1,a2\n1,2\n'));
  });
});

describe('leaves alone what is none', () => {
  test.each([
    ['XML', '<?xml version="1.0", encoding="utf-8"?>\n<DecMessage/>'],
    ['prose', 'Dear Sir, please find attached, regards\nJohn\n'],
    ['one line of prose', 'Hello, world'],
    ['a JSON list', '[{"a":1,"b":2}]'],
    ['a JSON document of many lines', '{\n  "openapi": "3.0",\n  "x": 1\n}\n'],
    ['EDIFACT', "UNB+UNOC:3+A,B+C'\nUNH+1,2'\n"],
    ['X12', 'ISA*00*,*00\nGS*,*\n'],
    ['binary', '\u0001\u0002,\u0003\n\u0001\u0002,\u0003\n'],
    ['nothing', ''],
  ])('%s', (_name, text) => expect(score(text)).toBe(0));

  test('a ZIP file that is no workbook', () => {
    const zip = new TextEncoder().encode('PK\u0003\u0004 photographs/1.jpg');
    expect(format.detect(zip)).toBe(0);
  });
});
