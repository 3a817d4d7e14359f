/**
 * Mutated interchanges through the EDIFACT engine: whatever comes in is read without a throw, in pieces as in one, what
 * was read is written and read again as the same, and the directory says of it what it says.
 *
 *   tsx --conditions=@kouan/source scripts/fuzz-edifact.ts [inputs, 1,000,000] [seed]
 *
 * A whole run writes its counts to docs/reliability/edifact-fuzz.md.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  checkMessage,
  directoryOf,
  type EdifactFile,
  EnvelopeReader,
  groupSegments,
  messageHeader,
  plain,
  readEdifact,
  writeEdifact,
} from '@kouan/formats/edifact';
import { insert, number, numbersBy } from './fuzzing.ts';

const WHOLE = 1_000_000;
const inputs = Number(process.argv[2] ?? WHOLE);
const seed = Number(process.argv[3] ?? 20261127);
const PAGE = fileURLToPath(new URL('../docs/reliability/edifact-fuzz.md', import.meta.url));
const DATA = new URL('../../shared/data/formats/edifact/', import.meta.url);
const LONGEST = 3_000;

/** Interchanges to begin with: those of the data folder, and a few that have what no file there has. */
const OWN = [
  "UNA:+.? 'UNB+UNOC:4+A+B+20261127:0230+1'UNH+1+CODECO:D:96B:UN'BGM+34+1*2+9'NAD+CF+COS'EQD+CN+A'CNT+16:1'UNT+6+1'UNZ+1+1'",
  "UNB+UNOY:4+A+B+20261127:0230+1'UNG+CUSCAR+A+B+20261127:0230+G'UNH+1+CUSCAR:D:24A:UN'FTX+AAA+++口岸???'s'UNT+3+1'UNE+1+G'UNZ+1+1'",
  "UNB+UNOX:4+A+B+20261127:0230+1'UNH+1+CUSRES:D:95B:UN'FTX+AAA+++\x1b$B0'0+\x1b(B'UNT+3+1'UNZ+1+1'",
  'UNB\x1dUNOB\x1f2\x1dA\x1dB\x1d261127\x1f0230\x1d1\x1cUNH\x1d1\x1dPAXLST\x1fD\x1f95B\x1fUN\x1cUNT\x1d2\x1d1\x1cUNZ\x1d1\x1d1\x1c',
];
const theirs = existsSync(DATA)
  ? ['edge', 'general', 'maritime-customs'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, DATA)).map((name) => readFileSync(new URL(`${folder}/${name}`, DATA))),
    )
  : [];
const corpus = [...OWN.map((text) => Buffer.from(text, 'utf8')), ...theirs].map((one) => one.subarray(0, LONGEST));

const below = numbersBy(seed);

const SPECIAL = Buffer.from("'+:?*\r\n \0\x1b\x1c\x1d\x1f\xef\xbb\xbf\xffUNA", 'latin1');
const TAGS = ['UNA', 'UNB', 'UNG', 'UNH', 'UNT', 'UNE', 'UNZ', 'UIB', 'UNO', 'BGM', 'X'];
type Mutation = (bytes: Buffer) => Buffer;
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a byte changed': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.from([below(256)]), 1),
  'a service character put in': (bytes) =>
    insert(bytes, below(bytes.length + 1), SPECIAL.subarray(below(SPECIAL.length)).subarray(0, 1)),
  'bytes taken out': (bytes) => insert(bytes, below(bytes.length + 1), Buffer.alloc(0), 1 + below(20)),
  'cut off': (bytes) => bytes.subarray(0, below(bytes.length + 1)),
  'a piece doubled': (bytes) => {
    const at = below(bytes.length + 1);
    return insert(bytes, at, bytes.subarray(at, at + below(200)));
  },
  'segments swapped': (bytes) => {
    const segments = bytes.toString('latin1').split("'");
    const [a, b] = [below(segments.length), below(segments.length)];
    [segments[a], segments[b]] = [segments[b] as string, segments[a] as string];
    return Buffer.from(segments.join("'"), 'latin1');
  },
  'a service segment put in': (bytes) => {
    const tag = TAGS[below(TAGS.length)] as string;
    return insert(
      bytes,
      Math.max(bytes.indexOf("'", below(bytes.length + 1)) + 1, 0),
      Buffer.from(`${tag}+1+${below(9)}'`),
    );
  },
  'one repeated many times': (bytes) =>
    insert(bytes, below(bytes.length + 1), Buffer.alloc(below(300), SPECIAL[below(4)])),
};

