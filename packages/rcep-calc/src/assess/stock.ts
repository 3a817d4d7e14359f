import type { Inventory } from '../contract/input.ts';
import { add, type Int, multiply, subtract } from './exact.ts';

/** A quantity of one origin in a commingled stock. */
export interface Lot {
  readonly origin: string | undefined;
  readonly originating: boolean | undefined;
  n: Int;
}

/** A commingled stock, oldest lot first. A lot holds `n / d` units; only averages make `d` other than 1. */
export interface Stock {
  lots: Lot[];
  /** Lots before this one are used up: first in, first out shifts no array. */
  head: number;
  d: Int;
  /** All lots together, in units. */
  total: Int;
  /** Withdrawals by average so far, weighted by lots; every one lengthens `d`. */
  work: number;
}

export type Method = Inventory['method'];

/** Some thousand averages in a row; a hostile ledger of more would take minutes and make numbers of a million digits. */
const WORK_MAX = 50_000_000;

export function emptyStock(): Stock {
  return { lots: [], head: 0, d: 1, total: 0, work: 0 };
}

export function receive(stock: Stock, quantity: Int, from: Pick<Lot, 'origin' | 'originating'>): void {
  if (quantity === 0) return;
  stock.lots.push({ origin: from.origin, originating: from.originating, n: multiply(quantity, stock.d) });
  stock.total = add(stock.total, quantity);
}

/** What a withdrawal consists of, in parts of any common size; or why it cannot be answered. */
export function withdraw(stock: Stock, quantity: Int, method: Method): readonly Lot[] | 'too-little' | 'too-long' {
  if (quantity > stock.total) return 'too-little';
  const taken = method === 'average' ? averaged(stock, quantity) : inOrder(stock, quantity, method === 'lifo');
  if (taken === undefined) return 'too-long';
  stock.total = subtract(stock.total, quantity);
  if (stock.total === 0 || stock.total === 0n) Object.assign(stock, { lots: [], head: 0, d: 1, total: 0 });
  return merged(taken);
}

/** The lots that are left, one for each origin and status. */
export function held(stock: Stock): Lot[] {
  return merged(stock.lots.slice(stock.head));
}

function inOrder(stock: Stock, quantity: Int, last: boolean): Lot[] {
  const { lots } = stock;
  const taken: Lot[] = [];
  let left = multiply(quantity, stock.d);
  while (left > 0) {
    const lot = lots[last ? lots.length - 1 : stock.head] as Lot;
    const part = lot.n <= left ? lot.n : left;
    taken.push({ ...lot, n: part });
    lot.n = subtract(lot.n, part);
    left = subtract(left, part);
    if (lot.n > 0) continue;
    if (last) lots.pop();
    else stock.head += 1;
  }
  return taken;
}

function averaged(stock: Stock, quantity: Int): Lot[] | undefined {
  stock.lots = held(stock);
  stock.head = 0;
  const { lots, total } = stock;
  const [only] = lots;
  if (only !== undefined && lots.length === 1) {
    const part = multiply(quantity, stock.d);
    only.n = subtract(only.n, part);
    return [{ ...only, n: part }];
  }
  stock.work += lots.length * (typeof stock.d === 'number' ? 1 : stock.d.toString(16).length);
  if (stock.work > WORK_MAX) return undefined;
  const rest = subtract(total, quantity);
  const taken = lots.map((lot) => ({ ...lot, n: multiply(lot.n, quantity) }));
  for (const lot of lots) lot.n = multiply(lot.n, rest);
  stock.d = multiply(stock.d, total);
  return taken;
}

function merged(lots: readonly Lot[]): Lot[] {
  const by = new Map<string, Lot>();
  for (const lot of lots) {
    if (lot.n <= 0) continue;
    const key = `${lot.origin ?? ''}|${lot.originating ?? ''}`;
    const known = by.get(key);
    if (known === undefined) by.set(key, { ...lot });
    else known.n = add(known.n, lot.n);
  }
  return [...by.values()];
}
