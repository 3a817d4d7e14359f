/** HS codes at six digits, across editions of the nomenclature. @module */
import { transpose } from '@kouan/rcep-calc/editions';
import type { Comparable, Kind, Verdict } from '../value.ts';

/** Editions of which the lists are known. */
const EDITIONS = ['2022', '2017', '2012'] as const;
type Edition = (typeof EDITIONS)[number];

const digits = (text: string): string => text.replace(/[\s.]/g, '').slice(0, 6);

const editionsOf = ({ edition }: Comparable): readonly Edition[] => EDITIONS.filter((one) => one === edition);

/** What one edition makes of the other: the same goods, goods that may be the same, or others. */
function across(one: string, from: Edition, other: string, to: Edition): Verdict {
  const { codes, exact } = transpose(one, from, to);
  if (!codes.includes(other)) return 'differs';
  return exact ? 'same' : 'possible';
}

/**
 * A code that says no edition may be of any; then codes that differ can still be the same goods in another edition, and
 * only the goods decide. Source: UN correlation tables.
 */
export const hsKind: Kind = {
  canonical: (value) => subheadingOf(value),
  compare(one, other) {
    const [left, right] = [digits(one.text), digits(other.text)];
    if (!/^\d{6}$/.test(left) || !/^\d{6}$/.test(right)) return 'unknown';
    const [own, others] = [editionsOf(one), editionsOf(other)];
    const [from] = own;
    const [to] = others;
    if (from !== undefined && to !== undefined) {
      if (from === to) return left === right ? 'same' : 'differs';
      return across(left, from, right, to);
    }
    if (left === right) return 'same';
    const tries = (from === undefined ? EDITIONS : own).flatMap((a) =>
      (to === undefined ? EDITIONS : others).filter((b) => a !== b).map((b) => across(left, a, right, b)),
    );
    return tries.some((verdict) => verdict !== 'differs') ? 'possible' : 'differs';
  },
  write: (wrong, right) =>
    wrong.text.length === 6 && (wrong.edition === undefined || wrong.edition === right.edition)
      ? digits(right.text)
      : undefined,
};

/** The subheading in the newest edition, where it stands for exactly the same goods; otherwise as it is said. */
export function subheadingOf({ text, edition }: Comparable): string {
  const code = digits(text);
  if (edition === undefined || edition === EDITIONS[0] || !(EDITIONS as readonly string[]).includes(edition))
    return code;
  const { codes, exact } = transpose(code, edition as Edition, EDITIONS[0]);
  const [only] = codes;
  return exact && only !== undefined ? only : `${code} (HS ${edition})`;
}
