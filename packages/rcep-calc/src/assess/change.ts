import { type Case, missing, type Part, type Verdict } from './case.ts';
import type { CompiledTest } from './compiled-rule.ts';
import { deMinimis, type Tolerance } from './de-minimis.ts';
import { add, type Int } from './exact.ts';

/** How a change of classification came out, and what of it rests on the tolerance. */
export interface ChangeVerdict extends Verdict {
  /** Materials that did not change; the test passed only by de minimis when it passed and there are some. */
  readonly failing: readonly Part[];
  readonly tolerance?: Tolerance;
}

const PASSED: ChangeVerdict = { state: 'passed', failing: [] };

/**
 * Every non-originating material has another chapter, heading or subheading than the good and is not one of the
 * exceptions. What did not change may be within the tolerance of Article 3.7. Packing for retail and accessories do not
 * take part (3.8, 3.9).
 *
 * Source: RCEP Annex 3A headnotes 5 to 7.
 */
export function changeTest(each: Case, compiled: CompiledTest, foreignToo = true): ChangeVerdict {
  const good = each.good.good.hs;
  const home = each.good.producedIn;
  let failing: Part[] | undefined;
  let doubtful: Part[] | undefined;
  for (const part of each.parts) {
    if (!part.shift) continue;
    if (part.status === 'O' && (foreignToo || part.party === undefined || part.party === home)) continue;
    if (part.hs === undefined) (doubtful ??= []).push(part);
    else if (!changes(part.hs, good, compiled)) {
      if (part.status === 'U') (doubtful ??= []).push(part);
      else (failing ??= []).push(part);
    }
  }
  if (failing === undefined && doubtful === undefined) return PASSED;
  const all = failing === undefined || doubtful === undefined ? (failing ?? doubtful ?? []) : [...failing, ...doubtful];
  const worst = deMinimis(each, all);
  if (worst.state === 'passed') return { state: 'passed', failing: all, tolerance: worst };
  if (doubtful === undefined) {
    // Written out: a spread here took a fifth of the time of a whole assessment.
    const { state, missing: open } = worst;
    return open === undefined
      ? { state, failing: all, tolerance: worst }
      : { state, missing: open, failing: all, tolerance: worst };
  }
  const best = failing === undefined ? undefined : deMinimis(each, failing);
  if (best?.state === 'failed') return { state: 'failed', failing: failing ?? [], tolerance: best };
  const facts = doubtful.map((part) =>
    part.hs === undefined
      ? missing(
          `${part.path}/hs`,
          each.agreement.articles.rules,
          'the classification of the material',
          '材料的税则号列',
        )
      : missing(
          `${part.path}/originating`,
          each.agreement.articles.status,
          'whether the material originates',
          '材料是否具备原产资格',
        ),
  );
  return { state: 'undetermined', missing: [...facts, ...(best?.missing ?? [])], failing: all, tolerance: worst };
}

/** Whether a material classified in `hs` may go into a good classified in `good`. */
export function changes(hs: string, good: string, compiled: CompiledTest): boolean {
  const { digits, except } = compiled;
  let same = true;
  for (let index = 0; index < digits; index += 1) {
    if (hs.charCodeAt(index) !== good.charCodeAt(index)) {
      same = false;
      break;
    }
  }
  if (same) return false;
  for (const range of except) {
    const prefix = hs.slice(0, range.from.length);
    if (prefix >= range.from && prefix <= range.to) return false;
  }
  return true;
}

/** Sum of the values of parts as Article 3.5.3 has them, or undefined when one is not known. */
export function grossOf(parts: readonly Part[]): Int | undefined {
  let sum: Int = 0;
  for (const part of parts) {
    if (part.gross === undefined) return undefined;
    sum = add(sum, part.gross);
  }
  return sum;
}
