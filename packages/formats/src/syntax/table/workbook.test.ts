import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable } from './read.ts';
import type { TableEvent } from './row.ts';
import { writeWorkbook } from './write.ts';
import { storedZip, unpacked, type ZipEntry, zipDirectory } from './zip.ts';

const BOOK = writeWorkbook([
  {
    name: 'S',
    rows: [
      ['发票号', '品名'],
      ['A-1', '泵'],
    ],
  },
]);
const read = (bytes: Uint8Array): readonly TableEvent[] => [...readTable(bytes)];
const codesOf = (bytes: Uint8Array): readonly string[] =>
  read(bytes).flatMap((event) => (event.kind === 'finding' ? [event.finding.code] : []));
const entries = (bytes: Uint8Array): readonly ZipEntry[] => zipDirectory(bytes) ?? [];

test('a workbook is read as it was written', () => {
  expect(read(BOOK)).toEqual([
    { kind: 'header', row: 1, names: ['发票号', '品名'] },
    { kind: 'row', row: 2, cells: ['A-1', '泵'] },
  ]);
});

test('one whose bytes the library inflates for ever is said to be broken', () => {
  const bytes = readFileSync(new URL('../../../../../fixtures/workbook/endless.xlsx', import.meta.url));
  expect(codesOf(bytes)).toEqual(['TBL-0012']);
});

test('unpacked and stored again, every file has the bytes that it had', () => {
  const again = storedZip(BOOK, entries(BOOK));
  const files = (bytes: Uint8Array) => entries(bytes).map((one) => [one.name, Buffer.from(unpacked(bytes, one))]);
  expect(files(again)).toEqual(files(BOOK));
  expect(entries(again).every(({ method, packed, size }) => method === 0 && packed === size)).toBe(true);
});

/** The workbook with the first file of its directory changed. */
const changed = (change: (view: DataView, entry: number, local: number) => void): Uint8Array => {
  const bytes = Uint8Array.from(BOOK);
  const view = new DataView(bytes.buffer);
  const entry = bytes.findIndex((_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50);
  change(view, entry, view.getUint32(entry + 42, true));
  return bytes;
};

test.each<[string, (view: DataView, entry: number, local: number) => void]>([
  ['fewer bytes than it says', (view, entry) => view.setUint32(entry + 24, 1_000_000, true)],
  ['more bytes than it says', (view, entry) => view.setUint32(entry + 24, 10, true)],
  ['another checksum', (view, entry) => view.setUint32(entry + 16, 1, true)],
  ['an unknown method', (view, entry) => view.setUint16(entry + 10, 9, true)],
  ['a file that is encrypted', (view, entry) => view.setUint16(entry + 8, 1, true)],
  ['a file that lies nowhere', (view, entry) => view.setUint32(entry + 42, 0xfffffff0, true)],
  ['no local header', (view, entry, local) => view.setUint32(entry + 42, local + 1, true)],
  ['a file longer than all', (view, entry) => view.setUint32(entry + 20, 0xfffffff0, true)],
])('%s: broken', (_, change) => expect(codesOf(changed(change))).toEqual(['TBL-0012']));

test('a bomb that says what it is, is not unpacked', () => {
  const bomb = changed((view, entry) => view.setUint32(entry + 24, 400_000_001, true));
  expect(codesOf(bomb)).toEqual(['TBL-0011']);
});

test('a bomb that says it is small is stopped where it says it ends', () => {
  const packed = deflateRawSync(Buffer.alloc(50_000_000));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50);
  const bytes = Buffer.concat([header, packed]);
  const entry: ZipEntry = { name: 'a', flags: 0, method: 8, crc: 0, packed: packed.length, size: 100, offset: 0 };
  expect(() => unpacked(bytes, entry)).toThrow(/larger than|memory/i);
});

test('whatever is done to its bytes, reading ends', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(BOOK.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }), (changes) => {
      const bytes = Uint8Array.from(BOOK);
      for (const [at, byte] of changes) bytes[at] = byte;
      expect(read(bytes).length).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  ));
