/** The structure of an HS code in an edition. @module */
import { type Finding, finding, hasErrors } from '@kouan/core';
import { isSubheading, subheadingsOf } from '@kouan/rcep-calc/editions';
import { codeList } from '../code-lists/code-list.ts';
import { HSC } from './catalogue.ts';
import { hsEditionNames } from './editions.ts';
import type { Tariff, TariffLine } from './tariff.ts';

export interface HsCodeOptions {
  /** `2012`, `2017` or `2022`, which is meant where nothing is said. */
  readonly edition?: string;
  /** A national tariff, for what follows the six digits. */
  readonly tariff?: Tariff;
}

/** What is known of a code. */
export interface HsCodeAnswer {
  readonly edition: string;
  /** Digits only; empty when it is not a code. */
  readonly digits: string;
  readonly chapter?: string;
  readonly heading?: string;
  readonly subheading?: string;
  /** What follows the six digits, and whether it is known: `unknown` without a tariff. */
  readonly national?: {
    readonly tail: string;
    readonly standing: 'listed' | 'not-listed' | 'unknown';
    readonly line?: TariffLine;
  };
  readonly valid: boolean;
  readonly findings: readonly Finding[];
}

/** The digits of a code as people write it (`8471.30`, `8471 30 00 00`), or `undefined`. */
export function hsDigits(written: string): string | undefined {
  const digits = written.trim().replace(/(?<=\d)[. ](?=\d)/g, '');
  return /^\d{1,24}$/.test(digits) ? digits : undefined;
}

const LENGTHS = new Set([2, 4, 6, 8, 10]);

const headings = new Map<string, ReadonlySet<string>>();

/** Every heading of an edition; empty when the edition is not held. */
export function headingsOf(edition: string): ReadonlySet<string> {
  let known = headings.get(edition);
  if (known === undefined) {
    known = new Set((subheadingsOf(edition) ?? []).map((code) => code.slice(0, 4)));
    headings.set(edition, known);
  }
  return known;
}

/** Looks at a code digit by digit; the first level that does not exist is said, and what lies below it is not. */
export function checkHsCode(written: string, { edition = '2022', tariff }: HsCodeOptions = {}): HsCodeAnswer {
  const digits = hsDigits(written) ?? '';
  const answer = (findings: readonly Finding[], parts: Partial<HsCodeAnswer> = {}): HsCodeAnswer => ({
    edition,
    digits,
    ...parts,
    valid: !hasErrors(findings),
    findings,
  });
  if (!hsEditionNames.includes(edition))
    return answer([finding(HSC.edition, '', { found: edition, params: { known: hsEditionNames.join(', ') } })]);
  if (digits === '') return answer([finding(HSC.notDigits, '', { found: written })]);
  if (!LENGTHS.has(digits.length))
    return answer([finding(HSC.length, '', { found: digits, params: { count: digits.length } })]);

  const [chapter, heading, subheading] = [digits.slice(0, 2), digits.slice(0, 4), digits.slice(0, 6)];
  const params = { edition };
  // 98 and 99 are chapters of national tariffs; the system says nothing of what is in them.
  if (!codeList('hs-chapters').has(chapter) || chapter >= '98')
    return answer([finding(HSC.chapter, '', { found: chapter, params })]);
  if (digits.length === 2) return answer([], { chapter });
  if (!headingsOf(edition).has(heading))
    return answer([finding(HSC.heading, '', { found: heading, params })], { chapter });
  if (digits.length === 4) return answer([], { chapter, heading });
  if (isSubheading(subheading, edition) !== true) {
    const others = hsEditionNames
      .filter((other) => isSubheading(subheading, other) === true)
      .map((other) => `HS ${other}`);
    return answer(
      [finding(HSC.subheading, '', { found: subheading, params: { edition, others: others.join(', ') || '—' } })],
      {
        chapter,
        heading,
      },
    );
  }
  const tail = digits.slice(6);
  if (tail === '') return answer([], { chapter, heading, subheading });
  const [national, said] = nationalOf(digits, tail, tariff);
  return answer(said, { chapter, heading, subheading, national });
}

function nationalOf(
  digits: string,
  tail: string,
  tariff: Tariff | undefined,
): readonly [NonNullable<HsCodeAnswer['national']>, readonly Finding[]] {
  if (tariff === undefined) return [{ tail, standing: 'unknown' }, [finding(HSC.tail, '', { found: tail })]];
  const line = tariff.lines.get(digits);
  return line === undefined
    ? [{ tail, standing: 'not-listed' }, [finding(HSC.tariff, '', { found: digits })]]
    : [{ tail, standing: 'listed', line }, []];
}
