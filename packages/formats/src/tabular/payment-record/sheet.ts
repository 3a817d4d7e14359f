import type { Sheet } from '../engine/index.ts';

/** Payment records that customs asks a platform for, in rows: one order a row. GACC 2018 no. 179. */
export const SHEET: Sheet = {
  type: 'payment-record',
  title: {
    en: 'Payment records in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格支付原始数据（CSV、TSV、NDJSON、XLSX）',
  },
  rows: 'orders',
  reference: ['sessionId', 'paymentNumber'],
  english: {},
  chinese: {
    会话编号: 'sessionId',
    支付交易编号: 'paymentNumber',
    支付金额: 'amount',
    币制: 'currency',
    支付时间: 'paidAt',
    订单编号: 'orders/orderNumber',
    收款账号: 'orders/recipient/account',
    收款企业代码: 'orders/recipient/code',
    收款企业名称: 'orders/recipient/name',
    备注: 'note',
  },
  telling: ['会话编号', 'session id', '收款账号'],
  needed: [],
  json: true,
};
