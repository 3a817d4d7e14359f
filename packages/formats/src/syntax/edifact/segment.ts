import { type Divided, divide } from './divide.ts';
import type { Element } from './element.ts';
import { placeIn, type Source } from './source.ts';

/** A segment. Values are decoded and unescaped; nothing else was done to them. */
export interface Segment {
  readonly tag: string;
  /** Data elements from the first after the tag on. Of an element that repeats this is its first occurrence. */
  readonly elements: readonly Element[];
  /** Further occurrences of elements that repeat, by the element's index (syntax version 4). */
  readonly repetitions?: ReadonlyMap<number, readonly Element[]> | undefined;
  /** Nesting and repetition indicators behind the tag, where explicit nesting is used. */
  readonly nesting?: readonly string[] | undefined;
}

/** Where in the input something stands. `element` and `component` count from 0; the tag is no element. */
export interface Spot {
  /** Byte of the input, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly element?: number;
  readonly component?: number;
}

/**
 * A segment as it stands in the input. Its values are made when the first of them is asked for: what nobody looks at
 * costs its place only, and a million segments in memory take little more than their text.
 */
export class ReadSegment implements Segment, Spot {
  readonly tag: string;
  private readonly source: Source;
  private readonly begin: number;
  private readonly end: number;
  private divided: Divided | undefined;

  constructor(source: Source, tag: string, begin: number, end: number) {
    this.tag = tag;
    this.source = source;
    this.begin = begin;
    this.end = end;
    this.divided = undefined;
  }

  get elements(): readonly Element[] {
    return this.values().elements;
  }

  get repetitions(): ReadonlyMap<number, readonly Element[]> | undefined {
    return this.values().repetitions;
  }

  get nesting(): readonly string[] | undefined {
    return this.values().nesting;
  }

  get offset(): number {
    return this.source.offset + this.begin;
  }

  get line(): number {
    return placeIn(this.source, this.begin).line;
  }

  get column(): number {
    return placeIn(this.source, this.begin).column;
  }

  /** As it stood, in ISO 8859-1 whatever the character set is. */
  get raw(): string {
    return this.source.text.slice(this.begin, this.end);
  }

  toJSON(): object {
    const { repetitions, ...rest } = plain(this);
    return { ...rest, ...(repetitions === undefined ? {} : { repetitions: Object.fromEntries(repetitions) }) };
  }

  private values(): Divided {
    this.divided ??= divide(this.source, this.begin, this.end);
    return this.divided;
  }
}

/** A segment by its values only, as writers and comparisons want it. */
export function plain({ tag, elements, repetitions, nesting }: Segment): Segment {
  return {
    tag,
    elements,
    ...(repetitions === undefined ? {} : { repetitions }),
    ...(nesting === undefined ? {} : { nesting }),
  };
}

/** A value by element and component, both from 0; empty when it is not there. */
export const componentOf = (segment: Segment, element: number, component = 0): string =>
  segment.elements[element]?.[component] ?? '';
