import { describe, expect, test } from 'vitest';
import { entry, inside, leaf, need, rows, under, values, when } from './build.ts';
import type { Json, JsonObject, TreeNode } from './node.ts';
import { readTree } from './read.ts';
import { DAY_OF_TIME, NUMBER, TEXT } from './values.ts';
import { writeTree } from './write.ts';

const PARTY = [need(leaf('name.value', 'name', TEXT)), values('id', 'ids', 'value', TEXT)];

const TABLE: readonly TreeNode[] = [
  leaf('number', 'number', TEXT),
  leaf('issued', 'day', DAY_OF_TIME),
  ...inside('seller', under('exporter', PARTY)),
  when('code', ['MARK', 'MK'], entry('notes', leaf('text', 'marks', TEXT))),
  when('code', ['ADD'], values('notes', 'declarations', 'text', TEXT)),
  rows('items', 'items', leaf('weight.value', 'mass', NUMBER), leaf('text', 'text', TEXT)),
];

const MESSAGE: JsonObject = {
  number: 'A-1',
  issued: '2026-11-27T08:30:00Z',
  seller: { name: { value: 'Seller', language: 'en' }, id: [{ value: '1' }, { value: '2', scheme: 'X' }], shoe: 43 },
  notes: [
    { code: 'ADD', text: 'one' },
    { code: 'OTHER', text: 'nobody’s' },
    { code: 'MK', text: 'N/M' },
    { code: 'ADD', text: 'two', language: 'de' },
    { code: 'MARK', text: 'second mark' },
  ],
  items: [{ weight: { value: 1.5, unit: 'kg' }, colour: { red: [1, 2] } }, { text: 'x' }, {}],
  __proto__x: [[], {}, null],
};

const read = (message: JsonObject) => readTree(TABLE, message);
const again = (message: JsonObject, change: (document: Record<string, unknown>) => void = () => {}) => {
  const { document, kept } = read(message);
  change(document);
  return writeTree(TABLE, document, kept);
};

test('a message comes back as it was, with what the document has no place for', () => {
  const { document, findings } = read(MESSAGE);
  expect(findings).toEqual([]);
  expect(document).toEqual({
    number: 'A-1',
    day: '2026-11-27',
    exporter: { name: 'Seller', ids: ['1', '2'] },
    declarations: ['one', 'two'],
    marks: 'N/M',
    items: [{ mass: '1.5' }, { text: 'x' }, {}],
  });
  const { message, dropped } = again(MESSAGE);
  expect(message).toEqual(MESSAGE);
  expect(dropped).toEqual([]);
});

describe('a document that was changed', () => {
  test('says what it says now, beside what came with it', () => {
    const { message } = again(MESSAGE, (document) => Object.assign(document, { day: '2027-01-01', marks: 'NEW' }));
    expect(message).toMatchObject({ issued: '2027-01-01T00:00:00Z', notes: { 2: { code: 'MK', text: 'NEW' } } });
  });

  test('with a row less puts nothing into the wrong row, and says what is lost', () => {
    const { message, dropped, findings } = again(MESSAGE, (document) => {
      (document['items'] as unknown[]).shift();
    });
    expect(message['items']).toEqual([{ text: 'x' }, {}]);
    expect(dropped.map(({ path }) => path)).toEqual(['/extensions/items/0/weight/unit', '/extensions/items/0/colour']);
    expect(findings.map(({ code }) => code)).toEqual(['TRE-0010']);
  });

  test('with a text less keeps entries that are nobody’s', () => {
    const { message } = again(MESSAGE, (document) => (document['declarations'] as string[]).pop());
    expect(message['notes']).toEqual([
      { code: 'MK', text: 'N/M' },
      { code: 'ADD', text: 'one' },
      { code: 'OTHER', text: 'nobody’s' },
      { code: 'MARK', text: 'second mark' },
    ]);
  });
});

test.each<[string, Json, string, string]>([
  ['a number where a text belongs', { number: 1 }, 'TRE-0003', '/number'],
  ['a value where an object belongs', { seller: 'x' }, 'TRE-0004', ''],
  ['an object where a list belongs', { items: {} }, 'TRE-0005', ''],
  ['an entry that is none', { items: [null, 5] }, 'TRE-0004', ''],
  ['something that has to be there', { seller: { id: [] } }, 'TRE-0006', '/exporter/name'],
  ['a day that is none', { issued: '2026-02-30' }, 'TRE-0003', '/day'],
])('%s is said, and comes back', (_, message, code, path) => {
  const { findings } = read(message as JsonObject);
  expect(findings[0]).toMatchObject({ code, path });
  expect(again(message as JsonObject).message).toEqual(message);
});

test('what the message has no place for is dropped by name', () => {
  const document = { number: 'A', exporter: { name: 'S', shoe: '43' }, items: [{ text: 'x', more: [1] }], other: {} };
  expect(writeTree(TABLE, document, {}).dropped).toEqual([
    { path: '/exporter/shoe', value: '43' },
    { path: '/items/0/more/0', value: 1 },
    { path: '/other', value: {} },
  ]);
  expect(writeTree(TABLE, { day: 'x' }, {})).toMatchObject({
    dropped: [{ path: '/day' }],
    findings: [{ code: 'TRE-0007' }],
  });
});

describe('a loose syntax', () => {
  const loose = { loose: true } as const;
  test('takes one for a list, and the first of several for one', () => {
    const message = { seller: [{ name: { value: 'A' }, a: 1 }, { name: { value: 'B' } }], items: { text: 'x', b: 1 } };
    const { document, kept, findings } = readTree(TABLE, message, loose);
    expect(document).toEqual({ exporter: { name: 'A' }, items: [{ text: 'x' }] });
    expect(findings.map(({ code }) => code)).toEqual(['TRE-0008']);
    const written = writeTree(TABLE, document, kept, loose);
    expect(written.message['seller']).toEqual(message.seller);
  });
});
