import type { HsRange, Rule, RuleAlternative, RuleTest } from '../rules/ast.ts';
import { printAlternative } from '../rules/grammar/print.ts';
import { fractionOf, type Int } from './exact.ts';

/** Digits that must differ at each level of change. */
const DIGITS = { CC: 2, CTH: 4, CTSH: 6 } as const;

/** One test with what the engine needs ready for its hot loop. */
export interface CompiledTest {
  readonly test: RuleTest;
  readonly text: string;
  /** CTC: digits that must differ; 0 for other tests. */
  readonly digits: number;
  readonly except: readonly HsRange[];
  /** RVC and ACTIVE: the threshold in percent, exactly. */
  readonly n: Int;
  readonly d: Int;
}

export interface CompiledLimb {
  readonly alternative: RuleAlternative;
  readonly text: string;
  readonly tests: readonly CompiledTest[];
  /** What box 10 of the certificate says for this limb. */
  readonly criterion: string;
}

const compiled = new WeakMap<Rule, readonly CompiledLimb[]>();

/** The limbs of a rule, compiled once for each rule object. */
export function compileRule(rule: Rule): readonly CompiledLimb[] {
  const known = compiled.get(rule);
  if (known !== undefined) return known;
  const limbs = rule.alternatives.map(compileLimb);
  compiled.set(rule, limbs);
  return limbs;
}

function compileLimb(alternative: RuleAlternative): CompiledLimb {
  const tests = alternative.all.map(compileTest);
  return {
    alternative,
    tests,
    text: printAlternative(alternative),
    criterion: criterionOf(alternative.all),
  };
}

function compileTest(test: RuleTest): CompiledTest {
  const threshold = test.kind === 'RVC' ? test.threshold : test.kind === 'ACTIVE' ? test.percent : '0';
  const { n, d } = fractionOf(threshold) ?? { n: 101, d: 1 };
  return {
    test,
    text: printAlternative({ all: [test] }),
    digits: test.kind === 'CTC' ? DIGITS[test.level] : 0,
    except: test.kind === 'CTC' ? test.except : [],
    n,
    d,
  };
}

const CRITERIA = [
  ['RVC', 'RVC'],
  ['CTC', 'CTC'],
  ['CR', 'CR'],
  ['WO', 'WO'],
  ['PE', 'PE'],
] as const;

function criterionOf(tests: readonly RuleTest[]): string {
  for (const [kind, criterion] of CRITERIA) if (tests.some((test) => test.kind === kind)) return criterion;
  return 'PSR';
}
