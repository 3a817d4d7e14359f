/** Days of single codes, where a notice says them. A code without a row is as old as its list. @module */
import type { Validity } from './edition.ts';

/** `code from until source`; `-` where a day is not known here. */
function days(rows: string): ReadonlyMap<string, Validity> {
  return new Map(
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const [code = '', from = '-', until = '-', ...source] = row.trim().split(' ');
        return [
          code,
          {
            ...(from === '-' ? {} : { from }),
            ...(until === '-' ? {} : { until }),
            source: source.join(' '),
          },
        ];
      }),
  );
}

/** By list and code. */
export const VALIDITY: Readonly<Record<string, () => ReadonlyMap<string, Validity>>> = {
  'cn-trade-modes': () =>
    days(`
      9610 2014-02-10 - GACC 2014 no. 12
      1210 2014-08-01 - GACC 2014 no. 57
      1239 2016-12-01 - GACC 2016 no. 75
      9710 2020-07-01 - GACC 2020 no. 75
      9810 2020-07-01 - GACC 2020 no. 75`),
  'cn-fta-agreements': () =>
    days(`
      07 2007-07-01 - China-Pakistan agreement, entry into force
      08 2006-10-01 - China-Chile agreement, entry into force
      10 2008-10-01 - China-New Zealand agreement, entry into force
      11 2009-01-01 - China-Singapore agreement, entry into force
      12 2010-03-01 - China-Peru agreement, entry into force
      14 2011-01-01 - ECFA early harvest
      15 2011-08-01 - China-Costa Rica agreement, entry into force
      16 2014-07-01 - China-Iceland agreement, entry into force
      17 2014-07-01 - China-Switzerland agreement, entry into force
      18 2015-12-20 - China-Australia agreement, entry into force
      19 2015-12-20 - China-Korea agreement, entry into force
      20 2018-01-01 - China-Georgia agreement, entry into force
      21 2021-01-01 - China-Mauritius agreement, entry into force
      22 2022-01-01 - RCEP, entry into force
      23 2022-01-01 - China-Cambodia agreement, entry into force
      24 2024-01-01 - China-Nicaragua agreement, entry into force
      25 2024-05-01 - China-Ecuador agreement, entry into force
      26 2024-07-01 - China-Serbia agreement, entry into force
      27 2024-09-01 - China-Honduras early harvest
      28 2025-01-01 - China-Maldives agreement, entry into force`),
  'iso-currencies': () =>
    days(`
      ANG - 2025-03-30 ISO 4217 amendment: replaced by XCG
      BGN - 2025-12-31 Bulgaria: the euro from 2026
      EUR 1999-01-01 - ISO 4217
      SLE 2022-07-01 - ISO 4217 amendment: redenomination of SLL
      VED 2021-10-01 - ISO 4217 amendment: redenomination of VES
      VES 2018-08-20 - ISO 4217 amendment: redenomination of VEF
      XCG 2025-03-31 - ISO 4217 amendment: replaces ANG
      ZWG 2024-09-01 - ISO 4217 amendment: replaces ZWL`),
};
