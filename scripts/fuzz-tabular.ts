/**
 * Mutated tables through every tabular format: whatever comes in is read without a throw, in pieces as in one, what was
 * read is a document of its schema, and it is written and read again as the same.
 *
 *   tsx --conditions=@kouan/source scripts/fuzz-tabular.ts [inputs, 1,000,000] [seed]
 *
 * A whole run writes its counts to docs/reliability/tabular-fuzz.md.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { detectFormats, formats } from '@kouan/formats';
import { writeWorkbook } from '@kouan/formats/table';
import type { Decoded, Document } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import { insert, number, numbersBy } from './fuzzing.ts';

const WHOLE = 1_000_000;
const inputs = Number(process.argv[2] ?? WHOLE);
const seed = Number(process.argv[3] ?? 20261127);
const PAGE = fileURLToPath(new URL('../docs/reliability/tabular-fuzz.md', import.meta.url));
const FIXTURES = new URL('../fixtures/', import.meta.url);
const LONGEST = 600;

const tabular = formats.filter(({ name }) => name.startsWith('tabular.'));

/** Tables to begin with: those of the fixtures, each also as kouan writes it, as lines of JSON, and one as a workbook. */
const corpus = tabular.flatMap((format) =>
  readdirSync(new URL(`${format.name}/`, FIXTURES))
    .filter((name) => !name.endsWith('.expected.json'))
    .flatMap((name) => {
      const bytes = readFileSync(new URL(`${format.name}/${name}`, FIXTURES));
      const { document } = format.decode(bytes);
      const written = document === undefined ? undefined : format.encode?.(document).bytes;
      return [
        { format, bytes },
        ...(written === undefined ? [] : [{ format, bytes: Buffer.from(written) }]),
        ...(document === undefined ? [] : [{ format, bytes: Buffer.from(`${JSON.stringify(document)}\n{"a":1}\n`) }]),
      ];
    })
    .map((one) => ({ ...one, bytes: one.bytes.subarray(0, LONGEST) })),
);
const workbook = Buffer.from(
  writeWorkbook([
    {
      name: 'S',
      rows: [
        ['发票号', '品名', '数量'],
        ['A-1', '泵', '1'],
        ['A-1', '=1+1', '2'],
      ],
    },
  ]),
);
const invoices = tabular.find(({ name }) => name === 'tabular.commercial-invoice');

const below = numbersBy(seed);

const SPECIAL = Buffer.from(',;\t|"\'\r\n \0#{}[]:\\=+-@/\xef\xbb\xbf\xff\xfe', 'latin1');
const WORDS = [
  'type',
  '#',
  'json:extensions',
  'json:lines',
  '__proto__',
  'constructor/prototype/x',
  'extensions',
  'lines/0',
  'items/999/hs/code',
  'transport/3/from/code',
  '{"x":{"y":[1]}}',
  '["a"]',
  'kouan:code',
  'commercial-invoice',
  '发票号',
  '-1e9',
  '2026-02-30',
];
type Mutation = (bytes: Buffer) => Buffer;
const lines = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n');
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a byte changed': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.from([below(256)]), 1),
  'a special character put in': (bytes) =>
    insert(bytes, below(bytes.length + 1), SPECIAL.subarray(below(SPECIAL.length)).subarray(0, 1)),
  'bytes taken out': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.alloc(0), 1 + below(20)),
  'cut off': (bytes) => bytes.subarray(0, below(bytes.length + 1)),
  'a piece doubled': (bytes) => {
    const at = below(bytes.length + 1);
    return insert(bytes, at, bytes.subarray(at, at + below(100)));
  },
  'rows swapped': (bytes) => {
    const rows = lines(bytes);
    const [a, b] = [below(rows.length), below(rows.length)];
    [rows[a], rows[b]] = [rows[b] as string, rows[a] as string];
    return Buffer.from(rows.join('\n'), 'latin1');
  },
  'a row many times': (bytes) => {
    const rows = lines(bytes);
    const at = below(rows.length);
    rows.splice(at, 0, ...Array.from({ length: 1 + below(20) }, () => rows[at] as string));
    return Buffer.from(rows.join('\n'), 'latin1');
  },
  'a cell put in': (bytes) =>
    insert(
      bytes,
      Math.max(bytes.indexOf(',', below(bytes.length + 1)) + 1, 0),
      Buffer.from(`${WORDS[below(WORDS.length)] as string},`),
    ),
  'one repeated many times': (bytes) =>
    insert(bytes, below(bytes.length + 1), Buffer.alloc(below(300), SPECIAL[below(8)])),
};

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const told = ({ document, findings, unmapped }: Decoded): string => JSON.stringify([document, findings, unmapped]);

