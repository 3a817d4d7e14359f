import { isAscii, isUtf8 } from 'node:buffer';
import { type Finding, finding } from '@kouan/core';
import { type Decoder, decoderOf } from '../decoder.ts';
import { TABLE } from './catalogue.ts';

/** Byte-order marks and what they say. */
const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Where most tables of China that are not UTF-8 come from; GBK and GB 2312 are parts of it. */
const NATIONAL = 'gb18030';

/**
 * Bytes of a table as text, chunk by chunk. A byte-order mark decides, whatever was said of the encoding (WHATWG
 * Encoding §6); without one what was said does, and then the first bytes that are not ASCII: valid UTF-8 is UTF-8,
 * anything else GB 18030. A character cut by the end of a chunk is put together again.
 */
export class TableText {
  /** What was wrong; complete when the last chunk was decoded. */
  readonly findings: Finding[] = [];
  private decoder: Decoder | undefined;
  private encoding: string | undefined;
  private pending: Uint8Array = new Uint8Array();
  private started = false;

  /** @param encoding that of a text without a mark; a name that `TextDecoder` knows */
  constructor(encoding?: string) {
    this.encoding = encoding;
  }

  decode(chunk: Uint8Array, last: boolean): string {
    const bytes = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    this.pending = new Uint8Array();
    if (!this.started) {
      if (bytes.length < 4 && !last) {
        this.pending = bytes;
        return '';
      }
      this.started = true;
      this.encoding = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0] ?? this.encoding;
    }
    if (this.encoding === undefined) {
      if (isAscii(bytes)) return this.checked(Buffer.from(bytes).toString('latin1'));
      const end = last ? bytes.length : wholeCharacters(bytes);
      if (end === 0) {
        this.pending = bytes;
        return '';
      }
      this.encoding = isUtf8(bytes.subarray(0, end)) ? 'utf-8' : NATIONAL;
    }
    this.decoder ??= decoderOf(this.encoding);
    return this.checked(this.decoder.decode(bytes, { stream: !last }));
  }

  private checked(text: string): string {
    if (text.includes('\ufffd')) this.say(TABLE.notText, this.encoding ?? 'ascii');
    if (text.includes('\0')) this.say(TABLE.nul, '');
    return text;
  }

  private say(what: (typeof TABLE)['notText'] | (typeof TABLE)['nul'], expected: string): void {
    if (this.findings.some(({ code }) => code === what.code)) return;
    this.findings.push(finding(what, '', expected === '' ? {} : { expected }));
  }
}

/** Bytes up to the last character that is complete, if the bytes are UTF-8. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] as number) & 0xc0) === 0x80) end--;
  const lead = bytes[end - 1] ?? 0;
  const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return bytes.length - end + 1 >= needed ? bytes.length : end - 1;
}
