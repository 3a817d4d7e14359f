import type { Sheet } from '../engine/index.ts';
import { DIRECTIONS } from '../words.ts';

/** Payments of cross-border e-commerce in rows: one payment a row. */
export const SHEET: Sheet = {
  type: 'ecommerce-payment',
  title: {
    en: 'E-commerce payments in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格跨境电商支付单（CSV、TSV、NDJSON、XLSX）',
  },
  reference: ['paymentNumber'],
  english: {},
  chinese: {
    业务类型: 'direction',
    进出口: 'direction',
    支付交易编号: 'paymentNumber',
    支付编号: 'paymentNumber',
    支付单号: 'paymentNumber',
    订单编号: 'orderNumber',
    订单号: 'orderNumber',
    支付企业代码: 'paymentProvider/code',
    支付企业名称: 'paymentProvider/name',
    电商平台代码: 'platform/code',
    电商平台名称: 'platform/name',
    支付人: 'payer/name',
    支付人姓名: 'payer/name',
    支付人证件号码: 'payer/idNumber',
    支付人电话: 'payer/telephone',
    支付金额: 'amount',
    币制: 'currency',
    支付时间: 'paidAt',
    备注: 'note',
  },
  values: { direction: DIRECTIONS },
  telling: ['payment number', 'paid at', '支付单号', '支付人', '支付人姓名', '支付时间', '支付金额'],
  needed: [{ path: 'direction', value: 'import' }],
  json: true,
};
