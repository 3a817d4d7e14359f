import { type Finding, finding } from '@kouan/core';
import { type Decoder, decoderOf, GB } from '../decoder.ts';
import { XML } from './catalogue.ts';

/** Text of an XML file, and what there is to say about its encoding. */
export interface XmlText {
  readonly text?: string;
  readonly findings: readonly Finding[];
}

/** Bytes in which an XML declaration must have ended. */
const DECLARATION_BYTES = 256;

/**
 * Bytes to text by byte order mark, then by the label in the XML declaration. A wrong label is a finding, and the text
 * is still read when the bytes can only be one thing: UTF-8 has an unmistakable shape, GB18030 is the other usual one.
 */
export function xmlText(bytes: Uint8Array): XmlText {
  if (bytes.length === 0) return { findings: [finding(XML.empty, '')] };
  const bom = byteOrderMark(bytes);
  if (bom !== undefined) return attempt(bytes, [bom], bom);
  const label = labelOf(bytes);
  return GB.has(label)
    ? attempt(bytes, ['gb18030', 'utf-8'], label)
    : attempt(bytes, [label, 'utf-8', 'gb18030'], label);
}

/** Text of bytes that come in pieces. */
export interface XmlPieces {
  /** `undefined` when the bytes are not of the encoding. */
  next(bytes: Uint8Array): string | undefined;
  rest(): string | undefined;
  unreadable(): Finding;
}

/** As `xmlText`, for pieces: the byte order mark or the label decides, and what is not so cannot be read. */
export function xmlTextOf(head: Uint8Array): XmlPieces {
  const label = byteOrderMark(head) ?? labelOf(head);
  let decoder: Decoder | undefined;
  const attempt = (bytes?: Uint8Array): string | undefined => {
    try {
      decoder ??= decoderOf(label, { fatal: true });
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      return undefined;
    }
  };
  return {
    next: attempt,
    rest: () => attempt(),
    unreadable: () => finding(XML.unknownEncoding, '', { expected: label }),
  };
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function labelOf(bytes: Uint8Array): string {
  const head = strictOf('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  return (/^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1] ?? 'utf-8').toLowerCase();
}

function attempt(bytes: Uint8Array, encodings: readonly string[], label: string): XmlText {
  const declared = encodings[0];
  // GB18030 accepts most UTF-8 by accident, but UTF-8 accepts next to no GB18030: where both read, UTF-8 is right.
  if (declared === 'gb18030') {
    const utf8 = hasHighBytes(bytes) ? strict(bytes, 'utf-8') : undefined;
    if (utf8 !== undefined) return { text: utf8, findings: [mislabelled(label, 'utf-8')] };
  }
  for (const encoding of encodings) {
    const text = strict(bytes, encoding);
    if (text === undefined) continue;
    return { text, findings: encoding === declared ? [] : [mislabelled(label, encoding)] };
  }
  return { findings: [finding(XML.unknownEncoding, '', { expected: label })] };
}

function mislabelled(expected: string, found: string): Finding {
  return finding(XML.wrongEncodingLabel, '', { expected, found });
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

/** One for each encoding: making a decoder takes longer than decoding a small message. They keep nothing between calls. */
const decoders = new Map<string, Decoder>();

function strictOf(encoding: string): Decoder {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = decoderOf(encoding, { fatal: true });
    decoders.set(encoding, decoder);
  }
  return decoder;
}

function strict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return strictOf(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}
