import fc from 'fast-check';
import { type Group, type Leaf, type Length, type Message, namespaceOf } from '../../syntax/message/index.ts';
import { escapeText } from '../../syntax/xml/index.ts';

/** Texts by what a value expects; each is one that can occur. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'a decimal such as 86.6667': ['12.5', '0', '199'],
  'a whole number': ['1', '27'],
  'a day as yyyyMMdd': ['20260131'],
  'a day as yyyy-MM-dd': ['2026-01-31'],
  'a time as yyyyMMddHHmmss': ['20260131083000'],
  'a time as yyyyMMddHHmmssSSS': ['20260131083000123'],
  'a time as yyyy-MM-dd HH:mm:ss': ['2026-01-31 08:30:00'],
  'a time as yyyy-MM-ddTHH:mm:ss': ['2026-01-31T08:30:00'],
  'a country of 3 digits (older customs list)': ['142', '502', '116'],
  'a currency of 3 digits (older customs list)': ['142', '502'],
  'a customs unit of 3 digits': ['011', '035'],
  'a transport mode of 1 character': ['2', '5', '9'],
  'an ISO 3166-1 alpha-2 code': ['CN', 'JP'],
  '1, 2 or 3': ['1', '2', '3'],
  '1 or 2': ['1', '2'],
  '0 or 1': ['0', '1'],
  '0, 1, 2 or 3': ['0', '3'],
  '1, 2, 3, 4, 5 or 6': ['2', '6'],
  '9, 2, 3 or 5': ['9', '5'],
  'I or E': ['I', 'E'],
  'A or B': ['A', 'B'],
  'values separated by \\': ['QD310026E000000001', 'QD310026E000000001\\QD310026E000000002'],
};

/** Texts that an element can have, the first of them the plainest. */
export function textsOf({ value, length, element, only }: Leaf): readonly string[] {
  if (only !== undefined) return [only];
  const known = TEXTS[value.expected];
  if (known !== undefined) return known;
  if (value.expected !== 'text') throw new Error(`no texts for ${value.expected}`);
  return ['', ' 示例 & <1>'].map((more) => fitted(`${element}${more}`, length));
}

function fitted(text: string, length: Length | undefined): string {
  if (typeof length === 'number') return text.slice(0, length).trim() || '1';
  const exact = typeof length === 'string' && length.startsWith('=') ? Number(length.slice(1)) : undefined;
  return exact === undefined ? text : text.replaceAll(' ', '').padEnd(exact, '0').slice(0, exact);
}

type Choice = { readonly full: boolean; readonly pick: (limit: number) => number };

function groupXml(group: Group, choice: Choice, namespace?: string): string {
  if (group.opaque === true) return '';
  const one = (): string => {
    const own = (group.attributes ?? []).map(
      (leaf) => ` ${leaf.element}="${leaf.usual ?? escapeText(chosen(leaf, choice))}"`,
    );
    const head = `${namespace === undefined || namespace === '' ? '' : ` xmlns="${namespace}"`}${own.join('')}`;
    const text = group.content === undefined ? '' : escapeText(chosen(group.content, choice));
    const children = group.children.map((child) => {
      if (child.presence !== 'must' && !choice.full && choice.pick(2) === 0) return '';
      if (child.kind === 'group') return groupXml(child, choice);
      return `<${child.element}>${escapeText(chosen(child, choice))}</${child.element}>`;
    });
    return `<${group.element}${head}>${text}${children.join('')}</${group.element}>`;
  };
  const many = group.rows !== undefined || group.unit === true;
  const most = group.unit === true ? 1 : Math.min(group.max, 2);
  return Array.from({ length: many ? (choice.full ? most : 1 + choice.pick(most)) : 1 }, one).join('');
}

const chosen = (leaf: Leaf, { full, pick }: Choice): string => {
  const texts = textsOf(leaf);
  return texts[full ? 0 : pick(texts.length)] as string;
};

/** A message that says everything its table knows. */
export const fullXml = (message: Message): string =>
  groupXml(message.root, { full: true, pick: () => 0 }, namespaceOf(message, {}));

/** Messages that say some of it. */
export const someXml = (message: Message): fc.Arbitrary<string> =>
  fc.infiniteStream(fc.nat(997)).map((numbers) => {
    const pick = (limit: number): number => (numbers.next().value ?? 0) % limit;
    return groupXml(message.root, { full: false, pick }, namespaceOf(message, {}));
  });