const values = ({ interchanges }: EdifactFile): string =>
  JSON.stringify(
    interchanges.map(({ header, groups, messages, outside }) => [
      header && plain(header),
      groups.map((one) => plain(one.header)),
      messages.map((one) => [plain(one.header), one.segments, one.group]),
      outside,
    ]),
    (_, value) => (value instanceof Map ? [...value] : value),
  );

const codes = (bytes: Uint8Array, size: number): string => {
  const found: string[] = [];
  const reader = new EnvelopeReader({ finding: ({ code, at }) => found.push(`${code}@${at?.offset ?? ''}`) });
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  reader.end();
  return found.join(' ');
};

const names = Object.keys(MUTATIONS);
const counts = Object.fromEntries(names.map((name) => [name, 0]));
let findings = 0;
let pieces = 0;
let checked = 0;
let rewritten = 0;
for (let n = 0; n < inputs; n++) {
  let bytes = corpus[below(corpus.length)] as Buffer;
  for (let k = 1 + below(3); k > 0; k--) {
    const name = names[below(names.length)] as string;
    counts[name] = (counts[name] ?? 0) + 1;
    bytes = (MUTATIONS[name] as Mutation)(bytes);
  }
  try {
    const file = readEdifact(bytes);
    findings += file.findings.length;
    if (n % 20 === 0) {
      const whole = codes(bytes, bytes.length);
      pieces++;
      if (codes(bytes, 1 + below(50)) !== whole) throw new Error('pieces say something else than the whole');
    }
    if (n % 10 === 1) {
      for (const message of file.interchanges.flatMap(({ messages }) => messages)) {
        const { type, version, release } = messageHeader(message.header);
        const level = directoryOf(version, release)?.message(type);
        checkMessage(message);
        if (level !== undefined) groupSegments(type, message.segments, level);
        checked++;
      }
    }
    // Trailers, what stands outside of messages, and mixed groups are put in order when they are written.
    const simple = file.interchanges.every((one) => one.outside.length === 0 && one.groups.length === 0);
    const read = file.findings.every(({ code }) => ['EDI-0006', 'EDI-0007', 'EDI-0008', 'EDI-0004'].includes(code));
    if (n % 4 === 2 && simple && read) {
      const written = writeEdifact(file.interchanges, { trim: false });
      // Sets that are read and not written, and characters that a set does not have.
      if (written.findings.some(({ code }) => code === 'EDI-0027')) continue;
      rewritten++;
      if (values(readEdifact(written.bytes)) !== values(file)) throw new Error('written and read as something else');
    }
  } catch (error) {
    console.error(`input ${n} of seed ${seed}: ${Buffer.from(bytes).toString('base64')}`);
    throw error;
  }
  if ((n + 1) % 100_000 === 0) console.log(`${number(n + 1)} of ${number(inputs)}`);
}

const page = `# Mutated interchanges of EDIFACT

Written by \`npx tsx --conditions=@kouan/source scripts/fuzz-edifact.ts\`, ${process.version}, seed ${seed}, from ${corpus.length} interchanges. Each input has one
to three mutations.

| | |
|---|---|
| inputs read | ${number(inputs)} |
| findings told | ${number(findings)} |
| read in pieces of 1 to 50 bytes, with the same findings as in one | ${number(pieces)} |
| messages checked against their directory and put into groups | ${number(checked)} |
| written and read again as the same | ${number(rewritten)} |
| thrown | 0 |

| mutation | times |
|---|---|
${names.map((name) => `| ${name} | ${number(counts[name] ?? 0)} |`).join('\n')}
`;
if (inputs >= WHOLE) writeFileSync(PAGE, page);
console.log(page);
