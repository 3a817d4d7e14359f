import { Broken, need } from '../cms/broken.ts';
import { MAX_UNPACKED, unpacked } from './filter.ts';
import { broken, PdfParser } from './parser.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue } from './values.ts';
import { type Entry, readSection, type Section } from './xref.ts';

/** One state of a file: what was there when it was written first, or what one incremental update added. */
export interface Revision {
  /** First octet that is not of the revision before. */
  readonly start: number;
  /** Behind `%%EOF`. */
  readonly end: number;
  /** Behind the line end after it; a signature may cover that or not. */
  readonly limit: number;
  /** Newest first; a linearised file has two. */
  readonly sections: readonly Section[];
  readonly trailer: PdfDict;
}

const MAX_SECTIONS = 512;
const TAIL = 2048;

/** A PDF file, its revisions oldest first. Strict: what would have to be repaired is refused. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly revisions: readonly Revision[];
  private readonly values = new Map<Entry, PdfValue>();
  private readonly packs = new Map<Entry, Pack>();
  private room = MAX_UNPACKED;

  /** Throws Broken. */
  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    need(/^%PDF-[12]\.\d[\r\n \t]/.test(this.bytes.toString('latin1', 0, 9)), 'no PDF header', '没有 PDF 文件头');
    this.revisions = revisionsOf(this.bytes);
  }

  /** What a reader saw who opened the file with this revision last; the newest without. */
  view(revision: number = this.revisions.length - 1): PdfView {
    return new PdfView(this, revision);
  }

  /** The object of an entry, as it is seen from a view. */
  read(entry: Entry, ref: PdfRef, view: PdfView): PdfValue {
    const known = this.values.get(entry);
    if (known !== undefined) return known;
    const value = entry.kind === 'packed' ? this.unpack(entry, ref, view) : this.parse(entry, ref, view).value;
    this.values.set(entry, value);
    return value;
  }

  /** Parses a plain object; answers also with the place behind it. */
  parse(entry: Entry, ref: PdfRef, view: PdfView): { readonly value: PdfValue; readonly end: number } {
    if (entry.kind !== 'used') return { value: null, end: 0 };
    need(entry.offset < this.bytes.length, 'an offset outside the file', '偏移量超出文件');
    const parser = new PdfParser(this.bytes, entry.offset);
    const { value } = parser.indirect(new PdfRef(ref.number, entry.generation), (length) => lengthIn(view, length));
    return { value, end: parser.at };
  }

  private unpack(entry: Extract<Entry, { kind: 'packed' }>, ref: PdfRef, view: PdfView): PdfValue {
    const holder = view.entry(entry.holder);
    if (holder?.kind !== 'used') throw new Broken('an object stream is missing', '缺少对象流');
    let pack = this.packs.get(holder);
    if (pack === undefined) {
      const stream = this.read(holder, new PdfRef(entry.holder), view);
      pack = new Pack(stream, this.room);
      this.room -= pack.data.length;
      this.packs.set(holder, pack);
    }
    return pack.value(ref.number, entry.index);
  }
}

/** The length of a stream is a plain number in a plain object: nothing that leads back to a stream. */
function lengthIn(view: PdfView, ref: PdfRef): number {
  const entry = view.entry(ref.number);
  if (entry?.kind === 'packed') {
    const value = view.value(ref);
    if (typeof value === 'number') return value;
  } else if (entry?.kind === 'used') {
    const parser = new PdfParser(view.file.bytes, entry.offset);
    const { value } = parser.indirect(new PdfRef(ref.number, entry.generation), () => {
      throw new Broken('the length of a stream is a stream', '流长度指向流');
    });
    if (typeof value === 'number') return value;
  }
  throw new Broken('a stream has no length', '流没有长度');
}

/** An object stream, unpacked (ISO 32000-2 §7.5.7). */
class Pack {
  readonly data: Uint8Array;
  private readonly places: readonly { readonly number: number; readonly at: number }[];

  constructor(stream: PdfValue, room: number) {
    need(stream instanceof PdfStream, 'an object stream is no stream', '对象流不是流');
    const count = stream.dict.get('N');
    const first = stream.dict.get('First');
    this.data = unpacked(stream, room);
    if (
      typeof count !== 'number' ||
      typeof first !== 'number' ||
      count < 0 ||
      first < 0 ||
      first > this.data.length ||
      count * 3 > this.data.length
    )
      throw new Broken('an object stream has a wrong header', '对象流头部错误');
    const parser = new PdfParser(this.data.subarray(0, first));
    const places: { number: number; at: number }[] = [];
    for (let index = 0; index < count; index++) {
      parser.space();
      const number = parser.integer();
      parser.space();
      places.push({ number, at: first + parser.integer() });
    }
    this.places = places;
  }

  value(number: number, index: number): PdfValue {
    const place = this.places[index];
    if (place?.number !== number || place.at >= this.data.length)
      throw new Broken(`object ${number} is not in its object stream`, `对象 ${number} 不在其对象流中`);
    return new PdfParser(this.data, place.at).value();
  }
}

