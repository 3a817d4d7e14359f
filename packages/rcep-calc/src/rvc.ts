import {
  compareDecimal,
  type Decimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  subtractDecimal,
} from '@kouan/core';

/** Regional value content of one good, exact. */
export interface RegionalValueContent {
  /** Percent, truncated (never rounded up) to 4 places. */
  readonly percent: string;
  /** The same as a fraction `n/d` of decimals: originating value over FOB value. */
  readonly exact: string;
}

/**
 * Build-down formula: `(FOB − VNM) / FOB × 100`. Undefined when FOB is not a positive decimal or VNM not a decimal.
 *
 * Source: RCEP Article 3.5.1(a).
 */
export function buildDown(fob: string, nonOriginating: string): RegionalValueContent | undefined {
  const total = parseDecimal(fob);
  const vnm = parseDecimal(nonOriginating);
  if (total === undefined || vnm === undefined || total.units <= 0n || vnm.units < 0n) return undefined;
  const originating = subtractDecimal(total, vnm);
  return { percent: percentOf(originating, total), exact: `${formatDecimal(originating)}/${formatDecimal(total)}` };
}

/**
 * Whether a build-down content reaches a threshold in percent. The comparison is exact: 39.9999 % fails 40 %.
 *
 * Source: RCEP Article 3.5.1(a).
 */
export function reachesThreshold(fob: string, nonOriginating: string, threshold: string): boolean | undefined {
  const total = parseDecimal(fob);
  const vnm = parseDecimal(nonOriginating);
  const limit = parseDecimal(threshold);
  if (total === undefined || vnm === undefined || limit === undefined || total.units <= 0n || vnm.units < 0n) {
    return undefined;
  }
  const hundredfold = multiplyDecimal(subtractDecimal(total, vnm), { units: 100n, scale: 0 });
  return compareDecimal(hundredfold, multiplyDecimal(limit, total)) >= 0;
}

function percentOf(part: Decimal, whole: Decimal): string {
  const scale = Math.max(part.scale, whole.scale);
  const numerator = part.units * 10n ** BigInt(scale - part.scale);
  const denominator = whole.units * 10n ** BigInt(scale - whole.scale);
  return formatDecimal({ units: (numerator * 1_000_000n) / denominator, scale: 4 });
}
