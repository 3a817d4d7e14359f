import type { Charset } from './charset.ts';
import type { ServiceCharacters } from './service.ts';

/** How an interchange is written. */
export interface Syntax {
  readonly service: ServiceCharacters;
  /** The segment terminator as text. */
  readonly terminatorText: string;
  readonly charset: Charset;
  /** 1 to 4. */
  readonly version: number;
  /** The repetition separator divides, and is not data. */
  readonly repeats: boolean;
  /** Line ends within segments are taken out. */
  readonly joinLines: boolean;
}

/** What is worked out of a piece when somebody asks, and once: its lines, as far as they were counted. */
export interface Lines {
  /** Number of the line in which the piece begins, and the byte of the input at which that line begins. */
  readonly first: number;
  readonly firstStart: number;
  /** The same for the line end that was passed last, and the position behind it. */
  line: number;
  start: number;
  position: number;
  /** The text with double-byte sets hidden. */
  visible?: string;
}

/** A piece of the input, one character a byte, that segments refer to. */
export interface Source {
  readonly text: string;
  /** The same with every byte of a double-byte set hidden, so that none is taken for a service character. */
  readonly visible: string;
  /** Byte of the input at which it begins. */
  readonly offset: number;
  /** The line that was asked for last. */
  readonly lines: Lines;
  readonly syntax: Syntax;
  /** What is in it besides plain data; see `MARK`. */
  readonly marks: number;
}

/** What a piece may hold that keeps its values from being its bytes. */
export const MARK = {
  released: 1,
  /** Above ASCII. */
  high: 2,
  line: 4,
  escape: 8,
  /** Not of the character set. */
  outOfSet: 16,
} as const;

/** What a piece may hold of which nobody has looked. */
export const ANY_MARK = 31;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const ESCAPE = 0x1b;

const MAX_KNOWN = 64;
const known = new Map<string, Uint8Array>();

/** The marks of each byte. `told`: that a byte is not of the set was said, and is not looked for again. */
export function marksOf(syntax: Syntax, told: boolean): Uint8Array {
  const { service, charset } = syntax;
  const { component, element, release, repetition, terminator } = service;
  const key = [charset.name, component, element, release, repetition, terminator, told].join(' ');
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const marks = marksFor(syntax, told);
  known.set(key, marks);
  return marks;
}

function marksFor({ service, charset }: Syntax, told: boolean): Uint8Array {
  const marks = new Uint8Array(256);
  const { decimal: _decimal, ...divide } = service;
  const dividing = new Set(Object.values(divide));
  for (let byte = 0; byte < 256; byte++) {
    const ends = byte === LINE_FEED || byte === CARRIAGE_RETURN;
    if (byte >= 0x80) marks[byte] = MARK.high;
    else if (ends) marks[byte] = MARK.line;
    else if (!told && !charset.has(byte) && !dividing.has(byte)) marks[byte] = MARK.outOfSet;
  }
  if (charset.escapes === true) marks[ESCAPE] = MARK.escape;
  if (service.release !== undefined) marks[service.release] = MARK.released;
  return marks;
}

/** Every mark that a byte of a piece has: one pass without a branch. */
export function marksIn(bytes: Uint8Array, marks: Uint8Array): number {
  let all = 0;
  for (let at = 0; at < bytes.length; at++) all |= marks[bytes[at] as number] as number;
  return all;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ISO 2022 begins a set with ESC
const DOUBLE_BYTE = /\x1b\$[^\x1b]*/g;

/** Text with what stands in double-byte sets hidden. ISO 2022 ends one with another escape sequence only. */
export const visibleOf = (text: string, marks: number): string =>
  (marks & MARK.escape) === 0 ? text : text.replace(DOUBLE_BYTE, (run) => 'x'.repeat(run.length));

/** Line and column, from 1, of a position in a piece. Whoever asks from the first to the last counts each line once. */
export function placeIn({ text, offset, lines }: Source, position: number): { line: number; column: number } {
  if (position < lines.position) {
    lines.line = lines.first;
    lines.start = lines.firstStart;
    lines.position = 0;
  }
  for (let at = text.indexOf('\n', lines.position); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) {
    lines.line++;
    lines.start = offset + at + 1;
    lines.position = at + 1;
  }
  return { line: lines.line, column: offset + position - lines.start + 1 };
}

/** The first terminator from a position on that is not released, or -1. */
export function terminatorAt({ visible, syntax }: Source, from: number): number {
  const { terminatorText } = syntax;
  const { release } = syntax.service;
  let at = visible.indexOf(terminatorText, from);
  while (at >= 0 && visible.charCodeAt(at - 1) === release) {
    let before = at;
    while (before > from && visible.charCodeAt(before - 1) === release) before--;
    // Of a run of release characters each second one is data: an even run leaves the terminator alone.
    if ((at - before) % 2 === 0) return at;
    at = visible.indexOf(terminatorText, at + 1);
  }
  return at;
}
