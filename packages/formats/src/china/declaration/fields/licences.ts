import { DAY, DECIMAL, INTEGER, TEXT, UNIT } from '../../values/index.ts';
import { type Field, field } from './field.ts';

/** DecList/DecGoodsLimits/DecGoodsLimit. */
export const DEC_GOODS_LIMIT: readonly Field[] = [
  field('GoodsNo', '商品序号', INTEGER, 9, 'goodsItemNumber', 'SD'),
  field('LicTypeCode', '许可证类别代码', TEXT, 5, 'type', 'D'),
  field('LicenceNo', '许可证编号', TEXT, 40, 'number', 'D'),
  field('LicWrtofDetailNo', '核销明细序号', TEXT, 4, 'writeOffItem'),
  field('LicWrtofQty', '核销数量', DECIMAL, 20, 'writeOffQuantity.value'),
  field('LicWrtofQtyUnit', '核销数量单位', UNIT, 3, 'writeOffQuantity.unit'),
];

/** DecGoodsLimit/DecGoodsLimitVin. */
export const DEC_GOODS_LIMIT_VIN: readonly Field[] = [
  field('LicenceNo', '许可证编号', TEXT, 40, 'licenceNumber', 'SD'),
  field('LicTypeCode', '许可证类别代码', TEXT, 5, 'licenceType', 'SD'),
  field('VinNo', 'VIN序号', TEXT, 100, 'sequence'),
  field('BillLadDate', '提/运单日期', DAY, 8, 'billOfLadingDate'),
  field('QualityQgp', '质量保质期', TEXT, 100, 'qualityGuaranteePeriod'),
  field('MotorNo', '发动机号', TEXT, 100, 'engineNumber'),
  field('VinCode', 'VIN', TEXT, 20, 'vin'),
  field('ChassisNo', '底盘号', TEXT, 10, 'chassisNumber'),
  field('InvoiceNum', '发票数量', DECIMAL, '19,5', 'invoiceQuantity'),
  field('ProdCnnm', '品名中文', TEXT, 500, 'nameChinese'),
  field('ProdEnnm', '品名英文', TEXT, 500, 'nameEnglish'),
  field('ModelEn', '型号英文', TEXT, 500, 'modelEnglish'),
  field('PricePerUnit', '单价', TEXT, 20, 'unitPrice'),
  field('InvoiceNo', '发票号', TEXT, 30, 'invoiceNumber'),
];
