/** Findings about two places of a declaration that contradict each other, and about forms that a field's note gives. @module */
import type { Definition } from '@kouan/core';
import { define, table } from './define.ts';

const conflict = (code: string, severity: 'error' | 'warning', en: string, zh: string, element: string) =>
  define(code, severity, `${en} {found} contradicts {expected}`, `${zh} {found} 与 {expected} 不一致`, table(element));

/** Definitions by what they say. */
export const relationDefinitions = {
  numberOffice: conflict('DEC-0045', 'warning', 'Declaration number: office', '报关单编号中的关区', 'DecHead/EntryId'),
  numberYear: conflict('DEC-0046', 'warning', 'Declaration number: year', '报关单编号中的年份', 'DecHead/EntryId'),
  windowDirection: conflict(
    'DEC-0047',
    'warning',
    'Single window number: direction',
    '统一编号中的进出口标志',
    'DecHead/SeqNo',
  ),
  wholePackages: define(
    'DEC-0048',
    'error',
    'The number of packages {found} must be a whole number, not negative',
    '件数 {found} 应为非负整数',
    table('DecHead/PackNo'),
  ),
  otherPackages: define(
    'DEC-0049',
    'error',
    'Other packages are listed although there are said to be none',
    '已声明无其他包装却填报了其他包装',
    table('DecHead/NoOtherPack'),
  ),
  ediRelation: conflict('DEC-0050', 'error', 'Declaration flag', '报关标志', 'DecHead/EdiId'),
  ediFlag: define(
    'DEC-0051',
    'warning',
    'Declaration flag {found} is none of 1, 3, 5, 6',
    '报关标志 {found} 不是1、3、5、6',
    table('DecHead/EdiId'),
  ),
  dateVoyage: define(
    'DEC-0052',
    'warning',
    'By rail or mail the voyage number is the date of entry or exit, {expected}, not {found}',
    '铁路或邮件运输的航次号应为进出境日期 {expected}，而不是 {found}',
    'GACC 2019-18',
  ),
  vehicleLicence: conflict('DEC-0053', 'warning', 'Licence of a vehicle', '车辆的许可证', 'DecGoodsLimitVin/LicenceNo'),
  vehicleKind: define(
    'DEC-0054',
    'warning',
    'Vehicles stand under licences of kind 408 or 409, not {found}',
    '车辆的许可证类别应为408或409，而不是 {found}',
    table('DecGoodsLimitVin/LicTypeCode'),
  ),
  licenceItem: conflict('DEC-0055', 'error', 'Goods item of a licence', '许可证的商品序号', 'DecGoodsLimit/GoodsNo'),
  documentItem: define(
    'DEC-0056',
    'error',
    'The electronic document refers to goods item {found}, which does not exist',
    '随附单据对应的商品项号 {found} 不存在',
    table('EdocRealation/GNoStr'),
  ),
  transitItem: define(
    'DEC-0057',
    'error',
    'The transit goods refer to goods item {found}, which does not exist',
    '转关集装箱商品的商品序号 {found} 不存在',
    table('TrnContaGoods/GNo'),
  ),
  transitContainer: define(
    'DEC-0058',
    'error',
    'The transit goods refer to container {found}, which is not in the transit',
    '转关商品的集装箱号 {found} 不在转关集装箱中',
    table('TrnContaGoods/ContaNo'),
  ),
  secondUnit: define(
    'DEC-0059',
    'error',
    'The second quantity {found} has no unit',
    '第二法定数量 {found} 没有计量单位',
    table('DecList/SecondQty'),
  ),
  insuranceBasis: define(
    'DEC-0060',
    'error',
    'Insurance is a rate or a total, not a price per unit',
    '保险费标记应为1（率）或3（总价）',
    table('DecHead/InsurMark'),
  ),
  materialPromise: define(
    'DEC-0061',
    'warning',
    'Material {found} belongs to the other direction; here it is {expected}',
    '声明材料代码 {found} 与进出口标志不符，应为 {expected}',
    table('DecCopPromise/DeclaratioMaterialCode'),
  ),
  documentClass: conflict(
    'DEC-0062',
    'warning',
    'Class in the file name',
    '文件名中的单证类别',
    'EdocRealation/EdocID',
  ),
  operatorCard: conflict('DEC-0063', 'warning', 'Card of the operator', '操作员IC卡号', 'DecSign/ICCode'),
  operatorCompany: conflict('DEC-0064', 'warning', 'Company of the operator', '操作企业代码', 'DecSign/CopCode'),
  manufacturerImport: define(
    'DEC-0065',
    'warning',
    'The registered manufacturer is declared on exports only',
    '生产单位注册号和名称仅用于出口',
    table('DecList/MnufctrRegNo'),
  ),
  royaltyPeriod: define(
    'DEC-0066',
    'error',
    'The period ends on {found}, before it begins on {expected}',
    '终止时间 {found} 早于起始时间 {expected}',
    table('DecRoyaltyFee/ExpirationDateTime'),
  ),
  goodsDate: define(
    'DEC-0067',
    'warning',
    '{found} is not a date as yyyyMMdd',
    '{found} 不是yyyyMMdd格式的日期',
    table('DecList/ProduceDate'),
  ),
  aeoCode: define(
    'DEC-0068',
    'warning',
    'AEO code {found} must be the country and the enterprise code, {expected}',
    'AEO编码 {found} 应为国别代码加企业编码：{expected}',
    'GACC 2018-131',
  ),
} as const satisfies Record<string, Definition>;
