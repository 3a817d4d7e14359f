import type { ReceiptState } from '@kouan/sdk';

/** What returnStatus means; a negative number is an error of processing. */
export const STATUSES: readonly (readonly [code: string, zh: string, en: string, state: ReceiptState, final?: true])[] =
  [
    ['1', '电子口岸已暂存', 'stored', 'stored'],
    ['2', '电子口岸申报中', 'being declared', 'submitted'],
    ['3', '发送海关成功', 'sent to customs', 'submitted'],
    ['4', '发送海关失败', 'not sent to customs', 'failed', true],
    ['100', '海关退单', 'rejected by customs', 'rejected', true],
    ['120', '海关入库', 'taken in by customs', 'accepted'],
    ['300', '人工审核', 'looked at by an officer', 'under-review'],
    ['399', '海关审结', 'examined', 'cleared'],
    ['500', '查验', 'inspection', 'inspection'],
    ['501', '扣留移送通关', 'detained, handed to clearance', 'suspended'],
    ['502', '扣留移送缉私', 'detained, handed to enforcement', 'suspended'],
    ['503', '扣留移送法规', 'detained, handed to legal affairs', 'suspended'],
    ['505', '移交', 'handed over', 'suspended'],
    ['599', '其它扣留', 'detained', 'suspended'],
    ['600', '挂起', 'suspended', 'suspended'],
    ['700', '退运', 'sent back', 'returned', true],
    ['800', '放行', 'released', 'released'],
    ['899', '结关', 'closed', 'closed', true],
  ];

const BY_CODE = new Map(STATUSES.map((status) => [status[0], status]));

/** Where customs takes in a document and nothing more follows: its receipts end with 120 or 399. */
const SHORT = new Set(['CEB312', 'CEB412', 'CEB512', 'CEB514', 'CEB304', 'CEB404', 'CEB506', 'CEB508', 'CEB510']);
/** Cancellations, returns and lists end when they are examined. */
const EXAMINED = new Set(['CEB624', 'CEB626', 'CEB712', 'CEB606', 'CEB608', 'CEB216', 'CEB702']);

/** State of a receipt from its status, and the message that it came in. */
export function derive(row: Record<string, unknown>, root: string): void {
  const message = root.replace('Message', '');
  const code = typeof row['channel'] === 'string' ? row['channel'] : '';
  const [, , , state, final] = BY_CODE.get(code) ?? [];
  const negative = /^-\d+$/.test(code);
  const last = (SHORT.has(message) && (code === '120' || code === '399')) || (EXAMINED.has(message) && code === '399');
  row['state'] = negative ? 'failed' : (state ?? 'unknown');
  row['final'] = negative || final === true || last;
  if (message === 'CEB900') row['stage'] = 'import';
  const own = (row['extensions'] ??= {}) as Record<string, Record<string, unknown>>;
  (own['china.ceb.receipt'] ??= {})['message'] = message;
}
