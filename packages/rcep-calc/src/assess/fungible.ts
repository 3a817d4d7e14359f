import { type Finding, finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Inventory } from '../contract/input.ts';
import { add, type Fraction, type Int, reduce, scaleOf, unitsOf } from './exact.ts';
import { emptyStock, held, type Lot, type Method, receive, type Stock, withdraw } from './stock.ts';

/** A share of a withdrawal and where it comes from. The shares of one withdrawal add up to 1. */
export interface Share {
  readonly origin: string | undefined;
  readonly originating: boolean | undefined;
  readonly share: Fraction;
}

/** Digits after the point that a quantity may have. */
const SCALE_MAX = 20;

const WHY = {
  segregation: 'physical segregation needs the origin of each material',
  'too-little': 'more is taken out than is in stock',
  'too-long': 'too many withdrawals by average to keep exactly; begin with the opening stock of a later day',
  quantity: 'a quantity is no decimal amount',
  unknown: 'the quantity taken is not given',
} as const;

/**
 * Where a quantity taken from a commingled stock comes from, by the inventory method of the fiscal year: first in first
 * out, last in first out, or the average of what is in stock at the withdrawal. Without a quantity the answer is the
 * stock's, if all of it has one status. Movements of the day itself come before the withdrawal.
 *
 * Source: RCEP Article 3.11.
 */
export function drawFrom(
  inventory: Inventory,
  quantity: string | undefined,
  on: string | undefined,
): { shares: readonly Share[]; findings: readonly Finding[] } {
  const refuse = (why: keyof typeof WHY) => ({
    shares: [],
    findings: [finding(ORG.inventory, '', { expected: WHY[why], found: inventory.group })],
  });
  const changed = changeInsideYear(inventory);
  if (changed !== undefined) return { shares: [], findings: [finding(ORG.methodChanged, '', { found: changed })] };
  const day = on ?? '9999-12-31';
  const methodOn = methodsOf(inventory);
  const method = methodOn(day);
  if (method === 'segregation') return refuse('segregation');
  const scale = largestScale(inventory, quantity);
  const stock = emptyStock();
  const stopped = replay(inventory, day, stock, scale, methodOn);
  if (stopped !== undefined) return refuse(stopped);
  const wanted = quantity === undefined ? 0 : unitsOf(quantity, scale);
  if (wanted === undefined) return refuse('quantity');
  if (wanted <= 0) {
    const [one, ...others] = held(stock);
    return one !== undefined && others.length === 0 ? { shares: shares([one]), findings: [] } : refuse('unknown');
  }
  const taken = withdraw(stock, wanted, method);
  return typeof taken === 'string' ? refuse(taken) : { shares: shares(taken), findings: [] };
}

/** Every movement up to a day (that day's included) under the method of its day; why it cannot be done, if so. */
function replay(
  inventory: Inventory,
  day: string,
  stock: Stock,
  scale: number,
  methodOn: (day: string) => Method,
): keyof typeof WHY | undefined {
  const movements = inventory.movements
    .map((movement, index) => ({ movement, index }))
    .filter(({ movement }) => movement.date <= day)
    .sort((a, b) =>
      a.movement.date < b.movement.date ? -1 : a.movement.date > b.movement.date ? 1 : a.index - b.index,
    );
  for (const { movement } of movements) {
    const quantity = unitsOf(movement.quantity, scale);
    if (quantity === undefined) return 'quantity';
    const { origin, originating } = movement;
    if (movement.kind !== 'out') receive(stock, quantity, { origin: origin ?? undefined, originating });
    else {
      const taken = withdraw(stock, quantity, methodOn(movement.date));
      if (typeof taken === 'string') return taken;
    }
  }
  return undefined;
}

function shares(lots: readonly Lot[]): Share[] {
  const all = lots.reduce((sum: Int, lot) => add(sum, lot.n), 0);
  return lots.map(({ origin, originating, n }) => ({ origin, originating, share: reduce({ n, d: all }) }));
}

/** The method in use on a day. */
function methodsOf(inventory: Inventory): (day: string) => Method {
  const changes = [...(inventory.changes ?? [])].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return (day) => changes.findLast((change) => change.from <= day)?.method ?? inventory.method;
}

/** One method holds through a fiscal year: the day of a change that is not the first of one. */
function changeInsideYear(inventory: Inventory): string | undefined {
  const start = inventory.fiscalYearStart ?? '01-01';
  return inventory.changes?.find((change) => change.from.slice(5) !== start)?.from;
}

function largestScale(inventory: Inventory, quantity: string | undefined): number {
  let scale = quantity === undefined ? 0 : scaleOf(quantity);
  for (const movement of inventory.movements) {
    const digits = scaleOf(movement.quantity);
    if (digits > scale) scale = digits;
  }
  return Math.min(scale, SCALE_MAX);
}
