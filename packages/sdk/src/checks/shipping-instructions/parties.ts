/** Parties of shipping instructions. @module */
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import { BOL } from '../bill-of-lading/catalogue.ts';
import { each, functionsOnce, linesOf, named, partiesOf } from '../bill-of-lading/parties.ts';
import type { Check, Report } from '../check.ts';
import { SIN } from './catalogue.ts';
import { filedByCarrier } from './filings.ts';

/** Roles of which the standard wants an address or a code. */
const ADDRESSED = [
  'shipper',
  'onBehalfOfShipper',
  'consignee',
  'onBehalfOfConsignee',
  'endorsee',
  'shippingInstructionsRequestor',
] as const;

export const partyCheck: Check<ShippingInstructions> = {
  codes: [
    BOL.consigneeMissing,
    BOL.endorseeOnStraight,
    BOL.consigneeToOrder,
    BOL.partyAddress,
    BOL.nobodyNotified,
    BOL.displayedAddress,
    BOL.functionTwice,
    BOL.unknownProvider,
    SIN.platformOnPaper,
    SIN.traders,
  ].map(({ code }) => code),
  source: 'DCSA EBL 3.0, DocumentPartiesShippingInstructions',
  title: { en: 'Parties of shipping instructions', zh: '托运指示当事人' },
  check(document, _context, report) {
    const { documentParties = {}, isElectronic } = document;
    named(document, documentParties, report);
    for (const [path, party] of partiesOf(documentParties, ADDRESSED)) each(path, party, linesOf(isElectronic), report);
    functionsOnce('/documentParties/other', documentParties.other, report);
    platform(document, report);
    if (document.isHouseBillOfLadingsIssued === false && document.isCargoDeliveredInICS2Zone === true)
      traders(document, report);
  },
};

function platform(document: ShippingInstructions, report: Report): void {
  const { isElectronic, transportDocumentTypeCode: type, documentParties = {} } = document;
  if (documentParties.issueTo?.sendToPlatform === undefined) return;
  if (isElectronic === false || type === 'SWB')
    report(SIN.platformOnPaper, '/documentParties/issueTo/sendToPlatform', {
      related: [{ path: isElectronic === false ? '/isElectronic' : '/transportDocumentTypeCode' }],
    });
}

function traders(document: ShippingInstructions, report: Report): void {
  const filing = filedByCarrier(document);
  if (filing === undefined) return;
  for (const role of ['buyer', 'seller'] as const)
    if (document.documentParties?.[role] === undefined)
      report(SIN.traders, `/documentParties/${role}`, { found: role, related: [{ path: filing }] });
}
