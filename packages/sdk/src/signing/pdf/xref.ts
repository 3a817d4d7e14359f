import { Broken, need } from '../cms/broken.ts';
import { unpacked } from './filter.ts';
import { broken, PdfParser } from './parser.ts';
import { isList, nameOf, PdfDict, PdfStream, type PdfValue } from './values.ts';

/** Where an object is (ISO 32000-2 §7.5.4, §7.5.8). */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'used'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly holder: number; readonly index: number };

/** One cross-reference section with its trailer. */
export interface Section {
  readonly offset: number;
  /** Behind its trailer, or behind the stream's endobj. */
  readonly end: number;
  readonly stream: boolean;
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
  readonly previous: number | undefined;
  /** What stands between the section and the next thing, for a hybrid file its stream. */
  readonly hybrid: { readonly offset: number; readonly end: number } | undefined;
}

/** Acrobat's own limit; a table that says more is made to cost memory. */
const MAX_OBJECTS = 8_388_607;
const FREE: Entry = { kind: 'free' };

/** Reads the section at an offset: table, stream, or both. */
export function readSection(bytes: Uint8Array, offset: number): Section {
  const parser = new PdfParser(bytes, offset);
  // Widely used writers name the line end before it.
  parser.blank();
  if (!parser.word('xref')) return streamSection(parser);
  const entries = tableEntries(parser);
  const trailer = parser.value();
  const end = parser.at;
  if (!(trailer instanceof PdfDict)) throw broken('no trailer', end);
  const hidden = trailer.get('XRefStm');
  let hybrid: Section['hybrid'];
  if (hidden !== undefined) {
    const more = streamSection(new PdfParser(bytes, offsetOf(hidden, bytes)));
    hybrid = { offset: more.offset, end: more.end };
    // The table calls hidden objects free; the stream knows where they are (§7.5.8.4).
    for (const [number, entry] of more.entries)
      if ((entries.get(number) ?? FREE).kind === 'free') entries.set(number, entry);
  }
  checkSize(entries, trailer);
  return { offset, end, stream: false, entries, trailer, previous: previousOf(trailer, bytes), hybrid };
}

function tableEntries(parser: PdfParser): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  for (parser.space(); !parser.word('trailer'); parser.space()) {
    const first = parser.integer();
    parser.space();
    const count = parser.integer();
    need(first + count <= MAX_OBJECTS, 'more objects than there can be', '对象数量超限');
    for (let number = first; number < first + count; number++) {
      parser.space();
      const offset = parser.integer();
      parser.space();
      const generation = parser.integer();
      parser.space();
      const used = parser.word('n');
      if (!used && !parser.word('f')) throw broken('no entry of a cross-reference table', parser.at);
      add(entries, number, used ? { kind: 'used', offset, generation } : FREE);
    }
  }
  return entries;
}

function add(entries: Map<number, Entry>, number: number, entry: Entry): void {
  need(!entries.has(number), `object ${number} stands twice in one section`, `对象 ${number} 在同一节中重复`);
  entries.set(number, entry);
}

function streamSection(parser: PdfParser): Section {
  const offset = parser.at;
  const { value } = parser.indirect(undefined, () => {
    throw broken('the length of a cross-reference stream stands apart', offset);
  });
  if (!(value instanceof PdfStream) || nameOf(value.dict.get('Type')) !== 'XRef')
    throw broken('no cross-reference section', offset);
  const entries = new Map<number, Entry>();
  const data = unpacked(value);
  const [kindWidth, firstWidth, secondWidth] = widths(value.dict.get('W'));
  const width = kindWidth + firstWidth + secondWidth;
  let at = 0;
  const field = (octets: number): number => {
    let number = 0;
    for (let end = at + octets; at < end; at++) number = number * 256 + (data[at] as number);
    return number;
  };
  for (const [first, count] of ranges(value.dict)) {
    need(
      first + count <= MAX_OBJECTS && count * width <= data.length - at,
      'more entries than data',
      '交叉引用流数据不足',
    );
    for (let number = first; number < first + count; number++) {
      const kind = kindWidth === 0 ? 1 : field(kindWidth);
      const [one, two] = [field(firstWidth), field(secondWidth)];
      if (kind === 0) add(entries, number, FREE);
      else if (kind === 1) add(entries, number, { kind: 'used', offset: one, generation: two });
      else if (kind === 2) add(entries, number, { kind: 'packed', holder: one, index: two });
      else throw broken('an entry of unknown kind', offset);
    }
  }
  checkSize(entries, value.dict);
  const previous = previousOf(value.dict, parser.bytes);
  return { offset, end: parser.at, stream: true, entries, trailer: value.dict, previous, hybrid: undefined };
}

function widths(value: PdfValue | undefined): [number, number, number] {
  if (isList(value) && value.length === 3 && value.every((one) => typeof one === 'number' && one >= 0 && one <= 8)) {
    const [kind, first, second] = value as [number, number, number];
    if (kind + first + second > 0) return [kind, first, second];
  }
  throw new Broken('wrong field widths in a cross-reference stream', '交叉引用流字段宽度错误');
}

function ranges(dict: PdfDict): [number, number][] {
  const index = dict.get('Index') ?? [0, sizeOf(dict)];
  const found: [number, number][] = [];
  if (!isList(index) || index.length % 2 !== 0 || !index.every((one) => typeof one === 'number' && one >= 0))
    throw new Broken('wrong index in a cross-reference stream', '交叉引用流 Index 错误');
  for (let at = 0; at < index.length; at += 2) found.push([index[at] as number, index[at + 1] as number]);
  return found;
}

/** The Size of a trailer, one more than the highest object number. */
export function sizeOf(trailer: PdfDict): number {
  const size = trailer.get('Size');
  if (typeof size !== 'number' || size < 1 || size > MAX_OBJECTS)
    throw new Broken('wrong Size in a trailer', '尾部 Size 错误');
  return size;
}

/** An object beyond Size is missing for some readers and there for others (§7.5.5). */
function checkSize(entries: ReadonlyMap<number, Entry>, trailer: PdfDict): void {
  const size = sizeOf(trailer);
  for (const [number, { kind }] of entries)
    need(number < size || kind === 'free', `object ${number} is beyond Size`, `对象 ${number} 超出 Size`);
}

function previousOf(trailer: PdfDict, bytes: Uint8Array): number | undefined {
  const value = trailer.get('Prev');
  return value === undefined ? undefined : offsetOf(value, bytes);
}

function offsetOf(value: PdfValue, bytes: Uint8Array): number {
  if (typeof value !== 'number' || value < 0 || value >= bytes.length)
    throw new Broken('an offset outside the file', '偏移量超出文件');
  return value;
}
