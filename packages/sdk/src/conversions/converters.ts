import type { Text } from '@kouan/core';
import { codeList } from '../code-lists/code-list.ts';
import type { Converter } from './converter.ts';

/** A converter that looks a code up in a table. */
const byTable = (name: string, about: Text, table: Readonly<Record<string, unknown>>): Converter => ({
  name,
  about,
  convert: (value) => {
    const key = String(value).trim().toUpperCase();
    return Object.hasOwn(table, key) ? table[key] : undefined;
  },
});

/** A converter of texts. */
const ofText = (name: string, about: Text, change: (text: string) => unknown): Converter => ({
  name,
  about,
  convert: (value) => (typeof value === 'string' ? change(value) : undefined),
});

/**
 * 成交方式. Only rules whose price has the same parts are one: D terms include the way inside the country of
 * destination and are left to a person.
 */
export const TRADE_TERMS = byTable(
  'tradeTerms',
  {
    en: 'Incoterms rule to 成交方式: CIF, CIP 1; CFR, CPT 2; FOB, FCA, FAS 3; EXW 7',
    zh: '贸易术语转换为成交方式：CIF、CIP 为 1；CFR、CPT 为 2；FOB、FCA、FAS 为 3；EXW 为 7',
  },
  { CIF: '1', CIP: '1', CFR: '2', CPT: '2', FOB: '3', FCA: '3', FAS: '3', EXW: '7' },
);

/** A carton is a box of fibreboard, for which Chinese customs has a code; of other kinds nothing is said. */
export const PACKAGE_KIND = ofText(
  'packageKind',
  {
    en: 'UN/ECE Rec 21 kind; a carton (CT) as a box of fibreboard (4G)',
    zh: 'Rec 21 包装种类；纸箱（CT）按纤维板箱（4G）',
  },
  (text) => (text === 'CT' ? '4G' : text),
);

/** The prefix of a UN/LOCODE. */
export const COUNTRY_OF_PLACE = ofText(
  'countryOfPlace',
  { en: 'country of a UN/LOCODE', zh: '由 UN/LOCODE 得国家代码' },
  (text) => (/^[A-Z]{2}[A-Z0-9]{3}$/.test(text) ? text.slice(0, 2) : undefined),
);

const LONG = /^[4LMNP]/;
const GROUPS: Readonly<Record<string, readonly [long: string, short: string]>> = {
  G: ['11', '21'],
  R: ['12', '22'],
  H: ['12', '22'],
  T: ['13', '23'],
};

/** 集装箱规格 of an ISO 6346 size and type. */
export const CONTAINER_SPECIFICATION = ofText(
  'containerSpecification',
  {
    en: 'ISO 6346 size and type to 集装箱规格 (11–13 long, 21–23 short, 31 and 32 others)',
    zh: 'ISO 6346 箱型代码转换为集装箱规格（11–13 为大箱，21–23 为小箱，31、32 为其他）',
  },
  (text) => {
    const [, size, group] = /^([1-9A-Z])[0-9A-Z]([A-Z])[0-9A-Z]$/.exec(text.trim().toUpperCase()) ?? [];
    if (size === undefined || group === undefined) return undefined;
    const long = LONG.test(size);
    if (!long && size !== '2') return undefined;
    const [big, small] = GROUPS[group] ?? ['32', '31'];
    return long ? big : small;
  },
);

/** A day without its time. */
export const DAY_OF = ofText('dayOf', { en: 'day of a date and time', zh: '由日期时间取日期' }, (text) =>
  /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : undefined,
);

