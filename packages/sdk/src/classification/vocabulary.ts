/** The tables of goods, read once: entries, and their words as an index. @module */
import type { Text } from '@kouan/core';
import { articles } from './data/articles.ts';
import { chemistry } from './data/chemistry.ts';
import { food } from './data/food.ts';
import { machines } from './data/machines.ts';
import { metal } from './data/metal.ts';
import { textiles } from './data/textiles.ts';
import type { Known } from './facts.ts';
import { stems } from './text.ts';

/** One heading or subheading with its words. */
export interface Entry {
  /** Four digits, or six. */
  readonly code: string;
  readonly title: Text;
  readonly latin: readonly Phrase[];
  readonly chinese: readonly string[];
  /** Fact → values that it must have. */
  readonly conditions: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Words that name goods. */
export interface Phrase {
  readonly text: string;
  readonly words: readonly string[];
}

/** `code|title|标题|phrase,phrase|词 词|fact=value,value;fact=value` */
function entryOf(row: string): Entry {
  const [code = '', en = '', zh = '', latin = '', chinese = '', conditions = ''] = row.split('|');
  return {
    code,
    title: { en, zh },
    latin: latin
      .split(',')
      .filter(Boolean)
      .map((text) => ({ text, words: stems(text) })),
    chinese: chinese.toLowerCase().split(' ').filter(Boolean),
    conditions: new Map(
      conditions
        .split(';')
        .filter(Boolean)
        .map((one) => {
          const [fact = '', values = ''] = one.split('=');
          return [fact, new Set(values.split(','))];
        }),
    ),
  };
}

export interface Vocabulary {
  readonly headings: readonly Entry[];
  /** Subheadings by heading. */
  readonly subheadings: ReadonlyMap<string, readonly Entry[]>;
  /** Every phrase with the headings that it names. */
  readonly latin: readonly (Phrase & { readonly headings: ReadonlySet<string> })[];
  readonly chinese: readonly { readonly text: string; readonly headings: ReadonlySet<string> }[];
  /** Last words of all phrases, which name goods, with the headings of those. */
  readonly heads: ReadonlyMap<string, ReadonlySet<string>>;
}

let made: Vocabulary | undefined;

/** The vocabulary of what is shipped. */
export function vocabulary(): Vocabulary {
  made ??= build(
    [food, chemistry, textiles, metal, machines, articles].flatMap((rows) => rows.trim().split('\n').map(entryOf)),
  );
  return made;
}

function build(entries: readonly Entry[]): Vocabulary {
  const headings = entries.filter(({ code }) => code.length === 4);
  const subheadings = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.code.length !== 6) continue;
    const heading = entry.code.slice(0, 4);
    subheadings.set(heading, [...(subheadings.get(heading) ?? []), entry]);
  }
  const latin = new Map<string, Phrase & { readonly headings: Set<string> }>();
  const chinese = new Map<string, Set<string>>();
  const heads = new Map<string, Set<string>>();
  for (const entry of entries) {
    const heading = entry.code.slice(0, 4);
    for (const phrase of entry.latin) {
      const key = phrase.words.join(' ');
      const known = latin.get(key) ?? { ...phrase, headings: new Set<string>() };
      latin.set(key, known);
      known.headings.add(heading);
      const last = phrase.words.at(-1) ?? '';
      heads.set(last, (heads.get(last) ?? new Set()).add(heading));
    }
    for (const text of entry.chinese) chinese.set(text, (chinese.get(text) ?? new Set()).add(heading));
  }
  return {
    headings,
    subheadings,
    latin: [...latin.values()],
    chinese: [...chinese].map(([text, headings]) => ({ text, headings })),
    heads,
  };
}

/** How a condition stands: all that is possible is accepted, some of it, or nothing. */
export function verdictOf(accepted: ReadonlySet<string>, fact: string, known: Known): 'yes' | 'no' | 'open' {
  const values = known.get(fact);
  if (values === undefined) return 'open';
  const kept = [...values].filter((value) => accepted.has(value)).length;
  return kept === 0 ? 'no' : kept === values.size ? 'yes' : 'open';
}
