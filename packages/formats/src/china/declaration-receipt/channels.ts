import type { ReceiptState } from '@kouan/sdk';

/** What one channel of DEC_RESULT means. */
export interface Channel {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly state: ReceiptState;
  /** No further receipt is expected in the normal course. */
  readonly final?: true;
  /** Step of a two-step declaration. */
  readonly twoStep?: 'summary' | 'complete';
}

/**
 * The channels of the business receipt. Live sequence: 7, L, J, P, R. Two-step channels carry the prefix Sp; how they
 * look on the wire is seen in one client only.
 */
export const CHANNELS: readonly Channel[] = [
  { code: '0', zh: '通讯回执', en: 'communication receipt', state: 'acknowledged' },
  { code: '7', zh: '直接申报成功', en: 'sent to customs', state: 'submitted' },
  { code: 'L', zh: '海关入库成功', en: 'taken in by customs', state: 'accepted' },
  { code: 'E', zh: '退单', en: 'not accepted', state: 'rejected', final: true },
  { code: 'J', zh: '通关无纸化审结', en: 'examined, paperless', state: 'cleared' },
  { code: 'G', zh: '报关单已审结', en: 'examined', state: 'cleared' },
  { code: 'W', zh: '无纸验放通知', en: 'paperless examination notice', state: 'cleared' },
  { code: 'C', zh: '查验通知', en: 'inspection notice', state: 'inspection' },
  { code: 'T', zh: '需交税费', en: 'duty due', state: 'duty-due' },
  { code: 'H', zh: '挂起', en: 'suspended', state: 'suspended' },
  { code: 'M', zh: '报关单重审', en: 'under review again', state: 'under-review' },
  { code: 'N', zh: '重传文件', en: 'documents requested again', state: 'documents-requested' },
  { code: 'A', zh: '海关放行前删除', en: 'deleted before release', state: 'deleted', final: true },
  { code: 'D', zh: '海关删单', en: 'deleted after release', state: 'deleted', final: true },
  { code: 'B', zh: '担保放行', en: 'released on guarantee', state: 'released-on-guarantee' },
  { code: 'K', zh: '通关无纸化担保放行', en: 'released on guarantee, paperless', state: 'released-on-guarantee' },
  { code: 'F', zh: '放行交单', en: 'released, papers to follow', state: 'released' },
  { code: 'I', zh: '无纸放行通知', en: 'released, paperless', state: 'released' },
  { code: 'P', zh: '已放行', en: 'released', state: 'released' },
  { code: 'R', zh: '已结关', en: 'closed', state: 'closed', final: true },
  { code: 'X', zh: '准予进港', en: 'may enter the port', state: 'port-entry-allowed' },
  { code: '#', zh: '准予进卡', en: 'may pass the gate', state: 'gate-entry-allowed' },
  { code: 'Y', zh: '申报失败', en: 'declaring failed', state: 'failed', final: true },
  { code: 'Z', zh: '退回修改', en: 'returned for correction', state: 'returned', final: true },
  // Two sources disagree: "QP processing failed" and "inspection and quarantine"; the graver reading is taken.
  { code: 'S', zh: 'QP处理失败', en: 'processing failed', state: 'failed', final: true },
  { code: 'U', zh: '重新申报', en: 'to be declared again', state: 'returned', final: true },
  { code: '9', zh: '上载申报失败', en: 'upload failed', state: 'failed', final: true },
  { code: 'a', zh: '签证，领取证单', en: 'certificate issued', state: 'certificate-issued' },
  { code: 'b', zh: '已发检验检疫审核', en: 'sent to quarantine', state: 'quarantine-processing' },
  { code: 'c', zh: '检验检疫撤单', en: 'withdrawn from quarantine', state: 'withdrawn' },
  { code: 'd', zh: '申请检验检疫成功', en: 'quarantine applied for', state: 'quarantine-processing' },
  { code: 'SpL', zh: '概要申报海关入库', en: 'summary taken in', state: 'accepted', twoStep: 'summary' },
  { code: 'SpE', zh: '概要申报退单', en: 'summary not accepted', state: 'rejected', final: true, twoStep: 'summary' },
  { code: 'SpJ', zh: '概要申报审结', en: 'summary examined', state: 'cleared', twoStep: 'summary' },
  { code: 'Sp1', zh: '要求补充申报', en: 'supplement requested', state: 'supplement-requested', twoStep: 'summary' },
  { code: 'SpC', zh: '概要申报查验通知', en: 'summary, inspection notice', state: 'inspection', twoStep: 'summary' },
  { code: 'SpK', zh: '概要申报提货放行', en: 'summary, goods may leave', state: 'released', twoStep: 'summary' },
];

export const channelOf: ReadonlyMap<string, Channel> = new Map(CHANNELS.map((channel) => [channel.code, channel]));
