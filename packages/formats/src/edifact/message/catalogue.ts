import { catalogue } from '@kouan/core';

const TABLE = 'kouan table of the message';
const UNTDID = 'UNTDID part 4 (EDMD, EDSD)';
const ENVELOPE = 'ISO 9735-1 §7 and Annex C';

/** What can be said of a message that is read or written by a table. */
export const EDM = catalogue({
  noMessage: {
    code: 'EDM-0001',
    severity: 'error',
    source: ENVELOPE,
    message: { en: 'There is no message {expected} here.', zh: '其中没有 {expected} 报文。' },
  },
  otherMessage: {
    code: 'EDM-0002',
    severity: 'warning',
    source: ENVELOPE,
    message: {
      en: 'The message {found} is no {expected}; it was not read, and its segments are listed as unmapped.',
      zh: '报文 {found} 不是 {expected}，未解析，其段列入未映射清单。',
    },
  },
  typeMissing: {
    code: 'EDM-0003',
    severity: 'warning',
    source: ENVELOPE,
    message: {
      en: 'UNH does not say which message this is; it was read as {expected}.',
      zh: 'UNH 未注明报文类型，按 {expected} 解析。',
    },
  },
  otherDirectory: {
    code: 'EDM-0004',
    severity: 'info',
    source: UNTDID,
    message: {
      en: 'The directory {found} is not held; the segments were put into their groups as in {expected}.',
      zh: '未收录目录 {found}，按 {expected} 的结构将各段归组。',
    },
  },
  unreadable: {
    code: 'EDM-0005',
    severity: 'error',
    source: TABLE,
    message: {
      en: '{segment}: "{found}" is not {expected}; it is kept as it is.',
      zh: '{segment}：“{found}”不是 {expected}，按原样保留。',
    },
  },
  notWritable: {
    code: 'EDM-0006',
    severity: 'error',
    source: TABLE,
    message: {
      en: '{segment} cannot carry this value ({expected} is expected); it is left out.',
      zh: '{segment} 无法写入该值（要求 {expected}），已略去。',
    },
  },
  several: {
    code: 'EDM-0007',
    severity: 'warning',
    source: ENVELOPE,
    message: {
      en: 'The input has {found} messages {expected}; this is the first of them.',
      zh: '输入含 {found} 份 {expected} 报文，此为第一份。',
    },
  },
  envelope: {
    code: 'EDM-0008',
    severity: 'warning',
    source: ENVELOPE,
    message: {
      en: 'The document does not say what UNB needs: {expected}.',
      zh: '单证缺少 UNB 所需内容：{expected}。',
    },
  },
  outside: {
    code: 'EDM-0009',
    severity: 'warning',
    source: ENVELOPE,
    message: {
      en: 'The segment {found} stands in no message; it is listed as unmapped.',
      zh: '段 {found} 不在任何报文内，列入未映射清单。',
    },
  },
  assumed: {
    code: 'EDM-0011',
    severity: 'warning',
    source: TABLE,
    message: {
      en: 'The message does not say {expected}; it was read as {found}.',
      zh: '报文未注明{expected}，按 {found} 解析。',
    },
  },
  kept: {
    code: 'EDM-0010',
    severity: 'error',
    source: TABLE,
    message: {
      en: 'What was kept under extensions is no segment, and is left out: {found}',
      zh: 'extensions 中保留的内容不是段，已略去：{found}',
    },
  },
});
