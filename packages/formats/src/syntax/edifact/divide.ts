import type { Element } from './element.ts';
import type { Source } from './source.ts';

/** What a segment is made of. */
export interface Divided {
  readonly elements: readonly Element[];
  readonly repetitions: ReadonlyMap<number, readonly Element[]> | undefined;
  readonly nesting: readonly string[] | undefined;
}

/** Hears of each value that is not its bytes, before it is decoded. The tag has the element -1. */
export type Look = (raw: string, value: string, element: number, component: number) => void;

const NONE = 0x100;
const SPACE = 0x20;
const TILDE = 0x7e;

/** What is being gathered. Lists are cut to their length when they are whole: one that grows keeps room for 17. */
const PARTS: string[] = [];
const ELEMENTS: Element[] = [];

/** Divides the segment between two positions of a piece into elements and components (ISO 9735-1 §6). */
export function divide(source: Source, begin: number, end: number, look?: Look): Divided {
  return (look === undefined ? divideSimply(source, begin, end) : undefined) ?? divideFully(source, begin, end, look);
}

/** Values are their bytes, and only two separators divide: nearly every segment. `undefined` for any other. */
function divideSimply({ text, syntax }: Source, begin: number, end: number): Divided | undefined {
  const { component: byComponent, element: byElement, release = NONE, repetition } = syntax.service;
  const byRepetition = syntax.repeats && repetition !== undefined ? repetition : NONE;
  let nesting: readonly string[] | undefined;
  let parts = 0;
  let count = -1;
  let start = begin;
  for (let at = begin; at <= end; at++) {
    const code = at === end ? byElement : text.charCodeAt(at);
    if (code !== byElement && code !== byComponent) {
      if (code < SPACE || code > TILDE || code === release || code === byRepetition) return undefined;
      continue;
    }
    const value = at === start ? '' : text.substring(start, at);
    start = at + 1;
    if (code === byComponent && at !== end) PARTS[parts++] = value;
    else if (count >= 0) {
      ELEMENTS[count++] = parts === 0 ? [value] : listed(value, parts);
      parts = 0;
    } else {
      if (parts > 0) nesting = listed(value, parts).slice(1);
      parts = 0;
      count = 0;
    }
  }
  return { elements: ELEMENTS.slice(0, count), repetitions: undefined, nesting };
}

/** The components before, and the last. */
function listed(last: string, parts: number): Element {
  if (parts === 1) return [PARTS[0] as string, last];
  if (parts === 2) return [PARTS[0] as string, PARTS[1] as string, last];
  PARTS[parts] = last;
  return PARTS.slice(0, parts + 1);
}

function divideFully(source: Source, begin: number, end: number, look: Look | undefined): Divided {
  const { text, visible, syntax } = source;
  const { component: byComponent, element: byElement, release = NONE, repetition } = syntax.service;
  const byRepetition = syntax.repeats && repetition !== undefined ? repetition : NONE;
  const elements: Element[] = [];
  let nesting: readonly string[] | undefined;
  let repetitions: Map<number, readonly Element[]> | undefined;
  let repeated: Element[] = [];
  let components: string[] = [];
  let index = -1;
  let start = begin;
  for (let at = begin; at <= end; at++) {
    const code = at === end ? byElement : visible.charCodeAt(at);
    if (code === release) {
      at++;
      // A release character at the very end of the input releases nothing.
      if (at < end) continue;
      at = end;
    }
    const ends = at === end || code === byElement;
    if (!ends && code !== byComponent && code !== byRepetition) continue;
    const raw = text.substring(start, at);
    const value = plainValue(raw, source);
    look?.(raw, value, index, components.length);
    components.push(value);
    start = at + 1;
    if (!ends && code === byComponent) continue;
    const element = components;
    components = [];
    if (index < 0) {
      if (element.length > 1) nesting = element.slice(1);
      index = 0;
    } else if (!ends) repeated.push(element);
    else {
      elements.push(repeated[0] ?? element);
      if (repeated.length > 0) {
        repetitions ??= new Map();
        repetitions.set(index, [...repeated.slice(1), element]);
        repeated = [];
      }
      index++;
    }
  }
  return { elements, repetitions, nesting };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: everything above ASCII, and ESC
const ENCODED = /[^\0-\x7f]|\x1b/;

/** A value with its characters decoded, line ends taken out if wanted, and without release characters. */
function plainValue(raw: string, { syntax }: Source): string {
  const { charset, service, joinLines } = syntax;
  let value = ENCODED.test(raw) ? charset.decode(Buffer.from(raw, 'latin1')) : raw;
  if (joinLines) value = value.replace(/[\r\n]/g, '');
  return service.release === undefined ? value : unreleased(value, String.fromCharCode(service.release));
}

/** A character that needed no release is kept as well. */
function unreleased(text: string, release: string): string {
  let at = text.indexOf(release);
  if (at < 0) return text;
  let out = '';
  let from = 0;
  for (; at >= 0; at = text.indexOf(release, at + 2)) {
    out += text.slice(from, at);
    from = at + 1;
  }
  return out + text.slice(from);
}
