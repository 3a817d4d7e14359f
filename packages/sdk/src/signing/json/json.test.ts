import { readdirSync } from 'node:fs';
import { isKouanError } from '@kouan/core';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalJsonText } from './canonical-json.ts';
import { bytesOf, data, missing } from './data.testing.ts';
import { readJson } from './read-json.ts';
import { type RefusalName, Refused } from './refusals.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const refusal = (act: () => unknown): RefusalName | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused && isKouanError(error)) return error.refusal;
    throw error;
  }
  return undefined;
};

it('reads what JSON.parse reads, and writes what canonicalize writes', () => {
  const spaces = fc.constantFrom(undefined, 1, '\t');
  fc.assert(
    fc.property(fc.json({ maxDepth: 6, noUnicodeString: false }), spaces, (json, indent) => {
      const value: unknown = JSON.parse(json);
      const text = utf8(JSON.stringify(value, null, indent));
      const canonical = canonicalize(value);
      expect(canonicalJson(value)).toBe(canonical);
      const refused = refusal(() => readJson(text));
      // The only things that JSON.stringify writes and that are not read.
      if (refused !== undefined) return void expect(['json-integer', 'json-negative-zero']).toContain(refused);
      expect(readJson(text)).toStrictEqual(value);
      expect(canonicalJsonText(text)).toBe(canonical);
      // What is canonical is read again, and stays as it is.
      expect(canonicalJsonText(utf8(canonicalJsonText(text)))).toBe(canonical);
    }),
    { numRuns: 1000 },
  );
});

it('keeps every number that is written as its shortest form, or with 15 digits', () => {
  const exact = fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true });
  fc.assert(
    fc.property(exact, fc.integer({ min: 1, max: 15 }), (value, digits) => {
      expect(readJson(utf8(String(value)))).toBe(value);
      const short = Number(value.toPrecision(digits));
      if (!Number.isInteger(short)) expect(readJson(utf8(value.toPrecision(digits)))).toBe(short);
    }),
  );
  for (const text of [
    '333333333.33333329',
    '9.9999999999999999',
    '4.50',
    '1E30',
    '2e-3',
    '1e21',
    '9007199254740991',
    '4.9406564584124654e-324',
  ])
    expect(readJson(utf8(text))).toBe(Number(text));
});

describe.each<[RefusalName, string[]]>([
  [
    'json-syntax',
    ['', ' ', '{', '[', '[1,]', '{"a":1,}', '{a:1}', "{'a':1}", '[1 2]', '{"a" 1}', '{"a":}', '{1:2}', '[,]'],
  ],
  [
    'json-syntax',
    [
      'tru',
      'nul',
      'NaN',
      'Infinity',
      'undefined',
      '+1',
      '.5',
      '-',
      '[-]',
      '"',
      '"\\',
      '"a\n"',
      '"\\x"',
      '"\\u12g4"',
      '"\\u 123"',
    ],
  ],
  ['json-trailing', ['1 2', '01', '1.', '0x1', '1e', '{}x', '[]]', '"a" "', 'null/**/', '1_0', '{}\u0000']],
  ['json-bom', ['\ufeff{}']],
  ['json-syntax', ['\u00a0{}', '\v1', '[\u2028]']],
  ['json-duplicate', ['{"a":1,"a":1}', '[{"x":{"a":1,"b":[{"c":0,"\\u0063":1}]}}]', '{"__proto__":1,"__proto__":2}']],
  ['json-surrogate', ['"\\ud800"', '"\\udc00"', '"\\ud800\\ud800"', '{"\\udfff":1}', '"\\udbffx"', '"\\ude00\\ud83d"']],
  ['json-range', ['1e400', '-1e309', '1e-400', `0.${'0'.repeat(400)}1`]],
  [
    'json-integer',
    ['9007199254740992', '9007199254740993', '-9007199254740993', '1e20', '12345678901234567890', `1${'0'.repeat(30)}`],
  ],
  [
    'json-precision',
    [
      '0.12345678901234567891',
      '1234567890.12345678901',
      '12345678901234.567',
      '0.30000000000000000166',
      `0.${'1'.repeat(999)}`,
    ],
  ],
  ['json-negative-zero', ['-0', '-0.0', '[-0e5]']],
  ['json-depth', ['['.repeat(65), '{"a":'.repeat(65), `${'['.repeat(100_000)}${']'.repeat(100_000)}`]],
])('refuses as %s', (name, texts) => {
  it.each(texts.map((text) => [text.slice(0, 40), text]))('%j', (_, text) => {
    expect(refusal(() => readJson(utf8(text)))).toBe(name);
  });
});

