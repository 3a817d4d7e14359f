/** Goods item of a declaration. @module */
import * as z from 'zod';
import { country, currency, day, decimal, extensions, hsCode, quantity, text } from '../parts/scalars.ts';
import { previousDocument } from './attachments.ts';

/** One vehicle under a licence, kind 408 or 409. */
const vehicle = z
  .strictObject({
    licenceNumber: text('许可证编号.').optional(),
    licenceType: text('许可证类别代码.').optional(),
    sequence: text('VIN序号.').optional(),
    billOfLadingDate: day.optional(),
    qualityGuaranteePeriod: text('质量保质期.').optional(),
    engineNumber: text('发动机号.').optional(),
    vin: text('VIN, 17 characters.').optional(),
    chassisNumber: text('底盘号.').optional(),
    invoiceQuantity: decimal.optional(),
    nameChinese: text('品名中文.').optional(),
    nameEnglish: text('品名英文.').optional(),
    modelEnglish: text('型号英文.').optional(),
    unitPrice: text('单价.').optional(),
    invoiceNumber: text('发票号.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'Vehicle' });

/** Product qualification of one goods item. */
const licence = z
  .strictObject({
    goodsItemNumber: text('商品序号 as the licence row repeats it.').optional(),
    type: text('许可证类别代码.').optional(),
    number: text('许可证编号.').optional(),
    writeOffItem: text('核销明细序号.').optional(),
    writeOffQuantity: quantity.partial().optional(),
    vehicles: z.array(vehicle).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'Licence' });

/** Link from an item to the proof of origin that gives it a preference (GACC 2021 no. 34). */
const preferentialOrigin = z
  .strictObject({
    agreement: text('Agreement, 2 digits: 22 = RCEP.'),
    proofKind: z
      .enum(['certificate', 'declaration'])
      .optional()
      .meta({ description: 'Certificate of origin or declaration of origin.' }),
    proofNumber: text('Number of the proof.').optional(),
    proofItemNumber: text('Item of the proof.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'PreferentialOrigin' });

/** Link from an item to another supporting document. */
const documentLink = z
  .strictObject({
    type: text('单证代码.'),
    number: text('单证编号.').optional(),
    itemNumber: text('对应单证商品项号.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'DocumentLink' });

export const goodsItem = z
  .strictObject({
    goodsItemNumber: text('商品序号, from 1.').optional(),
    recordItemNumber: text('备案序号 in the manual or ledger.').optional(),
    hs: hsCode.optional(),
    supervisionClass: text('CIQ suffix of the 13-digit code, 3 digits.').optional(),
    name: text('商品名称.').optional(),
    nameForeign: text('商品英文名称.').optional(),
    elements: z
      .array(z.string())
      .optional()
      .meta({ description: '规格型号: declaration elements; the first two are brand type and export preference.' }),
    quantity: quantity.partial().optional().meta({ description: '成交数量.' }),
    statutoryQuantity: quantity.partial().optional().meta({ description: '第一法定数量.' }),
    secondQuantity: quantity.partial().optional().meta({ description: '第二法定数量.' }),
    unitPrice: decimal.optional().meta({ description: '申报单价.' }),
    totalPrice: decimal.optional().meta({ description: '申报总价.' }),
    currency: currency.optional(),
    originCountry: country.optional().meta({ description: 'Country of origin, also on export.' }),
    destinationCountry: country.optional().meta({ description: 'Country of final destination, also on export.' }),
    originRegion: text('原产地区代码.').optional(),
    domesticDistrict: text('境内目的地/货源地, 5 digits.').optional(),
    destinationDivision: text('目的地行政区划.').optional(),
    dutyMode: text('征免方式.').optional(),
    preferentialOriginCountry: country.optional().meta({ description: '优惠贸易协定项下原产地.' }),
    preferentialOrigins: z.array(preferentialOrigin).optional(),
    documentLinks: z.array(documentLink).optional(),
    previousDocuments: z.array(previousDocument).optional().meta({ description: 'Documents that go before.' }),
    purpose: text('用途代码.').optional(),
    useOrManufacturer: text('用途/生产厂家.').optional(),
    attributes: z.array(z.string()).optional().meta({ description: '货物属性代码.' }),
    classMark: text('归类标志.').optional(),
    unitFactor: decimal.optional().meta({ description: '申报与法定单位比例因子.' }),
    productNumber: text('货号.').optional(),
    productVersion: text('版本号.').optional(),
    processingFee: decimal.optional().meta({ description: '工缴费, USD.' }),
    expiryDate: text('产品有效期.').optional(),
    shelfLife: text('产品保质期, days.').optional(),
    ingredients: text('成份/原料/组份.').optional(),
    specification: text('检验检疫货物规格.').optional(),
    model: text('货物型号.').optional(),
    brand: text('货物品牌.').optional(),
    productionDates: text('生产日期, separated by semicolons.').optional(),
    batchNumber: text('生产批号.').optional(),
    ciqName: text('检验检疫名称.').optional(),
    dangerousGoods: z
      .strictObject({
        unNumber: text('UN编码, 4 digits.').optional(),
        name: text('危险货物名称.').optional(),
        packingGroup: z.enum(['I', 'II', 'III']).optional(),
        packagingSpecification: text('危包规格.').optional(),
        notDangerous: z.boolean().optional().meta({ description: '非危险化学品.' }),
      })
      .optional(),
    overseasManufacturer: text('境外生产企业名称.').optional(),
    manufacturerRegistration: text('生产单位注册号 (export).').optional(),
    manufacturerName: text('生产单位名称 (export).').optional(),
    controlCode: text('禁限管制识别码.').optional(),
    licences: z.array(licence).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'GoodsItem' });

export interface GoodsItem extends z.output<typeof goodsItem> {}
