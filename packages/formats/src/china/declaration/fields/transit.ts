import { DAY, DECIMAL, FLAG_YN, INTEGER, TEXT } from '../../values/index.ts';
import { type Field, field } from './field.ts';

/** TrnHead. */
export const TRN_HEAD: readonly Field[] = [
  field('TrnPreId', '转关单统一编号', TEXT, 18, 'transit.transitNumber'),
  field('TransNo', '载货清单号', TEXT, 16, 'transit.loadingListNumber'),
  field('TurnNo', '转关申报单号', TEXT, 16, 'transit.declarationNumber'),
  field('NativeTrafMode', '境内运输方式', TEXT, 1, 'transit.domesticMode'),
  field('TrafCustomsNo', '境内运输工具编号', TEXT, 13, 'transit.domesticMeansNumber'),
  field('NativeShipName', '境内运输工具名称', TEXT, 30, 'transit.domesticMeansName'),
  field('NativeVoyageNo', '境内航次', TEXT, 32, 'transit.domesticVoyage'),
  field('ContractorName', '承运单位名称', TEXT, 70, 'transit.carrierName'),
  field('ContractorCode', '承运单位代码', TEXT, 10, 'transit.carrierCode'),
  field('TransFlag', '转关类型', TEXT, 2, 'transit.transitType'),
  field('ValidTime', '预计运抵时间', DAY, 8, 'transit.expectedArrival'),
  field('ESealFlag', '电子关锁', FLAG_YN, 1, 'transit.electronicSeal'),
  field('Notes', '备注', TEXT, 200, 'transit.note'),
  field('TrnType', '转关单类型', TEXT, 1, 'transit.formType'),
  field('ApplCodeScc', '转关申报单位统一代码', TEXT, 18, 'transit.applicantSocialCreditCode'),
];

/** TrnList. */
export const TRN_LIST: readonly Field[] = [
  field('TrafMode', '进出境运输方式', TEXT, 1, 'transit.border.mode'),
  field('ShipId', '运输工具编号', TEXT, 32, 'transit.border.meansNumber'),
  field('ShipNameEn', '运输工具名称', TEXT, 255, 'transit.border.meansName'),
  field('VoyageNo', '航次', TEXT, 32, 'transit.border.voyageNumber'),
  field('BillNo', '提单号', TEXT, 32, 'transit.border.transportDocumentNumber'),
  field('IEDate', '实际进出境日期', DAY, 8, 'transit.border.entryExitDate'),
];

/** TrnContainers/TrnContainer. */
export const TRN_CONTAINER: readonly Field[] = [
  field('ContaNo', '集装箱号', TEXT, 11, 'containerNumber', 'S'),
  field('ContaSn', '序号', INTEGER, 3, 'sequence'),
  field('ContaModel', '规格', TEXT, 4, 'specification'),
  field('SealNo', '电子关锁号', TEXT, 128, 'sealNumber'),
  field('TransName', '境内运输工具名称', TEXT, 32, 'domesticMeansName'),
  field('TransWeight', '工具实际重量', DECIMAL, '19,5', 'vehicleMass'),
  field('SealQty', '关锁个数', TEXT, 4, 'sealCount'),
];

/** TrnContaGoodsList/TrnContaGoods. */
export const TRN_CONTA_GOODS: readonly Field[] = [
  field('GNo', '商品序号', INTEGER, 9, 'goodsItemNumber', 'SD'),
  field('ContaNo', '集装箱号', TEXT, 11, 'containerNumber', 'SD'),
  field('ContaGoodsCount', '商品件数', INTEGER, 9, 'packageCount', 'D'),
  field('ContaGoodsWeight', '商品重量', DECIMAL, '19,5', 'mass', 'D'),
];
