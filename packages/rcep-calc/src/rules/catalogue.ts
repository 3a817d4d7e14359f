import { catalogue } from '@kouan/core';

const GRAMMAR = 'kouan, rules of origin: the rule grammar';
const IMPORT = 'kouan, rules of origin: importing a table';

/** What can be wrong with a rule of origin or with a table of them. */
export const RUL = catalogue({
  empty: {
    code: 'RUL-0001',
    severity: 'error',
    message: { en: 'There is no rule in the text.', zh: '文本中没有规则。' },
    source: GRAMMAR,
  },
  tooLong: {
    code: 'RUL-0002',
    severity: 'error',
    message: { en: 'The rule is longer than {expected} characters.', zh: '规则超过 {expected} 个字符。' },
    source: GRAMMAR,
  },
  tooMany: {
    code: 'RUL-0003',
    severity: 'error',
    message: { en: 'The rule has more than {expected} {what}.', zh: '规则中的组成部分（{what}）超过 {expected} 个。' },
    source: GRAMMAR,
  },
  unread: {
    code: 'RUL-0004',
    severity: 'error',
    message: {
      en: 'The rule cannot be read from “{found}” on; expected {expected}.',
      zh: '从“{found}”起无法识别规则；应为 {expected}。',
    },
    source: GRAMMAR,
  },
  badRange: {
    code: 'RUL-0005',
    severity: 'error',
    message: {
      en: '{found} is no code or range of codes of 2, 4 or 6 digits.',
      zh: '{found} 不是 2、4 或 6 位编码或其范围。',
    },
    source: GRAMMAR,
  },
  badThreshold: {
    code: 'RUL-0006',
    severity: 'error',
    message: {
      en: '{found} is no percentage above 0 and up to 100.',
      zh: '{found} 不是大于 0 且不超过 100 的百分比。',
    },
    source: GRAMMAR,
  },
  inexpressible: {
    code: 'RUL-0007',
    severity: 'warning',
    message: {
      en: 'A condition is kept as text and cannot be decided: {found}.',
      zh: '有一项条件只能以文字保留，无法自动判定：{found}。',
    },
    source: IMPORT,
  },
  badCode: {
    code: 'RUL-0008',
    severity: 'error',
    message: {
      en: '{found} is no chapter, heading, subheading or range of them.',
      zh: '{found} 不是章、品目、子目或其范围。',
    },
    source: IMPORT,
  },
  conflict: {
    code: 'RUL-0009',
    severity: 'error',
    message: {
      en: '{row} has two rules, “{expected}” and “{found}”; neither is used.',
      zh: '{row} 有两条不同规则“{expected}”和“{found}”；均不采用。',
    },
    source: IMPORT,
  },
  tooLarge: {
    code: 'RUL-0010',
    severity: 'error',
    message: { en: 'The table has more than {expected} {what}.', zh: '表中的{what}超过 {expected} 个。' },
    source: IMPORT,
  },
  noColumns: {
    code: 'RUL-0011',
    severity: 'error',
    message: {
      en: 'No column holds the code or the rule; the header has {found}.',
      zh: '找不到编码列或规则列；表头为 {found}。',
    },
    source: IMPORT,
  },
  badJson: {
    code: 'RUL-0012',
    severity: 'error',
    message: { en: 'The text is not the JSON of rule sets: {found}.', zh: '文本不是规则集的 JSON：{found}。' },
    source: IMPORT,
  },
  noRule: {
    code: 'RUL-0013',
    severity: 'error',
    message: { en: '{row} has no rule.', zh: '{row} 没有规则。' },
    source: IMPORT,
  },
  badText: {
    code: 'RUL-0014',
    severity: 'error',
    message: { en: 'The text is neither UTF-8 nor a table: {found}.', zh: '文本不是 UTF-8 或不是表格：{found}。' },
    source: IMPORT,
  },
  strayLine: {
    code: 'RUL-0015',
    severity: 'warning',
    message: {
      en: 'A line of the rule column belongs to no row: {found}.',
      zh: '规则栏中有一行不属于任何行：{found}。',
    },
    source: IMPORT,
  },
  noTable: {
    code: 'RUL-0016',
    severity: 'error',
    message: {
      en: 'No table of product-specific rules was found on the pages.',
      zh: '页面中未找到产品特定原产地规则表。',
    },
    source: IMPORT,
  },
  zeroPutBack: {
    code: 'RUL-0017',
    severity: 'warning',
    message: {
      en: '{found} has an odd number of digits; a zero was put in front.',
      zh: '{found} 的位数为奇数，已在前面补零。',
    },
    source: IMPORT,
  },
  part: {
    code: 'RUL-0018',
    severity: 'warning',
    message: {
      en: '{found} is a part of a code; no rule is given for the whole of it.',
      zh: '{found} 仅为编码的一部分；对整个编码不给出规则。',
    },
    source: IMPORT,
  },
  badFile: {
    code: 'RUL-0019',
    severity: 'error',
    message: { en: 'Not a file of rules: {detail}.', zh: '不是规则文件：{detail}。' },
    source: 'kouan, rules of origin: files of rules',
  },
  changedFile: {
    code: 'RUL-0020',
    severity: 'warning',
    message: {
      en: 'The file was changed after it was written: its rules have the digest {found}.',
      zh: '文件写出后被改动：其规则摘要为 {found}。',
    },
    source: 'kouan, rules of origin: files of rules',
  },
});
