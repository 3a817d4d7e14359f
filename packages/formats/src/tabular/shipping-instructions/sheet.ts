import type { Sheet } from '../engine/index.ts';

/** Shipping instructions in rows: one item of the consignment a row. */
export const SHEET: Sheet = {
  type: 'shipping-instructions',
  title: {
    en: 'Shipping instructions in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格提单补料（CSV、TSV、NDJSON、XLSX）',
  },
  rows: 'consignmentItems',
  reference: ['shippingInstructionsReference', 'transportDocumentReference'],
  english: {},
  chinese: {
    补料编号: 'shippingInstructionsReference',
    提单号: 'transportDocumentReference',
    订舱号: 'consignmentItems/carrierBookingReference',
    发货人: 'documentParties/shipper/partyName',
    收货人: 'documentParties/consignee/partyName',
    通知人: 'documentParties/notifyParties/0/partyName',
    品名: 'consignmentItems/descriptionOfGoods',
    唛头: 'consignmentItems/shippingMarks',
  },
  telling: ['补料编号', 'shipping instructions reference'],
  needed: [],
  json: true,
};
