/** What the inventory of cross-border e-commerce must say, by its XSD. @module */
import type { Document } from '../../documents/index.ts';
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

type Fields = readonly (readonly [element: string, to: string, en: string, zh: string])[];

const BOTH: Fields = [
  ['guid', '/id', 'Identifier', '系统唯一序号'],
  ['appType', '/operation', 'Operation', '操作类型'],
  ['appTime', '/preparedAt', 'Time', '申报时间'],
  ['appStatus', '/step', 'Step', '业务状态'],
  ['orderNo', '/orderNumber', 'Order', '订单编号'],
  ['ebpCode', '/platform/code', 'Platform', '电商平台代码'],
  ['ebpName', '/platform/name', 'Name of the platform', '电商平台名称'],
  ['ebcCode', '/merchant/code', 'Merchant', '电商企业代码'],
  ['ebcName', '/merchant/name', 'Name of the merchant', '电商企业名称'],
  ['logisticsNo', '/waybillNumber', 'Waybill', '物流运单编号'],
  ['logisticsCode', '/logistics/code', 'Carrier', '物流企业代码'],
  ['logisticsName', '/logistics/name', 'Name of the carrier', '物流企业名称'],
  ['agentCode', '/declarant/code', 'Declarant', '申报企业代码'],
  ['agentName', '/declarant/name', 'Name of the declarant', '申报企业名称'],
  ['ieFlag', '/movement', 'Entry or exit', '进出口标志'],
  ['customsCode', '/customsOffice', 'Office of declaration', '申报海关代码'],
  ['portCode', '/portOffice', 'Office of the frontier', '口岸海关代码'],
  ['tradeMode', '/tradeMode', 'Mode of trade', '贸易方式'],
  ['trafMode', '/transport/mode', 'Mode of transport', '运输方式'],
  ['freight', '/freight', 'Freight', '运费'],
  ['insuredFee', '/insurance', 'Insurance', '保费'],
  ['packNo', '/packageCount', 'Parcels', '件数'],
  ['grossWeight', '/grossWeight', 'Gross weight', '毛重'],
  ['netWeight', '/netWeight', 'Net weight', '净重'],
];

const GOODS: Fields = [
  ['gnum', '/items/*/itemNumber', 'Item', '序号'],
  ['gcode', '/items/*/hs/code', 'Commodity code', '商品编码'],
  ['gname', '/items/*/name', 'Name of the goods', '商品名称'],
  ['gmodel', '/items/*/specification', 'Specification', '商品规格型号'],
  ['currency', '/items/*/currency', 'Currency', '币制'],
  ['qty', '/items/*/quantity/value', 'Quantity', '数量'],
  ['unit', '/items/*/quantity/unit', 'Unit', '计量单位'],
  ['qty1', '/items/*/statutoryQuantity/value', 'Statutory quantity', '法定数量'],
  ['unit1', '/items/*/statutoryQuantity/unit', 'Statutory unit', '法定计量单位'],
  ['price', '/items/*/unitPrice', 'Unit price', '单价'],
  ['totalPrice', '/items/*/totalPrice', 'Total price', '总价'],
];

const IMPORT: Fields = [
  ['assureCode', '/guarantor', 'Guarantor', '担保企业编号'],
  ['declTime', '/declaredOn', 'Day of declaration', '申报日期'],
  ['buyerIdType', '/buyer/idType', 'Identity document of the buyer', '订购人证件类型'],
  ['buyerIdNumber', '/buyer/idNumber', 'Number of the identity document of the buyer', '订购人证件号码'],
  ['buyerName', '/buyer/name', 'Buyer', '订购人姓名'],
  ['buyerTelephone', '/buyer/telephone', 'Telephone of the buyer', '订购人电话'],
  ['consigneeAddress', '/consignee/address', 'Address of the consignee', '收件地址'],
  ['country', '/departureCountry', 'Country of departure', '起运国（地区）'],
  ['currency', '/currency', 'Currency', '币制'],
  ['country', '/items/*/originCountry', 'Country of origin', '原产国（地区）'],
];

const EXPORT: Fields = [
  ['copNo', '/clientReference', 'Number of the enterprise', '企业内部编号'],
  ['ieDate', '/movedOn', 'Day of export', '出口日期'],
  ['statisticsFlag', '/declarationForm', 'Kind of declaration', '申报业务类型'],
  ['ownerCode', '/producer/code', 'Producer', '生产销售单位代码'],
  ['ownerName', '/producer/name', 'Name of the producer', '生产销售单位名称'],
  ['country', '/destinationCountry', 'Country of arrival', '运抵国（地区）'],
  ['POD', '/dischargePort', 'Port of destination', '指运港'],
  ['fCurrency', '/freightCurrency', 'Currency of the freight', '运费币制'],
  ['iCurrency', '/insuranceCurrency', 'Currency of the insurance', '保费币制'],
  ['wrapType', '/packageKind', 'Kind of packages', '包装种类'],
  ['itemNo', '/items/*/productNumber', 'Number of the product', '企业商品货号'],
  ['barCode', '/items/*/barCode', 'Bar code', '条形码'],
  ['country', '/items/*/destinationCountry', 'Country of final destination', '最终目的国（地区）'],
];

const OPTIONAL: Fields = [
  ['billNo', '/billNumber', 'Bill', '提运单号'],
  ['trafNo', '/transport/name', 'Means of transport', '运输工具编号'],
  ['voyageNo', '/transport/voyageNumber', 'Voyage', '航班航次号'],
  ['loctNo', '/site', 'Supervised place', '监管场所代码'],
];

const fieldsOf = (message: string, rows: Fields, make: typeof must): readonly FormField[] =>
  rows.map(([element, to, en, zh]) => make(to, en, zh, `GACC CEB 2022-05, ${message} ${element}`));

const form = (message: string, direction: 'import' | 'export', own: Fields, en: string, zh: string): Form => ({
  name: `china.ceb.inventory (${message})`,
  documentType: 'ecommerce-inventory',
  title: { en, zh },
  source: `GACC, message definitions of cross-border e-commerce, 2022-05, ${message}`,
  when: (document: Document) => document.type === 'ecommerce-inventory' && document.direction === direction,
  fields: [...fieldsOf(message, [...BOTH, ...own, ...GOODS], must), ...fieldsOf(message, OPTIONAL, field)],
});

export const INVENTORY_FORMS: readonly Form[] = [
  form('CEB621', 'import', IMPORT, 'Import inventory', '跨境电子商务零售进口申报清单'),
  form('CEB603', 'export', EXPORT, 'Export inventory', '跨境电子商务出口申报清单'),
];
