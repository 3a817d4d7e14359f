import type { ReceiptState } from '@kouan/sdk';

/** What one function code of a notification means. */
export interface Notification {
  readonly code: string;
  /** Name that HMRC gives it. */
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly state: ReceiptState;
  /** No further notification is expected in the normal course. */
  readonly final?: true;
}

/** Notifications of the Customs Declaration Service by their function codes. */
export const NOTIFICATIONS: readonly Notification[] = [
  { code: '01', name: 'DMSACC', en: 'declaration accepted', zh: '申报已接受', state: 'accepted' },
  {
    code: '02',
    name: 'DMSRCV',
    en: 'declaration received, not yet accepted',
    zh: '申报已收到，尚未接受',
    state: 'stored',
  },
  { code: '03', name: 'DMSREJ', en: 'declaration rejected', zh: '申报被拒绝', state: 'rejected', final: true },
  { code: '05', name: 'DMSCTL', en: 'goods under control', zh: '货物布控', state: 'inspection' },
  { code: '06', name: 'DMSDOC', en: 'documents requested', zh: '要求提交单证', state: 'documents-requested' },
  {
    code: '07',
    name: 'DMSRES',
    en: 'declaration amended by customs or on request',
    zh: '申报已修改',
    state: 'unknown',
  },
  { code: '08', name: 'DMSROG', en: 'goods released', zh: '货物放行', state: 'released' },
  { code: '09', name: 'DMSCLE', en: 'goods cleared', zh: '货物结关', state: 'cleared', final: true },
  { code: '10', name: 'DMSINV', en: 'declaration invalidated', zh: '申报已撤销', state: 'deleted', final: true },
  { code: '11', name: 'DMSREQ', en: 'a request was decided', zh: '请求已裁定', state: 'unknown' },
  { code: '13', name: 'DMSTAX', en: 'duties calculated', zh: '税费已计算', state: 'duty-due' },
  { code: '14', name: 'DMSCPI', en: 'account lacks funds for the duties', zh: '账户余额不足', state: 'duty-due' },
  { code: '15', name: 'DMSCPR', en: 'payment is still missing', zh: '催缴税费', state: 'duty-due' },
  { code: '16', name: 'DMSEOG', en: 'goods have left', zh: '货物已离境', state: 'gate-passed', final: true },
  { code: '17', name: 'DMSEXT', en: 'exit is not confirmed in time', zh: '未按时确认离境', state: 'unknown' },
  { code: '18', name: 'DMSGER', en: 'goods exit results', zh: '货物离境结果', state: 'unknown' },
];

const BY_CODE = new Map(NOTIFICATIONS.map((one) => [one.code, one]));

/** A notification by its code, with or without the leading zero. */
export const notificationOf = (code: string): Notification | undefined => BY_CODE.get(code.padStart(2, '0'));

/** The code that says a state, where one does. */
export const codeOfState = (state: ReceiptState): string | undefined =>
  state === 'unknown' ? undefined : NOTIFICATIONS.find((one) => one.state === state)?.code;