/** A day as the instant at which it begins, for fields that want a time. */
export const START_OF_DAY = ofText('startOfDay', { en: 'day as its first second', zh: '日期补为当日零时' }, (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text,
);

/** HS code at six digits. */
export const HS6 = ofText('hs6', { en: 'HS code at six digits', zh: 'HS 编码前六位' }, (text) => {
  const digits = text.replaceAll('.', '');
  return /^\d{6,13}$/.test(digits) ? digits.slice(0, 6) : undefined;
});

/** A text as the only line. */
export const AS_LINES = ofText('asLines', { en: 'text as a list of lines', zh: '文本转换为行列表' }, (text) =>
  text.split('\n'),
);

/** One value as a list. */
export const AS_LIST: Converter = {
  name: 'asList',
  about: { en: 'one value as a list', zh: '单个值转换为列表' },
  convert: (value) => (Array.isArray(value) ? value : [value]),
};

/** Mode of a declaration or a manifest to the law of a consignment note. */
export const NOTE_KIND = byTable(
  'noteKind',
  {
    en: 'UN/ECE Rec 19 mode to kind of note: 1 sea, 3 road, 4 air, 8 inland water',
    zh: 'Rec 19 运输方式转换为运单种类',
  },
  { '1': 'sea', '3': 'road', '4': 'air', '8': 'inland-water' },
);

/** Mode of a bill's carriage by kind of note. */
export const MODE_OF_NOTE = byTable(
  'modeOfNote',
  { en: 'kind of note to UN/ECE Rec 19 mode', zh: '运单种类转换为 Rec 19 运输方式' },
  {
    'RAIL-CIM': '2',
    'RAIL-SMGS': '2',
    'RAIL-CIM-SMGS': '2',
    'ROAD-CMR': '3',
    ROAD: '3',
    AIR: '4',
    'INLAND-WATER': '8',
    SEA: '1',
  },
);

/** Fullness of a container in manifests (UN/EDIFACT 8169). */
export const FULLNESS_CODE = byTable(
  'fullnessCode',
  {
    en: 'fullness to UN/EDIFACT 8169: 4 empty, 5 full, 7 less than container load',
    zh: '重空箱标识转换为 UN/EDIFACT 8169 代码',
  },
  { EMPTY: '4', FULL: '5', 'LESS-THAN-CONTAINER-LOAD': '7' },
);

/** Payment of freight. */
export const FREIGHT_PAYMENT = byTable(
  'freightPayment',
  { en: 'DCSA payment term to PP or CC', zh: 'DCSA 付款条款转换为 PP 或 CC' },
  { PRE: 'PP', COL: 'CC' },
);

/** Who put a seal on, from the list of DCSA to UN/EDIFACT 9303. */
export const SEAL_AGENCY = byTable(
  'sealAgency',
  { en: 'DCSA source of a seal to UN/EDIFACT 9303', zh: 'DCSA 施封方转换为 UN/EDIFACT 9303 代码' },
  { CAR: 'CA', SHI: 'SH', CUS: 'CU', VET: 'AC' },
);

/** The same the other way round. */
export const SEAL_SOURCE = byTable(
  'sealSource',
  { en: 'UN/EDIFACT 9303 to DCSA source of a seal', zh: 'UN/EDIFACT 9303 代码转换为 DCSA 施封方' },
  { CA: 'CAR', SH: 'SHI', CU: 'CUS', AC: 'VET' },
);

/** Chinese customs port of a place that is named as the code list names it. */
export const CHINESE_PORT = ofText(
  'chinesePort',
  { en: 'name or code of the Chinese port list', zh: '港口代码表中的代码或名称' },
  (text) => codeIn('cn-ports', text),
);

/** Port of entry or exit of China by code or name. */
export const ENTRY_EXIT_PORT = ofText(
  'entryExitPort',
  { en: 'name or code of the list of entry and exit ports', zh: '国内口岸代码表中的代码或名称' },
  (text) => codeIn('cn-entry-exit-ports', text),
);

type Ports = 'cn-ports' | 'cn-entry-exit-ports';

/** What the list says of the country behind a name. */
const WHERE = /（[^）]*）$/;

/** Codes by name; a name that two rows have says nothing. */
const named = new Map<Ports, ReadonlyMap<string, string | undefined>>();

function byName(name: Ports): ReadonlyMap<string, string | undefined> {
  const known = named.get(name);
  if (known !== undefined) return known;
  const list = codeList(name);
  const made = new Map<string, string | undefined>();
  for (const code of list.codes()) {
    const whole = list.get(code)?.zh ?? '';
    for (const each of new Set([whole, whole.replace(WHERE, '')])) made.set(each, made.has(each) ? undefined : code);
  }
  named.set(name, made);
  return made;
}

const codeIn = (name: Ports, text: string): string | undefined =>
  codeList(name).has(text) ? text : byName(name).get(text);

/** Packages of a declaration as the only row of a list; a national kind has no twin and is left to a person. */
export const PACKAGES_AS_ROW: Converter = {
  name: 'packagesAsRow',
  about: { en: 'packages with a UN/ECE Rec 21 kind as a list', zh: '带 Rec 21 包装种类的件数转换为列表' },
  convert: (value) => {
    const { quantity, kind } = (value ?? {}) as { quantity?: string; kind?: string };
    const known = kind !== undefined && !kind.startsWith('cn:');
    return [
      {
        ...(quantity === undefined ? {} : { quantity }),
        ...(known ? { kind } : kind === undefined ? {} : { kindText: packageName(kind.slice(3)) }),
      },
    ];
  },
};

const packageName = (code: string): string => codeList('cn-package-kinds').get(code)?.zh ?? `cn:${code}`;
