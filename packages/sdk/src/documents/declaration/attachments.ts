/** Rows that accompany a declaration: containers, papers, people. @module */
import * as z from 'zod';
import { decimal, extensions, text } from '../parts/scalars.ts';

const own = { extensions: extensions.optional() };

export const container = z
  .strictObject({
    containerNumber: text('ISO 6346 number, 11 characters.').optional(),
    specification: text('集装箱规格.').optional(),
    goodsItemNumbers: z.array(z.string()).optional().meta({ description: 'Goods items in this container.' }),
    lessThanContainerLoad: z.boolean().optional().meta({ description: '拼箱标识.' }),
    goodsMass: decimal.optional().meta({ description: 'kg.' }),
    tareMass: decimal.optional().meta({ description: 'kg.' }),
    ...own,
  })
  .meta({ id: 'Container' });

export const packages = z
  .strictObject({
    quantity: decimal.optional(),
    kind: z.string().optional().meta({ description: 'UN/ECE Rec 21; cn:NN for a Chinese kind without a twin.' }),
    ...own,
  })
  .meta({ id: 'Packages' });

export const supportingDocument = z
  .strictObject({ type: text('单证代码.').optional(), number: text('单证编号.').optional(), ...own })
  .meta({ id: 'SupportingDocument' });

/** Document that goes before: an entry summary, a bill of lading, a declaration that is supplemented. */
export const previousDocument = z
  .strictObject({
    type: text('Code of the document.').optional(),
    number: text('Its number.').optional(),
    itemNumber: text('Item of it.').optional(),
    ...own,
  })
  .meta({ id: 'PreviousDocument' });

export const electronicDocument = z
  .strictObject({
    id: text('随附单据编号.').optional(),
    type: text('随附单据类别, 8 digits.').optional(),
    structured: z.boolean().optional().meta({ description: 'S structured, US unstructured (PDF).' }),
    note: text('操作说明.').optional(),
    companyFileName: text('企业文件名.').optional(),
    ownerCode: text('所属单位海关编号.').optional(),
    ownerName: text('所属单位名称.').optional(),
    signingUnit: text('签名单位代码.').optional(),
    signedAt: text('签名时间.').optional(),
    size: text('文件大小.').optional(),
    goodsItemNumbers: z.array(z.string()).optional(),
    ...own,
  })
  .meta({ id: 'ElectronicDocument' });

export const requestedCertificate = z
  .strictObject({
    type: text('申请单证代码.').optional(),
    originals: text('正本数.').optional(),
    copies: text('副本数.').optional(),
    ...own,
  })
  .meta({ id: 'RequestedCertificate' });

export const enterpriseQualification = z
  .strictObject({ type: text('企业资质类别.').optional(), number: text('企业资质编号.').optional(), ...own })
  .meta({ id: 'EnterpriseQualification' });

export const usePerson = z
  .strictObject({ name: text('使用单位联系人.').optional(), telephone: text('使用单位联系电话.').optional(), ...own })
  .meta({ id: 'UsePerson' });

export const markAttachment = z
  .strictObject({
    name: text('附件名称.').optional(),
    fileType: text('File name ending.').optional(),
    content: text('Base64.').optional(),
    ...own,
  })
  .meta({ id: 'MarkAttachment' });

export const controlledElement = z
  .strictObject({
    elementNumber: text('要素序号.').optional(),
    value: text('要素值.').optional(),
    category: text('禁限管制规范申报类别.').optional(),
    ...own,
  })
  .meta({ id: 'ControlledElement' });

export const materialPromise = z
  .strictObject({ code: text('声明材料代码: 101040 import, 102053 export.').optional(), ...own })
  .meta({ id: 'MaterialPromise' });
