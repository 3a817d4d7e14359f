import { ELEMENTS, TYPES } from './order.generated.ts';

/** An element as it may stand in another. */
export interface Child {
  readonly name: string;
  readonly prefix: 'cac' | 'cbc' | 'ext';
  readonly at: number;
  readonly needed: boolean;
  readonly many: boolean;
}

/** What may stand in an element, in order. */
export interface Inside {
  readonly order: readonly string[];
  readonly children: ReadonlyMap<string, Child>;
}

const PREFIXES: Readonly<Record<string, Child['prefix']>> = { '+': 'cac', '~': 'ext' };

function insideOf(text: string): Inside {
  const children = (text === '' ? [] : text.split(' ')).map((one, at): Child => {
    const [, mark = '', name = '', often = ''] = /^([+~]?)(\w+)([!*]*)$/.exec(one) ?? [];
    return {
      name,
      prefix: PREFIXES[mark] ?? 'cbc',
      at,
      needed: often.includes('!'),
      many: often.includes('*'),
    };
  });
  return { order: children.map(({ name }) => name), children: new Map(children.map((one) => [one.name, one])) };
}

const pairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    });

let made: ReadonlyMap<string, Inside> | undefined;

/** Every element that has elements, with what may stand in it; made with the first document. */
export function elements(): ReadonlyMap<string, Inside> {
  if (made !== undefined) return made;
  const types = new Map(pairs(TYPES).map(([name, text]) => [name, insideOf(text)]));
  const all = new Map(types);
  for (const [name, type] of pairs(ELEMENTS)) {
    const inside = types.get(type);
    if (inside !== undefined) all.set(name, inside);
  }
  made = all;
  return all;
}
