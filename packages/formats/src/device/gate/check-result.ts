/** What CHECK_RESULT says. */
export interface CheckResult {
  /** `unknown` for what is of neither dialect: it never lifts a barrier. */
  readonly verdict: 'pass' | 'stop' | 'unknown';
  readonly dialect?: CheckDialect;
}

/** `letter`: Y or N. `digits`: twenty, all 0 to pass. */
export type CheckDialect = 'letter' | 'digits';

const WRITTEN: Readonly<Record<CheckDialect, Readonly<Record<'pass' | 'stop', string>>>> = {
  letter: { pass: 'Y', stop: 'N' },
  digits: { pass: '00000000000000000000', stop: '11000000000000000000' },
};

/** Reads CHECK_RESULT in both dialects. A digit that is not 0 stops. */
export function verdictOf(checkResult: string): CheckResult {
  const text = checkResult.trim();
  if (/^[YN]$/i.test(text)) return { verdict: text.toUpperCase() === 'Y' ? 'pass' : 'stop', dialect: 'letter' };
  if (/^\d{20}$/.test(text)) return { verdict: /^0+$/.test(text) ? 'pass' : 'stop', dialect: 'digits' };
  return { verdict: 'unknown' };
}

/** Writes CHECK_RESULT. */
export const checkResult = (verdict: 'pass' | 'stop', dialect: CheckDialect): string => WRITTEN[dialect][verdict];
