import type { Sheet } from '../engine/index.ts';
import { DIRECTIONS } from '../words.ts';

/** Summaries of e-commerce inventories in rows: one inventory a row. */
export const SHEET: Sheet = {
  type: 'ecommerce-summary',
  title: {
    en: 'Summaries of e-commerce inventories in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格跨境电商汇总（CSV、TSV、NDJSON、XLSX）',
  },
  rows: 'inventories',
  reference: ['clientReference', 'summaryNumber'],
  english: {},
  chinese: {
    进出口: 'direction',
    企业内部编号: 'clientReference',
    汇总申请编号: 'summaryNumber',
    申报海关代码: 'customsOffice',
    清单编号: 'inventories/inventoryNumber',
    物流运单编号: 'inventories/waybillNumber',
    毛重: 'grossWeight',
    净重: 'netWeight',
    备注: 'note',
  },
  values: { direction: DIRECTIONS },
  telling: ['汇总申请编号', 'summary number'],
  needed: [
    { path: 'direction', value: 'import' },
    { path: 'kind', value: 'application' },
  ],
  json: true,
};
