import { type Finding, finding } from '@kouan/core';
import type { Decoded, Unmapped } from '@kouan/sdk';
import type { JsonValue } from '@kouan/sdk/signing';
import { KJN } from './catalogue.ts';
import { documentOf, isFinding, jsonOf, MAX_DOCUMENT } from './document.ts';

const LINE_FEED = 0x0a;

/** Documents of an input: one value over as many lines as it likes, a list of them, or one on each line. */
export async function* decodeEach(source: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  const reading = new Reading();
  for await (const chunk of source) yield* reading.take(chunk);
  yield* reading.end();
}

/** The same of an input that is at hand. */
export function decodeAll(bytes: Uint8Array): readonly Decoded[] {
  const reading = new Reading();
  return [...reading.take(bytes), ...reading.end()];
}

/** The one document of an input; when there are more it says so and gives the first. */
export function decode(bytes: Uint8Array): Decoded {
  const all = decodeAll(bytes);
  const documents = all.filter(({ document }) => document !== undefined);
  const findings: Finding[] = all.filter((one) => !documents.includes(one)).flatMap((one) => one.findings);
  const unmapped: Unmapped[] = all.filter((one) => !documents.includes(one)).flatMap((one) => one.unmapped);
  const [first] = documents;
  if (first === undefined) return { findings, unmapped };
  if (documents.length > 1) findings.push(finding(KJN.several, '', { found: String(documents.length) }));
  return { ...first, findings: [...first.findings, ...findings], unmapped: [...first.unmapped, ...unmapped] };
}

/**
 * Takes an input in pieces. The first line that says something decides: a whole value is one of many lines, anything
 * else the beginning of one value.
 */
class Reading {
  private kind: 'open' | 'lines' | 'whole' = 'open';
  private parts: Uint8Array[] = [];
  private length = 0;
  private row = 0;
  private documents = 0;
  private overlong = false;

  *take(chunk: Uint8Array): Generator<Decoded> {
    let from = 0;
    while (this.kind !== 'whole') {
      const at = chunk.indexOf(LINE_FEED, from);
      if (at < 0) break;
      this.keep(chunk.subarray(from, at));
      from = at + 1;
      yield* this.line(false);
    }
    this.keep(chunk.subarray(from));
  }

  *end(): Generator<Decoded> {
    if (this.kind !== 'whole') yield* this.line(true);
    if (this.kind === 'whole') yield* this.whole();
    else if (this.documents === 0) yield { findings: [finding(KJN.noDocument, '')], unmapped: [] };
  }

  /** Keeps as much as one document may have, and knows when there was more. */
  private keep(piece: Uint8Array): void {
    this.length += piece.length;
    if (this.length <= MAX_DOCUMENT + 1) this.parts.push(Uint8Array.from(piece));
    else this.overlong = true;
  }

  private taken(): Uint8Array {
    const bytes = Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    return bytes;
  }

  private *line(last: boolean): Generator<Decoded> {
    this.row += 1;
    const place = { row: this.row };
    if (this.overlong) {
      this.overlong = false;
      this.kind = 'lines';
      this.taken();
      this.documents += 1;
      yield {
        findings: [finding(KJN.tooLong, '', { expected: String(MAX_DOCUMENT), at: place })],
        unmapped: [],
        at: place,
      };
      return;
    }
    const bytes = this.taken();
    if (isBlank(bytes)) return;
    const value = jsonOf(trimmed(bytes), place);
    if (isFinding(value) && this.kind === 'open' && !looksWhole(bytes)) {
      this.kind = 'whole';
      this.keep(bytes);
      if (!last) this.keep(Uint8Array.of(LINE_FEED));
      return;
    }
    this.kind = 'lines';
    yield* this.documentsOf(value, place);
  }

  private *whole(): Generator<Decoded> {
    if (this.overlong) {
      yield { findings: [finding(KJN.tooLong, '', { expected: String(MAX_DOCUMENT) })], unmapped: [] };
      return;
    }
    yield* this.documentsOf(jsonOf(trimmed(this.taken()), {}), {});
  }

  private *documentsOf(value: JsonValue | Finding, place: { readonly row?: number }): Generator<Decoded> {
    this.documents += 1;
    if (isFinding(value)) yield { findings: [value], unmapped: [], at: place };
    else if (!Array.isArray(value)) yield documentOf(value, place);
    else if (value.length === 0)
      yield { findings: [finding(KJN.noDocument, '', { at: place })], unmapped: [], at: place };
    else for (const one of value as readonly JsonValue[]) yield documentOf(one, place);
  }
}

const isWhite = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === LINE_FEED;
const isBlank = (bytes: Uint8Array): boolean => bytes.every(isWhite);

/** Without white space around it, and without the mark that some editors put before UTF-8. */
function trimmed(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let end = bytes.length;
  while (end > 0 && isWhite(bytes[end - 1])) end--;
  return bytes.subarray(marked ? 3 : 0, Math.max(end, marked ? 3 : 0));
}

/** A line that begins and ends as an object does is one of many, though it cannot be read. */
function looksWhole(bytes: Uint8Array): boolean {
  const text = trimmed(bytes);
  return text[0] === 0x7b && text[text.length - 1] === 0x7d;
}
