/** When it was issued, for how long it is valid, and what that asks of it. @module */
import { certifiedCopyAllowed, proofValidUntil, retroactiveIssue } from '@kouan/rcep-calc/proof';
import type { CertificateOfOrigin } from '../../documents/certificate-of-origin/certificate-of-origin.ts';
import type { Check, Report } from '../check.ts';
import { COO } from './catalogue.ts';

export const dateCheck: Check<CertificateOfOrigin> = {
  codes: [
    COO.retroactive,
    COO.tooLate,
    COO.notRetroactive,
    COO.invoiceLate,
    COO.declaredLater,
    COO.expired,
    COO.copy,
  ].map(({ code }) => code),
  source: 'RCEP Articles 3.16 and 3.17',
  title: { en: 'Dates', zh: '日期' },
  check(document, { today }, report) {
    const { issuedOn, invoices = [], declaration } = document;
    if (issuedOn === undefined) return;
    shipped(document, issuedOn, report);
    for (const [index, { date }] of invoices.entries())
      if (date !== undefined && date > issuedOn)
        report(COO.invoiceLate, `/invoices/${index}/date`, {
          found: date,
          expected: issuedOn,
          related: [{ path: '/issuedOn' }],
        });
    if (declaration?.date !== undefined && declaration.date > issuedOn)
      report(COO.declaredLater, '/declaration/date', {
        found: declaration.date,
        expected: issuedOn,
        related: [{ path: '/issuedOn' }],
      });
    const end = proofValidUntil(issuedOn);
    if (today !== undefined && today > end) report(COO.expired, '/issuedOn', { found: issuedOn, expected: end });
    copied(document, issuedOn, report);
  },
};

function shipped({ transport, issuedRetroactively }: CertificateOfOrigin, issuedOn: string, report: Report): void {
  const departure = transport?.departureDate;
  if (departure === undefined) return;
  const { allowed, mark } = retroactiveIssue(departure, issuedOn);
  const details = { found: issuedOn, expected: departure, related: [{ path: '/transport/departureDate' }] };
  if (!allowed) report(COO.tooLate, '/issuedOn', details);
  else if (mark !== undefined && issuedRetroactively !== true) report(COO.retroactive, '/issuedRetroactively', details);
  else if (mark === undefined && issuedRetroactively === true)
    report(COO.notRetroactive, '/issuedRetroactively', details);
}

function copied({ copy, replaces, number }: CertificateOfOrigin, issuedOn: string, report: Report): void {
  if (copy !== 'certified-true-copy') return;
  const original = replaces?.issuedOn;
  const fits = replaces?.number === number && original !== undefined && certifiedCopyAllowed(original, issuedOn);
  if (!fits) report(COO.copy, '/replaces', { found: replaces?.number ?? '', expected: number ?? '' });
}
