import { FLAG, OPERATION, SIGNER, TEXT } from '../../values/index.ts';
import { type Field, field } from './field.ts';

/** DecFreeTxt. */
export const DEC_FREE_TXT: readonly Field[] = [
  field('BonNo', '监管仓号', TEXT, 32, 'bondedWarehouseNumber'),
  field('CusFie', '货场代码', TEXT, 8, 'yardCode'),
  field('DecBpNo', '报关员联系方式', TEXT, 32, 'declarantContact'),
  field('DecNo', '申报人员证号', TEXT, 13, 'declarantCertificate'),
  field('RelId', '关联报关单号', TEXT, 18, 'relatedDeclarationNumber'),
  field('RelManNo', '关联备案号', TEXT, 12, 'relatedManualNumber'),
  field('VoyNo', '航次号', TEXT, 32, 'transport.voyageNumber'),
];

/** DecSign. */
export const DEC_SIGN: readonly Field[] = [
  field('OperType', '操作类型', OPERATION, 1, 'operation.type', 'SD'),
  field('ICCode', '操作员IC卡号', TEXT, 13, 'operation.cardNumber'),
  field('OperName', '操作员姓名', TEXT, 30, 'operation.operatorName'),
  field('CopCode', '操作企业组织机构代码', TEXT, 18, 'operation.companyCode'),
  field('ClientSeqNo', '客户端报关单编号', TEXT, 18, 'clientReference', 'SD'),
  field('Sign', '数字签名信息', TEXT, 200, 'operation.signature', 'D'),
  field('SignDate', '签名日期', TEXT, 16, 'operation.signedAt', 'D'),
  field('HostId', '客户端邮箱HostId', TEXT, 10, 'operation.mailboxHost'),
  field('Certificate', '操作员卡证书号', TEXT, 20, 'operation.certificateNumber'),
  field('DomainId', '签名人分类', SIGNER, 1, 'operation.signer'),
  field('Note', '备注', TEXT, 100, 'operation.note'),
  field('BillSeqNo', '对应清单统一编号', TEXT, 18, 'operation.bondedListNumber'),
];

/** DecTpAccess. */
export const DEC_TP_ACCESS: readonly Field[] = [
  field('TransitionApply', '转场申请', FLAG, 1, 'twoStageAccess.transitionApplied'),
  field('TransitionSite', '转入场所场地', TEXT, 11, 'twoStageAccess.transitionSite'),
  field('ConditionalLiftoffApply', '附条件提离申请', FLAG, 1, 'twoStageAccess.conditionalLiftOff'),
  field('PortDestMergeCheckApply', '口岸与目的地合并检查', FLAG, 1, 'twoStageAccess.mergedInspection'),
];

/** DecRisk. */
export const DEC_RISK: readonly Field[] = [
  field('Risk', '风险评估结果', TEXT, 10),
  field('Sign', '数字签名', TEXT, 255),
  field('SignDate', '处理日期', TEXT, 16),
  field('Note', '备注', TEXT, 100),
];
