import { type Definition, type Params, render, type Severity, type Text } from './catalogue.ts';

/** Where in the input a finding lies. `line`, `column` and `row` count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Row of a table, the header row being 1. */
  readonly row?: number;
  /** Page of a printed document, from 1. */
  readonly page?: number;
  /** Byte of the input, from 0. */
  readonly offset?: number;
  /** Reference of an EDIFACT message, and the number of a segment in it, UNH being 1. */
  readonly message?: string;
  readonly segment?: number;
  /** Name of a table's column. */
  readonly field?: string;
}

/** One operation of a JSON Patch (RFC 6902 §4). */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

/** A second place that takes part in the same conflict. */
export interface Related {
  readonly document?: string;
  /** RFC 6901 pointer. */
  readonly path: string;
}

/** The only way to say that something is wrong with data. Codes never change their meaning. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** RFC 6901 pointer into the document; `''` is the whole document. */
  readonly path: string;
  readonly at?: Place;
  readonly related?: readonly Related[];
  readonly message: Text;
  readonly expected?: string;
  readonly found?: string;
  /** Clause of the standard or regulation that the finding rests on. */
  readonly source: string;
  readonly fix?: readonly PatchOperation[];
}

/** What a check may add to a definition to make a finding. */
export interface FindingDetails {
  readonly params?: Params;
  readonly at?: Place;
  readonly related?: readonly Related[];
  readonly expected?: string;
  readonly found?: string;
  readonly fix?: readonly PatchOperation[];
  /** Lowers or raises the definition's severity, for example in a strict profile. */
  readonly severity?: Severity;
}

/** Longest piece of hostile input that a finding repeats. */
const FOUND_MAX = 200;

/**
 * Makes a finding from its definition; `expected` and `found` are also available to the message as `{expected}` and
 * `{found}`.
 */
export function finding(definition: Definition, path: string, details: FindingDetails = {}): Finding {
  const { params, severity, found: raw, ...rest } = details;
  const found = raw === undefined ? undefined : clip(raw);
  const all: Params = { expected: rest.expected ?? '', found: found ?? '', ...params };
  return {
    code: definition.code,
    severity: severity ?? definition.severity,
    path,
    ...rest,
    ...(found === undefined ? {} : { found }),
    message: { en: render(definition.message.en, all), zh: render(definition.message.zh, all) },
    source: definition.source,
  };
}

/** True when at least one finding is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((item) => item.severity === 'error');
}

/** The same finding with its place completed, for example by the file that only the caller knows. */
export function located(item: Finding, at: Place): Finding {
  return { ...item, at: { ...at, ...item.at } };
}

function clip(text: string): string {
  return text.length > FOUND_MAX ? `${text.slice(0, FOUND_MAX)}…` : text;
}
