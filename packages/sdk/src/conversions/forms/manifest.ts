/** What a manifest asks for: data items of the manifest messages, their obligations as far as the filling rules are public. @module */
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

const MT = 'GACC 2010-70, MT messages';
const soft = { soft: true } as const;
const row = (to: string, en: string, zh: string, element: string, needed = true): FormField =>
  (needed ? must : field)(to, en, zh, `${MT}, ${element}`, soft);

const HEADER: readonly FormField[] = [
  row('/messageId', 'Message', '报文编号', 'Head/MessageID'),
  row('/messageType', 'Kind of message', '报文类型', 'Head/MessageType'),
  row('/operation', 'Operation', '报文功能代码', 'Head/FunctionCode'),
  row('/sender', 'Sender', '发送方代码', 'Head/SenderID'),
  row('/receiver', 'Receiver', '接收方代码', 'Head/ReceiverID'),
  row('/transmitter', 'Who transmits', '舱单传输人', 'RepresentativePerson/Name'),
  row('/office', 'Office', '申报地海关', 'DeclarationOfficeID', false),
  row('/carrier', 'Carrier', '承运人代码', 'Carrier/ID'),
  row('/agent', 'Agent of the means of transport', '运输工具代理企业', 'Agent/ID', false),
  row('/transport/mode', 'Mode of transport', '运输方式', 'BorderTransportMeans/TypeCode'),
  row('/transport/journey', 'Voyage, train or batch', '航次航班编号', 'BorderTransportMeans/JourneyID'),
  row('/transport/id', 'Code of the means of transport', '运输工具代码', 'BorderTransportMeans/ID'),
  row('/transport/name', 'Name of the means of transport', '运输工具名称', 'BorderTransportMeans/Name', false),
  { ...row('/transport/arrivalAt', 'Arrival', '抵达时间', 'BorderTransportMeans/ArrivalDateTime'), side: 'import' },
  {
    ...row('/transport/departureAt', 'Departure', '启运时间', 'BorderTransportMeans/DepartureDateTime'),
    side: 'export',
  },
  { ...row('/loading/id', 'Place of loading', '装货地代码', 'LoadingLocation/ID'), side: 'export' },
  { ...row('/unloading/id', 'Place of unloading', '卸货地代码', 'UnloadingLocation/ID'), side: 'import' },
];

const at = (to: string): string => `/consignments/*${to}`;
const consignment = (to: string, en: string, zh: string, element: string, needed = true): FormField =>
  row(at(to), en, zh, `Consignment/${element}`, needed);
const ifRows = { ifRows: true } as const;

