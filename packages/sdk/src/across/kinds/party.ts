/** Firms: the same name in another spelling, and the numbers by which they are registered. @module */
import type { Comparable, Kind } from '../value.ts';
import { folded } from './text.ts';

/** Legal forms in all their spellings; the first of a row is what the others become. */
const FORMS: readonly (readonly string[])[] = [
  ['LTD', 'COMPANY LIMITED', 'CO LIMITED', 'CO LTD', 'COLTD', 'LIMITED', 'PTY LTD', 'PTE LTD', 'SDN BHD', 'PVT LTD'],
  ['INC', 'INCORPORATED', 'CORPORATION', 'CORP'],
  ['CO', 'COMPANY'],
  ['LLC'],
  ['KK', 'KABUSHIKI KAISHA'],
  ['GMBH'],
  ['BV'],
  ['NV'],
  ['AG'],
  ['SA'],
  ['SAS'],
  ['SRL'],
  ['PLC'],
  ['JSC'],
  ['LTD', '有限责任公司', '有限公司'],
  ['股份', '股份有限公司'],
  ['CO', '公司'],
];

/** Every spelling with its form, the longest first, so that CO LTD is not read as LTD behind a firm called CO. */
const ENDINGS = FORMS.flatMap(([form = '', ...others]) => [form, ...others].map((ending) => [ending, form] as const))
  .filter(([ending]) => ending !== '股份')
  .sort(([a], [b]) => b.length - a.length);

/** Traditional characters that stand in names of firms. */
const SIMPLIFIED: Readonly<Record<string, string>> = Object.fromEntries(
  '國国 際际 貿贸 進进 業业 實实 電电 機机 車车 龍龙 東东 華华 寧宁 蘇苏 廣广 門门 島岛 灣湾 運运 輸输 儲储 倉仓 製制 廠厂 紡纺 織织 絲丝 綢绸 鐵铁 銅铜 鋁铝 鋼钢 興兴 隆隆 豐丰 達达 聯联 環环 亞亚 歐欧 資资 責责 任任 術术 藝艺 學学 醫医 藥药 農农 產产 漁渔 飲饮 飾饰 鐘钟 銀银 萬万 億亿 裝装 備备 網网 訊讯 計计 設设 頭头 橋桥 園园 區区 縣县 鎮镇 務务 總总'
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair[1] ?? '']),
);

interface Name {
  readonly base: string;
  readonly form: string;
}

/** Longer than any registered name. */
const NAME_MAX = 300;

const plain = (text: string): string =>
  folded(text.slice(0, NAME_MAX))
    .replace(/\p{Script=Han}/gu, (sign) => SIMPLIFIED[sign] ?? sign)
    .replace(/\./g, '')
    .replace(/&/g, ' AND ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A name without its legal form, and the form. */
function nameOf(text: string): Name | undefined {
  if (text === '') return undefined;
  for (const [ending, form] of ENDINGS) {
    if (text.length <= ending.length || !text.endsWith(ending)) continue;
    const before = text.slice(0, -ending.length);
    // A Latin form is a word of its own; a Chinese one is not.
    if (/^[A-Z]/.test(ending) && !before.endsWith(' ')) continue;
    return { base: before.replace(/ /g, ''), form };
  }
  return { base: text.replace(/ /g, ''), form: '' };
}

const HAN = /\p{Script=Han}/u;

/** Words in front of the Chinese name, the name, words behind it. Letters that touch the characters belong to the name. */
function parted(text: string): readonly [before: string, name: string, behind: string] {
  const words = text.split(' ');
  const first = words.findIndex((word) => HAN.test(word));
  if (first < 0) return ['', '', ''];
  const last = words.findLastIndex((word) => HAN.test(word));
  return [words.slice(0, first).join(' '), words.slice(first, last + 1).join(' '), words.slice(last + 1).join(' ')];
}

/** The Latin and the Chinese name in a text; papers write both into one field. */
function namesOf({ text, also = [] }: Comparable): { readonly latin: Name[]; readonly han: Name[] } {
  const latin: Name[] = [];
  const han: Name[] = [];
  for (const one of [text, ...also]) {
    const whole = plain(one);
    const [before, name, behind] = parted(whole);
    push(han, nameOf(name.replace(/ /g, '')));
    push(latin, nameOf(name === '' ? whole : `${before} ${behind}`.trim()));
  }
  return { latin, han };
}

function push(list: Name[], name: Name | undefined): void {
  if (name !== undefined && name.base !== '') list.push(name);
}

const isSame = (one: Name, other: Name): boolean =>
  one.base === other.base && (one.form === other.form || one.form === '' || other.form === '');

/** Instead of a name. */
const NOBODY = /^(?:TO (?:THE )?ORDER\b.*|TO ORDER OF SHIPPER|NO|N A|SAME AS .*|UNKNOWN)$/;

/** A name in one script does not speak against a name in another. */
export const partyKind: Kind = {
  canonical: ({ text }) => plain(text),
  compare(one, other) {
    if ([one, other].some(({ text }) => NOBODY.test(plain(text)))) return 'unknown';
    const [left, right] = [namesOf(one), namesOf(other)];
    const scripts = (['latin', 'han'] as const).filter((script) => left[script].length > 0 && right[script].length > 0);
    if (scripts.length === 0) return 'unknown';
    return scripts.some((script) => left[script].some((a) => right[script].some((b) => isSame(a, b))))
      ? 'same'
      : 'differs';
  },
  write: (wrong, right) =>
    /\p{Script=Han}/u.test(wrong.text) === /\p{Script=Han}/u.test(right.text) ? right.text : undefined,
};

/** Unified social credit code (GB 32100), the one number that papers of several authorities share. */
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

const register = (text: string): string =>
  folded(text)
    .replace(/^(?:USCI|USCC)\s*[+:]?\s*/, '')
    .replace(/\s/g, '');

/** Numbers of different registers do not speak against each other. */
export const registerKind: Kind = {
  canonical: ({ text }) => register(text),
  compare(one, other) {
    const [left, right] = [register(one.text), register(other.text)];
    if (left === right) return 'same';
    return CREDIT_CODE.test(left) && CREDIT_CODE.test(right) ? 'differs' : 'unknown';
  },
  write: (wrong, right) => (wrong.text === register(wrong.text) ? register(right.text) : undefined),
};
