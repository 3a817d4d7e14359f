/** Boxes 6 to 13. @module */
import { agreements, parseCriteria } from '@kouan/rcep-calc/proof';
import type {
  CertificateItem,
  CertificateOfOrigin,
} from '../../documents/certificate-of-origin/certificate-of-origin.ts';
import type { Check, Report } from '../check.ts';
import { COO } from './catalogue.ts';

export const itemCheck: Check<CertificateOfOrigin> = {
  codes: [
    COO.noItems,
    COO.itemNumber,
    COO.itemProducer,
    COO.description,
    COO.packages,
    COO.hs,
    COO.criterion,
    COO.originCountry,
    COO.originElsewhere,
    COO.quantity,
    COO.fob,
    COO.invoice,
    COO.invoiceUnknown,
  ].map(({ code }) => code),
  source: 'Form RCEP, boxes 6 to 13',
  title: { en: 'Lines', zh: '货物项' },
  check(document, _context, report) {
    if (document.items.length === 0) report(COO.noItems, '/items');
    for (const [index, item] of document.items.entries()) {
      const path = `/items/${index}`;
      if (item.itemNumber !== String(index + 1))
        report(COO.itemNumber, `${path}/itemNumber`, { found: item.itemNumber, expected: String(index + 1) });
      goods(document, item, path, report);
      origin(document, item, path, report);
      amounts(document, item, path, report);
    }
    for (const [index, { number, date }] of (document.invoices ?? []).entries())
      if (!number || !date) report(COO.invoice, `/invoices/${index}`);
    if ((document.invoices ?? []).length === 0) report(COO.invoice, '/invoices');
  },
};

function goods({ producerDisclosure }: CertificateOfOrigin, item: CertificateItem, path: string, report: Report): void {
  if (producerDisclosure === 'see-items' && !item.producer?.name) report(COO.itemProducer, `${path}/producer`);
  if (!item.description?.trim()) report(COO.description, `${path}/description`);
  if (!item.packages?.quantity || !item.packages.kind) report(COO.packages, `${path}/packages`);
  const code = item.hs?.code ?? '';
  if (!/^\d{6}$/.test(code)) report(COO.hs, `${path}/hs/code`, { found: code });
}

function origin(
  { agreement, issuedIn, backToBack }: CertificateOfOrigin,
  item: CertificateItem,
  path: string,
  report: Report,
): void {
  const { criterion = '', originCountry } = item;
  const { criteria } = parseCriteria(criterion);
  if (criteria === undefined) report(COO.criterion, `${path}/criterion`, { found: criterion });
  const parties = agreement === undefined ? undefined : agreements.get(agreement)?.parties;
  if (originCountry === undefined || parties?.has(originCountry) === false)
    report(COO.originCountry, `${path}/originCountry`, { found: originCountry ?? '' });
  // What was wholly obtained originates where that was, and nowhere else.
  else if (criteria?.includes('WO') && backToBack === undefined && issuedIn && originCountry !== issuedIn)
    report(COO.originElsewhere, `${path}/originCountry`, {
      found: criterion,
      expected: issuedIn,
      params: { origin: originCountry },
      related: [{ path: '/issuedIn' }],
    });
}

function amounts({ invoices = [] }: CertificateOfOrigin, item: CertificateItem, path: string, report: Report): void {
  if (item.quantity?.unit === undefined) report(COO.quantity, `${path}/quantity`);
  if (/\bRVC\b/.test(item.criterion ?? '') && item.fob === undefined) report(COO.fob, `${path}/fob`);
  for (const [index, number] of (item.invoiceNumbers ?? []).entries())
    if (!invoices.some((one) => one.number === number))
      report(COO.invoiceUnknown, `${path}/invoiceNumbers/${index}`, {
        found: number,
        related: [{ path: '/invoices' }],
      });
}
