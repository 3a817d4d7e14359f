import type { Sheet } from '../engine/index.ts';
import { DIRECTIONS } from '../words.ts';

/** Tax bills of e-commerce in rows: one item of goods a row. */
export const SHEET: Sheet = {
  type: 'ecommerce-tax',
  title: {
    en: 'E-commerce tax bills in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格跨境电商电子税单（CSV、TSV、NDJSON、XLSX）',
  },
  rows: 'items',
  number: 'itemNumber',
  reference: ['taxBillNumber', 'inventoryNumber'],
  english: {},
  chinese: {
    进出口: 'direction',
    电子税单编号: 'taxBillNumber',
    税单编号: 'taxBillNumber',
    清单编号: 'inventoryNumber',
    应征关税: 'customsDuty',
    应征增值税: 'valueAddedTax',
    应征消费税: 'consumptionTax',
    关区: 'customsOffice',
    序号: 'items/itemNumber',
    商品编码: 'items/hs/code',
    完税价格: 'items/dutiableValue',
    备注: 'note',
  },
  values: { direction: DIRECTIONS },
  telling: ['电子税单编号', '税单编号', 'tax bill number'],
  needed: [
    { path: 'direction', value: 'import' },
    { path: 'kind', value: 'bill' },
  ],
  json: true,
};
