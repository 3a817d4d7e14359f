/** How a column of the table says where its paper has a fact. @module */
import { walker } from '../checks/walk.ts';
import type { Said } from './value.ts';

/** What a reader may know of the other papers. */
export interface Scope {
  /** Numbers of transport documents that the other papers name. */
  readonly bills: ReadonlySet<string>;
}

/** Reads one fact from one paper. */
export interface Reader<D> {
  /** Where the fact stands or would stand. */
  readonly home: string;
  read(document: D, scope: Scope): readonly Said[];
}

/** What belongs to a text without standing beside it. */
type Fixed = Pick<Said, 'unit' | 'key'>;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Every text at a pattern, in which `*` is every row. */
export function texts<D>(pattern: string, fixed: Fixed = {}): Reader<D> {
  const walk = walker(pattern);
  return {
    home: homeOf(pattern),
    read(document) {
      const said: Said[] = [];
      walk(document, (value, path) => {
        const text = textOf(value);
        if (text !== undefined) said.push({ text, ...fixed, paths: [path()] });
      });
      return said;
    },
  };
}

/** The rows of a list, each turned into what it says. */
export function rows<D, Row>(
  pattern: string,
  say: (row: Row, path: string, document: D) => Said | readonly Said[] | undefined,
): Reader<D> {
  const walk = walker(pattern);
  return {
    home: homeOf(pattern),
    read(document) {
      const said: Said[] = [];
      walk(document, (value, path) => {
        const found = say(value as Row, path(), document);
        if (Array.isArray(found)) said.push(...(found as readonly Said[]));
        else if (found !== undefined) said.push(found as Said);
      });
      return said;
    },
  };
}

/** One value that stands in several fields: the first says it, the others say it again. */
export function oneOf<D>(...patterns: readonly string[]): Reader<D> {
  const readers = patterns.map((pattern) => texts<D>(pattern));
  return {
    home: readers[0]?.home ?? '',
    read(document, scope) {
      const [first, ...others] = readers.flatMap((reader) => reader.read(document, scope));
      if (first === undefined) return [];
      return [{ ...first, also: others.map(({ text = '' }) => text) }];
    },
  };
}

/** The first reader that finds something. */
export function first<D>(...readers: readonly Reader<D>[]): Reader<D> {
  return {
    home: readers[0]?.home ?? '',
    read(document, scope) {
      for (const reader of readers) {
        const said = reader.read(document, scope);
        if (said.length > 0) return said;
      }
      return [];
    },
  };
}

/** One reader or another, as the document is. */
export function either<D>(
  choose: (document: D) => boolean,
  yes: Reader<D> | undefined,
  no: Reader<D> | undefined,
): Reader<D> {
  return {
    home: yes?.home ?? no?.home ?? '',
    read: (document, scope) => (choose(document) ? yes : no)?.read(document, scope) ?? [],
  };
}

/** All texts of a list as one text. */
export function joined<D>(pattern: string): Reader<D> {
  const all = texts<D>(pattern);
  return {
    home: all.home,
    read(document, scope) {
      const said = all.read(document, scope);
      if (said.length === 0) return [];
      return [{ text: said.map(({ text }) => text).join(' '), paths: said.flatMap(({ paths }) => paths) }];
    },
  };
}

/** What a reader finds, said otherwise. */
export function as<D>(reader: Reader<D>, change: (said: Said) => Said | undefined): Reader<D> {
  return {
    home: reader.home,
    read: (document, scope) => reader.read(document, scope).flatMap((said) => change(said) ?? []),
  };
}

const homeOf = (pattern: string): string => pattern.split('/*')[0] ?? '';
