/** Kind of the bill that is asked for. @module */
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import { BOL } from '../bill-of-lading/catalogue.ts';
import { kind, originals } from '../bill-of-lading/terms.ts';
import type { Check } from '../check.ts';

export const termsCheck: Check<ShippingInstructions> = {
  codes: [BOL.toOrderWaybill, BOL.copies, BOL.originals, BOL.waybillOriginals].map(({ code }) => code),
  source: 'DCSA EBL 3.0, ShippingInstructions',
  title: { en: 'Kind of the bill', zh: '单证种类' },
  check(document, _context, report) {
    kind(document, report);
    originals(document, report);
  },
};
