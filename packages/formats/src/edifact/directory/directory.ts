import { D24A } from './d24a.generated.ts';
import { D95B } from './d95b.generated.ts';
import { D96B } from './d96b.generated.ts';
import { type Level, levelOf } from './level.ts';
import type { DirectoryText } from './text.ts';

/** A place in a segment or composite. */
export interface Use {
  readonly id: string;
  readonly mandatory: boolean;
  readonly repeat: number;
}

/** How a simple data element is written. */
export interface Representation {
  readonly type: 'a' | 'n' | 'an';
  readonly max: number;
  /** Exactly so many, and not up to them. */
  readonly fixed: boolean;
}

/** One directory of UN/EDIFACT. */
export interface Directory {
  /** For example `D.96B`. */
  readonly name: string;
  segment(tag: string): readonly Use[] | undefined;
  composite(id: string): readonly Use[] | undefined;
  element(id: string): Representation | undefined;
  codes(id: string): ReadonlySet<string> | undefined;
  /** The structure between UNH and UNT of a message that kouan maps. */
  message(type: string): Level | undefined;
}

const TEXTS: ReadonlyMap<string, DirectoryText> = new Map([
  ['D.95B', D95B],
  ['D.96B', D96B],
  ['D.24A', D24A],
]);

/** The directories that are held. */
export const DIRECTORY_NAMES: readonly string[] = [...TEXTS.keys()];

/** Section control is a service segment, which no directory has (ISO 9735-1 Annex C). */
const SERVICE = { segment: ['UNS', '0081!'], element: ['0081', 'a1'] } as const;

const held = new Map<string, Directory>();

/** The directory by 0052 and 0054 of UNH; it is read when it is asked for first. */
export function directoryOf(version: string, release: string): Directory | undefined {
  const name = `${version}.${release}`;
  const known = held.get(name);
  if (known !== undefined) return known;
  const text = TEXTS.get(name);
  if (text === undefined) return undefined;
  const made = directory(name, text);
  held.set(name, made);
  return made;
}

function directory(name: string, text: DirectoryText): Directory {
  const segments = table(text.segments, usesOf);
  const composites = table(text.composites, usesOf);
  const elements = table(text.elements, representationOf);
  const codes = table(text.codes, (rest) => new Set(rest.split(' ')));
  const messages = table(text.messages, levelOf);
  return {
    name,
    segment: (tag) => (tag === SERVICE.segment[0] ? usesOf(SERVICE.segment[1]) : segments(tag)),
    composite: composites,
    element: (id) => (id === SERVICE.element[0] ? representationOf(SERVICE.element[1]) : elements(id)),
    codes,
    message: messages,
  };
}

/** Lines by their names; each is read when it is asked for first. */
function table<T>(text: string, read: (rest: string) => T): (name: string) => T | undefined {
  let lines: Map<string, string> | undefined;
  const made = new Map<string, T>();
  return (name) => {
    lines ??= new Map(text.split('\n').map((line) => split(line)));
    const rest = lines.get(name);
    if (rest === undefined) return undefined;
    const known = made.get(name);
    if (known !== undefined) return known;
    const value = read(rest);
    made.set(name, value);
    return value;
  };
}

function split(line: string): readonly [string, string] {
  const space = line.indexOf(' ');
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}

const usesOf = (rest: string): readonly Use[] =>
  rest === ''
    ? []
    : rest.split(' ').map((each) => {
        const [, id = '', mandatory, repeat = '1'] = /^(\w+)(!)?(?:\*(\d+))?$/.exec(each) ?? [];
        return { id, mandatory: mandatory === '!', repeat: Number(repeat) };
      });

function representationOf(rest: string): Representation {
  const [, type = 'an', fixed, max = '0'] = /^(an|a|n)(=)?(\d+)$/.exec(rest) ?? [];
  return { type: type as Representation['type'], max: Number(max), fixed: fixed === '=' };
}
