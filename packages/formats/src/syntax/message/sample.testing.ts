import fc from 'fast-check';
import { escapeText } from '../xml/index.ts';
import { type Group, type Leaf, type Length, type Message, namespaceOf } from './index.ts';

/** Texts by what a value expects; each is one that can occur. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'a decimal such as 86.6667': ['12.5', '0', '199'],
  'a whole number': ['1', '27'],
  'a day as CCYYMMDD, or a time as CCYYMMDDHHMMSSZ': ['20260131083000Z', '20260131083000+01'],
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
  if (value.expected === 'digits') return [fitted('1', length, '1')];
  if (value.expected === 'letters') return [fitted('C', length, 'N')];
  if (/^\w+(?:, \w+)+$/.test(value.expected)) return value.expected.split(', ');
  if (value.expected !== 'text') throw new Error(`no texts for ${value.expected}`);
  return ['', ' 示例 & <1>'].map((more) => fitted(`${element}${more}`, length));
}

function fitted(text: string, length: Length | undefined, filler = '0'): string {
  if (typeof length === 'number') return text.slice(0, length).trim() || '1';
  const exact = typeof length === 'string' && length.startsWith('=') ? Number(length.slice(1)) : undefined;
  return exact === undefined ? text : text.replaceAll(' ', '').padEnd(exact, filler).slice(0, exact);
}

interface Choice {
  readonly full: boolean;
  readonly pick: (limit: number) => number;
  readonly without?: ReadonlySet<string>;
}

/** A text for each attribute that is in use. */
const ATTRIBUTES: Readonly<Record<string, string>> = { currencyID: 'GBP', unitCode: 'KGM', formatCode: '304' };

const tag = ({ prefix, element }: Pick<Leaf, 'prefix' | 'element'>): string =>
  prefix === undefined ? element : `${prefix}:${element}`;

function leafXml(leaf: Leaf, choice: Choice): string {
  const own = (leaf.attributes ?? []).flatMap((name) =>
    ATTRIBUTES[name] === undefined ? [] : [` ${name}="${ATTRIBUTES[name]}"`],
  );
  return `<${tag(leaf)}${own.join('')}>${escapeText(chosen(leaf, choice))}</${tag(leaf)}>`;
}

function groupXml(group: Group, choice: Choice, declarations = ''): string {
  if (group.opaque === true) return '';
  const one = (): string => {
    const own = (group.attributes ?? []).map(
      (leaf) => ` ${leaf.element}="${leaf.usual ?? escapeText(chosen(leaf, choice))}"`,
    );
    const text = group.content === undefined ? '' : escapeText(chosen(group.content, choice));
    const children = group.children.map((child) => {
      if (choice.without?.has(child.element) === true) return '';
      if (child.presence !== 'must' && !choice.full && choice.pick(2) === 0) return '';
      return child.kind === 'group' ? groupXml(child, choice) : leafXml(child, choice);
    });
    return `<${tag(group)}${declarations}${own.join('')}>${text}${children.join('')}</${tag(group)}>`;
  };
  const many = group.rows !== undefined || group.unit === true;
  const most = group.unit === true ? 1 : Math.min(group.max, 2);
  return Array.from({ length: many ? (choice.full ? most : 1 + choice.pick(most)) : 1 }, one).join('');
}

const chosen = (leaf: Leaf, { full, pick }: Choice): string => {
  const texts = textsOf(leaf);
  return texts[full ? 0 : pick(texts.length)] as string;
};

function declarationsOf(message: Message): string {
  const usual = namespaceOf(message, {});
  const all = message.namespaces ?? (usual === '' ? {} : { '': usual });
  return Object.entries(all)
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${uri}"`)
    .join('');
}

/** A message that says everything its table knows, but for the elements of these names. */
export const fullXml = (message: Message, without?: ReadonlySet<string>): string =>
  groupXml(
    message.root,
    { full: true, pick: () => 0, ...(without === undefined ? {} : { without }) },
    declarationsOf(message),
  );

/** Messages that say some of it. */
export const someXml = (message: Message): fc.Arbitrary<string> =>
  fc.infiniteStream(fc.nat(997)).map((numbers) => {
    const pick = (limit: number): number => (numbers.next().value ?? 0) % limit;
    return groupXml(message.root, { full: false, pick }, declarationsOf(message));
  });
