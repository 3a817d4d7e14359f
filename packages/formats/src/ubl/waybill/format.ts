import type { ConsignmentNote } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { type UblForm, ublCodec } from '../codec.ts';
import { shipmentNumbers } from '../derived.ts';
import { TABLE } from './table.ts';

const FORM: UblForm<ConsignmentNote> = {
  name: 'ubl.waybill',
  root: 'Waybill',
  base: { type: 'consignment-note', kind: 'multimodal', items: [] },
  table: TABLE,
  derived: ({ number, customerReference, consignee, notifyParty, contractNumber, deliveryTerms, charges }) =>
    shipmentNumbers(number, [customerReference, consignee, notifyParty, contractNumber, deliveryTerms, charges]),
};

/** A waybill by UBL 2: of one mode, or of several. */
export default defineFormat<ConsignmentNote>({
  name: FORM.name,
  title: { en: 'UBL waybill', zh: 'UBL 运单' },
  documentType: 'consignment-note',
  standard: {
    name: 'OASIS Universal Business Language, Waybill',
    version: '2.1–2.4',
    source: 'OASIS UBL 2.4, 20 June 2024',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  ...ublCodec(FORM),
});
