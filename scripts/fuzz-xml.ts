/**
 * Mutated XML through every format that reads it: whatever comes in is read without a throw, in pieces as in one, what was
 * read is a valid document, and it is written and read again as the same.
 *
 *   tsx --conditions=@kouan/source scripts/fuzz-xml.ts [inputs, 1,000,000] [seed]
 *
 * A whole run writes its counts to docs/reliability/xml-fuzz.md.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formats } from '@kouan/formats';
import type { Format } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import { inPieces, insert, number, numbersBy, same, sorted } from './fuzzing.ts';

const WHOLE = 1_000_000;
const inputs = Number(process.argv[2] ?? WHOLE);
const seed = Number(process.argv[3] ?? 20261127);
const PAGE = fileURLToPath(new URL('../docs/reliability/xml-fuzz.md', import.meta.url));
const FIXTURES = new URL('../fixtures/', import.meta.url);
/** What is longer costs time and finds nothing more. */
const LONGEST = 5_000;

/** Forms that write an element which has to stand although it did not: read again it is there. */
const FILLED_IN = /^(?:china\.declaration-receipt|china\.dxp-envelope|ubl\..*)$/;

interface Origin {
  readonly format: Format;
  readonly bytes: Buffer;
}

const xmlFormats = formats.filter(
  ({ mediaType, name }) => mediaType === 'application/xml' && existsSync(new URL(`${name}/`, FIXTURES)),
);
const corpus: readonly Origin[] = xmlFormats.flatMap((format) => {
  const folder = new URL(`${format.name}/`, FIXTURES);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => Buffer.from(readFileSync(new URL(name, folder), 'utf8').replace(/>\s+</g, '><'), 'utf8'))
    .filter(({ length }) => length <= LONGEST)
    .map((bytes) => ({ format, bytes }));
});

const below = numbersBy(seed);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x?>',
  '&amp;',
  '&#0;',
  '&#x10FFFF;',
  '\0',
];
const TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '99999999999999999999999',
  '中文',
  '\ud83d\ude00',
  'x'.repeat(600),
  '20260231',
  '<',
  '&lt;',
];
const ENTITIES = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]>';

type Mutation = (bytes: Buffer) => Buffer;
/** Changes one of the leaves: its whole element, its name, its text. */
const atLeaf = (change: (whole: string, name: string, text: string) => string): Mutation => {
  return (bytes) => {
    const xml = bytes.toString('utf8');
    const leaves = [...xml.matchAll(/<([\w:.-]+)[^<>]*>([^<>]*)<\/\1>/g)];
    const leaf = leaves[below(Math.max(leaves.length, 1))];
    if (leaf === undefined) return bytes;
    const [whole, name = '', text = ''] = leaf;
    return Buffer.from(
      xml.slice(0, leaf.index) + change(whole, name, text) + xml.slice(leaf.index + whole.length),
      'utf8',
    );
  };
};
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a byte changed': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.from([below(256)]), 1),
  'markup put in': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.from(oneOf(PIECES))),
  'bytes taken out': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.alloc(0), 1 + below(20)),
  'cut off': (bytes) => bytes.subarray(0, below(bytes.length + 1)),
  'an element taken out': atLeaf(() => ''),
  'an element doubled': atLeaf((whole) => whole + whole),
  'an element renamed': atLeaf((_, name, text) => `<${name}x>${text}</${name}x>`),
  'an element within an element': atLeaf((whole, name) => `<${name}>${whole}</${name}>`),
  'another text': atLeaf((_, name) => `<${name}>${oneOf(TEXTS)}</${name}>`),
  'an attribute put in': atLeaf((_, name, text) => `<${name} unitCode="KGM" zz="1">${text}</${name}>`),
  'an element moved': (bytes) => {
    const parts = bytes.toString('utf8').split(/(?<=<\/[\w:.-]+>)/);
    const [a, b] = [below(parts.length), below(parts.length)];
    [parts[a], parts[b]] = [parts[b] as string, parts[a] as string];
    return Buffer.from(parts.join(''), 'utf8');
  },
  'another namespace': (bytes) =>
    Buffer.from(bytes.toString('utf8').replace(/xmlns(:\w+)?="[^"]*"/, `xmlns$1="urn:x${below(9)}"`), 'utf8'),
  entities: (bytes) => (below(20) === 0 ? Buffer.concat([Buffer.from(ENTITIES), bytes]) : bytes),
};

const names = Object.keys(MUTATIONS);
const counts = Object.fromEntries(names.map((name) => [name, 0]));
const tally = { findings: 0, documents: 0, pieces: 0, valid: 0, rewritten: 0, others: 0 };

async function hold({ format }: Origin, bytes: Buffer, n: number): Promise<void> {
  const { document, findings } = format.decode(bytes);
  tally.findings += findings.length;
  if (document === undefined && findings.length === 0) throw new Error('neither a document nor a finding');
  if (document !== undefined) tally.documents++;
  if (n % 20 === 0 && format.decodeEach !== undefined && format.decodeAll !== undefined) {
    tally.pieces++;
    const whole = format.decodeAll(bytes).map(({ bytes: _, ...one }) => one);
    if (!same(await inPieces(format, bytes, 1 + below(200)), whole))
      throw new Error('pieces give something else than the whole');
  }
  if (n % 25 === 3) {
    const other = oneOf(xmlFormats);
    other.decode(bytes);
    tally.others++;
  }
  if (document === undefined || n % 4 !== 2) return;
  const faultless = findings.every(({ severity }) => severity !== 'error');
  tally.valid++;
  const parsed = documentSchemas[document.type].safeParse(document);
  if (!parsed.success) throw new Error(`not a valid ${document.type}: ${parsed.error.issues[0]?.path.join('/')}`);
  const encoded = format.encode?.(document);
  // What was read with an error may be written without it; what was read without one is written as it was.
  if (encoded === undefined || !faultless) return;
  if (encoded.dropped.length > 0) throw new Error(`dropped ${encoded.dropped[0]?.path}`);
  tally.rewritten++;
  const again = format.decode(encoded.bytes).document;
  const first = FILLED_IN.test(format.name) ? again : document;
  const second =
    first === document || first === undefined ? again : format.decode(format.encode?.(first).bytes ?? bytes).document;
  if (!same(sorted(second), sorted(first))) throw new Error('written and read as something else');
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

const page = `# Mutated XML

Written by \`npx tsx --conditions=@kouan/source scripts/fuzz-xml.ts\`, ${process.version}, seed ${seed}, from ${corpus.length} files of ${xmlFormats.length} formats.
Each input has one to three mutations.

| | |
|---|---|
| inputs read | ${number(inputs)} |
| gave a document | ${number(tally.documents)} |
| findings told | ${number(tally.findings)} |
| read in pieces of 1 to 200 bytes, with the same outcome as in one | ${number(tally.pieces)} |
| documents held against their schema | ${number(tally.valid)} |
| written and read again as the same | ${number(tally.rewritten)} |
| read by a format of another kind as well | ${number(tally.others)} |
| thrown | 0 |

| mutation | times |
|---|---|
${names.map((name) => `| ${name} | ${number(counts[name] ?? 0)} |`).join('\n')}
`;
if (inputs >= WHOLE) writeFileSync(PAGE, page);
console.log(page);
