import { type Finding, finding, hasErrors, type Text, wrongShape } from '@kouan/core';
import type {
  Alternative,
  Assessment,
  ContentOutcome,
  DeMinimisOutcome,
  Missing,
  Outcome,
  Step,
} from '../contract/assessment.ts';
import { ORG } from '../contract/catalogue.ts';
import type { Good } from '../contract/input.ts';
import { type Agreement, agreements as known } from './agreement.ts';
import { type AssessOptions, amountText, type Case } from './case.ts';
import { type CompiledLimb, compileRule } from './compiled-rule.ts';
import { consignmentTest } from './consignment.ts';
import { contents } from './content.ts';
import { type CountryResult, countryOfOrigin, ratesOf } from './country.ts';
import { add } from './exact.ts';
import { type Decision, explain } from './explain.ts';
import { inForce } from './in-force.ts';
import { exclusiveTest, type LimbResult, testLimb } from './limbs.ts';
import { marginOf } from './margin.ts';
import { openCase, type Settled } from './materials.ts';
import { minimalOperations, minimalTest } from './minimal.ts';
import { productionOrder } from './roll-up.ts';
import { ruleOf } from './rule-of.ts';
import { whollyObtained } from './wholly-obtained.ts';

/** Where it is said what is wrong with a good. */
export const GOOD_SHAPE: Text = {
  en: 'parseGood(value) looks at the shape of a good that comes from outside.',
  zh: '外部数据请先用 parseGood(value) 检查结构。',
};

const NO_LIMBS: readonly CompiledLimb[] = [];
const NONE: readonly never[] = [];

/**
 * Decides whether a good originates under its agreement, by which criterion, which is its country of origin and which
 * rate follows. Pure and exact: no clock, no network, every comparison on integers. A fact that is not in the input
 * leads to `undetermined` and stands in `missing`.
 *
 * @param good A good of the contract; read it with `parseGood` when it comes from outside.
 * @param options Rule table, steps, full cumulation. `steps: false` is much faster.
 * @throws KouanError `ERR_KOUAN_DOCUMENT` for what has not the shape of a good.
 */
export function assess(good: Good, options: AssessOptions = {}): Assessment {
  try {
    return assessed(good, options);
  } catch (cause) {
    throw wrongShape(cause, GOOD_SHAPE);
  }
}

function assessed(good: Good, options: AssessOptions): Assessment {
  const name = good.agreement ?? 'RCEP';
  const agreement = (options.agreements ?? known).get(name);
  if (agreement === undefined) {
    return refused(good, name, [finding(ORG.unknownAgreement, '/agreement', { found: name })]);
  }
  const { order, findings } = productionOrder(good, '', options.maxDepth);
  if (findings.length > 0) return refused(good, name, findings);
  if (order.length === 0) return decide(good, '', agreement, options, undefined, undefined).assessment;
  const settled = new Map<Good, Settled>();
  const steps: Step[] = [];
  const below: Finding[] = [];
  for (const nested of order) {
    const { assessment, case: inner } = decide(
      nested.good,
      nested.path,
      agreement,
      options,
      settled,
      good.good.edition,
    );
    settled.set(nested.good, { outcome: assessment.outcome, case: inner });
    for (const step of assessment.steps ?? []) steps.push(step);
    for (const one of assessment.findings) below.push(one);
  }
  const { assessment } = decide(good, '', agreement, options, settled, undefined);
  const unsettled = hasErrors(below) ? ('undetermined' as const) : assessment.outcome;
  return {
    ...assessment,
    outcome: unsettled,
    criteria: unsettled === 'undetermined' ? [] : assessment.criteria,
    ...(assessment.steps === undefined ? {} : { steps: [...steps, ...assessment.steps] }),
    findings: [...below, ...assessment.findings],
  };
}

