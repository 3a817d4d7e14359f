/** Customs transit (转关) and royalty declarations that travel with a declaration. @module */
import * as z from 'zod';
import { currency, day, decimal, extensions, text } from '../parts/scalars.ts';

const own = { extensions: extensions.optional() };

export const transit = z
  .strictObject({
    transitNumber: text('转关单统一编号.').optional(),
    loadingListNumber: text('载货清单号.').optional(),
    declarationNumber: text('转关申报单号.').optional(),
    domesticMode: text('境内运输方式.').optional(),
    domesticMeansNumber: text('境内运输工具编号.').optional(),
    domesticMeansName: text('境内运输工具名称.').optional(),
    domesticVoyage: text('境内航次.').optional(),
    carrierName: text('承运单位名称.').optional(),
    carrierCode: text('承运单位代码.').optional(),
    transitType: text('转关类型; 1E China-Europe train.').optional(),
    expectedArrival: day.optional(),
    electronicSeal: z.boolean().optional(),
    note: text('备注.').optional(),
    formType: text('转关单类型; 1 paperless.').optional(),
    applicantSocialCreditCode: text('转关申报单位统一代码.').optional(),
    border: z
      .strictObject({
        mode: text('进出境运输方式.').optional(),
        meansNumber: text('运输工具编号.').optional(),
        meansName: text('运输工具名称.').optional(),
        voyageNumber: text('航次.').optional(),
        transportDocumentNumber: text('提单号.').optional(),
        entryExitDate: day.optional(),
      })
      .optional(),
    containers: z
      .array(
        z.strictObject({
          containerNumber: text('集装箱号.').optional(),
          sequence: text('序号.').optional(),
          specification: text('规格.').optional(),
          sealNumber: text('电子关锁号.').optional(),
          domesticMeansName: text('境内运输工具名称.').optional(),
          vehicleMass: decimal.optional(),
          sealCount: text('关锁个数.').optional(),
          ...own,
        }),
      )
      .optional(),
    containerGoods: z
      .array(
        z.strictObject({
          goodsItemNumber: text('商品序号.').optional(),
          containerNumber: text('集装箱号.').optional(),
          packageCount: text('商品件数.').optional(),
          mass: decimal.optional(),
          ...own,
        }),
      )
      .optional(),
  })
  .meta({ id: 'Transit' });

export const royalties = z
  .strictObject({
    advanceRulingNumber: text('价格预裁定编号.').optional(),
    declarationType: z.enum(['first', 'continuing']).optional(),
    contractNumber: text('合同号.').optional(),
    licensor: text('授权方.').optional(),
    licensee: text('被授权方.').optional(),
    paymentType: z.enum(['lump-sum', 'periodic', 'mixed']).optional(),
    paidOn: day.optional(),
    periodMonths: text('计提周期, months.').optional(),
    effectiveFrom: day.optional(),
    effectiveTo: text('终止时间.').optional(),
    amount: decimal.optional(),
    currency: currency.optional(),
    feeType: text('类型, bit flags.').optional(),
    evidence: text('随附材料, bit flags.').optional(),
    statement: text('说明.').optional(),
    confidential: z.boolean().optional(),
    auditedByCustoms: z.boolean().optional(),
    advanceRuling: z.boolean().optional(),
    contractDate: day.optional(),
    periodStart: text('计提起.').optional(),
    periodEnd: text('计提止.').optional(),
  })
  .meta({ id: 'Royalties' });
