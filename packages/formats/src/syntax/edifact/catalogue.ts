import { catalogue } from '@kouan/core';

const ISO = 'ISO 9735';

/** What can be wrong with an EDIFACT interchange before any message is asked what it means. */
export const EDI = catalogue({
  empty: {
    code: 'EDI-0001',
    severity: 'error',
    source: `${ISO}-1 §7`,
    message: { en: 'There is no segment in the input.', zh: '输入中没有任何段。' },
  },
  serviceString: {
    code: 'EDI-0002',
    severity: 'error',
    source: `${ISO}-1 Annex A (UNA)`,
    message: {
      en: 'The service string advice "{found}" cannot be used: its characters must be different ASCII characters and neither letters nor digits. The usual characters are taken.',
      zh: '服务串通知“{found}”不可用：各字符须为互不相同的 ASCII 字符，且不得为字母或数字。已改用默认分隔符。',
    },
  },
  noInterchange: {
    code: 'EDI-0003',
    severity: 'warning',
    source: `${ISO}-1 §7 (UNB)`,
    message: {
      en: 'There is no interchange header (UNB); the characters and the syntax version are the usual ones.',
      zh: '缺少交换头（UNB）；按默认分隔符和语法版本读取。',
    },
  },
  notClosed: {
    code: 'EDI-0004',
    severity: 'error',
    source: `${ISO}-1 §7`,
    message: {
      en: '{expected} is missing: what {found} opened is not closed.',
      zh: '缺少 {expected}：{found} 打开的部分没有结束。',
    },
  },
  notOpened: {
    code: 'EDI-0005',
    severity: 'error',
    source: `${ISO}-1 §7`,
    message: { en: '{found} closes what no {expected} has opened.', zh: '{found} 没有对应的 {expected}。' },
  },
  count: {
    code: 'EDI-0006',
    severity: 'error',
    source: `${ISO}-1 §7 (0036, 0060, 0074)`,
    message: {
      en: '{tag} says {found}, and there are {expected}.',
      zh: '{tag} 声明的数量是 {found}，实际是 {expected}。',
    },
  },
  reference: {
    code: 'EDI-0007',
    severity: 'error',
    source: `${ISO}-1 §7 (0020, 0048, 0062)`,
    message: {
      en: 'The reference in {tag} is "{found}"; its header has "{expected}".',
      zh: '{tag} 的参考号是“{found}”，对应头段是“{expected}”。',
    },
  },
  duplicate: {
    code: 'EDI-0008',
    severity: 'error',
    source: `${ISO}-1 §7 (0020, 0062)`,
    message: {
      en: 'The reference "{found}" in {tag} was used before.',
      zh: '{tag} 的参考号“{found}”已经用过。',
    },
  },
  outside: {
    code: 'EDI-0009',
    severity: 'error',
    source: `${ISO}-1 §7`,
    message: {
      en: 'The segment {found} stands in no message; it and those that follow it there are kept beside the messages.',
      zh: '段 {found} 不在任何报文内；它及其后同样位置的段单独保留。',
    },
  },
  unterminated: {
    code: 'EDI-0010',
    severity: 'error',
    source: `${ISO}-1 §6`,
    message: {
      en: 'The input ends within the segment {found}: its terminator is missing.',
      zh: '输入在段 {found} 中间结束：缺少段结束符。',
    },
  },
  segmentTooLong: {
    code: 'EDI-0011',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'A segment has more than {expected} bytes; reading ends here.',
      zh: '段超过 {expected} 字节；读取在此结束。',
    },
  },
  messageTooLong: {
    code: 'EDI-0012',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'A message has more than {expected} segments; reading ends here.',
      zh: '报文超过 {expected} 个段；读取在此结束。',
    },
  },
  tag: {
    code: 'EDI-0013',
    severity: 'error',
    source: `${ISO}-1 §6`,
    message: {
      en: '"{found}" is no segment tag: three capital letters or digits.',
      zh: '“{found}”不是段标记（三位大写字母或数字）。',
    },
  },
  emptySegment: {
    code: 'EDI-0014',
    severity: 'warning',
    source: `${ISO}-1 §6`,
    message: { en: 'There is nothing between two segment terminators.', zh: '两个段结束符之间没有内容。' },
  },
  outOfSet: {
    code: 'EDI-0015',
    severity: 'warning',
    source: `${ISO}-1 Annex A; UNB 0001`,
    message: {
      en: 'The character {found} is not in the set {expected} that UNB names. It was read; others like it are not told.',
      zh: '字符 {found} 不在 UNB 声明的字符集 {expected} 中。已读取；同类情况不再逐一报告。',
    },
  },
  lineBreak: {
    code: 'EDI-0016',
    severity: 'warning',
    source: `${ISO}-1 §6`,
    message: {
      en: 'There is a line break within a segment. It was kept as data; others like it are not told.',
      zh: '段内有换行。已作为数据保留；同类情况不再逐一报告。',
    },
  },
  unknownCharset: {
    code: 'EDI-0017',
    severity: 'warning',
    source: `${ISO}-1 (0001)`,
    message: {
      en: 'The character set "{found}" is not known; what is no ASCII was read as UTF-8 where it is, and as ISO 8859-1 elsewhere.',
      zh: '字符集“{found}”未知；非 ASCII 字符能按 UTF-8 解读的按 UTF-8，否则按 ISO 8859-1。',
    },
  },
  looksUtf8: {
    code: 'EDI-0018',
    severity: 'warning',
    source: `${ISO}-1 (0001)`,
    message: {
      en: 'The bytes look like UTF-8, and UNB names {expected}. They were read as {expected}.',
      zh: '字节看似 UTF-8，而 UNB 声明的是 {expected}。已按 {expected} 读取。',
    },
  },
  undecodable: {
    code: 'EDI-0019',
    severity: 'error',
    source: `${ISO}-1 (0001)`,
    message: {
      en: 'There are bytes that are no characters of {expected}; U+FFFD stands in their place.',
      zh: '有字节不是 {expected} 的字符；以 U+FFFD 代替。',
    },
  },
  syntaxVersion: {
    code: 'EDI-0020',
    severity: 'warning',
    source: `${ISO}-1 (0002)`,
    message: {
      en: 'The syntax version "{found}" is not one of 1 to 4; it was read as version 3.',
      zh: '语法版本“{found}”不是 1 至 4；按第 3 版读取。',
    },
  },
  interactive: {
    code: 'EDI-0021',
    severity: 'error',
    source: `${ISO}-3, ${ISO}-8`,
    message: {
      en: '{found} belongs to interactive interchanges or packages, which are not read; its segment is kept beside the messages.',
      zh: '{found} 属于交互式交换或数据包，不支持读取；该段单独保留。',
    },
  },
  headerIncomplete: {
    code: 'EDI-0022',
    severity: 'error',
    source: `${ISO}-1 Annex C`,
    message: { en: '{tag} has no {expected}.', zh: '{tag} 缺少 {expected}。' },
  },
  emptyMessage: {
    code: 'EDI-0023',
    severity: 'warning',
    source: `${ISO}-1 §7`,
    message: { en: 'There is no message in the interchange.', zh: '交换中没有报文。' },
  },
  mark: {
    code: 'EDI-0024',
    severity: 'warning',
    source: `${ISO}-1 §7`,
    message: {
      en: 'A byte-order mark stands before the interchange; what is no ASCII was read as UTF-8.',
      zh: '交换前有字节顺序标记（BOM）；非 ASCII 字符按 UTF-8 读取。',
    },
  },
  tooManyFindings: {
    code: 'EDI-0025',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'More than {expected} findings; the others are not told.',
      zh: '超过 {expected} 条结果；其余不再报告。',
    },
  },
  duplicatesUnchecked: {
    code: 'EDI-0026',
    severity: 'info',
    source: 'kouan limits',
    message: {
      en: 'References used twice were looked for among the first {expected} messages only.',
      zh: '仅在前 {expected} 个报文中检查参考号是否重复。',
    },
  },
  unencodable: {
    code: 'EDI-0027',
    severity: 'error',
    source: `${ISO}-1 (0001)`,
    message: {
      en: 'The character {found} cannot be written in {expected}; a question mark stands in its place.',
      zh: '字符 {found} 无法以 {expected} 写出；以问号代替。',
    },
  },
});
