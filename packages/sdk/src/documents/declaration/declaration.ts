/**
 * Customs declaration, import or export.
 *
 * The shape follows the business (parties, transport, items), not one message. National codes that have an
 * international twin (countries, currencies, units, transport modes) are held in the international form; codes that
 * exist in one country only (customs offices, supervision modes) are held as they are.
 *
 * Source: GACC 2019 no. 18 (filling rules of the declaration form), Single Window DecMessage interface table.
 *
 * @module
 */
import * as z from 'zod';
import { country, day, decimal, extensions, text } from '../parts/scalars.ts';
import {
  container,
  controlledElement,
  electronicDocument,
  enterpriseQualification,
  markAttachment,
  materialPromise,
  packages,
  previousDocument,
  requestedCertificate,
  supportingDocument,
  usePerson,
} from './attachments.ts';
import { goodsItem } from './goods-item.ts';
import {
  businessMatters,
  charge,
  dataSource,
  declarationKind,
  operation,
  pricePromises,
  specialBusiness,
  transport,
  twoStageAccess,
} from './header-parts.ts';
import { domesticParty, inputter, overseasParty } from './parties.ts';
import { royalties, transit } from './transit.ts';

export const declarationSchema = z
  .strictObject({
    type: z.literal('declaration'),
    direction: z.enum(['import', 'export']),

    clientReference: text('The sender’s own unique reference (ClientSeqNo).').optional(),
    singleWindowNumber: text('统一编号.').optional(),
    declarationNumber: text('海关编号, 18 digits.').optional(),
    preEntryNumber: text('预录入编号.').optional(),

    kind: declarationKind.optional(),
    entryType: text('报关单类型: 0 paper, L, W, D, M paperless.').optional(),
    ediFlag: text('报关标志.').optional(),
    transitRelation: z.enum(['ordinary', 'advance-transit']).optional(),
    bondedListKind: text('备案清单类型.').optional(),
    guaranteeRelease: z.boolean().optional().meta({ description: '担保验放标志.' }),
    inspectionSplit: text('查验分流.').optional(),
    taxAdministration: z.boolean().optional().meta({ description: '税收征管标记.' }),

    declarationOffice: text('申报地海关, 4 digits.').optional(),
    entryExitOffice: text('进出境关别, 4 digits.').optional(),
    destinationOffice: text('目的地海关, 4 digits.').optional(),
    portInspectionOffice: text('口岸检验检疫机关.').optional(),
    certifyingOffice: text('领证机关.').optional(),
    acceptingOffice: text('检验检疫受理机关.').optional(),

    domesticTrader: domesticParty.optional().meta({ description: '境内收发货人.' }),
    owner: domesticParty.optional().meta({ description: '消费使用单位 (import) or 生产销售单位 (export).' }),
    agent: domesticParty.optional().meta({ description: '申报单位.' }),
    inputter: inputter.optional().meta({ description: '录入单位 and 录入员.' }),
    declarantName: text('申报人员姓名.').optional(),
    declarantId: text('申报人标识.').optional(),
    declarantCertificate: text('申报人员证号.').optional(),
    declarantContact: text('报关员联系方式.').optional(),
    overseasConsignor: overseasParty.optional(),
    overseasConsignee: overseasParty.optional(),

    supervisionMode: text('监管方式, 4 digits.').optional(),
    levyNature: text('征免性质, 3 digits.').optional(),
    manualNumber: text('备案号, 12 characters.').optional(),
    licenceNumber: text('许可证编号.').optional(),
    contractNumber: text('合同号.').optional(),
    foreignExchangeNumber: text('批准文号.').optional(),
    tradingCountry: country.optional().meta({ description: '贸易国别.' }),
    tradeTerms: text('成交方式: 1 CIF, 2 C&F, 3 FOB, 4 C&I, 7 EXW.').optional(),
    freight: charge.optional(),
    insurance: charge.optional(),
    otherCharges: charge.optional(),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    packages: packages.optional(),
    otherPackages: z.array(packages).optional(),
    noOtherPackages: z.boolean().optional(),
    invoiceTotal: z.strictObject({ amount: decimal, currency: z.string().optional() }).optional().meta({
      description: 'Total of the commercial invoice, where the sender knows it; no customs message carries it.',
    }),

    transport: transport.optional(),
    transit: transit.optional(),

    pricePromises: pricePromises.optional(),
    businessMatters: businessMatters.optional(),
    specialBusiness: specialBusiness.optional(),
    dataSource: dataSource.optional(),
    twoStageAccess: twoStageAccess.optional(),
    operation: operation.optional(),
    royalties: royalties.optional(),

    marks: text('标记唛码; N/M when there are none.').optional(),
    note: text('备注.').optional(),
    ediNote: text('EDI申报备注.').optional(),
    ediNote2: text('EDI申报备注2.').optional(),
    printDate: day.optional(),
    relatedDocumentNumber: text('关联单据号.').optional(),
    relatedDeclarationNumber: text('关联报关单号.').optional(),
    relatedManualNumber: text('关联备案号.').optional(),
    bondedWarehouseNumber: text('监管仓号.').optional(),
    yardCode: text('货场代码.').optional(),
    correlationReason: text('关联理由.').optional(),
    correlationNumber: text('关联号码.').optional(),
    originalContainers: z.boolean().optional().meta({ description: '原集装箱标识.' }),
    riskParameters: text('风险评估参数.').optional(),

    items: z.array(goodsItem),
    containers: z.array(container).optional(),
    supportingDocuments: z.array(supportingDocument).optional(),
    previousDocuments: z.array(previousDocument).optional().meta({ description: 'Documents that go before.' }),
    electronicDocuments: z.array(electronicDocument).optional(),
    requestedCertificates: z.array(requestedCertificate).optional(),
    enterpriseQualifications: z.array(enterpriseQualification).optional(),
    usePersons: z.array(usePerson).optional(),
    markAttachments: z.array(markAttachment).optional(),
    controlledElements: z.array(controlledElement).optional(),
    materialPromises: z.array(materialPromise).optional(),

    extensions: extensions.optional(),
  })
  .meta({ id: 'Declaration', title: 'Customs declaration' });

export interface Declaration extends z.output<typeof declarationSchema> {}
