/**
 * The declaration form of Chinese customs: the items of the filling rules, and what the message of the single window needs
 * besides. What is required to declare is the DecMessage interface table’s.
 *
 * @module
 */
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

const item = (number: number): string => `GACC 2019-18, item ${number}`;
const message = (element: string): string => `Single Window DecMessage interface table, ${element}`;

const HEADER: readonly FormField[] = [
  must('/domesticTrader/name', 'Domestic consignee or consignor', '境内收发货人', item(3)),
  must('/domesticTrader/customsCode', 'Customs code of the domestic firm', '境内收发货人海关编码', item(3)),
  must('/domesticTrader/socialCreditCode', 'Credit code of the domestic firm', '境内收发货人统一社会信用代码', item(3)),
  must('/entryExitOffice', 'Office of entry or exit', '进出境关别', item(4)),
  field('/transport/entryExitDate', 'Date of entry or exit', '进出口日期', item(5), { side: 'import' }),
  field('/manualNumber', 'Manual or ledger', '备案号', item(7)),
  field('/overseasConsignor/nameForeign', 'Overseas consignor', '境外发货人', item(8), {
    side: 'import',
    or: ['/overseasConsignor/name'],
  }),
  field('/overseasConsignee/nameForeign', 'Overseas consignee', '境外收货人', item(8), {
    side: 'export',
    or: ['/overseasConsignee/name'],
  }),
  must('/transport/mode', 'Mode of transport', '运输方式', item(9)),
  field('/transport/meansName', 'Means of transport', '运输工具名称', item(10)),
  field('/transport/voyageNumber', 'Voyage', '航次号', item(10)),
  field('/transport/transportDocumentNumber', 'Bill or waybill', '提运单号', item(11)),
  must('/transport/goodsLocation', 'Place where the goods lie', '货物存放地点', item(12), {
    side: 'import',
    required: 'import',
  }),
  must('/owner/name', 'Consuming or producing firm', '消费使用单位/生产销售单位', item(13)),
  must(
    '/owner/socialCreditCode',
    'Credit code of the consuming or producing firm',
    '消费使用/生产销售单位统一社会信用代码',
    item(13),
  ),
  must('/supervisionMode', 'Mode of trade', '监管方式', item(14)),
  field('/levyNature', 'Nature of the levy', '征免性质', item(15)),
  field('/licenceNumber', 'Licence', '许可证号', item(16)),
  must('/transport/departurePort', 'Port of departure', '启运港', item(17), { side: 'import', required: 'import' }),
  field('/contractNumber', 'Contract', '合同协议号', item(18)),
  must('/tradingCountry', 'Country of trade', '贸易国（地区）', item(19)),
  must('/transport/counterpartCountry', 'Country of departure or arrival', '启运国/运抵国（地区）', item(20)),
  must('/transport/counterpartPort', 'Port of transit or destination', '经停港/指运港', item(21)),
  must('/transport/entryExitPort', 'Port of entry or exit', '入境口岸/离境口岸', item(22)),
  must('/packages/kind', 'Kind of packages', '包装种类', item(23)),
  must('/packages/quantity', 'Packages', '件数', item(24)),
  must('/grossMass', 'Gross mass', '毛重', item(25)),
  must('/netMass', 'Net mass', '净重', item(26)),
  must('/tradeTerms', 'Terms of trade', '成交方式', item(27)),
  field('/freight/value', 'Freight', '运费', item(28)),
  field('/insurance/value', 'Insurance', '保费', item(29)),
  field('/otherCharges/value', 'Other charges', '杂费', item(30)),
  field('/supportingDocuments/*/number', 'Supporting documents', '随附单证及编号', item(31)),
  field('/marks', 'Marks', '标记唛码', item(32)),
  field('/note', 'Remarks', '备注', item(32)),
];