/** The objects as one revision leaves them. */
export class PdfView {
  readonly file: PdfFile;
  readonly revision: number;

  constructor(file: PdfFile, revision: number) {
    this.file = file;
    this.revision = revision;
  }

  get trailer(): PdfDict {
    return (this.file.revisions[this.revision] as Revision).trailer;
  }

  entry(number: number): Entry | undefined {
    for (let at = this.revision; at >= 0; at--) {
      for (const { entries } of (this.file.revisions[at] as Revision).sections) {
        const found = entries.get(number);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** What a reference leads to; null where it leads nowhere (§7.3.10). */
  value(ref: PdfRef): PdfValue {
    const entry = this.entry(ref.number);
    if (entry === undefined || entry.kind === 'free') return null;
    const generation = entry.kind === 'used' ? entry.generation : 0;
    return generation === ref.generation ? this.file.read(entry, ref, this) : null;
  }

  /** The value itself; a reference is followed, and leads to no other reference. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return value instanceof PdfRef ? this.value(value) : value;
  }

  /** A dictionary, direct or behind a reference; that of a stream is none. */
  dict(value: PdfValue | undefined): PdfDict | undefined {
    const found = this.resolve(value);
    return found instanceof PdfDict ? found : undefined;
  }

  get catalog(): PdfDict {
    const root = this.trailer.get('Root');
    const catalog = root instanceof PdfRef ? this.dict(root) : undefined;
    if (catalog === undefined) throw new Broken('there is no catalog', '没有文档目录');
    return catalog;
  }
}

/** Sections from the newest to the oldest; a loop, or more than anybody writes, is refused. */
function chainOf(bytes: Buffer): Section[] {
  const sections: Section[] = [];
  const seen = new Set<number>();
  for (let at: number | undefined = lastOffset(bytes); at !== undefined; ) {
    need(!seen.has(at), 'the cross-reference sections form a loop', '交叉引用节形成循环');
    need(
      seen.size < MAX_SECTIONS,
      `more than ${MAX_SECTIONS} cross-reference sections`,
      `交叉引用节超过 ${MAX_SECTIONS} 个`,
    );
    seen.add(at);
    const section = readSection(bytes, at);
    sections.push(section);
    at = section.previous;
  }
  return sections;
}

function lastOffset(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - TAIL);
  const found = bytes.toString('latin1', from).match(/startxref[\r\n \t]+(\d{1,15})[\r\n \t]+%%EOF[\0\t\n\f\r ]*$/);
  need(found?.[1] !== undefined, 'the file does not end with startxref and %%EOF', '文件未以 startxref 和 %%EOF 结尾');
  const offset = Number(found[1]);
  need(offset < bytes.length, 'an offset outside the file', '偏移量超出文件');
  return offset;
}

/** What stands behind a section: `startxref`, an offset, `%%EOF`. */
function closing(
  bytes: Buffer,
  { end }: Section,
): { readonly names: number; readonly end: number; readonly limit: number } {
  const parser = new PdfParser(bytes, end);
  parser.space();
  if (!parser.word('startxref')) throw broken('no startxref behind a cross-reference section', parser.at);
  parser.space();
  const names = parser.integer();
  parser.blank();
  if (bytes.toString('latin1', parser.at, parser.at + 5) !== '%%EOF') throw broken('no %%EOF', parser.at);
  const behind = parser.at + 5;
  const limit = behind + (/^(\r\n|\r|\n)?/.exec(bytes.toString('latin1', behind, behind + 2))?.[0].length ?? 0);
  return { names, end: behind, limit };
}

/**
 * Cuts the chain into revisions. A section is a revision when startxref behind it names it; the first of a linearised
 * file is named behind the second one (annex F).
 */
function revisionsOf(bytes: Buffer): Revision[] {
  const chain = chainOf(bytes);
  const found: (Omit<Revision, 'start'> & { start?: number })[] = [];
  for (let at = 0; at < chain.length; ) {
    const first = chain[at] as Section;
    const second = chain[at + 1];
    const own = closing(bytes, first);
    if (own.names === first.offset) {
      found.push({ ...own, sections: [first], trailer: first.trailer });
      at += 1;
      continue;
    }
    need(second !== undefined && at + 2 === chain.length, 'startxref names another section', 'startxref 指向其他节');
    const both = closing(bytes, second);
    need(
      both.names === first.offset && second.offset > first.offset,
      'startxref names another section',
      'startxref 指向其他节',
    );
    found.push({ ...both, sections: [first, second], trailer: first.trailer });
    at += 2;
  }
  let start = 0;
  return found.reverse().map(({ end, limit, sections, trailer }) => {
    const [section] = sections;
    // A table that was written later lies later, or what was signed could be read otherwise than it was.
    need(
      section !== undefined && (start === 0 || section.offset >= start) && end > start,
      'revisions overlap',
      '修订版本相互重叠',
    );
    const revision = { start, end, limit, sections, trailer };
    start = end;
    return revision;
  });
}
