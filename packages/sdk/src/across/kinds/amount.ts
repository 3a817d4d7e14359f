/** Masses, volumes, counts, quantities and money: exact, each in its unit. @module */
import {
  absDecimal,
  addDecimal,
  compareDecimal,
  type Decimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  subtractDecimal,
  ZERO,
} from '@kouan/core';
import type { Comparable, Kind, Tolerance } from '../value.ts';

/** UN/ECE Rec 20 unit → what it measures, and how many of the base unit it is. The definitions are exact. */
const UNITS: Readonly<Record<string, readonly [dimension: string, factor: string]>> = {
  KGM: ['mass', '1'],
  GRM: ['mass', '0.001'],
  TNE: ['mass', '1000'],
  DTN: ['mass', '100'],
  CTM: ['mass', '0.0002'],
  LBR: ['mass', '0.45359237'],
  ONZ: ['mass', '0.028349523125'],
  STN: ['mass', '907.18474'],
  LTN: ['mass', '1016.0469088'],
  CWA: ['mass', '45.359237'],
  CWI: ['mass', '50.80234544'],
  MTQ: ['volume', '1'],
  LTR: ['volume', '0.001'],
  MLT: ['volume', '0.000001'],
  KLT: ['volume', '1'],
  FTQ: ['volume', '0.028316846592'],
  INQ: ['volume', '0.000016387064'],
  GLL: ['volume', '0.003785411784'],
  GLI: ['volume', '0.00454609'],
  MTR: ['length', '1'],
  CMT: ['length', '0.01'],
  KMT: ['length', '1000'],
  FOT: ['length', '0.3048'],
  INH: ['length', '0.0254'],
  YRD: ['length', '0.9144'],
  MTK: ['area', '1'],
  FTK: ['area', '0.09290304'],
  YDK: ['area', '0.83612736'],
  // One and piece count the same thing, article by article.
  C62: ['pieces', '1'],
  H87: ['pieces', '1'],
  EA: ['pieces', '1'],
  DZN: ['pieces', '12'],
  CEN: ['pieces', '100'],
  GRO: ['pieces', '144'],
  MIL: ['pieces', '1000'],
};

interface Amount {
  readonly value: Decimal;
  readonly dimension: string;
}

/** A value in the base unit of its dimension; a unit without a row is a dimension of its own. */
function amountOf({ text, unit = '' }: Comparable): Amount | undefined {
  const value = parseDecimal(text);
  if (value === undefined) return undefined;
  const [dimension, factor] = (Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined) ?? [unit, '1'];
  return { dimension, value: multiplyDecimal(value, parseDecimal(factor) ?? ZERO) };
}

/** Negative, zero or positive, and zero within the allowance; nothing when the units do not go together. */
function orderOf(one: Comparable, other: Comparable, { absolute, percent }: Tolerance = {}): number | undefined {
  const [left, right] = [amountOf(one), amountOf(other)];
  if (left === undefined || right === undefined || left.dimension !== right.dimension) return undefined;
  const apart = absDecimal(subtractDecimal(left.value, right.value));
  const larger = compareDecimal(absDecimal(left.value), absDecimal(right.value)) < 0 ? right.value : left.value;
  const within =
    (absolute !== undefined && compareDecimal(apart, parseDecimal(absolute) ?? ZERO) <= 0) ||
    (percent !== undefined &&
      compareDecimal(
        multiplyDecimal(apart, { units: 100n, scale: 0 }),
        multiplyDecimal(absDecimal(larger), parseDecimal(percent) ?? ZERO),
      ) <= 0);
  return within ? 0 : compareDecimal(left.value, right.value);
}

const trimmed = (value: Decimal): string => {
  const text = formatDecimal(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

/** Amounts that say their unit; without one they are compared only with others without. */
export const amountKind: Kind = {
  canonical(value) {
    const amount = amountOf(value);
    return amount === undefined ? value.text : `${trimmed(amount.value)} ${amount.dimension}`;
  },
  compare(one, other, tolerance) {
    const order = orderOf(one, other, tolerance);
    return order === undefined ? 'unknown' : order === 0 ? 'same' : 'differs';
  },
  order: orderOf,
  sum(values) {
    const [first] = values;
    if (first === undefined) return undefined;
    if (values.length === 1) return { text: first.text, unit: first.unit };
    if (values.every(({ unit }) => unit === first.unit)) {
      const numbers = values.map(({ text }) => parseDecimal(text));
      let total = ZERO;
      for (const number of numbers) {
        if (number === undefined) return undefined;
        total = addDecimal(total, number);
      }
      return { text: formatDecimal(total), unit: first.unit };
    }
    const amounts = values.map(amountOf);
    let total = ZERO;
    for (const amount of amounts) {
      if (amount === undefined || amount.dimension !== amounts[0]?.dimension) return undefined;
      total = addDecimal(total, amount.value);
    }
    const base = Object.entries(UNITS).find(([, [name, factor]]) => name === amounts[0]?.dimension && factor === '1');
    return { text: trimmed(total), unit: base?.[0] };
  },
  write(wrong, right) {
    if (wrong.unit === right.unit) return right.text;
    const [own, amount] = [amountOf(wrong), amountOf(right)];
    const factor = UNITS[wrong.unit ?? '']?.[1];
    // Into the base unit a value goes exactly; the other way it may not.
    return own !== undefined && amount !== undefined && own.dimension === amount.dimension && factor === '1'
      ? trimmed(amount.value)
      : undefined;
  },
};
