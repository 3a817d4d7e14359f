import type { PackingList } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { type UblForm, ublCodec } from '../codec.ts';
import { shipmentNumbers } from '../derived.ts';
import { TABLE } from './table.ts';

const FORM: UblForm<PackingList> = {
  name: 'ubl.packing-list',
  root: 'PackingList',
  base: { type: 'packing-list', lines: [] },
  table: TABLE,
  derived: ({ number, consignee, buyer, notifyParty, deliveryTerms }) =>
    shipmentNumbers(number, [consignee, buyer, notifyParty, deliveryTerms]),
};

/** A packing list by UBL 2. */
export default defineFormat<PackingList>({
  name: FORM.name,
  title: { en: 'UBL packing list', zh: 'UBL 装箱单' },
  documentType: 'packing-list',
  standard: {
    name: 'OASIS Universal Business Language, Packing List',
    version: '2.1–2.4',
    source: 'OASIS UBL 2.4, 20 June 2024',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  ...ublCodec(FORM),
});
