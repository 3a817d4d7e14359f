import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatByName, readDocuments } from '../index.ts';
import { type Sheet, tableOf } from './engine/index.ts';

/** Headers of one sheet to break: what keeps rows together, and a text beside it. */
interface Names {
  readonly reference: string;
  readonly text: string;
}

type Break = readonly [name: string, codes: readonly string[], input: (names: Names) => string | Uint8Array];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

/** Ways to break any table, whatever document it holds; each is said, and none ends in a crash. */
const BREAKS: readonly Break[] = [
  ['nothing', ['FMT-0001'], () => ''],
  ['a byte order mark alone', ['TBL-0001'], () => '\ufeff'],
  ['line ends only', ['TAB-0003'], () => '\r\n\r\n'],
  ['a header alone', ['TBL-0002'], ({ reference, text }) => `${reference},${text}\n`],
  ['no column that is known', ['TAB-0003'], () => 'a,b\n1,2\n'],
  ['a column that is not known', ['TAB-0001'], ({ reference }) => `${reference},colour\nA,red\n`],
  ['a column twice', ['TBL-0004'], ({ reference, text }) => `${reference},${text},${text}\nA,x,y\n`],
  ['a column without a name', ['TBL-0005'], ({ reference }) => `${reference},\nA,x\n`],
  ['a column of the prototype', ['TAB-0001'], ({ reference }) => `${reference},__proto__\nA,x\n`],
  ['a method of objects', ['TAB-0001'], ({ reference }) => `${reference},constructor/prototype/x\nA,x\n`],
  ['a field below a text', ['TAB-0001'], ({ reference, text }) => `${reference},${text}/x\nA,1\n`],
  ['more cells than columns', ['TBL-0003'], ({ reference, text }) => `${reference},${text}\nA,x,y\n`],
  ['fewer cells than columns', ['TAB-0012'], ({ reference, text }) => `${reference},${text}\nA\n`],
  ['a quote that never ends', ['TBL-0006'], ({ reference, text }) => `${reference},${text}\nA,"x\n`],
  ['a quote that begins and ends a file', ['TBL-0006'], () => '"'],
  ['a NUL', ['TAB-0011', 'TBL-0008'], ({ reference, text }) => `${reference},${text}\nA,x\0y\n`],
  [
    'bytes that are no characters',
    ['TBL-0007'],
    ({ reference, text }) => Uint8Array.from([...bytes(`${reference},${text}\nA,`), 0xff, 0xff, 0x0a]),
  ],
  ['UTF-16 without a mark', ['TAB-0003', 'TBL-0008'], ({ reference, text }) => utf16(`${reference},${text}\nA,x\n`)],
  ['half of UTF-16', ['TBL-0007'], ({ reference }) => Uint8Array.from([0xff, 0xfe, ...utf16(`${reference}\nA`), 0x41])],
  ['another type', ['TAB-0004', 'TAB-0001'], ({ reference }) => `type,${reference}\nenvelope,A\n`],
  ['JSON that is cut', ['TAB-0004', 'TAB-0001'], ({ reference }) => `${reference},json:extensions\nA,"{""a"":"\n`],
  ['JSON of another branch', ['TAB-0004', 'TAB-0001'], ({ reference }) => `${reference},json:extensions\nA,"[1]"\n`],
  ['a line that is no JSON', ['TBL-0009'], ({ reference }) => `{"${reference}":"A"}\n{"${reference}"\n`],
  ['a line that is a list', ['TBL-0009'], ({ reference }) => `{"${reference}":"A"}\n[1]\n`],
  ['a line that is another document', ['TAB-0008'], () => '{"type":"receipt"}\n'],
  ['digits that JSON loses', ['TAB-0015'], ({ text }) => `{"${text}":12345678901234567890}\n`],
  [
    'a line nested without end',
    ['TAB-0016'],
    ({ reference }) => `{"${reference}":"A","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}\n`,
  ],
  ['three thousand columns', ['TAB-0013'], () => `${'a,'.repeat(3_000)}b\n1\n`],
  ['a record without end', ['TBL-0010'], ({ reference }) => `${reference}\n"${'x'.repeat(1_100_000)}"\n`],
  ['a workbook that is none', ['TBL-0012'], () => 'PK\u0003\u0004 xl/ nothing more'],
  ['a locked workbook', ['TBL-0013'], () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
];

const FOLDERS = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((one) => one.isDirectory() && one.name !== 'engine')
  .map(({ name }) => name);

test('there are thirty or more', () => expect(BREAKS.length).toBeGreaterThanOrEqual(30));

describe.each(FOLDERS)('tabular.%s, broken', async (folder) => {
  const { SHEET } = (await import(`./${folder}/sheet.ts`)) as { SHEET: Sheet };
  const format = formatByName(`tabular.${folder}`);
  const [reference = ''] = SHEET.reference;
  const isText = (path: string): boolean => {
    const { findings } = format.decode(bytes(`${reference},${path}\nA,x\n`));
    return path !== reference && !findings.some(({ code }) => code === 'TAB-0004');
  };
  const text =
    tableOf(SHEET)
      .columns()
      .find(({ path }) => isText(path))?.path ?? '';
  const names: Names = { reference, text };

  test.each(BREAKS)('%s', async (_, codes, input) => {
    const table = input(names);
    const said: string[] = [];
    for await (const { findings } of readDocuments(typeof table === 'string' ? bytes(table) : table, { format }))
      said.push(...findings.map(({ code }) => code));
    expect(
      codes.filter((code) => said.includes(code)),
      said.join(' '),
    ).not.toEqual([]);
  });
});
