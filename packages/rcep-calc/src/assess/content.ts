import type { Ratio } from '../contract/assessment.ts';
import { inRange } from '../rules/grammar/ranges.ts';
import { amountText, type Case, missing, type Verdict } from './case.ts';
import type { CompiledTest } from './compiled-rule.ts';
import { add, type Int, multiply, percentOf, subtract } from './exact.ts';

const PASSED: Verdict = { state: 'passed' };

/**
 * Regional value content: (FOB − VNM) / FOB × 100, or (VOM + labour + overhead + profit + other cost) / FOB × 100, at the
 * trader's choice. Compared exactly: 39.9967 % fails 40 %. Materials of unknown status count as non-originating for a
 * pass and as originating for a fail, so that neither is a guess.
 *
 * Source: RCEP Article 3.5.1; CPTPP Article 3.5.
 */
export function contentTest(each: Case, compiled: CompiledTest, foreignToo = true): Verdict {
  const { fob, tally } = each;
  const { articles } = each.agreement;
  const method = compiled.test.kind === 'RVC' ? compiled.test.method : undefined;
  if (method === 'focused-value') return focusedTest(each, compiled, foreignToo);
  const whole = method === 'net-cost' ? each.netCost : fob;
  if (whole === undefined) {
    const path = method === 'net-cost' ? '/netCost' : '/value/fob';
    return {
      state: 'undetermined',
      missing: [missing(each.path + path, articles.content, 'the value is not given', '未提供价格')],
    };
  }
  const foreign = foreignToo ? 0 : tally.foreign;
  const vnm = add(tally.vnm, foreign);
  const reaches = (content: Int) => multiply(multiply(content, 100), compiled.d) >= multiply(compiled.n, whole);
  if (method !== 'build-up') {
    const worst = add(vnm, tally.unknown);
    if (!tally.openN && !tally.openU && reaches(subtract(whole, worst))) return PASSED;
  }
  let most = subtract(whole, vnm);
  if (method !== 'build-down' && method !== 'net-cost') {
    const up = buildUpContent(each);
    if (up !== undefined && reaches(subtract(up, foreign))) return PASSED;
    if (method === 'build-up' && (each.costs === undefined || tally.openO || tally.uncertain > 0)) {
      return reaches(most) ? open(each, '/costs', 'costs or materials are not all given') : { state: 'failed' };
    }
    // Where materials and costs are given above the FOB value, building up reaches further than building down.
    const further = up === undefined ? most : add(subtract(up, foreign), grossUnknown(each));
    if (further > most) most = further;
  }
  // The best that is possible: every unknown status originating, every unknown value zero.
  return reaches(most) ? unknownMaterials(each, articles.content) : { state: 'failed' };
}

/** What the materials of unknown status would add, if all of them originated. */
function grossUnknown(each: Case): Int {
  let sum: Int = 0;
  if (each.tally.uncertain === 0) return sum;
  for (const part of each.parts) if (part.status === 'U') sum = add(sum, part.gross ?? 0);
  return sum;
}

/** Only the materials that the rule names count as non-originating (CPTPP Article 3.5.1(b)). */
function focusedTest(each: Case, compiled: CompiledTest, foreignToo: boolean): Verdict {
  const of = compiled.test.kind === 'RVC' ? compiled.test.of : undefined;
  if (of === undefined) return open(each, '', 'the materials that the focused value counts are not named in the rule');
  if (each.fob === undefined) return open(each, '/value/fob', 'the value is not given');
  const { fob } = each;
  let sure: Int = 0;
  let worst: Int = 0;
  let closed = true;
  for (const part of each.parts) {
    const foreign = part.status === 'O' && part.party !== undefined && part.party !== each.good.producedIn;
    if (part.indirect || (part.status === 'O' && (foreignToo || !foreign))) continue;
    const named = part.hs === undefined ? undefined : of.some((range) => inRange(part.hs as string, range));
    if (named === false) continue;
    if (part.net === undefined) closed = false;
    worst = add(worst, part.net ?? 0);
    if (named === true && part.status !== 'U') sure = add(sure, part.net ?? 0);
  }
  const reaches = (vnm: Int) => multiply(multiply(subtract(fob, vnm), 100), compiled.d) >= multiply(compiled.n, fob);
  if (closed && reaches(worst)) return PASSED;
  return reaches(sure) ? unknownMaterials(each, each.agreement.articles.content) : { state: 'failed' };
}

/** The numerator of the build-up formula; undefined when the input names neither costs nor a formula without them. */
export function buildUpContent(each: Case): Int | undefined {
  if (!each.agreement.buildUpCosts) return each.tally.openO ? undefined : each.tally.vom;
  return each.costs === undefined ? undefined : add(each.tally.vom, each.costs);
}

/** Both contents for the reader; unknown status counts as non-originating. */
export function contents(each: Case): { buildDown?: Ratio; buildUp?: Ratio } {
  const { fob, tally } = each;
  if (fob === undefined) return {};
  const up = buildUpContent(each);
  const down = tally.openN || tally.openU ? undefined : subtract(fob, add(tally.vnm, tally.unknown));
  const both: { buildDown?: Ratio; buildUp?: Ratio } = {};
  if (down !== undefined) both.buildDown = ratioOf(each, down, fob);
  // Without the value of an originating material the sum is only a lower bound, which no reader would see.
  if (up !== undefined && !tally.openO) both.buildUp = ratioOf(each, up, fob);
  return both;
}

/** A share of two amounts of a case. */
export function ratioOf(each: Case, n: Int, d: Int): Ratio {
  // Nearly every share is of the FOB value, whose text is then written once.
  if (d === each.fob) each.fobText ??= amountText(each, d);
  const whole = d === each.fob ? each.fobText : amountText(each, d);
  return { percent: percentOf(n, d), exact: `${amountText(each, n)}/${whole}` };
}

/** The facts that would settle an open content: value or status of materials. */
export function unknownMaterials(each: Case, article: string): Verdict {
  const list = each.parts.flatMap((part) => {
    const facts = [];
    if (part.status === 'U') {
      facts.push(
        missing(`${part.path}/originating`, article, 'whether the material originates', '材料是否具备原产资格'),
      );
    }
    if (part.status !== 'O' && part.net === undefined) {
      facts.push(missing(`${part.path}/value`, article, 'the value of the material', '材料的价格'));
    }
    return facts;
  });
  return { state: 'undetermined', missing: list };
}

function open(each: Case, path: string, reason: string): Verdict {
  const article = each.agreement.articles.content;
  return {
    state: 'undetermined',
    reason,
    missing: [missing(`${each.path}${path}`, article, reason, '所需数据未提供')],
  };
}
