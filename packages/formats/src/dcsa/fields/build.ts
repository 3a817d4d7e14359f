/** Words to write field tables with. @module */
import type { FieldNode, FlagNode, Form, GroupNode, ListNode, Member, NumberNode, TextNode } from './node.ts';

const form = (pattern: RegExp, en: string, zh: string): Form => ({ pattern, words: { en, zh } });

/** Forms of text that DCSA gives as patterns. */
export const FORMS = {
  trimmed: form(/^\S(?:.*\S)?$/s, 'text without blanks around it', '首尾无空格的文本'),
  noBlanks: form(/^\S+$/, 'text without blanks', '不含空格的文本'),
  country: form(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code', 'ISO 3166-1 两位国家代码'),
  currency: form(/^[A-Z]{3}$/, 'an ISO 4217 code', 'ISO 4217 币制代码'),
  unLocation: form(/^[A-Z]{2}[A-Z2-9]{3}$/, 'a UN/LOCODE', 'UN/LOCODE 代码'),
  day: form(/^\d{4}-\d{2}-\d{2}$/, 'a day, YYYY-MM-DD', '日期 YYYY-MM-DD'),
  dateTime: form(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/,
    'a time with offset (RFC 3339)',
    '带时区的时间（RFC 3339）',
  ),
  phone: form(/^\+(?:[0-9] ?){6,14}[0-9]$/, 'a phone number (E.123)', '国际电话号码（E.123）'),
  email: form(/^.+@\S+$/, 'an e-mail address', '电子邮件地址'),
  voyage: form(/^\d{2}[0-9A-Z]{2}[NEWSR]$/, 'a universal voyage reference', '通用航次号'),
  hs: form(/^\d{6,10}$/, 'an HS code of 6 to 10 digits', '6 至 10 位 HS 编码'),
  extendedHs: form(/^\d{6,12}$/, 'an HS code of 6 to 12 digits', '6 至 12 位 HS 编码'),
  packageCode: form(/^[A-Z0-9]{2}$/, 'a package code of Rec 21', 'Rec 21 包装代码'),
  imoPackaging: form(/^[A-Z0-9]{1,5}$/, 'an IMO packaging code', 'IMO 包装代码'),
  fourDigits: form(/^\d{4}$/, 'four digits', '四位数字'),
  variant: form(/^[0-3][0-9A-Z]{3}$/, 'a coded variant', '变体代码'),
  risk: form(/^[0-9](\.[0-9])?$/, 'a hazard class', '危险类别'),
} as const;

/** A text of at most so many characters. */
export const text = (max: number, more: Omit<TextNode, 'kind' | 'max'> = {}): TextNode => ({
  kind: 'text',
  max,
  ...more,
});
export const trimmed = (max: number): TextNode => text(max, { form: FORMS.trimmed });

/** One of the only values. */
export const closed = (...values: readonly string[]): TextNode => ({ kind: 'text', closed: values });

/** One of the values known so far. */
export const open = (max: number, ...values: readonly string[]): TextNode => text(max, { open: values });

export const country: TextNode = { kind: 'text', form: FORMS.country, strict: true };
export const currency: TextNode = { kind: 'text', form: FORMS.currency, strict: true };
export const unLocation: TextNode = { kind: 'text', form: FORMS.unLocation };
export const day: TextNode = { kind: 'text', form: FORMS.day, strict: true };
export const dateTime: TextNode = { kind: 'text', form: FORMS.dateTime, strict: true };
export const flag: FlagNode = { kind: 'flag' };

export const number = (limits: Omit<NumberNode, 'kind'> = {}): NumberNode => ({
  kind: 'number',
  ...limits,
});
export const count = (min = 0, max = 2_147_483_647): NumberNode => ({ kind: 'number', integer: true, min, max });

export const list = (of: FieldNode, min = 0, max?: number): ListNode => ({
  kind: 'list',
  of,
  min,
  ...(max === undefined ? {} : { max }),
});

/** A text that the document holds with room for more. */
export const inside = (name: string, of: FieldNode): FieldNode => ({ kind: 'wrapped', name, of });

type Members = Readonly<Record<string, FieldNode | Member>>;

const isMember = (value: FieldNode | Member): value is Member => 'node' in value && !('kind' in value);

export function group(members: Members, more: Omit<GroupNode, 'kind' | 'members'> = {}): GroupNode {
  const all = Object.entries(members).map(
    ([name, value]) => [name, isMember(value) ? value : { node: value }] as const,
  );
  return { kind: 'group', members: Object.fromEntries(all), ...more };
}

export const later = (node: () => FieldNode): FieldNode => ({ kind: 'later', node });

/** A field that must be there. */
export const need = (field: FieldNode | Member): Member => ({
  ...(isMember(field) ? field : { node: field }),
  required: true,
});

/** A field that has another name in the message. */
export const named = (json: string, node: FieldNode): Member => ({ node, json });

/** A field that the standard keeps for old readers. */
export const old = (field: FieldNode | Member): Member => ({
  ...(isMember(field) ? field : { node: field }),
  deprecated: true,
});
