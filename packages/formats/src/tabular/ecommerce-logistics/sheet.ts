import type { Sheet } from '../engine/index.ts';
import { DIRECTIONS } from '../words.ts';

/** Waybills of cross-border e-commerce in rows: one parcel a row. */
export const SHEET: Sheet = {
  type: 'ecommerce-logistics',
  title: {
    en: 'E-commerce waybills in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格跨境电商运单（CSV、TSV、NDJSON、XLSX）',
  },
  reference: ['waybillNumber'],
  english: { weight: 'grossWeight', 'gross weight': 'grossWeight', 'tracking number': 'waybillNumber' },
  chinese: {
    业务类型: 'direction',
    进出口: 'direction',
    物流运单编号: 'waybillNumber',
    运单编号: 'waybillNumber',
    运单号: 'waybillNumber',
    提运单号: 'billNumber',
    订单编号: 'orderNumber',
    订单号: 'orderNumber',
    物流企业代码: 'logistics/code',
    物流企业名称: 'logistics/name',
    电商企业代码: 'merchant/code',
    电商企业名称: 'merchant/name',
    运费: 'freight',
    保价费: 'insurance',
    币制: 'currency',
    毛重: 'grossWeight',
    件数: 'packageCount',
    主要货物信息: 'goodsDescription',
    收货人: 'consignee/name',
    收货人姓名: 'consignee/name',
    收货地址: 'consignee/address',
    收货人电话: 'consignee/telephone',
    备注: 'note',
  },
  values: { direction: DIRECTIONS },
  telling: ['tracking number', '物流运单编号', '物流企业代码', '物流企业名称', '保价费', '主要货物信息'],
  needed: [{ path: 'direction', value: 'import' }],
  json: true,
};
