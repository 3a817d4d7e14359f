import type { Sheet } from '../engine/index.ts';
import { DIRECTIONS } from '../words.ts';

/** Cancellations and returns of e-commerce in rows: one item of goods a row. */
export const SHEET: Sheet = {
  type: 'ecommerce-withdrawal',
  title: {
    en: 'E-commerce cancellations and returns in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格跨境电商撤销与退货（CSV、TSV、NDJSON、XLSX）',
  },
  rows: 'items',
  number: 'itemNumber',
  reference: ['clientReference', 'inventoryNumber'],
  english: {},
  chinese: {
    进出口: 'direction',
    企业内部编号: 'clientReference',
    清单编号: 'inventoryNumber',
    订单编号: 'orderNumber',
    物流运单编号: 'waybillNumber',
    撤单原因: 'reason',
    退货原因: 'reason',
    备注: 'note',
  },
  values: { direction: DIRECTIONS },
  telling: ['撤单原因', '退货原因'],
  needed: [
    { path: 'direction', value: 'import' },
    { path: 'kind', value: 'cancellation' },
  ],
  json: true,
};
