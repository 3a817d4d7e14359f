import { type Definition, type Finding, finding, type Params } from '@kouan/core';
import type { Rule } from '../ast.ts';
import { RUL } from '../catalogue.ts';
import { LIMITS } from '../limits.ts';

/** A rule, or what is wrong with its text. A rule can come with findings that are no errors. */
export interface ParsedRule {
  readonly rule?: Rule;
  readonly findings: Finding[];
}

/** A text and how far it is read. */
export interface Reader {
  readonly text: string;
  at: number;
}

/** Ends the reading of one rule; {@link guarded} makes it a finding. */
export class Unread extends Error {
  readonly definition: Definition;
  readonly expected: string;
  readonly found: string;
  readonly params: Params;
  constructor(definition: Definition, expected: string, found: string, params: Params = {}) {
    super();
    this.definition = definition;
    this.expected = expected;
    this.found = found;
    this.params = params;
  }
}

/** Reads one bounded text; whatever stops the reading comes back as a finding at `path`. */
export function guarded(text: string, path: string, read: (reader: Reader, findings: Finding[]) => Rule): ParsedRule {
  if (text.length > LIMITS.ruleLength) {
    return { findings: [finding(RUL.tooLong, path, { expected: String(LIMITS.ruleLength) })] };
  }
  if (text.trim() === '') return { findings: [finding(RUL.empty, path)] };
  const findings: Finding[] = [];
  try {
    return { rule: read({ text, at: 0 }, findings), findings };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    const { definition, expected, found, params } = error;
    return { findings: [finding(definition, path, { expected, found, params })] };
  }
}

/** Steps over blanks. */
export function skip(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
}

/** The text that a sticky pattern matches here, after blanks. */
export function take(reader: Reader, pattern: RegExp): string | undefined {
  skip(reader);
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (match === null) return undefined;
  reader.at = pattern.lastIndex;
  return match[0];
}

/** As {@link take}, but the text must be there. */
export function expect(reader: Reader, pattern: RegExp, expected: string): string {
  const text = take(reader, pattern);
  if (text === undefined) throw stuck(reader, expected);
  return text;
}

/** The reading ends here. */
export function stuck(reader: Reader, expected: string): Unread {
  return new Unread(RUL.unread, expected, reader.text.slice(reader.at, reader.at + 40));
}

/** A bound is passed. */
export function tooMany(what: string, limit: number): Unread {
  return new Unread(RUL.tooMany, String(limit), '', { what });
}
