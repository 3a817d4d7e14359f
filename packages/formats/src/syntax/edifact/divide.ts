import type { Element } from './segment.ts';
import { MARK, type Source } from './source.ts';

/** What a segment is made of. */
export interface Divided {
  readonly elements: readonly Element[];
  readonly repetitions: ReadonlyMap<number, readonly Element[]> | undefined;
  readonly nesting: readonly string[] | undefined;
}

/** Hears of each value that is not its bytes, before it is decoded. The tag has the element -1. */
export type Look = (raw: string, value: string, element: number, component: number) => void;

const NONE = 0x100;

/** Divides the segment between two positions of a piece into elements and components (ISO 9735-1 §6). */
export function divide(source: Source, begin: number, end: number, look?: Look): Divided {
  const { text, visible, syntax, marks } = source;
  const { component: byComponent, element: byElement, release = NONE, repetition } = syntax.service;
  const byRepetition = syntax.repeats && repetition !== undefined ? repetition : NONE;
  const simple = (marks & (MARK.released | MARK.high | MARK.line | MARK.escape)) === 0;
  const elements: Element[] = [];
  let nesting: readonly string[] | undefined;
  let repetitions: Map<number, readonly Element[]> | undefined;
  let repeated: Element[] | undefined;
  /** Components before the one that is open; `undefined` while it is the first. */
  let components: string[] | undefined;
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
    const divides = at === end || code === byElement || code === byComponent || code === byRepetition;
    if (!divides) continue;
    let value = at === start ? '' : text.substring(start, at);
    if (!simple) {
      const raw = value;
      value = plainValue(raw, source);
      look?.(raw, value, index, components?.length ?? 0);
    }
    start = at + 1;
    if (at !== end && code === byComponent) {
      if (components === undefined) components = [value];
      else components.push(value);
      continue;
    }
    let element: readonly string[];
    if (components === undefined) element = [value];
    else {
      components.push(value);
      element = components;
      components = undefined;
    }
    if (index < 0) {
      if (element.length > 1) nesting = element.slice(1);
      index = 0;
    } else if (at !== end && code === byRepetition) {
      repeated ??= [];
      repeated.push(element);
    } else {
      if (repeated === undefined) elements.push(element);
      else {
        elements.push(repeated[0] as Element);
        repetitions ??= new Map();
        repetitions.set(index, [...repeated.slice(1), element]);
        repeated = undefined;
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
