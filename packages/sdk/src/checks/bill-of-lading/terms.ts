/** Kind, dates, money and places of a bill of lading. @module */
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { Check, Report } from '../check.ts';
import { BOL } from './catalogue.ts';

export const termsCheck: Check<BillOfLading> = {
  codes: [
    BOL.toOrderWaybill,
    BOL.copies,
    BOL.originals,
    BOL.waybillOriginals,
    BOL.onBoardDate,
    BOL.receivedDate,
    BOL.bothDates,
    BOL.declaredValue,
    BOL.placeOfReceipt,
    BOL.placeOfDelivery,
  ].map(({ code }) => code),
  source: 'DCSA EBL 3.0, TransportDocument',
  title: { en: 'Kind, dates and places', zh: '单证种类、日期与地点' },
  check(document, _context, report) {
    const { declaredValue } = document;
    kind(document, report);
    originals(document, report);
    dates(document, report);
    if (declaredValue !== undefined && (declaredValue.amount === undefined || declaredValue.currency === undefined))
      report(BOL.declaredValue, '/declaredValue');
    legs(document, report);
  },
};

/** What a bill is; shipping instructions say the same of the bill that they ask for. */
export type BillKind = Pick<
  BillOfLading,
  | 'transportDocumentTypeCode'
  | 'isElectronic'
  | 'isToOrder'
  | 'numberOfCopiesWithCharges'
  | 'numberOfCopiesWithoutCharges'
  | 'numberOfOriginalsWithCharges'
  | 'numberOfOriginalsWithoutCharges'
>;

/** Only a bill of lading can be to order. */
export function kind({ transportDocumentTypeCode, isToOrder }: BillKind, report: Report): void {
  if (isToOrder === true && transportDocumentTypeCode === 'SWB')
    report(BOL.toOrderWaybill, '/isToOrder', { related: [{ path: '/transportDocumentTypeCode' }] });
}

const isZero = (count: string | undefined): boolean => count === undefined || /^-?0+(\.0*)?$/.test(count);

/** How many originals and copies there can be. */
export function originals(document: BillKind, report: Report): void {
  const { transportDocumentTypeCode: type, isElectronic } = document;
  for (const field of ['numberOfCopiesWithCharges', 'numberOfCopiesWithoutCharges'] as const)
    if (type === 'BOL' && isElectronic === true && !isZero(document[field]))
      report(BOL.copies, `/${field}`, { found: document[field] ?? '', expected: '0' });
  const fields = ['numberOfOriginalsWithCharges', 'numberOfOriginalsWithoutCharges'] as const;
  for (const field of fields)
    if (type === 'SWB' && document[field] !== undefined)
      report(BOL.waybillOriginals, `/${field}`, { found: document[field] });
  if (type !== 'BOL' || isElectronic !== true) return;
  const all = fields.reduce((sum, field) => sum + Number(document[field] ?? 0), 0);
  if (all > 1)
    report(BOL.originals, `/${fields[0]}`, { found: String(all), expected: '1', related: [{ path: `/${fields[1]}` }] });
}

function dates(
  { isShippedOnBoardType, shippedOnBoardDate, receivedForShipmentDate }: BillOfLading,
  report: Report,
): void {
  if (shippedOnBoardDate !== undefined && receivedForShipmentDate !== undefined)
    report(BOL.bothDates, '/shippedOnBoardDate', { related: [{ path: '/receivedForShipmentDate' }] });
  else if (isShippedOnBoardType === true && shippedOnBoardDate === undefined)
    report(BOL.onBoardDate, '/shippedOnBoardDate');
  else if (isShippedOnBoardType === false && receivedForShipmentDate === undefined)
    report(BOL.receivedDate, '/receivedForShipmentDate');
}

function legs({ transports = {} }: BillOfLading, report: Report): void {
  const { preCarriageBy, onCarriageBy, placeOfReceipt, placeOfDelivery } = transports;
  if (preCarriageBy !== undefined && placeOfReceipt === undefined)
    report(BOL.placeOfReceipt, '/transports/placeOfReceipt', {
      found: preCarriageBy,
      related: [{ path: '/transports/preCarriageBy' }],
    });
  if (onCarriageBy !== undefined && placeOfDelivery === undefined)
    report(BOL.placeOfDelivery, '/transports/placeOfDelivery', {
      found: onCarriageBy,
      related: [{ path: '/transports/onCarriageBy' }],
    });
}
