import { type Params, render, type Text } from '@kouan/core';
import type { Missing, Outcome, Step } from '../contract/assessment.ts';
import { amountText, type Case, type Part, type Verdict } from './case.ts';
import { contents } from './content.ts';
import type { CountryResult } from './country.ts';
import type { Tolerance } from './de-minimis.ts';
import { add } from './exact.ts';
import type { Force } from './in-force.ts';
import type { LimbResult } from './limbs.ts';
import type { Minimal } from './minimal.ts';
import { WORDS, type WordKey } from './words.ts';

/** All that was found out on the way to the outcome. */
export interface Decision {
  readonly outcome: Outcome;
  readonly criteria: readonly string[];
  readonly missing: readonly Missing[];
  readonly minimal: Minimal | undefined;
  readonly minimalVerdict: Verdict;
  readonly obtained: Verdict | undefined;
  readonly exclusive: Verdict;
  readonly consignment: Verdict | undefined;
  readonly force: Force;
  readonly limb: LimbResult | undefined;
  readonly noRule: Text | undefined;
}

const VERDICT = { passed: true, failed: false, undetermined: null } as const;

/** The steps of a decision, article by article, in words of both languages. */
export function explain(
  each: Case,
  results: readonly LimbResult[],
  decision: Decision,
  country: CountryResult | undefined,
): Step[] {
  const steps: Step[] = [];
  const { articles } = each.agreement;
  const say = (article: string, key: WordKey, passed: boolean | null, values: Params = {}, path = each.path) => {
    steps.push(step(article, key, passed, values, path));
  };
  force(each, decision.force, say);
  if (articles.unit !== '—') say(articles.unit, 'unit', null, { hs: each.good.good.hs });
  for (const part of each.parts) material(each, part, say);
  packaging(each, say);
  if (decision.obtained !== undefined) {
    const clause = each.good.whollyObtained?.clause ?? '';
    const key =
      decision.obtained.state === 'passed'
        ? 'obtained'
        : decision.obtained.state === 'failed'
          ? 'notObtained'
          : 'obtainedOpen';
    say(`${articles.whollyObtained}(${clause})`, key, VERDICT[decision.obtained.state], {
      clause,
      reason: decision.obtained.reason ?? '',
    });
  }
  if (decision.exclusive.state === 'passed') say(`${articles.status}(b)`, 'exclusive', true);
  else if (decision.exclusive.state === 'failed')
    say(`${articles.status}(b)`, 'notExclusive', false, { count: each.tally.exclusiveN });
  content(each, say);
  if (decision.noRule !== undefined) {
    say(articles.rules, 'noRule', null, {
      hs: each.good.good.hs,
      reason: decision.noRule.en,
      reasonZh: decision.noRule.zh,
    });
  }
  for (const one of results) limb(each, one, say);
  if (decision.limb?.accumulated === true) {
    say(articles.cumulation, 'cumulation', true, { value: amountText(each, each.tally.foreign) });
  }
  minimal(each, decision, say);
  if (decision.consignment !== undefined) {
    const { state, reason } = decision.consignment;
    const key = state === 'passed' ? 'direct' : state === 'failed' ? 'notDirect' : 'directOpen';
    say(articles.consignment, key, VERDICT[state], { reason: reason ?? '' });
  }
  const outcomeKey = {
    originating: 'originating',
    'not-originating': 'notOriginating',
    undetermined: 'undetermined',
  } as const;
  const passed = decision.outcome === 'undetermined' ? null : decision.outcome === 'originating';
  say(articles.status, outcomeKey[decision.outcome], passed, {
    criteria: decision.criteria.join(' '),
    missing: decision.missing.map((fact) => fact.path).join(', '),
  });
  place(each, country, say);
  return steps;
}

type Say = (article: string, key: WordKey, passed: boolean | null, values?: Params, path?: string) => void;

/** One step from its words. */
export function step(article: string, key: WordKey, passed: boolean | null, values: Params, path: string): Step {
  const words: Text = WORDS[key];
  const text = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return { article, passed, values: text, message: { en: render(words.en, text), zh: render(words.zh, text) }, path };
}

function force(each: Case, { inForce, since, outside }: Force, say: Say): void {
  const { good, agreement } = each;
  const pair = [good.producedIn, good.importer].filter((one) => one !== undefined).join(' – ');
  const values = {
    agreement: agreement.name,
    pair,
    since: since ?? '',
    on: good.exportedOn ?? '',
    outside: outside.join(', '),
  };
  if (outside.length > 0) say(agreement.articles.force, 'outside', false, values);
  else if (good.exportedOn !== undefined)
    say(agreement.articles.force, inForce ? 'inForce' : 'notInForce', inForce, values);
}

const STATUS_WORDS = { O: 'materialOriginates', N: 'materialDoesNot', U: 'materialUnknown' } as const;

