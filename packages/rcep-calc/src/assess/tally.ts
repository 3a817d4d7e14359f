import type { Case, Tally } from './case.ts';
import { add, type Int, multiply, reduce } from './exact.ts';

const empty = (): Tally => ({
  vnm: 0,
  unknown: 0,
  vom: 0,
  foreign: 0,
  openN: false,
  openU: false,
  openO: false,
  nonOriginating: 0,
  uncertain: 0,
  originating: 0,
  exclusiveN: 0,
  exclusiveU: 0,
  exclusiveO: 0,
});

/** The sums of a case, filled in place; without a case, none. */
export function tallyOf(each?: Case): Tally {
  const tally = each?.tally ?? empty();
  if (each === undefined) return tally;
  const home = each.good.producedIn;
  for (const part of each.parts) {
    if (part.status === 'N') {
      tally.nonOriginating += 1;
      if (part.exclusive) tally.exclusiveN += 1;
      if (part.net === undefined) tally.openN = true;
      else tally.vnm = add(tally.vnm, part.net);
    } else if (part.status === 'U') {
      tally.uncertain += 1;
      if (part.exclusive) tally.exclusiveU += 1;
      if (part.net === undefined) tally.openU = true;
      else tally.unknown = add(tally.unknown, part.net);
    } else {
      tally.originating += 1;
      if (part.exclusive) tally.exclusiveO += 1;
      if (part.gross === undefined) {
        tally.openO = true;
        continue;
      }
      tally.vom = add(tally.vom, part.gross);
      if (part.party !== undefined && part.party !== home) tally.foreign = add(tally.foreign, part.gross);
    }
  }
  return tally;
}

/** Brings all amounts of a case to one unit, when shares or exchange rates made several. */
export function normalise(each: Case): void {
  let unit: Int = each.unit;
  for (const part of each.parts) if (part.unit !== unit) unit = leastCommon(unit, part.unit);
  const factor = (from: Int): Int => reduce({ n: unit, d: from }).n;
  for (const part of each.parts) {
    if (part.unit === unit) continue;
    const by = factor(part.unit);
    if (part.gross !== undefined) part.gross = multiply(part.gross, by);
    if (part.net !== undefined) part.net = multiply(part.net, by);
    part.unit = unit;
  }
  if (unit === each.unit) return;
  const by = factor(each.unit);
  if (each.fob !== undefined) each.fob = multiply(each.fob, by);
  if (each.costs !== undefined) each.costs = multiply(each.costs, by);
  if (each.netCost !== undefined) each.netCost = multiply(each.netCost, by);
  each.unit = unit;
  each.scale = powerOf(unit);
}

/** The power of ten that a unit is, or −1. */
function powerOf(unit: Int): number {
  const text = String(unit);
  return /^10*$/.test(text) ? text.length - 1 : -1;
}

function leastCommon(a: Int, b: Int): Int {
  const { n } = reduce({ n: a, d: b });
  return multiply(n, b);
}
