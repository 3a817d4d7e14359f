/** Containers, ports, package kinds, terms and other codes of the field. @module */
import { containerDigit } from '../../checks/declaration/identifiers.ts';
import type { Kind, Verdict } from '../value.ts';
import { folded, letters, spelled } from './text.ts';

const CONTAINER = /^[A-Z]{4}\d{7}$/;
const container = (text: string): string => letters(text);

export const containerKind: Kind = {
  ...spelled(container),
  write: (_wrong, right) => container(right.text),
  proves: ({ text }) => {
    const number = container(text);
    return CONTAINER.test(number) && containerDigit(number) === number[10];
  },
};

/** The kind of the seal may stand before its number, behind a slash, as in M/KS12345. */
const SEAL_KIND = /^[A-Z]\//;

export const sealKind: Kind = {
  ...spelled((text) => letters(folded(text).replace(SEAL_KIND, ''))),
  write: (wrong, right) =>
    SEAL_KIND.test(wrong.text) === SEAL_KIND.test(right.text) ? right.text : right.text.replace(SEAL_KIND, ''),
};

/** Package kinds that papers write for each other: Rec 21 codes, codes of Chinese customs, words. */
const PACKAGES: Readonly<Record<string, string>> = {
  carton: 'CT 4G CARTON CARTONS CTN CTNS 纸箱 CN:22',
  'wooden case': '4C 4D 4F 8A 8B WOODENCASE WOODENCASES WOODENBOX WOODENBOXES 木箱 CN:23',
  pallet: 'PX PF PALLET PALLETS PLT PLTS 托盘 CN:92 CN:93',
  bag: 'BG SA 5H 5L 5M BAG BAGS SACK SACKS 袋 包 CN:06',
  drum: 'DR 1A 1B 1D 1G 1H DRUM DRUMS 桶',
  bale: 'BL BN BALE BALES',
  roll: 'RO ROLL ROLLS 卷',
  bulk: 'VR VO VL VG VY BULK INBULK 散装 CN:00',
  unpacked: 'NE NF NG UNPACKED NUDE 裸装 CN:01',
};

const FAMILY: ReadonlyMap<string, string> = new Map(
  Object.entries(PACKAGES).flatMap(([family, all]) => all.split(' ').map((one) => [one, family] as const)),
);

const familyOf = (text: string): string | undefined => {
  const plain = folded(text);
  return FAMILY.get(plain) ?? FAMILY.get(letters(plain));
};

/** A kind that has no family here may be any of them: customs know fourteen kinds, Rec 21 four hundred. */
export const packageKind: Kind = {
  canonical: ({ text }) => familyOf(text) ?? letters(text),
  compare(one, other) {
    const texts = [one, other].map(({ text, also = [] }) => [text, ...also]);
    const [left = [], right = []] = texts;
    if (left.some((a) => right.some((b) => letters(a) === letters(b)))) return 'same';
    const [families, others] = [left, right].map((all) => all.map(familyOf).filter((family) => family !== undefined));
    if (families?.length && others?.length) return families.some((one) => others.includes(one)) ? 'same' : 'differs';
    return 'unknown';
  },
  write: (wrong, right) => (wrong.text.length === right.text.length ? right.text : undefined),
};

/** Trade terms of Chinese customs with the Incoterms rules that are declared under them (GACC 2019-18). */
const CLASSES: Readonly<Record<string, string>> = {
  '1': 'CIF CIP DAP DPU DAT DDP',
  '2': 'CFR CPT CNF',
  '3': 'FOB FCA FAS',
  '4': '',
  '7': 'EXW',
};

const CLASS_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([code, rules]) => rules.split(' ').map((rule) => [rule, code] as const)),
);

const term = (text: string): string => {
  const plain = letters(text);
  return plain === 'CF' || plain === 'CNF' ? 'CFR' : plain;
};

/** Two rules are compared as rules, a rule and a code of customs by the class of the rule. */
export const termsKind: Kind = {
  canonical: ({ text }) => term(text),
  compare(one, other): Verdict {
    const [left, right] = [term(one.text), term(other.text)];
    if (left === right) return 'same';
    const [coded, uncoded] = [left, right].map((code) => Object.hasOwn(CLASSES, code));
    if (coded === uncoded) return 'differs';
    const [code, rule] = coded ? [left, right] : [right, left];
    const known = CLASS_OF.get(rule);
    return known === undefined ? 'unknown' : known === code ? 'same' : 'differs';
  },
  write(wrong, right) {
    const [own, other] = [term(wrong.text), term(right.text)];
    if (Object.hasOwn(CLASSES, own)) return Object.hasOwn(CLASSES, other) ? other : CLASS_OF.get(other);
    return Object.hasOwn(CLASSES, other) ? undefined : right.text;
  },
};

/** Days, whatever the time of the day. */
export const dateKind: Kind = {
  ...spelled((text) => text.slice(0, 10)),
  order(one, other) {
    const [left, right] = [one.text.slice(0, 10), other.text.slice(0, 10)];
    if (!/^\d{4}-\d{2}-\d{2}$/.test(left) || !/^\d{4}-\d{2}-\d{2}$/.test(right)) return undefined;
    return left < right ? -1 : left > right ? 1 : 0;
  },
  write: (wrong, right) => (wrong.text.length === 10 ? right.text.slice(0, 10) : undefined),
};

/** Agreements as Chinese customs number them (优惠贸易协定代码). */
const AGREEMENTS: Readonly<Record<string, string>> = {
  '01': 'APTA',
  '02': 'ACFTA',
  '10': 'CHINANEWZEALAND',
  '18': 'CHINAAUSTRALIA',
  '19': 'CHINAKOREA',
  '22': 'RCEP',
};

/** An agreement that has no number here is not compared. */
export const agreementKind: Kind = {
  canonical: ({ text }) => AGREEMENTS[text] ?? letters(text),
  compare(one, other) {
    const [left, right] = [one, other].map(({ text }) => AGREEMENTS[text] ?? letters(text));
    if (left === right) return 'same';
    const known = Object.values(AGREEMENTS);
    return known.includes(left ?? '') && known.includes(right ?? '') ? 'differs' : 'unknown';
  },
  write(wrong, right) {
    if (!Object.hasOwn(AGREEMENTS, wrong.text)) return undefined;
    return Object.entries(AGREEMENTS).find(([, name]) => name === letters(right.text))?.[0];
  },
};

/** Country codes; one that only Chinese customs has says nothing about the others. */
export const countryKind: Kind = {
  ...spelled(folded),
  compare(one, other) {
    if ([one, other].some(({ text }) => !/^[A-Z]{2}$/.test(text))) return 'unknown';
    return one.text === other.text ? 'same' : 'differs';
  },
};

/** Size and type of a container, where both papers give the four characters of ISO 6346. */
export const sizeTypeKind: Kind = {
  ...spelled(letters),
  compare(one, other) {
    const [left, right] = [letters(one.text), letters(other.text)];
    // 40HC and the like are names of the trade.
    if (![left, right].every((code) => /^[0-9A-Z]{2}[A-Z]\d$/.test(code))) return 'unknown';
    return left === right ? 'same' : 'differs';
  },
};