function material(each: Case, part: Part, say: Say): void {
  const { articles } = each.agreement;
  const values = {
    material: part.material.id ?? part.path.slice(part.path.lastIndexOf('/') + 1),
    hs: part.hs ?? '?',
    party: part.party ?? part.material.origin ?? '?',
    value: part.net === undefined ? '?' : amountText(each, part.status === 'O' ? (part.gross ?? 0) : part.net),
  };
  if (part.indirect && part.material.role === 'indirect') {
    say(articles.indirect, 'indirect', null, values, part.path);
    return;
  }
  if (part.indirect) {
    say(articles.cumulation, 'innerContent', null, values, part.path);
    return;
  }
  say(
    part.basis,
    STATUS_WORDS[part.status],
    part.status === 'O' ? true : part.status === 'N' ? false : null,
    values,
    part.path,
  );
  if (
    part.status === 'N' &&
    part.material.deductions !== undefined &&
    part.gross !== undefined &&
    part.net !== undefined
  ) {
    say(`${articles.content}.5`, 'deducted', null, { ...values, gross: amountText(each, part.gross) }, part.path);
  }
  if (!part.shift && part.status !== 'O') {
    const accessory = part.material.role === 'accessory';
    say(
      accessory ? articles.accessories : articles.packing,
      accessory ? 'accessory' : 'packing',
      null,
      values,
      part.path,
    );
  }
}

function packaging(each: Case, say: Say): void {
  for (const [index, one] of each.good.materials.entries()) {
    if (one.role !== 'transport-packaging') continue;
    say(
      each.agreement.articles.packing,
      'transportPacking',
      null,
      { material: one.id ?? `${index}` },
      `${each.path}/materials/${index}`,
    );
  }
}

function content(each: Case, say: Say): void {
  const { buildDown, buildUp } = contents(each);
  const { articles } = each.agreement;
  const fob = each.fob === undefined ? '' : amountText(each, each.fob);
  const { tally } = each;
  if (buildDown !== undefined) {
    const vnm = amountText(each, add(tally.vnm, tally.unknown));
    say(`${articles.content}.1(a)`, 'buildDown', null, {
      fob,
      vnm,
      percent: buildDown.percent,
      exact: buildDown.exact,
    });
  }
  if (buildUp !== undefined) {
    const vom = amountText(each, tally.vom);
    say(`${articles.content}.1(b)`, 'buildUp', null, { fob, vom, percent: buildUp.percent, exact: buildUp.exact });
  }
}

function limb(each: Case, one: LimbResult, say: Say): void {
  const { articles } = each.agreement;
  const { change } = one;
  if (change !== undefined && change.failing.length > 0) {
    const paths = change.failing.map((part) => part.path).join(', ');
    say(articles.rules, 'unchanged', false, { paths, rule: one.limb.text });
    const { tolerance } = change;
    if (tolerance !== undefined) {
      const key = tolerance.state === 'passed' ? 'tolerated' : 'notTolerated';
      say(articles.deMinimis, key, VERDICT[tolerance.state], sharesOf(tolerance));
    }
  }
  const key = one.state === 'passed' ? 'limbPassed' : one.state === 'failed' ? 'limbFailed' : 'limbOpen';
  say(articles.rules, key, VERDICT[one.state], { rule: one.limb.text });
}

/** The shares that count for this good, and how large they are: by weight only where the agreement asks for it. */
function sharesOf({ value, weight, missing = [] }: Tolerance): { readonly shares: string; readonly sharesZh: string } {
  const shares: Text[] = [];
  if (value !== undefined) shares.push({ en: `${value.percent} % by value`, zh: `价值 ${value.percent} %` });
  if (weight !== undefined) shares.push({ en: `${weight.percent} % by weight`, zh: `重量 ${weight.percent} %` });
  if (shares.length === 0 || missing.length > 0) shares.push({ en: 'not all is known', zh: '数据不全' });
  return { shares: shares.map(({ en }) => en).join(', '), sharesZh: shares.map(({ zh }) => zh).join('，') };
}

function minimal(each: Case, decision: Decision, say: Say): void {
  const found = decision.minimal;
  if (!each.agreement.minimalOperations || found === undefined) return;
  const { state } = decision.minimalVerdict;
  const clauses = found.clauses.join(', ');
  const key =
    state === 'failed'
      ? 'minimal'
      : state === 'undetermined'
        ? 'minimalOpen'
        : found.only === true
          ? 'minimalOnOriginating'
          : 'notMinimal';
  say(each.agreement.articles.minimal, key, VERDICT[state], { clauses });
}

function place(each: Case, result: CountryResult | undefined, say: Say): void {
  const found = result?.country;
  if (found === undefined) return;
  const values = {
    country: found.country ?? '?',
    percent: found.domesticValue?.percent ?? '',
    threshold: each.good.differential?.threshold ?? '20',
    candidates: (found.candidates ?? []).join(', '),
    contributions: Object.entries(found.contributions ?? {})
      .map(([party, value]) => `${party} ${value}`)
      .join(', '),
  };
  if (found.domesticValue !== undefined)
    say('2.6.3', result?.domestic === true ? 'domesticEnough' : 'domesticNotEnough', result?.domestic === true, values);
  if (found.country === null) say(found.basis, 'countryOpen', null, values);
  else if (found.basis === '2.6.4') say('2.6.4', 'countryByContribution', true, values);
  else if (found.basis === '2.6.2') say('2.6.2', 'countryByStatus', true, values);
}