/** One good, when all that it is made from has been decided. Not for callers: `assess` finds the order. */
export function decide(
  good: Good,
  path: string,
  agreement: Agreement,
  options: AssessOptions,
  settled: ReadonlyMap<Good, Settled> | undefined,
  edition: string | undefined,
): { assessment: Assessment; case: Case } {
  const each = openCase(good, path, agreement, options, settled);
  const rule = ruleOf(good, agreement, options, edition);
  for (const one of rule.findings) each.findings.push({ ...one, path: `${path}${one.path}` });
  const limbs = rule.found === undefined ? NO_LIMBS : compileRule(rule.found.rule);
  const results = limbs.map((limb) => testLimb(each, limb, limbs));
  const decision = decisionOf(each, results, rule.reason);
  const country = decision.outcome === 'originating' && agreement.countryOfOrigin ? placeOf(each, decision) : undefined;
  for (const one of country?.findings ?? []) each.findings.push(one);
  const outcome = each.findings.length > 0 && hasErrors(each.findings) ? 'undetermined' : decision.outcome;
  const assessment: Draft = {
    format_version: 1,
    id: good.id,
    agreement: agreement.name,
    outcome,
    criteria: outcome === 'originating' ? decision.criteria : NONE,
    alternatives: NONE,
    missing: NONE,
    findings: each.findings,
  };
  if (rule.summary !== undefined) assessment.rule = rule.summary;
  if (each.fob !== undefined || each.parts.length > 0) assessment.rvc = contentOf(each, limbs);
  const tolerance = toleranceOf(decision, results, outcome);
  if (tolerance !== undefined) assessment.deMinimis = tolerance;
  if (outcome === 'originating') addPlace(assessment, each, country);
  const margin = marginOf(each, results);
  if (margin !== undefined) assessment.margin = margin;
  const open = decision.outcome === 'undetermined' ? decision.missing : NONE;
  assessment.missing = country === undefined || country.missing.length === 0 ? open : [...open, ...country.missing];
  assessment.alternatives = results.map(alternativeOf);
  if (options.steps !== false) assessment.steps = explain(each, results, decision, country);
  return { assessment, case: each };
}

/** An assessment while it is written; the optional fields come one by one, which is cheaper than spreading. */
type Draft = { -readonly [Key in keyof Assessment]: Assessment[Key] };

type DraftTolerance = { -readonly [Key in keyof DeMinimisOutcome]: DeMinimisOutcome[Key] };

type DraftContent = { -readonly [Key in keyof ContentOutcome]: ContentOutcome[Key] };

function contentOf(each: Case, limbs: readonly CompiledLimb[]): ContentOutcome {
  const { tally } = each;
  const content: DraftContent = contents(each);
  const threshold = thresholdOf(limbs);
  if (threshold !== undefined) content.threshold = threshold;
  if (!tally.openN && !tally.openU) content.vnm = amountText(each, add(tally.vnm, tally.unknown));
  if (!tally.openO) content.vom = amountText(each, tally.vom);
  return content;
}

/** What Article 3.7 said: of the limb that was used, or of the first it was asked for. */
function toleranceOf(
  decision: Decision,
  results: readonly LimbResult[],
  outcome: Outcome,
): DeMinimisOutcome | undefined {
  const applied = decision.limb?.tolerated === true;
  const used = applied ? decision.limb : results.find((one) => one.change?.tolerance !== undefined);
  const { tolerance, failing } = used?.change ?? {};
  if (tolerance === undefined || failing === undefined) return undefined;
  const told: DraftTolerance = {
    applied: applied && outcome === 'originating',
    materials: failing.map((part) => part.path),
  };
  if (tolerance.value !== undefined) told.value = tolerance.value;
  if (tolerance.weight !== undefined) told.weight = tolerance.weight;
  return told;
}

function addPlace(assessment: Draft, each: Case, found: CountryResult | undefined): void {
  if (found?.country !== undefined) assessment.countryOfOrigin = found.country;
  if (each.good.differential === undefined) return;
  const { rate, claims } = ratesOf(each, found?.country);
  if (rate !== undefined) assessment.rate = rate;
  if (claims !== undefined) assessment.claims = claims;
}

/** Articles 3.2 to 3.15 in the order in which they decide. */
function decisionOf(each: Case, results: readonly LimbResult[], noRule: Text | undefined): Decision {
  const { good, agreement } = each;
  const minimal = minimalOperations(good.operations);
  for (const operation of minimal?.unknown ?? []) {
    each.findings.push(finding(ORG.unknownOperation, `${each.path}/operations`, { found: operation }));
  }
  const force = forceOf(each);
  const obtained = good.whollyObtained === undefined ? undefined : whollyObtained(each);
  if (obtained?.state === 'failed' && each.tally.exclusiveN > 0) {
    each.findings.push(finding(ORG.contradiction, `${each.path}/whollyObtained`));
  }
  const exclusive = exclusiveTest(each);
  const limb = bestLimb(results);
  const minimalVerdict = minimalTest(each, minimal);
  const consignment = consignmentTest(good.consignment, each.path, agreement.articles.consignment);
  const facts: Facts = { minimal, minimalVerdict, obtained, exclusive, consignment, force, limb, noRule };
  const status = statusOf(each, results, facts);
  const stopped = !force.inForce || minimalVerdict.state === 'failed' || consignment?.state === 'failed';
  if (stopped) return conclude(facts, 'not-originating', NONE, NONE);
  const open = [...(minimalVerdict.missing ?? NONE), ...(consignment?.missing ?? NONE)];
  if (status.outcome === 'not-originating' || (status.outcome === 'originating' && open.length === 0)) {
    return conclude(facts, status.outcome, status.criteria, NONE);
  }
  return conclude(facts, 'undetermined', NONE, [...status.missing, ...open]);
}

