import { mutateBytes, type Random } from '../cms/mutate.testing.ts';

/** Changes a signed PDF as an attacker would: its octets, its numbers and names, its updates. */
export function mutatePdf(bytes: Uint8Array, random: Random): Buffer {
  const move = MOVES[random(MOVES.length)] as Move;
  return move(Buffer.from(bytes), random);
}

type Move = (bytes: Buffer, random: Random) => Buffer;

const MOVES: readonly Move[] = [
  mutateBytes,
  // A number in the structure.
  (bytes, random) => spliced(bytes, random, /\b\d{1,10}\b/g, (found) => near(found, random)),
  // A name for another one that stands in the file.
  (bytes, random) => spliced(bytes, random, /\/[A-Za-z]{2,12}/g, () => pick(random, NAMES)),
  // An object once more behind the end, changed, with a table that names it.
  (bytes, random) => revised(bytes, random, true),
  (bytes, random) => revised(bytes, random, false),
  // The file cut at the end of an earlier revision, or put together from two.
  (bytes) => bytes.subarray(0, bytes.lastIndexOf('%%EOF', bytes.length - 16) + 6),
  (bytes, random) => Buffer.concat([bytes, bytes.subarray(random(bytes.length))]),
];

const NAMES =
  '/Sig /Contents /ByteRange /SubFilter /Annots /Kids /Fields /V /AP /DSS /Prev /Root /Size /XRefStm /Length'.split(
    ' ',
  );

const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;

const near = (found: string, random: Random): string =>
  pick(random, [
    String(Number(found) + 1),
    String(Math.max(0, Number(found) - 1)),
    '0',
    '-1',
    String(random(99_999)),
    '9'.repeat(12),
  ]);

function spliced(bytes: Buffer, random: Random, pattern: RegExp, make: (found: string) => string): Buffer {
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return mutateBytes(bytes, random);
  const one = pick(random, found);
  const made = make(one[0]);
  const padded = random(2) === 0 ? made.padEnd(one[0].length).slice(0, Math.max(made.length, one[0].length)) : made;
  return Buffer.from(text.slice(0, one.index) + padded + text.slice(one.index + one[0].length), 'latin1');
}

function revised(bytes: Buffer, random: Random, renumbered: boolean): Buffer {
  const text = bytes.toString('latin1');
  const objects = [...text.matchAll(/(?<=[\r\n])(\d+) (\d+) obj[\s\S]*?endobj/g)];
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const root = /\/Root \d+ \d+ R/.exec(text)?.[0];
  if (objects.length === 0 || previous === undefined || root === undefined) return mutateBytes(bytes, random);
  const [whole, number = '1'] = pick(random, objects);
  const other = renumbered ? (pick(random, objects)[1] ?? number) : number;
  const body = mutateBytes(Buffer.from(whole.slice(number.length), 'latin1'), random).toString('latin1');
  const start = bytes.length + other.length + body.length + 1;
  const row = `${String(bytes.length).padStart(10, '0')} 00000 n \n`;
  const update = `${other}${body}\nxref\n${other} 1\n${row}trailer\n<< /Size 999 ${root} /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(update, 'latin1')]);
}
