/** What invoices and packing lists are expected to say: no law lists it for all; the layout keys of the UN do. @module */
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

const INVOICE = 'UN/ECE Recommendation 6, aligned invoice layout key';
const PACKING = 'UN/EDIFACT 1001 code 271; UBL 2.x PackingList';
const soft = { soft: true } as const;

const invoice = (to: string, en: string, zh: string, needed = true): FormField =>
  (needed ? must : field)(to, en, zh, INVOICE, soft);
const packing = (to: string, en: string, zh: string, needed = true): FormField =>
  (needed ? must : field)(to, en, zh, PACKING, soft);

export const INVOICE_FORM: Form = {
  name: 'commercial-invoice',
  documentType: 'commercial-invoice',
  title: { en: 'Commercial invoice', zh: '商业发票' },
  source: INVOICE,
  fields: [
    invoice('/number', 'Number', '发票号'),
    invoice('/issuedOn', 'Date', '发票日期'),
    invoice('/seller/name', 'Seller', '卖方'),
    invoice('/seller/addressLines', 'Address of the seller', '卖方地址'),
    invoice('/seller/country', 'Country of the seller', '卖方国家'),
    invoice('/buyer/name', 'Buyer', '买方'),
    invoice('/buyer/addressLines', 'Address of the buyer', '买方地址'),
    invoice('/buyer/country', 'Country of the buyer', '买方国家'),
    invoice('/consignee/name', 'Consignee', '收货人', false),
    invoice('/deliveryTerms/incoterm', 'Delivery terms', '贸易术语'),
    invoice('/deliveryTerms/place', 'Named place', '术语指定地点'),
    invoice('/paymentTerms', 'Payment terms', '付款条件', false),
    invoice('/contractNumber', 'Contract', '合同号', false),
    invoice('/orderNumber', 'Order', '订单号', false),
    invoice('/currency', 'Currency', '币制'),
    invoice('/total/amount', 'Total', '总金额'),
    invoice('/placeOfLoading/name', 'Place of loading', '装货地', false),
    invoice('/placeOfDischarge/name', 'Place of discharge', '卸货地', false),
    invoice('/marks', 'Marks', '唛头', false),
    invoice('/packages/*/quantity', 'Packages', '件数', false),
    invoice('/grossMass', 'Gross mass', '毛重', false),
    invoice('/netMass', 'Net mass', '净重', false),
    invoice('/lines/*/description', 'Description', '货物名称'),
    invoice('/lines/*/hs/code', 'HS code', 'HS 编码', false),
    invoice('/lines/*/originCountry', 'Country of origin', '原产国', false),
    invoice('/lines/*/quantity/value', 'Quantity', '数量'),
    invoice('/lines/*/quantity/unit', 'Unit', '单位'),
    invoice('/lines/*/unitPrice/amount', 'Unit price', '单价'),
    invoice('/lines/*/lineTotal/amount', 'Amount', '金额'),
  ],
};

export const PACKING_LIST_FORM: Form = {
  name: 'packing-list',
  documentType: 'packing-list',
  title: { en: 'Packing list', zh: '装箱单' },
  source: PACKING,
  fields: [
    packing('/number', 'Number', '编号'),
    packing('/issuedOn', 'Date', '日期'),
    packing('/invoiceNumber', 'Invoice', '发票号'),
    packing('/seller/name', 'Seller', '卖方'),
    packing('/buyer/name', 'Buyer', '买方'),
    packing('/consignee/name', 'Consignee', '收货人', false),
    packing('/contractNumber', 'Contract', '合同号', false),
    packing('/marks', 'Marks', '唛头', false),
    packing('/packages/*/quantity', 'Packages', '件数'),
    packing('/packages/*/kind', 'Kind of packages', '包装种类'),
    packing('/grossMass', 'Gross mass', '毛重'),
    packing('/netMass', 'Net mass', '净重'),
    packing('/volume', 'Volume', '体积', false),
    packing('/equipment/*/number', 'Container', '集装箱号', false),
    packing('/lines/*/description', 'Description', '货物名称'),
    packing('/lines/*/packageNumbers', 'Numbers of the packages', '箱号', false),
    packing('/lines/*/quantity/value', 'Quantity', '数量'),
    packing('/lines/*/packages/*/quantity', 'Packages of the line', '本项件数', false),
    packing('/lines/*/grossMass', 'Gross mass of the line', '本项毛重', false),
    packing('/lines/*/netMass', 'Net mass of the line', '本项净重', false),
  ],
};
