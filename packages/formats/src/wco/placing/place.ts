/** Where the texts of a message lie in the document, as tables that are read in both directions. @module */
import type { Value } from '../../syntax/value.ts';

export type Direction = 'import' | 'export';

/** A text of the message, by the key of its row, and its place in the document. */
export interface Place {
  readonly key: string;
  readonly path: readonly string[];
  readonly value: Value;
  /** The direction in which the text means this. */
  readonly for?: Direction;
  /** Only where this other text says so or is missing. */
  readonly beside?: readonly [key: string, text: string];
}

/** A code of two texts, the first of one character. */
export interface Joined {
  readonly keys: readonly [first: string, rest: string];
  readonly path: readonly string[];
}

/** One text of several parts. The parts stay where they are; what is joined is compared with them when it is written. */
export interface Composed {
  /** The part that takes all of it, where it was changed, and the others. */
  readonly keys: readonly [line: string, ...others: string[]];
  readonly path: readonly string[];
  readonly for?: Direction;
}

/** A text from the first row of a list that another text marks. Several marks make up one code, each so many digits. */
export interface Picked {
  readonly list: string;
  readonly mark: string;
  readonly take: string;
  /** Marks with the digits of each; `profile` leaves them to the profile. */
  readonly parts: readonly (readonly [mark: string, digits: number])[] | 'profile';
  readonly path: readonly string[];
  readonly value: Value;
}

/** Rows of the message that are rows of the document. */
export interface List {
  readonly key: string;
  readonly path: readonly string[];
  /** The standard numbers the rows, from 1. */
  readonly numbered?: true;
  readonly row: RowTable;
}

/** A row of a message or of a document. */
export type Row = Record<string, unknown>;

/** What reading and writing go by. */
export interface How {
  /** Name of the format; its key under `extensions`. */
  readonly name: string;
  readonly direction: Direction;
  /** Marks of classification with their digits. */
  readonly classification: readonly (readonly [mark: string, digits: number])[];
}

/** What is known of one kind of row. */
export interface RowTable {
  readonly places: readonly Place[];
  readonly joined?: readonly Joined[];
  readonly composed?: readonly Composed[];
  readonly picked?: readonly Picked[];
  readonly lists?: readonly List[];
}

/** The text that an attribute belongs to. */
export function baseOf(key: string): string | undefined {
  const at = key.indexOf('/@');
  return at < 0 ? undefined : key.slice(0, at);
}

/** Whether the text beside a place lets it mean what it says. */
export function besideHolds({ beside }: Place, row: Readonly<Row>): boolean {
  const other = beside === undefined ? undefined : row[beside[0]];
  return typeof other !== 'string' || other.trim() === beside?.[1];
}

export const partsOf = ({ parts }: Picked, how: How): How['classification'] =>
  parts === 'profile' ? how.classification : parts;

export const valueAt = (row: Readonly<Row>, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Row | undefined)?.[key], row);

/** Whether a place means something in a direction. */
export const appliesTo = ({ for: only }: { readonly for?: Direction }, direction: Direction): boolean =>
  only === undefined || only === direction;

/** The text of the parts, as it stands in the document. */
export function composedOf({ keys }: Composed, row: Readonly<Record<string, unknown>>): string | undefined {
  const parts = keys.map((key) => row[key]).filter((part) => typeof part === 'string' && part.trim() !== '');
  return parts.length === 0 ? undefined : parts.map((part) => (part as string).trim()).join(', ');
}
