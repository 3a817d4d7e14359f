import type { ChangeLevel, ContentMethod, HsRange, RuleAlternative, RuleTest } from '../ast.ts';
import { RUL } from '../catalogue.ts';
import { LIMITS } from '../limits.ts';
import { parseRange } from './ranges.ts';
import { expect, guarded, type ParsedRule, type Reader, skip, stuck, take, tooMany, Unread } from './reader.ts';

/**
 * Reads the compact grammar:
 *
 * ```
 * rule  := part (";" part)*           part := "ex[" note "]{" alts "}" | "other{" alts "}" | alts
 * alts  := alt ("|" alt)*             alt  := test (("&" | "+") test)* ("ex[" note "]")?
 * test  := WO | PE | CR | (CC | CTH | CTSH) ("!-[" codes "]")? | RVC n ("(" method ")")? ("[" codes "]")?
 *        | ACTIVE n | OPERATION(name) | TEXT[ note ]
 * codes := code (".." code)? ("," …)*  of 2, 4 or 6 digits
 * ```
 *
 * Wrong text comes back as a finding at `path`, never as an exception.
 */
export function parseRule(text: string, path = ''): ParsedRule {
  return guarded(text, path, (reader) => ({ alternatives: readRule(reader) }));
}

function readRule(reader: Reader): RuleAlternative[] {
  const alternatives: RuleAlternative[] = [];
  do {
    const only = readOnly(reader);
    if (only !== undefined) expect(reader, /\{/y, '{');
    readAlternatives(reader, alternatives, only);
    if (only !== undefined) expect(reader, /\}/y, '}');
  } while (take(reader, /;/y) !== undefined);
  skip(reader);
  if (reader.at < reader.text.length) throw stuck(reader, '| & ;');
  return alternatives;
}

function readOnly(reader: Reader): string | undefined {
  if (take(reader, /other(?=\s*\{)/iy) !== undefined) return 'other';
  return take(reader, /ex\s*\[/iy) === undefined ? undefined : readNote(reader);
}

function readAlternatives(reader: Reader, into: RuleAlternative[], only: string | undefined): void {
  do {
    if (into.length >= LIMITS.alternatives) throw tooMany('alternatives', LIMITS.alternatives);
    const all = [readTest(reader)];
    while (take(reader, /[&+]/y) !== undefined) {
      if (all.length >= LIMITS.tests) throw tooMany('tests', LIMITS.tests);
      all.push(readTest(reader));
    }
    const own = only ?? (take(reader, /ex\s*\[/iy) === undefined ? undefined : readNote(reader));
    into.push(own === undefined ? { all } : { all, only: own });
  } while (take(reader, /\|/y) !== undefined);
}

const NUMBER = /\d{1,3}(?:\.\d{1,6})?/y;
const METHOD = /(?:\(\s*)?(build-down|build-up|focused-value|net-cost)(?:\s*\))?/iy;

/** What follows each keyword. */
const TESTS: Readonly<Record<string, (reader: Reader) => RuleTest>> = {
  WO: () => ({ kind: 'WO' }),
  PE: () => ({ kind: 'PE' }),
  CR: () => ({ kind: 'CR' }),
  CC: (reader) => readChange(reader, 'CC'),
  CTH: (reader) => readChange(reader, 'CTH'),
  CTSH: (reader) => readChange(reader, 'CTSH'),
  RVC: readContent,
  ACTIVE: (reader) => ({ kind: 'ACTIVE', percent: readPercent(reader) }),
  OPERATION: (reader) => {
    expect(reader, /\(/y, '(');
    const operation = expect(reader, /[a-z][a-z0-9-]{0,63}/y, 'a-z');
    expect(reader, /\)/y, ')');
    return { kind: 'OPERATION', operation };
  },
  TEXT: (reader) => {
    expect(reader, /\[/y, '[');
    return { kind: 'TEXT', text: readNote(reader) };
  },
};

function readTest(reader: Reader): RuleTest {
  const start = reader.at;
  const word = take(reader, /(?:WO|PE|CR|CC|CTH|CTSH|RVC|ACTIVE|OPERATION|TEXT)(?![a-z])/iy)?.toUpperCase();
  const read = word === undefined ? undefined : TESTS[word];
  if (read === undefined) {
    reader.at = start;
    throw stuck(reader, Object.keys(TESTS).join(', '));
  }
  return read(reader);
}

function readChange(reader: Reader, level: ChangeLevel): RuleTest {
  const except = take(reader, /!\s*-?\s*\[/y) === undefined ? [] : readCodes(reader);
  return { kind: 'CTC', level, except };
}

function readContent(reader: Reader): RuleTest {
  const threshold = readPercent(reader);
  const method = take(reader, METHOD)
    ?.replace(/[()\s]/g, '')
    .toLowerCase() as ContentMethod | undefined;
  if (method === undefined) return { kind: 'RVC', threshold };
  const of = method === 'focused-value' && take(reader, /\[/y) !== undefined ? readCodes(reader) : undefined;
  return of === undefined ? { kind: 'RVC', threshold, method } : { kind: 'RVC', threshold, method, of };
}

function readPercent(reader: Reader): string {
  const text = expect(reader, NUMBER, '40');
  take(reader, /%/y);
  if (!isPercent(text)) throw new Unread(RUL.badThreshold, '0 < n <= 100', text);
  return text;
}

/** A decimal above 0 and up to 100, without needless zeros in front. */
export function isPercent(text: string): boolean {
  return /^(?:0|[1-9]\d{0,2})(?:\.\d{1,6})?$/.test(text) && Number(text) > 0 && Number(text) <= 100;
}

function readCodes(reader: Reader): HsRange[] {
  const ranges: HsRange[] = [];
  do {
    if (ranges.length >= LIMITS.ranges) throw tooMany('codes', LIMITS.ranges);
    const text = expect(reader, /[0-9.\s]{1,24}/y, '7208').replace(/\s+/g, '');
    const range = parseRange(text);
    if (range === undefined) throw new Unread(RUL.badRange, '7208, 7208..7211', text);
    ranges.push(range);
  } while (take(reader, /,/y) !== undefined);
  expect(reader, /\]/y, ']');
  return ranges;
}

/** Text up to the closing bracket; a backslash keeps the character after it. */
function readNote(reader: Reader): string {
  let note = '';
  for (let at = reader.at; at < reader.text.length; at += 1) {
    const char = reader.text[at];
    if (char === ']') {
      reader.at = at + 1;
      if (note.trim() === '') throw stuck(reader, 'text');
      return note;
    }
    if (char === '\\') at += 1;
    note += reader.text[at] ?? '';
    if (note.length > LIMITS.noteLength) throw tooMany('characters', LIMITS.noteLength);
  }
  throw stuck(reader, ']');
}
