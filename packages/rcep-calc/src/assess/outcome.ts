import { wrongShape } from '@kouan/core';
import type { Outcome } from '../contract/assessment.ts';
import type { Good, Material } from '../contract/input.ts';
import { type Agreement, agreements as known } from './agreement.ts';
import { assess, GOOD_SHAPE } from './assess.ts';
import type { AssessOptions } from './case.ts';
import { changes } from './change.ts';
import { type CompiledLimb, type CompiledTest, compileRule } from './compiled-rule.ts';
import { multiply } from './exact.ts';
import { ruleOf } from './rule-of.ts';

const PLAIN: AssessOptions = { steps: false };

/** Units of a ten-thousandth: most amounts, and sums of them that stay exact in a number. */
const SCALE = 4;
const POWERS = [1, 10, 100, 1_000, 10_000] as const;
const LENGTH_MAX = 10;
const MATERIALS_MAX = 90;

/**
 * The outcome of `assess` and nothing else, for those who ask a million times: price changes, optimisation, screening of
 * a catalogue. A plain good (stated status, amounts of usual size, a rule of change of classification and content) is
 * decided without building anything; every other good goes through `assess`.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` for what has not the shape of a good.
 */
export function outcomeOf(good: Good, options: AssessOptions = PLAIN): Outcome {
  try {
    const agreement = (options.agreements ?? known).get(good.agreement ?? 'RCEP');
    const plain = agreement === undefined ? undefined : plainOutcome(good, agreement, options);
    return plain ?? assess(good, { ...options, steps: false }).outcome;
  } catch (cause) {
    throw wrongShape(cause, GOOD_SHAPE);
  }
}

/** Undefined: this good is not a plain one. */
function plainOutcome(good: Good, agreement: Agreement, options: AssessOptions): Outcome | undefined {
  const { materials } = good;
  if (materials.length === 0 || materials.length > MATERIALS_MAX) return undefined;
  if (good.operations !== undefined || good.whollyObtained !== undefined || good.consignment !== undefined) {
    return undefined;
  }
  if (good.netCost !== undefined || good.costs !== undefined || !bound(good, agreement)) return undefined;
  const fob = plainUnits(good.value?.fob);
  if (fob === undefined || fob === 0) return undefined;
  let vnm = 0;
  let outside = 0;
  for (let index = 0; index < materials.length; index += 1) {
    const material = materials[index] as Material;
    const units = plainUnits(material.value);
    if (units === undefined || !isPlain(material, good, agreement)) return undefined;
    if (material.originating === true) continue;
    outside += 1;
    vnm += units;
  }
  const { found } = ruleOf(good, agreement, options, undefined);
  if (found === undefined) return undefined;
  // Article 3.2(b): no material that does not originate.
  if (outside === 0) return 'originating';
  return byRule(good, agreement, compileRule(found.rule), fob, vnm);
}

function byRule(
  good: Good,
  agreement: Agreement,
  limbs: readonly CompiledLimb[],
  fob: number,
  vnm: number,
): Outcome | undefined {
  for (const { alternative, tests } of limbs) {
    if (alternative.only !== undefined) return undefined;
    let passed = true;
    for (const compiled of tests) {
      const holds = testOf(good, agreement, compiled, fob, vnm);
      if (holds === undefined) return undefined;
      passed &&= holds;
    }
    if (passed) return 'originating';
  }
  return 'not-originating';
}

function testOf(
  good: Good,
  agreement: Agreement,
  compiled: CompiledTest,
  fob: number,
  vnm: number,
): boolean | undefined {
  const { test } = compiled;
  if (test.kind === 'RVC') {
    if (test.method !== undefined && test.method !== 'build-down') return undefined;
    const down = multiply(multiply(fob - vnm, 100), compiled.d) >= multiply(compiled.n, fob);
    // The other formula could still hold where it needs no costs.
    return down || agreement.buildUpCosts || test.method === 'build-down' ? down : undefined;
  }
  if (test.kind !== 'CTC') return undefined;
  const { hs } = good.good;
  let all = true;
  let unchanged = 0;
  for (let index = 0; index < good.materials.length; index += 1) {
    const material = good.materials[index] as Material;
    if (material.originating === true || changes(material.hs as string, hs, compiled)) continue;
    all = false;
    unchanged += plainUnits(material.value) as number;
  }
  // Textiles have a tolerance by weight as well.
  if (all || hasWeightTolerance(hs, agreement)) return all || undefined;
  return unchanged * 100 <= fob * agreement.deMinimis.percent;
}

function hasWeightTolerance(hs: string, { deMinimis }: Agreement): boolean {
  const chapter = Number(hs.slice(0, 2));
  return chapter >= deMinimis.weightChapters[0] && chapter <= deMinimis.weightChapters[1];
}

/** All countries are Parties on the day of export. */
function bound(good: Good, { parties }: Agreement): boolean {
  const { producedIn, exporter, importer, exportedOn } = good;
  for (const country of [producedIn, exporter ?? producedIn, importer ?? producedIn]) {
    const party = parties.get(country);
    if (party === undefined || (exportedOn !== undefined && party.since > exportedOn)) return false;
  }
  return true;
}

/** The status is stated, and nothing has to be looked up or converted. */
function isPlain(material: Material, good: Good, { parties }: Agreement): boolean {
  if (material.hs === undefined || (material.role !== undefined && material.role !== 'material')) return false;
  if (material.madeFrom !== undefined || material.supplier !== undefined) return false;
  if (material.fungibleGroup !== undefined || material.deductions !== undefined) return false;
  if (material.currency !== undefined && material.currency !== good.value?.currency) return false;
  const { origin, originating } = material;
  if (originating === false) return true;
  if (originating === undefined) return origin === undefined || origin === null || !parties.has(origin);
  if (origin === undefined || origin === null || origin === good.producedIn) return true;
  const party = parties.get(origin);
  return party !== undefined && (good.exportedOn === undefined || party.since <= good.exportedOn);
}

/** An amount in ten-thousandths; undefined when it is long, fine, or no amount. */
function plainUnits(text: string | undefined): number | undefined {
  if (text === undefined || text.length === 0 || text.length > LENGTH_MAX) return undefined;
  let units = 0;
  let dot = -1;
  for (let index = 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) units = units * 10 + digit;
    else if (digit === -2 && dot < 0 && index > 0) dot = index;
    else return undefined;
  }
  const fraction = dot < 0 ? 0 : text.length - dot - 1;
  if (fraction > SCALE || (dot >= 0 && fraction === 0)) return undefined;
  return units * (POWERS[SCALE - fraction] as number);
}
