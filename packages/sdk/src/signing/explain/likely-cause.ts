import type { Text } from '@kouan/core';
import { cutBlocks } from '../xml/markup.ts';
import type { ExplainedPart } from './explained.ts';

/** In what two texts differ that should be one. */
export interface Cause {
  readonly name: string;
  readonly text: Text;
}

interface Levelling extends Cause {
  readonly syntax: readonly ExplainedPart['syntax'][];
  /** Takes away what this cause makes; two texts that become one differ in nothing else. */
  level(text: string): string;
}

const TEXTS = ['xml', 'json', 'text'] as const;
const BOM = /^\ufeff/;
// No pattern here may begin where another one of its own could: what is compared may be made to cost.
/** Only what stands between tags: text inside an element may be meant. */
const BETWEEN = />[ \t\r\n]+</g;
const TAG = /<([^\s/>!?<][^\s/><]*)((?:\s+[^\s=><]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*(\/?)>/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** Attributes of every tag put through a function. */
const attributes = (text: string, change: (all: [name: string, value: string][]) => [string, string][]): string =>
  text.replace(TAG, (_, name: string, list: string, end: string) => {
    const all = [...list.matchAll(ATTRIBUTE)].map(([, key = '', value = '']): [string, string] => [
      key,
      value.slice(1, -1),
    ]);
    return `<${name}${change(all)
      .map(([key, value]) => ` ${key}="${value}"`)
      .join('')}${end}>`;
  });

const isNamespace = ([name]: [string, string]): boolean => name === 'xmlns' || name.startsWith('xmlns:');

function jsonLevel(text: string, sorted: boolean): string {
  try {
    return JSON.stringify(sorted ? sort(JSON.parse(text)) : JSON.parse(text));
  } catch {
    return text;
  }
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sort(member)]),
  );
}

/** Causes that alone can part two texts, the most harmless first. */
const LEVELLINGS: readonly Levelling[] = [
  {
    name: 'byte-order-mark',
    text: { en: 'a byte order mark', zh: '字节顺序标记（BOM）' },
    syntax: TEXTS,
    level: (text) => text.replace(BOM, ''),
  },
  {
    name: 'line-end',
    text: { en: 'line ends (CRLF or LF)', zh: '换行符（CRLF 与 LF）' },
    syntax: TEXTS,
    // C14N writes a carriage return that was left in as a character reference.
    level: (text) =>
      text
        .replace(/&#xD;/gi, '\r')
        .replace(/\r+\n?/g, (found) => (found.endsWith('\n') ? '\n' : '\n'.repeat(found.length))),
  },
  {
    name: 'last-line',
    text: { en: 'white space at the beginning or end', zh: '首尾空白' },
    syntax: TEXTS,
    level: (text) => text.trim(),
  },
  {
    name: 'comment',
    text: { en: 'comments', zh: '注释' },
    syntax: ['xml'],
    level: (text) => cutBlocks(text, '<!--', '-->'),
  },
  {
    name: 'instruction',
    text: { en: 'processing instructions', zh: '处理指令' },
    syntax: ['xml'],
    level: (text) => cutBlocks(text, '<?', '?>'),
  },
  {
    name: 'indentation',
    text: {
      en: 'white space between elements (pretty-printed after signing?)',
      zh: '元素之间的空白（签名后是否重新排版？）',
    },
    syntax: ['xml'],
    level: (text) => text.replace(BETWEEN, '><'),
  },
  {
    name: 'empty-element',
    text: { en: 'how empty elements are written', zh: '空元素的写法' },
    syntax: ['xml'],
    level: (text) => text.replace(/<[^<>]*\/>/g, (tag) => `${tag.slice(0, -2)}></${/^<([^\s/>]*)/.exec(tag)?.[1]}>`),
  },
  {
    name: 'attribute-order',
    text: { en: 'the order or quoting of attributes', zh: '属性的顺序或引号' },
    syntax: ['xml'],
    level: (text) => attributes(text, (all) => all.sort(([a], [b]) => (a < b ? -1 : 1))),
  },
  {
    name: 'namespace',
    text: { en: 'where namespaces are declared', zh: '命名空间声明的位置' },
    syntax: ['xml'],
    level: (text) => attributes(text, (all) => all.filter((one) => !isNamespace(one))),
  },
  {
    name: 'prefix',
    text: { en: 'namespace prefixes', zh: '命名空间前缀' },
    syntax: ['xml'],
    level: (text) =>
      attributes(text, (all) => all.filter((one) => !isNamespace(one))).replace(/<(\/?)[^\s/<>:"=]+:/g, '<$1'),
  },
  {
    name: 'json-spacing',
    text: {
      en: 'white space or the way numbers and strings are written in JSON',
      zh: 'JSON 中的空白或数字、字符串写法',
    },
    syntax: ['json'],
    level: (text) => jsonLevel(text, false),
  },
  {
    name: 'member-order',
    text: { en: 'the order of members in JSON', zh: 'JSON 成员的顺序' },
    syntax: ['json'],
    level: (text) => jsonLevel(text, true),
  },
  {
    name: 'unicode-form',
    text: { en: 'composed and decomposed characters (Unicode NFC)', zh: '字符的组合形式（Unicode NFC）' },
    syntax: TEXTS,
    level: (text) => text.normalize('NFC'),
  },
  {
    name: 'character-width',
    text: { en: 'full-width and half-width characters', zh: '全角与半角字符' },
    syntax: TEXTS,
    level: (text) => text.normalize('NFKC'),
  },
  {
    name: 'white-space',
    text: { en: 'white space inside text', zh: '文本内的空白' },
    syntax: TEXTS,
    level: (text) => text.replace(/\s+/g, ''),
  },
];

const CHARSET: Cause = {
  name: 'charset',
  text: { en: 'the character encoding (one is not UTF-8: GBK?)', zh: '字符编码（其中之一不是 UTF-8，可能为 GBK）' },
};
const VALUE: Cause = { name: 'value', text: { en: 'the content itself', zh: '内容本身不同' } };

/** Which causes make one text of two: one alone where that is enough, else all that are needed together. */
export function likelyCauses(one: ExplainedPart, other: ExplainedPart): readonly Cause[] {
  if (one.syntax === 'binary' || other.syntax === 'binary') return [VALUE];
  const texts = [utf8(one.bytes), utf8(other.bytes)] as const;
  if (texts.includes(undefined)) {
    const [a, b] = [texts[0] ?? gbk(one.bytes), texts[1] ?? gbk(other.bytes)];
    return a !== undefined && a === b ? [CHARSET] : [CHARSET, VALUE];
  }
  const [a = '', b = ''] = texts;
  const fitting = LEVELLINGS.filter(({ syntax }) => syntax.includes(one.syntax));
  const alone = fitting.find(({ level }) => level(a) === level(b));
  if (alone !== undefined) return [alone];
  const together: Cause[] = [];
  let [x, y] = [a, b];
  for (const each of fitting) {
    const [nextX, nextY] = [each.level(x), each.level(y)];
    if (distance(nextX, nextY) < distance(x, y)) {
      together.push(each);
      [x, y] = [nextX, nextY];
    }
    if (x === y) return together;
  }
  return [VALUE];
}

/** How far two texts are from one: what remains when their common beginning and end are taken away. */
function distance(a: string, b: string): number {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - from - end;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function gbk(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