const GOODS: readonly FormField[] = [
  must('/items/*/goodsItemNumber', 'Item number', '项号', item(33)),
  must('/items/*/hs/code', 'Commodity code', '商品编号', item(34)),
  must('/items/*/name', 'Name of the goods', '商品名称', item(35)),
  field('/items/*/elements', 'Declaration elements', '规格型号', item(35)),
  must('/items/*/quantity/value', 'Quantity', '成交数量', item(36)),
  must('/items/*/quantity/unit', 'Unit of the quantity', '成交计量单位', item(36)),
  must('/items/*/statutoryQuantity/value', 'First statutory quantity', '法定第一数量', item(36)),
  must('/items/*/statutoryQuantity/unit', 'First statutory unit', '法定第一计量单位', item(36)),
  field('/items/*/secondQuantity/value', 'Second statutory quantity', '法定第二数量', item(36)),
  must('/items/*/unitPrice', 'Unit price', '单价', item(37)),
  must('/items/*/totalPrice', 'Total price', '总价', item(38)),
  must('/items/*/currency', 'Currency', '币制', item(39)),
  must('/items/*/originCountry', 'Country of origin', '原产国（地区）', item(40)),
  must('/items/*/destinationCountry', 'Country of final destination', '最终目的国（地区）', item(41)),
  must('/items/*/domesticDistrict', 'Domestic destination or source', '境内目的地/境内货源地', item(42)),
  must('/items/*/dutyMode', 'Duty', '征免', item(43)),
];

const STATEMENTS: readonly FormField[] = [
  must('/pricePromises', 'Confirmations of price', '价格说明（特殊关系、价格影响、特许权使用费）', `${item(44)} to 46`),
  must('/agent/name', 'Declarant', '申报单位', item(48)),
  must('/agent/customsCode', 'Customs code of the declarant', '申报单位海关编码', item(48)),
  must('/agent/socialCreditCode', 'Credit code of the declarant', '申报单位统一社会信用代码', item(48)),
  must('/declarantName', 'Person who declares', '申报人员', item(48)),
];

const MESSAGE: readonly FormField[] = [
  must('/clientReference', 'Reference of the sender', '客户端报关单编号', message('DecSign/ClientSeqNo')),
  must('/declarationOffice', 'Office of declaration', '申报地海关', message('DecHead/CustomMaster')),
  must('/entryType', 'Kind of entry', '报关单类型', message('DecHead/EntryType')),
  must('/inputter/customsCode', 'Firm that keys it', '录入单位代码', message('DecHead/CopCode')),
  must('/inputter/name', 'Name of the firm that keys it', '录入单位名称', message('DecHead/CopName')),
  must('/inputter/personName', 'Who keys it', '录入员名称', message('DecHead/InputerName')),
  must('/inputter/cardNumber', 'Card of whoever keys it', '录入员IC卡号', message('DecHead/TypistNo')),
  must('/transitRelation', 'Transit', '报关/转关关系标志', message('DecHead/DeclTrnRel')),
  must('/ediFlag', 'Declaration flag', '报关标志', message('DecHead/EdiId')),
  must('/operation/type', 'Operation', '操作类型', message('DecSign/OperType')),
  must('/containers/*/containerNumber', 'Container', '集装箱号', message('Container/ContainerId'), { ifRows: true }),
  must(
    '/containers/*/specification',
    'Specification of the container',
    '集装箱规格',
    message('Container/ContainerMd'),
    {
      ifRows: true,
    },
  ),
  must('/containers/*/goodsItemNumbers', 'Goods in it', '商品项号关系', message('Container/GoodsNo'), { ifRows: true }),
];

export const DECLARATION_FORM: Form = {
  name: 'china.declaration',
  documentType: 'declaration',
  title: { en: 'Declaration form of Chinese customs', zh: '中华人民共和国海关进（出）口货物报关单' },
  source: 'GACC 2019-18; Single Window DecMessage interface table',
  fields: [...HEADER, ...GOODS, ...STATEMENTS, ...MESSAGE],
};
