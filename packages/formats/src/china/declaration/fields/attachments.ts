import { COMMA_LIST, DECIMAL, FLAG, PACKAGE_KIND, STRUCTURED, TEXT } from '../../values/index.ts';
import { type Field, field } from './field.ts';

/** DecContainers/Container. */
export const CONTAINER: readonly Field[] = [
  field('ContainerId', '集装箱号', TEXT, 32, 'containerNumber', 'S'),
  field('ContainerMd', '集装箱规格', TEXT, 32, 'specification', 'S'),
  field('GoodsNo', '商品项号', COMMA_LIST, 255, 'goodsItemNumbers', 'S'),
  field('LclFlag', '拼箱标识', FLAG, 1, 'lessThanContainerLoad'),
  field('GoodsContaWt', '箱货重量', DECIMAL, '19,5', 'goodsMass'),
  field('ContainerWt', '自重', DECIMAL, '18,5', 'tareMass'),
];

/** DecLicenseDocus/LicenseDocu. */
export const LICENSE_DOCU: readonly Field[] = [
  field('DocuCode', '单证代码', TEXT, 1, 'type', 'S'),
  field('CertCode', '单证编号', TEXT, 32, 'number', 'S'),
];

/** DecRequestCerts/DecRequestCert. */
export const DEC_REQUEST_CERT: readonly Field[] = [
  field('AppCertCode', '申请单证代码', TEXT, 50, 'type', 'S'),
  field('ApplOri', '正本数', TEXT, 50, 'originals'),
  field('ApplCopyQuan', '副本数', TEXT, 50, 'copies'),
];

/** DecOtherPacks/DecOtherPack. */
export const DEC_OTHER_PACK: readonly Field[] = [
  field('PackQty', '包装件数', DECIMAL, '19,5', 'quantity', 'D'),
  field('PackType', '包装材料种类', PACKAGE_KIND, 2, 'kind', 'D'),
];

/** DecCopLimits/DecCopLimit. */
export const DEC_COP_LIMIT: readonly Field[] = [
  field('EntQualifNo', '企业资质编号', TEXT, 40, 'number'),
  field('EntQualifTypeCode', '企业资质类别', TEXT, 5, 'type', 'D'),
];

/** DecUsers/DecUser. */
export const DEC_USER: readonly Field[] = [
  field('UseOrgPersonCode', '使用单位联系人', TEXT, 20, 'name'),
  field('UseOrgPersonTel', '使用单位联系电话', TEXT, 20, 'telephone'),
];

/** DecMarkLobs/DecMarkLob. */
export const DEC_MARK_LOB: readonly Field[] = [
  field('AttachName', '附件名称', TEXT, 80, 'name', 'SD'),
  field('AttachType', '附件类型', TEXT, 2, 'fileType'),
  field('Attachment', '附件', TEXT, 1_400_000, 'content', 'SD'),
];

/** DecCopPromises/DecCopPromise. */
export const DEC_COP_PROMISE: readonly Field[] = [
  field('DeclaratioMaterialCode', '声明材料代码', TEXT, 10, 'code', 'D'),
];

/** DecControlModels/DecControlModel. */
export const DEC_CONTROL_MODEL: readonly Field[] = [
  field('ElementNo', '要素序号', TEXT, 19, 'elementNumber', 'SD'),
  field('ElementValue', '要素值', TEXT, 512, 'value'),
  field('DeclarationCategoryCode', '禁限管制规范申报类别', TEXT, 4, 'category', 'SD'),
];

/** EdocRealation. */
export const EDOC_REALATION: readonly Field[] = [
  field('EdocID', '随附单据编号(文件名)', TEXT, 64, 'id', 'SD'),
  field('EdocCode', '随附单据类别', TEXT, 8, 'type', 'SD'),
  field('EdocFomatType', '格式类型', STRUCTURED, 2, 'structured', 'SD'),
  field('OpNote', '操作说明', TEXT, 255, 'note'),
  field('EdocCopId', '企业文件名', TEXT, 64, 'companyFileName'),
  field('EdocOwnerCode', '所属单位海关编号', TEXT, 10, 'ownerCode'),
  field('SignUnit', '签名单位代码', TEXT, 10, 'signingUnit'),
  field('SignTime', '签名时间', TEXT, 17, 'signedAt'),
  field('EdocOwnerName', '所属单位名称', TEXT, 100, 'ownerName'),
  field('EdocSize', '文件大小', TEXT, 12, 'size'),
  field('GNoStr', '商品项号关系', COMMA_LIST, 150, 'goodsItemNumbers'),
];

/** EcoRelation. */
export const ECO_RELATION: readonly Field[] = [
  field('CertType', '单证代码', TEXT, 3, undefined, 'SD'),
  field('DecGNo', '报关单商品项号', TEXT, 9, undefined, 'SD'),
  field('EcoCertNo', '单证编号', TEXT, 64, undefined, 'SD'),
  field('EcoGNo', '对应单证商品项号', TEXT, 9, undefined, 'SD'),
  field('ExtendFiled', '扩展字段', TEXT, 255),
];
