/** Boxes 14 to 17. @module */
import { proofValidUntil } from '@kouan/rcep-calc/proof';
import type { CertificateOfOrigin } from '../../documents/certificate-of-origin/certificate-of-origin.ts';
import type { Check } from '../check.ts';
import { COO } from './catalogue.ts';

export const remarkCheck: Check<CertificateOfOrigin> = {
  codes: [
    COO.number,
    COO.thirdParty,
    COO.backToBack,
    COO.backToBackOrigin,
    COO.backToBackExpired,
    COO.declaration,
    COO.certification,
  ].map(({ code }) => code),
  source: 'Form RCEP, boxes 14 to 17',
  title: { en: 'Remarks, declaration and certification', zh: '备注、声明与签证' },
  check(document, _context, report) {
    const { number, issuedOn, issuedIn, thirdPartyInvoicing, backToBack, declaration, certification } = document;
    // A draft has neither number nor certification; a paper with one of them claims to be issued.
    const issued = number !== undefined || certification !== undefined;
    if (issued && (!number || !issuedOn || !issuedIn)) report(COO.number, '/number');
    if (issued && (!certification?.authority || !certification.place || !certification.date))
      report(COO.certification, '/certification');
    if (thirdPartyInvoicing !== undefined && (!thirdPartyInvoicing.name || !thirdPartyInvoicing.country))
      report(COO.thirdParty, '/thirdPartyInvoicing');
    const importing = document.importingParty ?? document.importer?.country;
    if (!declaration?.place || !declaration.date || !declaration.signatory || !importing)
      report(COO.declaration, '/declaration');
    if (backToBack === undefined) return;
    const { number: original, issuedOn: since, issuedIn: from, originCountry } = backToBack;
    if (!original || !since || !from) report(COO.backToBack, '/backToBack');
    if (!originCountry) report(COO.backToBackOrigin, '/backToBack/originCountry');
    if (since !== undefined && issuedOn !== undefined && issuedOn > proofValidUntil(since))
      report(COO.backToBackExpired, '/backToBack/issuedOn', { found: issuedOn, expected: proofValidUntil(since) });
  },
};