const CONSIGNMENTS: readonly FormField[] = [
  consignment('/transportContractDocument/id', 'Master bill', '总提（运）单号', 'TransportContractDocument/ID'),
  consignment('/associatedTransportDocument', 'House bill', '分提（运）单号', 'AssociatedTransportDocument/ID', false),
  consignment('/loading/id', 'Place of loading', '装货地代码', 'LoadingLocation/ID'),
  {
    ...consignment('/loading/at', 'Time of loading', '装货时间', 'LoadingLocation/LoadingDate', false),
    or: [at('/loading/on')],
  },
  consignment('/unloading/id', 'Place of unloading', '卸货地代码', 'UnloadingLocation/ID'),
  consignment('/goodsReceiptPlace/id', 'Place of receipt', '收货地点', 'GoodsReceiptPlace/ID', false),
  consignment('/customsStatus', 'Customs status', '海关货物通关代码', 'CustomsStatusCode'),
  consignment('/freightPayment', 'Payment of freight', '运费支付方法', 'FreightPayment/MethodCode', false),
  consignment('/packages/quantity', 'Packages', '货物总件数', 'ConsignmentPackaging/QuantityQuantity'),
  consignment('/packages/type', 'Kind of packages', '包装种类', 'ConsignmentPackaging/TypeCode'),
  consignment('/totalGrossMass', 'Gross mass', '货物总毛重', 'TotalGrossMassMeasure'),
  consignment('/grossVolume', 'Volume', '货物体积', 'GrossVolumeMeasure', false),
  consignment('/value/value', 'Value', '货物价值', 'ValueAmount', false),
  consignment('/consignor/name', 'Consignor', '发货人名称', 'Consignor/Name'),
  consignment('/consignor/address/line', 'Address of the consignor', '发货人地址', 'Consignor/Address/Line'),
  consignment(
    '/consignor/address/country',
    'Country of the consignor',
    '发货人国家（地区）代码',
    'Consignor/Address/CountryCode',
  ),
  consignment('/consignor/id', 'Code of the consignor', '发货人代码', 'Consignor/ID'),
  consignment('/consignor/aeo', 'AEO code of the consignor', '发货人AEO企业编码', 'Consignor/AEO', false),
  consignment(
    '/consignor/communications/0/number',
    'Telephone of the consignor',
    '发货人联系号码',
    'Consignor/Communication/ID',
  ),
  consignment('/consignee/name', 'Consignee', '收货人名称', 'Consignee/Name'),
  consignment('/consignee/address/line', 'Address of the consignee', '收货人地址', 'Consignee/Address/Line'),
  consignment(
    '/consignee/address/country',
    'Country of the consignee',
    '收货人国家（地区）代码',
    'Consignee/Address/CountryCode',
  ),
  consignment('/consignee/id', 'Code of the consignee', '收货人代码', 'Consignee/ID'),
  consignment('/consignee/aeo', 'AEO code of the consignee', '收货人AEO企业编码', 'Consignee/AEO', false),
  consignment(
    '/consignee/communications/0/number',
    'Telephone of the consignee',
    '收货人联系号码',
    'Consignee/Communication/ID',
  ),
  consignment('/notifyParty/name', 'Notify party', '通知人名称', 'NotifyParty/Name', false),
  { ...consignment('/equipment/*/number', 'Container', '集装箱编号', 'EquipmentIdentification/ID'), ...ifRows },
  {
    ...consignment('/equipment/*/characteristic', 'Size and type', '集装箱尺寸和类型', 'CharacteristicCode'),
    ...ifRows,
  },
  {
    ...consignment('/equipment/*/supplier', 'Who provides it', '集装箱来源代码', 'SupplierPartyTypeCode', false),
    ...ifRows,
  },
  { ...consignment('/equipment/*/fullness', 'Full or empty', '重箱或者空箱标识', 'FullnessCode'), ...ifRows },
  { ...consignment('/equipment/*/seals', 'Seals', '封志号码', 'SealID', false), ...ifRows },
  consignment('/items/*/sequence', 'Item', '商品项序号', 'ConsignmentItem/SequenceNumeric'),
  consignment('/items/*/cargoDescription', 'Description', '货物简要描述', 'Commodity/CargoDescription'),
  consignment(
    '/items/*/packages/quantity',
    'Packages of the item',
    '商品项件数',
    'ConsignmentItemPackaging/QuantityQuantity',
  ),
  consignment('/items/*/packages/type', 'Their kind', '商品项包装种类', 'ConsignmentItemPackaging/TypeCode'),
  consignment('/items/*/packages/marks', 'Marks', '唛头', 'ConsignmentItemPackaging/MarksNumbers', false),
  consignment('/items/*/hs/code', 'HS code', '商品编码', 'Commodity/Classification/ID', false),
  consignment('/items/*/grossMass', 'Gross mass of the item', '商品项毛重', 'GoodsMeasure/GrossMassMeasure'),
];

export const MANIFEST_FORM: Form = {
  name: 'china.manifest',
  documentType: 'manifest',
  title: { en: 'Manifest of Chinese customs', zh: '海关舱单' },
  source: 'GACC 2010-70 (manifest messages MT); which fields are required is known from practice',
  fields: [...HEADER, ...CONSIGNMENTS],
};
