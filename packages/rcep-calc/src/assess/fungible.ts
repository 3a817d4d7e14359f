import { type Finding, finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Inventory } from '../contract/input.ts';
import { addFractions, compareFractions, type Fraction, fractionOf, multiplyFractions, reduce } from './exact.ts';

/** A share of a withdrawal and where it comes from. The shares of one withdrawal add up to 1. */
export interface Share {
  readonly origin: string | undefined;
  readonly originating: boolean | undefined;
  readonly share: Fraction;
}

type Method = Inventory['method'];

interface Lot {
  readonly origin: string | undefined;
  readonly originating: boolean | undefined;
  quantity: Fraction;
}

const ZERO: Fraction = { n: 0, d: 1 };

/**
 * Where a quantity taken from a commingled stock comes from, by the inventory method of the fiscal year: first in first
 * out, last in first out, or the average of the opening stock and the receipts of the year up to the withdrawal. Without
 * a quantity the answer is the stock's, if all of it has one status.
 *
 * Source: RCEP Article 3.11.
 */
export function drawFrom(
  inventory: Inventory,
  quantity: string | undefined,
  on: string | undefined,
): { shares: readonly Share[]; findings: readonly Finding[] } {
  const refuse = (expected: string) => ({
    shares: [],
    findings: [finding(ORG.inventory, '', { expected, found: inventory.group })],
  });
  const changed = changeInsideYear(inventory);
  if (changed !== undefined) return { shares: [], findings: [finding(ORG.methodChanged, '', { found: changed })] };
  const day = on ?? '9999-12-31';
  const method = methodOn(inventory, day);
  if (method === 'segregation') return refuse('physical segregation needs the origin of each material');
  const lots = replay(inventory, day);
  if (lots === undefined) return refuse('more is taken out than is in stock');
  const wanted = quantity === undefined ? undefined : fractionOf(quantity);
  if (wanted === undefined || wanted.n === 0) {
    const one = merged(lots.map((lot) => ({ ...lot })));
    return one.length === 1 ? { shares: shares(one), findings: [] } : refuse('the quantity taken is not given');
  }
  const taken = take(lots, wanted, method);
  return taken === undefined
    ? refuse('less is in stock than is taken')
    : { shares: shares(merged(taken)), findings: [] };
}

/** The stock after every movement up to a day (that day's included), under the method of each day. */
function replay(inventory: Inventory, day: string): Lot[] | undefined {
  const movements = inventory.movements
    .map((movement, index) => ({ movement, index }))
    .filter(({ movement }) => movement.date <= day)
    .sort((a, b) =>
      a.movement.date < b.movement.date ? -1 : a.movement.date > b.movement.date ? 1 : a.index - b.index,
    );
  let lots: Lot[] = [];
  for (const { movement } of movements) {
    const quantity = fractionOf(movement.quantity) ?? ZERO;
    if (movement.kind !== 'out') {
      lots.push({ origin: movement.origin ?? undefined, originating: movement.originating, quantity });
      continue;
    }
    if (take(lots, quantity, methodOn(inventory, movement.date)) === undefined) return undefined;
    lots = lots.filter((lot) => lot.quantity.n !== 0);
  }
  return lots;
}

/** Takes a quantity out of the lots, which shrink; undefined when there is less. */
function take(lots: Lot[], wanted: Fraction, method: Method): Lot[] | undefined {
  const stock = lots.reduce((sum, lot) => addFractions(sum, lot.quantity), ZERO);
  if (compareFractions(stock, wanted) < 0) return undefined;
  if (method === 'average') return takeAverage(lots, wanted, stock);
  const taken: Lot[] = [];
  const order = method === 'lifo' ? [...lots].reverse() : lots;
  let left = wanted;
  for (const lot of order) {
    if (left.n === 0) break;
    const part = compareFractions(lot.quantity, left) <= 0 ? lot.quantity : left;
    if (part.n === 0) continue;
    taken.push({ ...lot, quantity: part });
    lot.quantity = minus(lot.quantity, part);
    left = minus(left, part);
  }
  return taken;
}

function takeAverage(lots: Lot[], wanted: Fraction, stock: Fraction): Lot[] {
  if (stock.n === 0) return [];
  const ratio = reduce({
    n: multiplyFractions(wanted, invert(stock)).n,
    d: multiplyFractions(wanted, invert(stock)).d,
  });
  return lots.map((lot) => {
    const part = multiplyFractions(lot.quantity, ratio);
    lot.quantity = minus(lot.quantity, part);
    return { origin: lot.origin, originating: lot.originating, quantity: part };
  });
}

function merged(lots: readonly Lot[]): Lot[] {
  const by = new Map<string, Lot>();
  for (const lot of lots) {
    if (lot.quantity.n === 0) continue;
    const key = `${lot.origin ?? ''}|${lot.originating ?? ''}`;
    const known = by.get(key);
    if (known === undefined) by.set(key, { ...lot });
    else known.quantity = addFractions(known.quantity, lot.quantity);
  }
  return [...by.values()];
}

function shares(lots: readonly Lot[]): Share[] {
  const all = lots.reduce((sum, lot) => addFractions(sum, lot.quantity), ZERO);
  return lots.map((lot) => ({
    origin: lot.origin,
    originating: lot.originating,
    share: multiplyFractions(lot.quantity, invert(all)),
  }));
}

/** The method in use on a day. */
function methodOn(inventory: Inventory, day: string): Method {
  let method = inventory.method;
  for (const change of [...(inventory.changes ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (change.from <= day) method = change.method;
  }
  return method;
}

/** One method holds through a fiscal year: the day of a change that is not the first of one. */
function changeInsideYear(inventory: Inventory): string | undefined {
  const start = inventory.fiscalYearStart ?? '01-01';
  return inventory.changes?.find((change) => change.from.slice(5) !== start)?.from;
}

const invert = (value: Fraction): Fraction => ({ n: value.d, d: value.n });
const minus = (a: Fraction, b: Fraction): Fraction => addFractions(a, { n: -b.n, d: b.d } as Fraction);
