import type { Text } from '@kouan/core';
import { startTags, withoutSignature } from './markup.ts';

/** What happens to documents between signing and verifying, in two languages. */
export const CAUSES = {
  comment: { en: 'a comment was added, removed or changed', zh: '注释被添加、删除或修改' },
  instruction: { en: 'a processing instruction was added, removed or changed', zh: '处理指令被添加、删除或修改' },
  namespace: { en: 'a namespace declaration was added, removed or changed', zh: '命名空间声明被添加、删除或修改' },
  prefix: {
    en: 'a prefix was changed: the same name in other letters is not the same octets',
    zh: '前缀被更改：同一名称换用前缀后字节不同',
  },
  lineEnd: { en: 'line ends were changed in a way that XML does not undo', zh: '换行被更改，且 XML 无法还原' },
  charset: { en: 'text was read in one character set and written in another', zh: '文本读写所用的字符集不一致' },
  whitespace: {
    en: 'white space was added, removed or changed: indentation counts',
    zh: '空白被添加、删除或修改：缩进也在签名之内',
  },
  entity: { en: 'text was escaped once more, or once less', zh: '文本被多转义或少转义一次' },
  attribute: { en: 'an attribute was added, removed or changed', zh: '属性被添加、删除或修改' },
  element: { en: 'an element was added, removed or renamed', zh: '元素被添加、删除或改名' },
  text: { en: 'text was changed', zh: '文本内容被修改' },
} as const satisfies Readonly<Record<string, Text>>;

/** What makes no difference to a canonical form, and yet to a comparison of files. */
const HARMLESS = {
  mark: { en: 'a byte order mark', zh: '字节顺序标记（BOM）' },
  declaration: { en: 'the XML declaration', zh: 'XML 声明' },
  lineEnds: { en: 'line ends of the files (CRLF or LF)', zh: '文件换行（CRLF 或 LF）' },
  empty: { en: 'empty elements written as one tag or two', zh: '空元素写作一个或两个标签' },
  quotes: { en: 'quotes of attributes', zh: '属性引号' },
  order: { en: 'order of attributes, or white space between them', zh: '属性顺序或其间空白' },
  sections: { en: 'CDATA sections or character references', zh: 'CDATA 区段或字符引用' },
} as const satisfies Readonly<Record<string, Text>>;

/** What stands around a place of a canonical form. */
interface Around {
  /** From the `<` before it, or the text in which it stands. */
  readonly kind: 'tag' | 'text' | 'comment' | 'instruction';
  /** The tag's name where it is one. */
  readonly name: string;
  /** The whole text, or the attribute, in which the place is. */
  readonly part: string;
  readonly inName: boolean;
}

/** The likely cause of a difference at one place of two canonical forms. */
export function causeOf(a: Uint8Array, b: Uint8Array, offset: number): Text {
  const [left, right] = [around(a, offset), around(b, offset)];
  const rule = RULES.find(([, applies]) => applies(left, right) || applies(right, left));
  return CAUSES[rule?.[0] ?? 'text'];
}

const both = (kind: Around['kind'], a: Around, b: Around): boolean => a.kind === kind && b.kind === kind;
const blank = (text: string): boolean => /^[\s]*$/.test(text);
const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const squeezed = (text: string): string => text.replace(/&#xD;|\s+/g, '');
/** What a text becomes when it is escaped once more. */
const escapedAgain = (text: string): string => text.replaceAll('&', '&amp;');
/** What UTF-8 looks like to who takes it for Latin-1. */
const misread = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** In order: the first that fits one side against the other. */
const RULES: readonly (readonly [keyof typeof CAUSES, (a: Around, b: Around) => boolean])[] = [
  ['comment', (a) => a.kind === 'comment'],
  ['instruction', (a) => a.kind === 'instruction'],
  ['prefix', (a, b) => both('tag', a, b) && a.inName && a.name !== b.name && local(a.name) === local(b.name)],
  ['namespace', (a, b) => both('tag', a, b) && !a.inName && /^ ?xmlns[:=]/.test(a.part)],
  ['lineEnd', (a, b) => a.part.includes('&#xD;') && !b.part.includes('&#xD;') && squeezed(a.part) === squeezed(b.part)],
  ['charset', (a, b) => a.part.includes('\ufffd') || (a.part !== b.part && misread(a.part) === b.part)],
  ['entity', (a, b) => a.part !== b.part && escapedAgain(a.part) === b.part],
  ['attribute', (a, b) => both('tag', a, b) && !a.inName && !b.inName],
  ['whitespace', (a, b) => both('text', a, b) && squeezed(a.part) === squeezed(b.part)],
  ['whitespace', (a, b) => a.kind === 'text' && b.kind === 'tag' && blank(a.part)],
  ['element', (a, b) => a.kind === 'tag' || b.kind === 'tag'],
];

function around(bytes: Uint8Array, offset: number): Around {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const open = text.lastIndexOf('<', Math.min(offset, text.length - 1));
  const rest = text.toString('utf8', Math.max(open, 0), Math.min(open + 4096, text.length));
  const markup = /^<(?:!--[\s\S]*?--|\?[\s\S]*?\?|\/?([^\s/>!?]+)(?:"[^"]*"|[^">])*)>/.exec(rest);
  const end = open + Buffer.byteLength(markup?.[0] ?? '');
  if (markup === null || offset >= end) {
    const to = text.indexOf('<', end);
    return { kind: 'text', name: '', part: text.toString('utf8', end, to < 0 ? text.length : to), inName: false };
  }
  if (rest.startsWith('<!--')) return { kind: 'comment', name: '', part: markup[0], inName: false };
  if (rest.startsWith('<?')) return { kind: 'instruction', name: '', part: markup[0], inName: false };
  const name = markup[1] ?? '';
  const inName = offset < open + 1 + Buffer.byteLength(name);
  // The attribute that holds the place: from the last one that begins before it.
  const parts = [...markup[0].matchAll(/ [^\s=]+="[^"]*"/g)];
  const holding = parts.findLast(({ index }) => open + Buffer.byteLength(markup[0].slice(0, index)) <= offset);
  return { kind: 'tag', name, part: holding?.[0] ?? markup[0], inName };
}

/** What differs between two files without a difference to what is signed. */
export function harmlessBetween(a: Uint8Array, b: Uint8Array): readonly Text[] {
  const [left, right] = [traits(a), traits(b)];
  return (Object.keys(HARMLESS) as (keyof typeof HARMLESS)[])
    .filter((name) => left[name] !== right[name])
    .map((name) => HARMLESS[name]);
}

function traits(bytes: Uint8Array): Readonly<Record<keyof typeof HARMLESS, string | boolean>> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  // The signature itself is written as its signer likes.
  const body = withoutSignature(text);
  const tags = startTags(body);
  return {
    mark: text.startsWith('\ufeff'),
    declaration: /^\ufeff?<\?xml\s[^>]*\?>/.exec(text)?.[0].replace('\ufeff', '') ?? '',
    lineEnds: body.includes('\r\n'),
    empty: tags.filter((tag) => tag.endsWith('/>')).length > 0,
    quotes: tags.some((tag) => /=\s*'/.test(tag)),
    order: tags.map((tag) => (tag.match(/\s+[^\s=/>]+\s*=/g) ?? []).join('')).join('>'),
    sections: (body.match(/<!\[CDATA\[|&#?\w+;/g) ?? []).join(''),
  };
}