const names = Object.keys(MUTATIONS);
const counts = Object.fromEntries(names.map((name) => [name, 0]));
let findings = 0;
let documents = 0;
let checked = 0;
let pieced = 0;
let rewritten = 0;
let workbooks = 0;
for (let n = 0; n < inputs; n++) {
  const isWorkbook = n % 100 === 7 && invoices !== undefined;
  const start = isWorkbook ? { format: invoices, bytes: workbook } : corpus[below(corpus.length)];
  if (start === undefined) throw new Error('no fixtures');
  let bytes: Buffer = start.bytes;
  for (let k = 1 + below(3); k > 0; k--) {
    const name = names[below(names.length)] as string;
    counts[name] = (counts[name] ?? 0) + 1;
    bytes = (MUTATIONS[name] as Mutation)(bytes);
  }
  if (isWorkbook) workbooks++;
  // Once in ten times it is read as another paper.
  const format = below(10) === 0 ? (tabular[below(tabular.length)] ?? start.format) : start.format;
  try {
    const decoded = format.decode(bytes);
    const { document } = decoded;
    findings += decoded.findings.length;
    if (document === undefined && decoded.findings.length === 0) throw new Error('no document, and nothing said');
    if (document !== undefined) {
      documents++;
    }
    if (document !== undefined && n % 5 === 0) {
      checked++;
      const { success, error } = documentSchemas[document.type].safeParse(document);
      // What a text may be is looked at in every cell; a declaration that misses its parts is one all the same.
      if (!success && document.type !== 'declaration') throw new Error(`no such document: ${error?.message ?? ''}`);
    }
    if (n % 50 === 0) {
      const streamed: string[] = [];
      for await (const one of format.decodeEach?.(pieces(bytes, 1 + below(50))) ?? []) streamed.push(told(one));
      const whole: string[] = [];
      for await (const one of format.decodeEach?.(pieces(bytes, bytes.length + 1)) ?? []) whole.push(told(one));
      pieced++;
      if (!isDeepStrictEqual(streamed, whole)) throw new Error('pieces say something else than the whole');
      detectFormats(bytes);
    }
    if (document !== undefined && n % 8 === 2) {
      const { bytes: written, dropped } = format.encode?.(document) ?? { bytes: new Uint8Array(), dropped: [] };
      if (dropped.length > 0) continue;
      rewritten++;
      const again: Document | undefined = format.decode(written).document;
      if (!isDeepStrictEqual(again, document)) throw new Error('written and read as something else');
    }
  } catch (error) {
    console.error(`input ${n} of seed ${seed}, ${format.name}: ${Buffer.from(bytes).toString('base64')}`);
    throw error;
  }
  if ((n + 1) % 100_000 === 0) console.log(`${number(n + 1)} of ${number(inputs)}`);
}

const page = `# Mutated tables

Written by \`npx tsx --conditions=@kouan/source scripts/fuzz-tabular.ts\`, ${process.version}, seed ${seed}, from ${corpus.length} tables and a workbook, through ${tabular.length} formats. Each
input has one to three mutations.

| | |
|---|---|
| inputs read | ${number(inputs)} |
| of them mutated workbooks | ${number(workbooks)} |
| documents that came of them | ${number(documents)} |
| of them held against their schema | ${number(checked)} |
| findings told | ${number(findings)} |
| read in pieces of 1 to 50 bytes, with the same outcome as in one | ${number(pieced)} |
| written and read again as the same | ${number(rewritten)} |
| thrown | 0 |

| mutation | times |
|---|---|
${names.map((name) => `| ${name} | ${number(counts[name] ?? 0)} |`).join('\n')}
`;
if (inputs >= WHOLE) writeFileSync(PAGE, page);
console.log(page);
