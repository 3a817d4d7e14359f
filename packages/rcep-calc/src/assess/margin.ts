import { amountText, type Case } from './case.ts';
import { grossOf } from './change.ts';
import type { CompiledTest } from './compiled-rule.ts';
import { add, decimalOf, type Int, multiply, subtract } from './exact.ts';
import type { LimbResult } from './limbs.ts';

/**
 * How far the answer is from changing: by how much the non-originating value may still rise before the content falls
 * below the threshold (negative: how much it has to fall), and the same for materials that did not change their
 * classification.
 */
export function marginOf(each: Case, limbs: readonly LimbResult[]): Record<string, string> | undefined {
  if (each.fob === undefined) return undefined;
  let margin: Record<string, string> | undefined;
  for (const { limb, change } of limbs) {
    for (const compiled of limb.tests) {
      const vnm = compiled.test.kind === 'RVC' ? contentMargin(each, compiled) : undefined;
      if (vnm !== undefined) (margin ??= {})['vnm'] ??= vnm;
    }
    if (change === undefined || change.failing.length === 0) continue;
    const sum = grossOf(change.failing);
    if (sum === undefined) continue;
    const hundredfold = subtract(multiply(each.fob, each.agreement.deMinimis.percent), multiply(sum, 100));
    (margin ??= {})['deMinimis'] ??= decimalOf({ n: hundredfold, d: multiply(each.unit, 100) });
  }
  return margin;
}

/** FOB × (100 − threshold) / 100 − VNM. */
function contentMargin(each: Case, compiled: CompiledTest): string | undefined {
  const { fob, tally } = each;
  if (fob === undefined || tally.openN || tally.openU) return undefined;
  const vnm = add(tally.vnm, tally.unknown);
  const share = subtract(multiply(100, compiled.d), compiled.n);
  const scaled = multiply(100, compiled.d);
  const over: Int = subtract(multiply(fob, share), multiply(vnm, scaled));
  if (typeof over === 'number' && typeof scaled === 'number' && over % scaled === 0)
    return amountText(each, over / scaled);
  return decimalOf({ n: over, d: multiply(each.unit, scaled) });
}
