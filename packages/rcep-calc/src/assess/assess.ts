import { type Finding, finding, hasErrors } from '@kouan/core';
import type { Alternative, Assessment, Missing, Outcome, Step } from '../contract/assessment.ts';
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

const NO_LIMBS: readonly CompiledLimb[] = [];

/**
 * Decides whether a good originates under its agreement, by which criterion, which is its country of origin and which
 * rate follows. Pure and exact: no clock, no network, every comparison on integers. A fact that is not in the input
 * leads to `undetermined` and stands in `missing`.
 *
 * @param good A good of the contract; read it with `parseGood` when it comes from outside.
 * @param options Rule table, steps, full cumulation. `steps: false` is much faster.
 */
export function assess(good: Good, options: AssessOptions = {}): Assessment {
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

/** One good, when all that it is made from has been decided. */
function decide(
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
  const decision = decisionOf(each, results, rule.found !== undefined);
  const country = decision.outcome === 'originating' && agreement.countryOfOrigin ? placeOf(each, decision) : undefined;
  for (const one of country?.findings ?? []) each.findings.push(one);
  const broken = hasErrors(each.findings);
  const outcome = broken ? 'undetermined' : decision.outcome;
  const { rate, claims } = good.differential === undefined ? {} : ratesOf(each, country?.country);
  const used = decision.limb?.tolerated === true ? decision.limb : results.find((one) => one.change?.tolerance);
  const margin = marginOf(each, results);
  const threshold = thresholdOf(limbs);
  const content = each.fob === undefined && each.parts.length === 0 ? undefined : contents(each);
  const { tally } = each;
  const assessment: Assessment = {
    format_version: 1,
    id: good.id,
    agreement: agreement.name,
    outcome,
    criteria: outcome === 'originating' ? decision.criteria : [],
    ...(rule.found === undefined
      ? {}
      : { rule: { text: rule.found.text, source: rule.found.source, confidence: rule.found.confidence } }),
    ...(content === undefined
      ? {}
      : {
          rvc: {
            ...content,
            ...(threshold === undefined ? {} : { threshold }),
            ...(tally.openN || tally.openU ? {} : { vnm: amountText(each, add(tally.vnm, tally.unknown)) }),
            ...(tally.openO ? {} : { vom: amountText(each, tally.vom) }),
          },
        }),
    ...(used?.change?.tolerance === undefined
      ? {}
      : {
          deMinimis: {
            applied: decision.limb?.tolerated === true && outcome === 'originating',
            ...(used.change.tolerance.value === undefined ? {} : { value: used.change.tolerance.value }),
            ...(used.change.tolerance.weight === undefined ? {} : { weight: used.change.tolerance.weight }),
            materials: used.change.failing.map((part) => part.path),
          },
        }),
    ...(outcome !== 'originating' || country?.country === undefined ? {} : { countryOfOrigin: country.country }),
    ...(outcome !== 'originating' || rate === undefined ? {} : { rate }),
    ...(outcome !== 'originating' || claims === undefined ? {} : { claims }),
    alternatives: results.map(alternativeOf),
    ...(options.steps === false ? {} : { steps: explain(each, results, decision, country) }),
    ...(margin === undefined ? {} : { margin }),
    missing: [...(decision.outcome === 'undetermined' ? decision.missing : []), ...(country?.missing ?? [])],
    findings: each.findings,
  };
  return { assessment, case: each };
}

/** Articles 3.2 to 3.15 in the order in which they decide. */
function decisionOf(each: Case, results: readonly LimbResult[], ruleKnown: boolean): Decision {
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
  const facts = { minimal, minimalVerdict, obtained, exclusive, consignment, force, limb, ruleKnown };
  const status = statusOf(each, results, facts);
  const barriers = [minimalVerdict, ...(consignment === undefined ? [] : [consignment])];
  const stopped = !force.inForce || barriers.some((one) => one.state === 'failed');
  if (stopped || status.outcome === 'not-originating') {
    return { ...facts, outcome: 'not-originating', criteria: [], missing: [] };
  }
  const open = barriers.flatMap((one) => (one.state === 'undetermined' ? (one.missing ?? []) : []));
  if (status.outcome === 'undetermined' || open.length > 0) {
    return { ...facts, outcome: 'undetermined', criteria: [], missing: [...status.missing, ...open] };
  }
  return { ...facts, ...status };
}

type Facts = Omit<Decision, 'outcome' | 'criteria' | 'missing'>;

interface Status {
  readonly outcome: Outcome;
  readonly criteria: readonly string[];
  readonly missing: readonly Missing[];
}

/** Article 3.2: wholly obtained, exclusively from originating materials, or by the rule. */
function statusOf(each: Case, results: readonly LimbResult[], facts: Facts): Status {
  if (facts.obtained?.state === 'passed') return { outcome: 'originating', criteria: ['WO'], missing: [] };
  if (facts.exclusive.state === 'passed') return { outcome: 'originating', criteria: ['PE'], missing: [] };
  if (facts.limb?.state === 'passed') return { outcome: 'originating', criteria: facts.limb.criteria, missing: [] };
  const open: Missing[] = [];
  let undetermined = false;
  for (const one of [facts.obtained, facts.exclusive, ...results]) {
    if (one?.state !== 'undetermined') continue;
    undetermined = true;
    for (const fact of one.missing ?? []) if (!open.some((other) => other.path === fact.path)) open.push(fact);
  }
  if (!facts.ruleKnown) {
    undetermined = true;
    open.push({
      path: `${each.path}/rule`,
      article: each.agreement.articles.rules,
      message: { en: 'no rule is loaded for this code', zh: '未加载该税则号列的产品特定规则' },
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
