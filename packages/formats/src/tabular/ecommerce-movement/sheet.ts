import type { Sheet } from '../engine/index.ts';
import { DIRECTIONS } from '../words.ts';

/** Movements of e-commerce parcels in rows: one parcel a row. */
export const SHEET: Sheet = {
  type: 'ecommerce-movement',
  title: {
    en: 'Movements of e-commerce parcels in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格跨境电商运抵、离境、入库与理货（CSV、TSV、NDJSON、XLSX）',
  },
  rows: 'parcels',
  number: 'itemNumber',
  reference: ['clientReference', 'billNumber', 'waybillNumber'],
  english: {},
  chinese: {
    进出口: 'direction',
    企业内部编号: 'clientReference',
    提运单号: 'billNumber',
    申报海关代码: 'customsOffice',
    监管场所代码: 'site',
    发生时间: 'happenedAt',
    离境时间: 'leftAt',
    序号: 'parcels/itemNumber',
    物流运单编号: 'parcels/waybillNumber',
    清单编号: 'parcels/inventoryNumber',
    总包号: 'parcels/totalPackageNumber',
    备注: 'note',
  },
  values: { direction: DIRECTIONS },
  telling: ['离境时间', '发生时间', 'parcels/waybillNumber'],
  needed: [
    { path: 'direction', value: 'import' },
    { path: 'kind', value: 'delivery-status' },
  ],
  json: true,
};
