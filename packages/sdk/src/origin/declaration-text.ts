import type { CertificateItem, CertificateOfOrigin } from '../documents/certificate-of-origin/certificate-of-origin.ts';
import { originClaimMarks } from '../documents/certificate-of-origin/printed.ts';

/**
 * The declaration of origin that an approved exporter, or an exporter or producer, makes by itself: the particulars of
 * RCEP Annex 3B, paragraph 2, as plain text in English for an invoice or a letterhead. What the document does not say
 * is left out; the checks of the document name it.
 *
 * @param reference Unique reference number of the declaration.
 */
export function declarationText(document: CertificateOfOrigin, reference: string): string {
  const { exporter, importer, producer, declaration } = document;
  const lines = [
    'DECLARATION OF ORIGIN',
    `Agreement: ${document.agreement ?? ''}`,
    `Reference: ${reference}`,
    ...party('Exporter', exporter),
    ...(exporter?.identifier === undefined ? [] : [`Authorisation code: ${exporter.identifier}`]),
    ...party('Producer', producer),
    ...party('Importer or consignee', importer),
    '',
    ...document.items.flatMap(item),
    '',
    `I declare that the goods described above qualify as originating goods under ${document.agreement ?? 'the agreement'} for exportation to ${document.importingParty ?? importer?.country ?? '-'}.`,
    [declaration?.place, declaration?.date, declaration?.signatory].filter(Boolean).join(', '),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function party(name: string, one: CertificateOfOrigin['exporter']): string[] {
  if (one === undefined) return [];
  return [`${name}: ${[one.name, one.address, one.country].filter(Boolean).join(', ')}`];
}

function item(one: CertificateItem): string[] {
  const { originCountry = '-', originClaim } = one;
  const facts = [
    `${one.itemNumber}. ${one.description ?? ''}`,
    `HS ${one.hs?.code ?? '-'}`,
    `criterion ${one.criterion ?? '-'}`,
    `RCEP country of origin ${originCountry}${originClaim === undefined ? '' : originClaimMarks[originClaim]}`,
    one.quantity === undefined ? '' : `quantity ${one.quantity.value} ${one.quantity.unit ?? ''}`.trimEnd(),
    one.fob === undefined ? '' : `FOB ${one.fob.amount} ${one.fob.currency}`,
  ];
  return [facts.filter(Boolean).join('; ')];
}
