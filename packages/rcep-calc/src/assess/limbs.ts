import type { Missing, State, TestOutcome } from '../contract/assessment.ts';
import { type Case, missing, type Verdict } from './case.ts';
import { type ChangeVerdict, changeTest } from './change.ts';
import type { CompiledLimb, CompiledTest } from './compiled-rule.ts';
import { contentTest } from './content.ts';
import { compareFractions, fractionOf } from './exact.ts';
import { isReaction } from './operations.ts';
import { whollyObtained } from './wholly-obtained.ts';

/** How one limb of the rule came out. */
export interface LimbResult {
  readonly limb: CompiledLimb;
  readonly state: State;
  readonly criteria: readonly string[];
  readonly tests: readonly TestOutcome[];
  readonly missing: readonly Missing[];
  /** The change of classification in it, when there is one. */
  readonly change: ChangeVerdict | undefined;
  /** Cumulation or tolerance was needed. */
  readonly accumulated: boolean;
  readonly tolerated: boolean;
}

const NONE: readonly Missing[] = [];
const OTHER = 'other';

/** Tests one limb: all its tests must hold. `foreignToo = false` decides as if nothing of another Party originated. */
export function testLimb(each: Case, limb: CompiledLimb, all: readonly CompiledLimb[]): LimbResult {
  let state: State = 'passed';
  let change: ChangeVerdict | undefined;
  let facts: Missing[] | undefined;
  const tests: TestOutcome[] = [];
  for (const compiled of limb.tests) {
    const verdict = runTest(each, compiled, true);
    if (compiled.test.kind === 'CTC') change = verdict as ChangeVerdict;
    if (verdict.state === 'failed') state = 'failed';
    else if (verdict.state === 'undetermined') {
      if (state === 'passed') state = 'undetermined';
      if (verdict.missing !== undefined) (facts ??= []).push(...verdict.missing);
    }
    tests.push(
      verdict.reason === undefined
        ? { text: compiled.text, state: verdict.state }
        : { text: compiled.text, state: verdict.state, reason: verdict.reason },
    );
  }
  const within = partOf(each, limb, all);
  if (within === false) state = 'failed';
  else if (within === undefined && state === 'passed') {
    state = 'undetermined';
    (facts ??= []).push(
      missing(
        `${each.path}/good/within`,
        each.agreement.articles.rules,
        `whether the good is: ${limb.alternative.only}`,
        `货物是否属于：${limb.alternative.only}`,
      ),
    );
  }
  const passed = state === 'passed';
  const accumulated = passed && each.tally.originating > 0 && needsCumulation(each, limb);
  const tolerated = passed && change !== undefined && change.failing.length > 0;
  return {
    limb,
    state,
    criteria: passed ? criteriaOf(limb.criterion, accumulated, tolerated) : [],
    tests,
    missing: facts ?? NONE,
    change,
    accumulated,
    tolerated,
  };
}

function criteriaOf(criterion: string, accumulated: boolean, tolerated: boolean): readonly string[] {
  const list = [criterion];
  if (accumulated) list.push('ACU');
  if (tolerated) list.push('DMI');
  return list;
}

/** Article 3.4 is claimed where the limb would not hold without the materials of other Parties. */
function needsCumulation(each: Case, limb: CompiledLimb): boolean {
  const home = each.good.producedIn;
  if (!each.parts.some((part) => part.status === 'O' && part.party !== undefined && part.party !== home)) return false;
  return limb.tests.some((compiled) => runTest(each, compiled, false).state !== 'passed');
}

/** Whether the good is in the part of the subheading that the limb speaks of; `other` is what no other limb names. */
function partOf(each: Case, limb: CompiledLimb, all: readonly CompiledLimb[]): boolean | undefined {
  const { only } = limb.alternative;
  if (only === undefined) return true;
  const { within } = each.good.good;
  if (within === undefined || within.includes(only)) return within === undefined ? undefined : true;
  return only === OTHER && !all.some((one) => within.includes(one.alternative.only ?? ''));
}

