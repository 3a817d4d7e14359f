/** Parts of the header of a declaration. @module */
import * as z from 'zod';
import { country, currency, day, decimal, text } from '../parts/scalars.ts';

/** Freight, insurance or other charge. */
export const charge = z
  .strictObject({
    basis: z.enum(['rate', 'unit-price', 'total']).optional(),
    value: decimal.optional().meta({ description: 'Percent for rate, amount otherwise.' }),
    currency: currency.optional(),
  })
  .meta({ id: 'Charge' });

export const transport = z
  .strictObject({
    mode: z.string().optional().meta({ description: 'UN/ECE Rec 19 mode; cn:X for a Chinese mode without a twin.' }),
    meansName: text('运输工具代码及名称.').optional(),
    voyageNumber: text('航次号.').optional(),
    transportDocumentNumber: text('提单号.').optional(),
    billOfLadingNumber: text('B/L号 for inspection.').optional(),
    counterpartCountry: country.optional().meta({ description: '启运国 (import) or 运抵国 (export).' }),
    departurePort: text('启运港代码.').optional(),
    counterpartPort: text('经停港 (import) or 指运港 (export).').optional(),
    entryExitPort: text('入境/离境口岸代码.').optional(),
    entryExitDate: day.optional().meta({ description: '进出口日期.' }),
    departureDate: day.optional(),
    dischargeCompletedDate: day.optional(),
    goodsLocation: text('存放地点.').optional(),
  })
  .meta({ id: 'DeclarationTransport' });

/** 单据类型, decoded from its positions. */
export const declarationKind = z
  .strictObject({
    category: text('Positions 1–2: blank ordinary, ML bonded list, SD, LY, CL, MT, ...').optional(),
    step: z
      .enum(['one-step', 'summary', 'complete'])
      .optional()
      .meta({ description: 'Position 3: 0 or blank, 5, 6 (two-step declaration, GACC 2019 no. 127).' }),
    combinedPort: z.boolean().optional().meta({ description: 'Position 7: Z.' }),
  })
  .meta({ id: 'DeclarationKind' });

const answer = z.enum(['yes', 'no', 'empty']);

/** 价格说明, decoded from its positions. */
export const pricePromises = z
  .strictObject({
    relatedParties: answer.optional(),
    priceInfluenced: answer.optional(),
    royaltiesPaid: answer.optional(),
    formulaPricing: answer.optional(),
    provisionalPrice: answer.optional(),
  })
  .meta({ id: 'PricePromises' });

/** 业务事项, decoded from its positions. */
export const businessMatters = z
  .strictObject({
    paperlessTaxBill: z.boolean().optional(),
    guaranteeRelease: z.boolean().optional(),
    ecommerceOverseasWarehouse: z.boolean().optional(),
    combinedPort: z.boolean().optional(),
    selfDeclaredBenefit: z.boolean().optional(),
  })
  .meta({ id: 'BusinessMatters' });

/** 特种业务标识, decoded from its positions. */
export const specialBusiness = z
  .strictObject({
    internationalEvent: z.boolean().optional(),
    specialMilitary: z.boolean().optional(),
    internationalAid: z.boolean().optional(),
    internationalConference: z.boolean().optional(),
    directRelease: z.boolean().optional(),
    diplomaticCourtesy: z.boolean().optional(),
    transit: z.boolean().optional(),
  })
  .meta({ id: 'SpecialBusiness' });

/** 扩展字段 (DataSource), decoded from its positions 1, 3 and 5. */
export const dataSource = z
  .strictObject({
    maskStandard: z.enum(['foreign', 'domestic']).optional(),
    splitGoods: z.boolean().optional(),
    smartDeclaration: z.enum(['0', '1', '2']).optional(),
  })
  .meta({ id: 'DataSource' });

/** Who operates the message and with which card (DecSign). The signature of kouan stands beside, not in here. */
export const operation = z
  .strictObject({
    type: z
      .enum(['upload', 'upload-transit', 'declare', 'declare-transit', 'handbook', 'store'])
      .optional()
      .meta({ description: '操作类型 A B C D E G.' }),
    cardNumber: text('操作员IC卡号.').optional(),
    operatorName: text('操作员姓名.').optional(),
    companyCode: text('操作企业组织机构代码.').optional(),
    signature: text('数字签名信息.').optional(),
    signedAt: text('签名日期, yyyyMMddHHmmssSS.').optional(),
    mailboxHost: text('HostId, obsolete.').optional(),
    certificateNumber: text('操作员卡证书号.').optional(),
    signer: z.enum(['inputter', 'declarant']).optional(),
    note: text('备注.').optional(),
    bondedListNumber: text('对应清单统一编号.').optional(),
  })
  .meta({ id: 'Operation' });

/** 两段准入. */
export const twoStageAccess = z
  .strictObject({
    transitionApplied: z.boolean().optional(),
    transitionSite: text('转入场所场地.').optional(),
    conditionalLiftOff: z.boolean().optional(),
    mergedInspection: z.boolean().optional(),
  })
  .meta({ id: 'TwoStageAccess' });
