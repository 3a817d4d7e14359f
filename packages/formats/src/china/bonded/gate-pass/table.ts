import { type Message, needed, rows, wordsOf } from '../../message/index.ts';
import { DECIMAL, INTEGER, SPACED_TIME, TEXT, UNIT } from '../../values/index.ts';
import { NAMESPACES, packageOf, STEP, signedPackage, XMLDSIG } from '../package.ts';
import { BINDING, MOVEMENT, OPERATION, PASS_KIND, RELATED_NUMBERS, RELATED_TYPE } from '../values.ts';

const { must, may } = wordsOf({
  OperCusRegCode: ['操作员企业编号', TEXT, 'operatorCode'],
  SeqNo: ['预录入统一编号', TEXT, 'singleWindowNumber'],
  PassportNo: ['核放单编号', TEXT, 'passNumber'],
  EtpsPreentNo: ['企业内部编号', TEXT, 'clientReference'],
  RltTbTypecd: ['关联单证类型', RELATED_TYPE, 'relatedType'],
  RltNo: ['关联单证编号', RELATED_NUMBERS, 'relatedNumbers'],
  DclTypecd: ['申报类型', OPERATION, 'operation'],
  IoTypecd: ['进出标志', MOVEMENT, 'movement'],
  PassportTypecd: ['核放单类型', PASS_KIND, 'kind'],
  BindTypecd: ['绑定类型', BINDING, 'binding'],
  MasterCuscd: ['主管海关', TEXT, 'customsOffice'],
  AreainOriactNo: ['区内账册号', TEXT, 'ledgerNumber'],
  AreainEtpsSccd: ['区内企业信用代码', TEXT, 'zoneEnterprise.socialCreditCode'],
  AreainEtpsno: ['区内企业编号', TEXT, 'zoneEnterprise.customsCode'],
  AreainEtpsNm: ['区内企业名称', TEXT, 'zoneEnterprise.name'],
  DclEtpsSccd: ['申报企业信用代码', TEXT, 'declarant.socialCreditCode'],
  DclEtpsno: ['申报企业编号', TEXT, 'declarant.customsCode'],
  DclEtpsNm: ['申报企业名称', TEXT, 'declarant.name'],
  InputSccd: ['录入单位信用代码', TEXT, 'inputter.socialCreditCode'],
  InputCode: ['录入单位编号', TEXT, 'inputter.customsCode'],
  InputName: ['录入单位名称', TEXT, 'inputter.name'],
  VehicleNo: ['承运车牌号', TEXT, 'vehicle.plate'],
  VehicleIcNo: ['电子车牌', TEXT, 'vehicle.electronicPlate'],
  VehicleWt: ['车自重', DECIMAL, 'vehicle.weight'],
  VehicleFrameNo: ['车架号', TEXT, 'vehicle.frameNumber'],
  VehicleFrameWt: ['车架重', DECIMAL, 'vehicle.frameWeight'],
  ContainerNo: ['集装箱号', TEXT, 'container.number'],
  ContainerWt: ['集装箱自重', DECIMAL, 'container.weight'],
  ContainerType: ['集装箱箱型', TEXT, 'container.type'],
  TotalGrossWt: ['货物总毛重', DECIMAL, 'grossWeight'],
  TotalNetWt: ['货物总净重', DECIMAL, 'netWeight'],
  TotalWt: ['总重量', DECIMAL, 'totalWeight'],
  DclErConc: ['申请人及联系方式', TEXT, 'applicant'],
  DclTime: ['申请时间', SPACED_TIME, 'declaredAt'],
  Rmk: ['备注', TEXT, 'note'],
  Col1: ['到货确认标志', TEXT],
  Col2: ['备用字段2', TEXT],
  Col3: ['备用字段3', TEXT],
  Col4: ['备用字段4', TEXT],
  PassportSeqNo: ['序号', INTEGER, 'itemNumber'],
  RltGdsSeqno: ['关联商品序号', INTEGER, 'relatedItemNumber'],
  GdsMtno: ['商品料号', TEXT, 'productNumber'],
  Gdecd: ['商品编码', TEXT, 'hs.code'],
  GdsNm: ['商品名称', TEXT, 'name'],
  DclUnitcd: ['申报计量单位', UNIT, 'quantity.unit'],
  DclQty: ['申报数量', DECIMAL, 'quantity.value'],
  GrossWt: ['毛重', DECIMAL, 'grossWeight'],
  NetWt: ['净重', DECIMAL, 'netWeight'],
  // Spelt so.
  PassPortNo: ['核放单编号', TEXT, 'passNumber'],
  RtlBillTypecd: ['关联单证类型', RELATED_TYPE, 'type'],
  RtlBillNo: ['关联单证编号', TEXT, 'number'],
});

const RESERVED = [may('Col1', 255), may('Col2', 255), may('Col3', 255), may('Col4', 255)];

const HEAD = needed(
  'PassportHead',
  may('SeqNo', 18),
  may('PassportNo', 24),
  must('EtpsPreentNo', 64),
  must('RltTbTypecd', 1),
  must('RltNo', 4000),
  must('DclTypecd', 1),
  must('IoTypecd', 1),
  must('PassportTypecd', 1),
  must('BindTypecd', 1),
  must('MasterCuscd', '=4'),
  may('AreainOriactNo', 64),
  must('AreainEtpsSccd', 18),
  must('AreainEtpsno', 10),
  must('AreainEtpsNm', 512),
  may('DclEtpsSccd', 18),
  may('DclEtpsno', 10),
  may('DclEtpsNm', 512),
  may('InputSccd', 18),
  may('InputCode', 10),
  may('InputName', 512),
  must('VehicleNo', 32),
  may('VehicleIcNo', 64),
  must('VehicleWt', '19,5'),
  may('VehicleFrameWt', '19,5'),
  may('VehicleFrameNo', 64),
  may('ContainerNo', 64),
  may('ContainerWt', '19,5'),
  may('ContainerType', 64),
  must('TotalGrossWt', '19,5'),
  must('TotalNetWt', '19,5'),
  must('TotalWt', '19,5'),
  must('DclErConc', 255),
  may('DclTime', '=19'),
  may('Rmk', 4000),
  RESERVED,
);

const GOODS = rows(
  'PassportList',
  'items',
  {},
  may('SeqNo', 18),
  may('PassportNo', 24),
  must('PassportSeqNo', 19),
  may('RltGdsSeqno', 19),
  may('GdsMtno', 32),
  must('Gdecd', 10),
  may('GdsNm', 512),
  may('DclUnitcd', '=3'),
  may('DclQty', '19,5'),
  may('GrossWt', '19,5'),
  may('NetWt', '19,5'),
  may('Rmk', 4000),
  RESERVED,
);

const RELATED = rows(
  'PassportAcmp',
  'related',
  {},
  may('SeqNo', 18),
  may('PassPortNo', 24),
  must('RtlBillTypecd', 1),
  must('RtlBillNo', 64),
);

const PASS = needed('PassPortMessage', may('OperCusRegCode', 10), HEAD, GOODS, RELATED);

const FACTS = { namespace: XMLDSIG, accepts: NAMESPACES, fixed: { type: 'gate-pass' } };

/** SAS121 as the object of a signature, and without it. */
export const MESSAGES: readonly [signed: Message, bare: Message] = [
  { root: signedPackage('SAS121', STEP, PASS), ...FACTS },
  { root: packageOf('SAS121', STEP, PASS), ...FACTS },
];