function conclude(facts: Facts, outcome: Outcome, criteria: readonly string[], open: readonly Missing[]): Decision {
  const { minimal, minimalVerdict, obtained, exclusive, consignment, force, limb, noRule } = facts;
  return {
    outcome,
    criteria,
    missing: open,
    minimal,
    minimalVerdict,
    obtained,
    exclusive,
    consignment,
    force,
    limb,
    noRule,
  };
}

type Facts = Omit<Decision, 'outcome' | 'criteria' | 'missing'>;

interface Status {
  readonly outcome: Outcome;
  readonly criteria: readonly string[];
  readonly missing: readonly Missing[];
}

/** Article 3.2: wholly obtained, exclusively from originating materials, or by the rule. */
function statusOf(each: Case, results: readonly LimbResult[], facts: Facts): Status {
  if (facts.obtained?.state === 'passed') return { outcome: 'originating', criteria: ['WO'], missing: NONE };
  if (facts.exclusive.state === 'passed') return { outcome: 'originating', criteria: ['PE'], missing: NONE };
  if (facts.limb?.state === 'passed') return { outcome: 'originating', criteria: facts.limb.criteria, missing: NONE };
  const open: Missing[] = [];
  let undetermined = false;
  for (const one of [facts.obtained, facts.exclusive, ...results]) {
    if (one?.state !== 'undetermined') continue;
    undetermined = true;
    for (const fact of one.missing ?? []) if (!open.some((other) => other.path === fact.path)) open.push(fact);
  }
  if (facts.noRule !== undefined) {
    undetermined = true;
    open.push({
      path: `${each.path}/rule`,
      article: each.agreement.articles.rules,
      message: facts.noRule,
    });
  }
  return { outcome: undetermined ? 'undetermined' : 'not-originating', criteria: [], missing: open };
}

/** The passed limb that needs the least besides itself; the exporter chooses (Annex 3A headnotes 4 and 8). */
function bestLimb(results: readonly LimbResult[]): LimbResult | undefined {
  let best: LimbResult | undefined;
  for (const one of results) {
    if (one.state === 'passed' && (best === undefined || one.criteria.length < best.criteria.length)) best = one;
  }
  return best;
}

/** Whether the agreement binds producer, exporter and importer on the day of export. */
function forceOf(each: Case) {
  const { good, path, agreement, findings } = each;
  const countries = [good.producedIn];
  if (good.exporter !== undefined && good.exporter !== good.producedIn) countries.push(good.exporter);
  if (good.importer !== undefined) countries.push(good.importer);
  const force = inForce(agreement, countries, good.exportedOn);
  if (force.outside.length > 0) {
    for (const name of ['producedIn', 'exporter', 'importer'] as const) {
      const found = good[name];
      if (found !== undefined && force.outside.includes(found)) {
        findings.push(finding(ORG.unknownParty, `${path}/${name}`, { found, expected: agreement.name }));
      }
    }
  }
  if (good.exportedOn !== undefined && good.importer !== undefined && force.doubt.length > 0) {
    findings.push(finding(ORG.forceDoubt, `${path}/exportedOn`, { found: force.doubt.join(', ') }));
  }
  return force;
}

function placeOf(each: Case, decision: Decision): CountryResult {
  return countryOfOrigin(each, decision.criteria[0] ?? '', decision.minimal);
}

function alternativeOf(one: LimbResult): Alternative {
  return { text: one.limb.text, state: one.state, criteria: one.criteria, tests: one.tests };
}

function thresholdOf(limbs: readonly CompiledLimb[]): string | undefined {
  for (const limb of limbs) {
    for (const { test } of limb.tests) if (test.kind === 'RVC') return test.threshold;
  }
  return undefined;
}

function refused(good: Good, agreement: string, findings: readonly Finding[]): Assessment {
  const id = good.id;
  return {
    format_version: 1,
    id,
    agreement,
    outcome: 'undetermined',
    criteria: [],
    alternatives: [],
    missing: [],
    findings,
  };
}
