/** The codes of an operator, one against the other. @module */
import { codeOf, isTin, readAeoCode } from '../../aeo/code.ts';
import type { AeoRecord } from '../../documents/aeo-record.ts';
import type { Check, Report } from '../check.ts';
import { AEO } from './catalogue.ts';

export const codeCheck: Check<AeoRecord> = {
  codes: [AEO.noCode, AEO.tinForm, AEO.tinCountry, AEO.tinOther, AEO.numberForm, AEO.numberUnusual, AEO.previous].map(
    ({ code }) => code,
  ),
  source: 'WCO Guidelines on Trader Identification Number (2018)',
  title: { en: 'Codes', zh: '编码' },
  check(document, _context, report) {
    const { tin, domesticCode, country, previousCodes = [] } = document;
    if (!tin && !domesticCode) {
      report(AEO.noCode, '/tin');
      return;
    }
    if (tin !== undefined) tinOf(tin, country, report);
    const home = country ?? (tin !== undefined && isTin(tin) ? tin.slice(0, 2) : undefined);
    const own = domesticCode === undefined || home === undefined ? undefined : readAeoCode(domesticCode, home);
    if (own !== undefined && tin !== undefined && isTin(tin) && own.forms.tin !== tin)
      report(AEO.tinOther, '/domesticCode', {
        found: domesticCode ?? '',
        expected: tin.slice(2),
        related: [{ path: '/tin' }],
      });
    else if (own !== undefined) numberOf(own.country, own.number, '/domesticCode', report);
    else if (tin !== undefined && isTin(tin)) numberOf(tin.slice(0, 2), tin.slice(2), '/tin', report);
    for (const [index, code] of previousCodes.entries())
      if (code === tin || code === domesticCode) report(AEO.previous, `/previousCodes/${index}`, { found: code });
  },
};

function tinOf(tin: string, country: string | undefined, report: Report): void {
  if (!isTin(tin)) {
    const fixed = readAeoCode(tin)?.forms.tin;
    const fix = fixed === undefined ? {} : { fix: [{ op: 'replace' as const, path: '/tin', value: fixed }] };
    report(AEO.tinForm, '/tin', { found: tin, ...fix });
  } else if (country !== undefined && !tin.startsWith(country))
    report(AEO.tinCountry, '/tin', { found: tin.slice(0, 2), expected: country, related: [{ path: '/country' }] });
}

function numberOf(country: string, number: string, path: string, report: Report): void {
  const { programme, fits } = codeOf(country, number);
  if (programme === undefined || fits === true) return;
  const definition = programme.certainty === 'official' ? AEO.numberForm : AEO.numberUnusual;
  report(definition, path, { found: number, expected: programme.length });
}
