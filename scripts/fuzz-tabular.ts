/**
 * Mutated tables through every format that reads them: whatever comes in is read without a throw, in pieces as in one,
 * what was read without an error is a valid document, and nothing reaches the prototypes.
 *
 *   tsx --conditions=@kouan/source scripts/fuzz-tabular.ts [inputs, 1,000,000] [seed]
 *
 * A whole run writes its counts to docs/reliability/tabular-fuzz.md.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formats } from '@kouan/formats';
import type { Format } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import { inPieces, insert, number, numbersBy, same } from './fuzzing.ts';

const WHOLE = 1_000_000;
const inputs = Number(process.argv[2] ?? WHOLE);
const seed = Number(process.argv[3] ?? 20261127);
const PAGE = fileURLToPath(new URL('../docs/reliability/tabular-fuzz.md', import.meta.url));
const FIXTURES = new URL('../fixtures/', import.meta.url);
/** What is longer costs time and finds nothing more. */
const LONGEST = 4_000;

interface Origin {
  readonly format: Format;
  readonly bytes: Buffer;
}

const tables = formats.filter(({ name }) => name.startsWith('tabular.') && existsSync(new URL(`${name}/`, FIXTURES)));
const corpus: readonly Origin[] = tables.flatMap((format) => {
  const folder = new URL(`${format.name}/`, FIXTURES);
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json') && !name.endsWith('.xlsx'))
    .map((name) => ({ format, bytes: readFileSync(new URL(name, folder)).subarray(0, LONGEST) }));
});

const below = numbersBy(seed);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;

const PIECES = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\0',
  '\ufeff',
  '{',
  '}',
  '[',
  ':',
  '\\',
  '=1+1',
  "'",
  '中',
  '\ud83d\ude00',
];
const CELLS = [
  '',
  ' ',
  '-1',
  '1e9',
  '1,5',
  '9'.repeat(40),
  '__proto__',
  'constructor',
  '2026-02-31',
  'x'.repeat(500),
  'null',
  '"',
];

type Mutation = (bytes: Buffer) => Buffer;
/** Changes the lines, or the cells of one of them, as text. */
const inText = (change: (lines: string[]) => void): Mutation => {
  return (bytes) => {
    const lines = bytes.toString('utf8').split('\n');
    change(lines);
    return Buffer.from(lines.join('\n'), 'utf8');
  };
};
const inLine = (change: (cells: string[], at: number) => void): Mutation =>
  inText((lines) => {
    const at = below(lines.length);
    const cells = (lines[at] as string).split(',');
    change(cells, below(cells.length));
    lines[at] = cells.join(',');
  });
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a byte changed': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.from([below(256)]), 1),
  'a mark put in': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.from(oneOf(PIECES))),
  'bytes taken out': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.alloc(0), 1 + below(20)),
  'cut off': (bytes) => bytes.subarray(0, below(bytes.length + 1)),
  'a line taken out': inText((lines) => void lines.splice(below(lines.length), 1)),
  'a line doubled': inText((lines) => {
    const at = below(lines.length);
    lines.splice(at, 0, lines[at] as string);
  }),
  'lines swapped': inText((lines) => {
    const [a, b] = [below(lines.length), below(lines.length)];
    [lines[a], lines[b]] = [lines[b] as string, lines[a] as string];
  }),
  'a cell taken out': inLine((cells, at) => void cells.splice(at, 1)),
  'a cell doubled': inLine((cells, at) => void cells.splice(at, 0, cells[at] as string)),
  'another cell': inLine((cells, at) => {
    cells[at] = oneOf(CELLS);
  }),
  'another separator': inText((lines) => {
    const separator = oneOf([';', '\t', '|']);
    for (const [at, line] of lines.entries()) lines[at] = line.replaceAll(',', separator);
  }),
};

const names = Object.keys(MUTATIONS);
const counts = Object.fromEntries(names.map((name) => [name, 0]));
const tally = { documents: 0, findings: 0, pieces: 0, valid: 0, written: 0 };

async function hold({ format }: Origin, bytes: Buffer, n: number): Promise<void> {
  const all = await inPieces(format, bytes, Math.max(bytes.length, 1));
  if (all.length === 0 && format.decode(bytes).findings.length === 0)
    throw new Error('neither a document nor a finding');
  if (n % 10 === 0) {
    tally.pieces++;
    const told = (list: typeof all) => list.map(({ document, findings, unmapped }) => [document, findings, unmapped]);
    if (!same(told(await inPieces(format, bytes, 1 + below(100))), told(all)))
      throw new Error('pieces give something else than the whole');
  }
  for (const { document, findings } of all) {
    tally.findings += findings.length;
    if (document === undefined) continue;
    tally.documents++;
    if (n % 4 !== 2 || findings.some(({ severity }) => severity === 'error')) continue;
    tally.valid++;
    const parsed = documentSchemas[document.type].safeParse(document);
    if (!parsed.success) throw new Error(`not a valid ${document.type}: ${parsed.error.issues[0]?.path.join('/')}`);
    if (format.encode?.(document) !== undefined) tally.written++;
  }
  if (Object.keys(Object.prototype).length > 0) throw new Error('a prototype was reached');
}

for (let n = 0; n < inputs; n++) {
  const origin = oneOf(corpus);
  let { bytes } = origin;
  for (let k = 1 + below(3); k > 0; k--) {
    const name = oneOf(names);
    counts[name] = (counts[name] ?? 0) + 1;
    bytes = (MUTATIONS[name] as Mutation)(bytes);
  }
  try {
    await hold(origin, bytes, n);
  } catch (error) {
    console.error(`input ${n} of seed ${seed}, ${origin.format.name}: ${bytes.toString('base64')}`);
    throw error;
  }
  if ((n + 1) % 50_000 === 0) console.log(`${number(n + 1)} of ${number(inputs)}`);
}

const page = `# Mutated tables

Written by \`npx tsx --conditions=@kouan/source scripts/fuzz-tabular.ts\`, ${process.version}, seed ${seed}, from ${corpus.length} files of ${tables.length} formats.
Each input has one to three mutations.

| | |
|---|---|
| inputs read | ${number(inputs)} |
| documents that came of them | ${number(tally.documents)} |
| findings told | ${number(tally.findings)} |
| read in pieces of 1 to 100 bytes, with the same outcome as in one | ${number(tally.pieces)} |
| documents without an error held against their schema | ${number(tally.valid)} |
| of which written | ${number(tally.written)} |
| thrown | 0 |

| mutation | times |
|---|---|
${names.map((name) => `| ${name} | ${number(counts[name] ?? 0)} |`).join('\n')}
`;
if (inputs >= WHOLE) writeFileSync(PAGE, page);
console.log(page);