function runTest(each: Case, compiled: CompiledTest, foreignToo: boolean): Verdict {
  switch (compiled.test.kind) {
    case 'CTC':
      return changeTest(each, compiled, foreignToo);
    case 'RVC':
      return contentTest(each, compiled, foreignToo);
    case 'CR':
      return reactionTest(each);
    case 'WO':
      return obtainedTest(each);
    case 'PE':
      return exclusiveTest(each);
    case 'ACTIVE':
      return activeTest(each, compiled);
    case 'OPERATION':
      return operationTest(each, compiled.test.operation);
    case 'TEXT':
      return { state: 'undetermined', reason: compiled.test.text, missing: [textMissing(each, compiled.test.text)] };
  }
}

/** A chemical reaction that took place in a Party, headnote 7(f). */
function reactionTest(each: Case): Verdict {
  const { chemicalReaction, operations } = each.good;
  const stated = typeof chemicalReaction === 'string' ? isReaction(chemicalReaction) : chemicalReaction;
  const done = stated ?? (operations?.some((one) => isReaction(one) === true) ? true : undefined);
  if (done !== undefined) return { state: done ? 'passed' : 'failed' };
  if (
    chemicalReaction === undefined &&
    operations !== undefined &&
    operations.every((one) => isReaction(one) === false)
  ) {
    return { state: 'failed' };
  }
  const article = `${each.agreement.articles.rules} 7(f)`;
  return {
    state: 'undetermined',
    missing: [
      missing(`${each.path}/chemicalReaction`, article, 'whether a chemical reaction took place', '是否发生化学反应'),
    ],
  };
}

/** A line that asks for wholly obtained goods is also met by goods made of originating materials only, headnote 7(e). */
function obtainedTest(each: Case): Verdict {
  if (each.good.whollyObtained !== undefined) {
    const verdict = whollyObtained(each);
    if (verdict.state !== 'failed') return verdict;
  }
  return exclusiveTest(each);
}

/** Made exclusively from originating materials, Article 3.2(b). No material at all says nothing. */
export function exclusiveTest(each: Case): Verdict {
  const { exclusiveN, exclusiveU, exclusiveO } = each.tally;
  if (exclusiveN > 0) return { state: 'failed' };
  const { status, whollyObtained: obtained } = each.agreement.articles;
  if (exclusiveU > 0) {
    return {
      state: 'undetermined',
      missing: each.parts
        .filter((part) => part.exclusive && part.status === 'U')
        .map((part) =>
          missing(`${part.path}/originating`, status, 'whether the material originates', '材料是否具备原产资格'),
        ),
    };
  }
  if (exclusiveO > 0) return { state: 'passed' };
  return each.good.whollyObtained === undefined
    ? {
        state: 'undetermined',
        missing: [
          missing(`${each.path}/materials`, status, 'what the good is made from', '货物由何种材料制成'),
          missing(
            `${each.path}/whollyObtained`,
            obtained,
            'or the clause it is wholly obtained by',
            '或完全获得所依据的条款',
          ),
        ],
      }
    : { state: 'failed' };
}

function activeTest(each: Case, compiled: CompiledTest): Verdict {
  const percent = fractionOf(each.good.activeIngredients?.originatingPercent ?? '');
  if (percent !== undefined) return { state: compareFractions(percent, compiled) >= 0 ? 'passed' : 'failed' };
  return {
    state: 'undetermined',
    missing: [
      missing(
        `${each.path}/activeIngredients`,
        each.agreement.articles.rules,
        'how much of the active ingredients originates',
        '活性成分中原产部分的比例',
      ),
    ],
  };
}

function operationTest(each: Case, operation: string): Verdict {
  const { operations } = each.good;
  if (operations !== undefined) return { state: operations.includes(operation) ? 'passed' : 'failed' };
  const article = each.agreement.articles.rules;
  const fact = missing(`${each.path}/operations`, article, `whether ${operation} was done`, `是否进行了 ${operation}`);
  return { state: 'undetermined', missing: [fact] };
}

function textMissing(each: Case, text: string): Missing {
  return missing(
    `${each.path}/rule`,
    each.agreement.articles.rules,
    `a person has to decide: ${text}`,
    `需人工判断：${text}`,
  );
}