it.each([
  ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
  ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ['half a character', [0x22, 0xe4, 0xb8, 0x22]],
  ['UTF-16', [0xff, 0xfe, 0x31, 0x00]],
])('refuses %s', (_, bytes) => {
  expect(refusal(() => readJson(Uint8Array.from(bytes)))).toBe('json-utf8');
});

it('bounds what it reads, and takes as long as the text is', () => {
  expect(refusal(() => readJson(utf8('[1]'), { maxBytes: 2 }))).toBe('json-size');
  expect(refusal(() => readJson(utf8('[[1]]'), { maxDepth: 1 }))).toBe('json-depth');
  const hostile = ['9'.repeat(4e6), `1${'0'.repeat(4e6)}1`, `"${'\\'.repeat(4e6)}`, `${' '.repeat(4e6)}x`];
  for (const text of hostile) expect(refusal(() => readJson(utf8(text)))).toBeDefined();
});

it('says where it stopped', () => {
  expect(() => readJson(utf8('{"a":1,"b":{"c":1,"c":2}}'))).toThrow('a member occurs twice in one object (18)');
});

it('takes __proto__ for a name like any other', () => {
  const read = readJson(utf8('{"__proto__":{"admin":true},"constructor":1,"toString":2}')) as Record<string, unknown>;
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(read.admin).toBeUndefined();
  expect(canonicalJson(read)).toBe('{"__proto__":{"admin":true},"constructor":1,"toString":2}');
});

it('refuses values that JSON does not have, and leaves none out', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  const values: [unknown, RefusalName][] = [
    [{ a: undefined }, 'json-value'],
    [[undefined], 'json-value'],
    [new Array(2), 'json-value'],
    [1n, 'json-value'],
    [() => 1, 'json-value'],
    [Symbol.iterator, 'json-value'],
    [new Date(0), 'json-value'],
    [{ a: new Map() }, 'json-value'],
    [Buffer.from('a'), 'json-value'],
    [Number.NaN, 'json-range'],
    [{ a: -Infinity }, 'json-range'],
    ['\ud800', 'json-surrogate'],
    [{ '\udc00': 1 }, 'json-surrogate'],
    [cycle, 'json-depth'],
  ];
  for (const [value, name] of values) expect(refusal(() => canonicalJson(value))).toBe(name);
});

// RFC 8785 appendix B: bits of a double, and its text.
it.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('double %s is %s', (bits, text) => {
  expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
});

const FOLDER = 'signing/jcs';
describe.skipIf(missing(FOLDER))('vectors of RFC 8785', () => {
  const names = missing(FOLDER) ? [] : readdirSync(data(`${FOLDER}/input`));
  it('are 6 of 6, as text and in octets', () => {
    const good = names.filter((name) => {
      const canonical = Buffer.from(canonicalJsonText(bytesOf(`${FOLDER}/input/${name}`)));
      const hex = bytesOf(`${FOLDER}/outhex/${name.replace('.json', '.txt')}`)
        .toString()
        .replace(/\s/g, '');
      return canonical.equals(bytesOf(`${FOLDER}/output/${name}`)) && canonical.toString('hex') === hex;
    });
    expect(good).toHaveLength(6);
  });
});
