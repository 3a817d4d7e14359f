import { catalogue } from '@kouan/core';

const CSV = 'RFC 4180';
const XLSX = 'ISO/IEC 29500-1 (SpreadsheetML)';

/** What can be wrong with a table before anything is known of its meaning. */
export const TABLE = catalogue({
  empty: {
    code: 'TBL-0001',
    severity: 'error',
    message: { en: 'The table is empty.', zh: '表格为空。' },
    source: CSV,
  },
  noRows: {
    code: 'TBL-0002',
    severity: 'warning',
    message: { en: 'The table has a header and no rows.', zh: '表格只有表头，没有数据行。' },
    source: CSV,
  },
  tooManyCells: {
    code: 'TBL-0003',
    severity: 'error',
    message: {
      en: 'The row has {found} cells; the header has {expected}.',
      zh: '该行有 {found} 个单元格，表头只有 {expected} 个。',
    },
    source: `${CSV} §2.4`,
  },
  duplicateHeader: {
    code: 'TBL-0004',
    severity: 'error',
    message: { en: 'Two columns are named {found}.', zh: '有两列同名：{found}。' },
    source: CSV,
  },
  emptyHeader: {
    code: 'TBL-0005',
    severity: 'warning',
    message: {
      en: 'Column {found} has no name; its cells are listed as unmapped.',
      zh: '第 {found} 列没有列名，其内容列为未映射。',
    },
    source: CSV,
  },
  broken: {
    code: 'TBL-0006',
    severity: 'error',
    message: { en: 'The table cannot be read on from here: {detail}.', zh: '从此处起无法继续读取：{detail}。' },
    source: `${CSV} §2.5–2.7`,
  },
  notText: {
    code: 'TBL-0007',
    severity: 'error',
    message: {
      en: 'Bytes that are not {expected}; they were read as “\ufffd”.',
      zh: '存在不是 {expected} 编码的字节，已读作“\ufffd”。',
    },
    source: 'RFC 3629, GB 18030-2022',
  },
  nul: {
    code: 'TBL-0008',
    severity: 'error',
    message: { en: 'The text holds NUL characters.', zh: '文本中包含 NUL 字符。' },
    source: CSV,
  },
  badJson: {
    code: 'TBL-0009',
    severity: 'error',
    message: { en: 'The line is not a JSON object: {detail}.', zh: '该行不是 JSON 对象：{detail}。' },
    source: 'RFC 8259, NDJSON',
  },
  tooLong: {
    code: 'TBL-0010',
    severity: 'error',
    message: { en: 'A record has more than {expected} characters.', zh: '单条记录超过 {expected} 个字符。' },
    source: 'kouan, limits',
  },
  workbookTooLarge: {
    code: 'TBL-0011',
    severity: 'error',
    message: {
      en: 'The workbook is too large: {found}; at most {expected}.',
      zh: '工作簿过大：{found}，上限 {expected}。',
    },
    source: 'kouan, limits',
  },
  workbookBroken: {
    code: 'TBL-0012',
    severity: 'error',
    message: { en: 'The workbook cannot be read: {detail}.', zh: '无法读取工作簿：{detail}。' },
    source: XLSX,
  },
  workbookLocked: {
    code: 'TBL-0013',
    severity: 'error',
    message: {
      en: 'The workbook is protected by a password, or of the format before 2007; save it as .xlsx without a password.',
      zh: '工作簿有密码保护，或为 2007 年以前的格式；请另存为无密码的 .xlsx。',
    },
    source: XLSX,
  },
  noSheet: {
    code: 'TBL-0014',
    severity: 'error',
    message: { en: 'There is no sheet {expected}; there are: {found}.', zh: '没有工作表 {expected}；现有：{found}。' },
    source: XLSX,
  },
  cellError: {
    code: 'TBL-0015',
    severity: 'error',
    message: { en: 'The cell holds the error {found}.', zh: '单元格为错误值 {found}。' },
    source: XLSX,
  },
  formula: {
    code: 'TBL-0016',
    severity: 'error',
    message: {
      en: 'The cell holds a formula whose value was not saved; open and save the workbook.',
      zh: '单元格为公式且未保存计算结果，请打开后重新保存。',
    },
    source: XLSX,
  },
  otherSheets: {
    code: 'TBL-0017',
    severity: 'warning',
    message: {
      en: 'Only the sheet {expected} is read; these hold something too: {found}. Name one in the mapping.',
      zh: '仅读取工作表 {expected}；以下工作表也有内容：{found}。可在映射中指定。',
    },
    source: XLSX,
  },
});
