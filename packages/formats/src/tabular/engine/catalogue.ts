import { catalogue } from '@kouan/core';

const SOURCE = 'kouan, tables: docs/formats.md';

/** What can be wrong between a table and the documents in it. */
export const TAB = catalogue({
  unknownColumn: {
    code: 'TAB-0001',
    severity: 'warning',
    message: {
      en: 'No field is known for the column {found}; its cells are listed as unmapped.',
      zh: '列 {found} 没有对应字段，其内容列为未映射。',
    },
    source: SOURCE,
  },
  missingColumn: {
    code: 'TAB-0002',
    severity: 'error',
    message: {
      en: 'The mapping names the column {expected}, which the table has not.',
      zh: '映射中的列 {expected} 在表格中不存在。',
    },
    source: SOURCE,
  },
  noKnownColumn: {
    code: 'TAB-0003',
    severity: 'error',
    message: {
      en: 'Not one column is known. Is row {expected} the header, or is a mapping missing?',
      zh: '没有任何可识别的列。第 {expected} 行是否为表头，或缺少映射文件？',
    },
    source: SOURCE,
  },
  badValue: {
    code: 'TAB-0004',
    severity: 'error',
    message: { en: 'The cell cannot be read as {expected}.', zh: '单元格内容无法识别，应为：{expected}。' },
    source: SOURCE,
  },
  headerConflict: {
    code: 'TAB-0005',
    severity: 'error',
    message: {
      en: 'The rows of one document disagree: {found} here, {expected} in row {row}.',
      zh: '同一单证的各行不一致：此处为 {found}，第 {row} 行为 {expected}。',
    },
    source: SOURCE,
  },
  apart: {
    code: 'TAB-0006',
    severity: 'error',
    message: {
      en: 'The rows of {found} do not stand together: it began before in row {row}.',
      zh: '{found} 的各行不连续：此前从第 {row} 行开始。',
    },
    source: SOURCE,
  },
  noDirection: {
    code: 'TAB-0007',
    severity: 'error',
    message: {
      en: 'Neither import nor export is said; it was read as an import.',
      zh: '未注明进口或出口，按进口读取。',
    },
    source: SOURCE,
  },
  notDocument: {
    code: 'TAB-0008',
    severity: 'error',
    message: { en: 'The object is not such a document: {detail}.', zh: '该对象不是此类单证：{detail}。' },
    source: 'kouan, JSON Schema of the document',
  },
  several: {
    code: 'TAB-0009',
    severity: 'warning',
    message: {
      en: 'The table holds {found} documents; only the first was asked for.',
      zh: '表格中有 {found} 份单证，此处只取第一份。',
    },
    source: SOURCE,
  },
  garbled: {
    code: 'TAB-0010',
    severity: 'error',
    message: {
      en: 'The cell holds bytes that are no characters; is the encoding right?',
      zh: '单元格中有无法识别的字节，请检查文件编码。',
    },
    source: 'RFC 3629, GB 18030-2022',
  },
  nul: {
    code: 'TAB-0011',
    severity: 'error',
    message: { en: 'The cell holds a NUL character.', zh: '单元格中有 NUL 字符。' },
    source: SOURCE,
  },
  shortRow: {
    code: 'TAB-0012',
    severity: 'warning',
    message: {
      en: 'The row has {found} cells, the header {expected}; the missing ones are read as empty.',
      zh: '该行有 {found} 个单元格，表头有 {expected} 个，缺少的按空值读取。',
    },
    source: 'RFC 4180 §2.4',
  },
  tooManyColumns: {
    code: 'TAB-0013',
    severity: 'error',
    message: {
      en: 'The table has {found} columns; at most {expected} are read.',
      zh: '表格有 {found} 列，最多读取 {expected} 列。',
    },
    source: 'kouan limits',
  },
  tooManyItems: {
    code: 'TAB-0014',
    severity: 'error',
    message: {
      en: 'More than {expected} rows are of one document; the next rows begin another.',
      zh: '同一单证超过 {expected} 行，其后的行另起一份。',
    },
    source: 'kouan limits',
  },
  imprecise: {
    code: 'TAB-0015',
    severity: 'error',
    message: {
      en: 'The number has more digits than a number of JSON keeps; write it as text.',
      zh: '数字位数超出 JSON 数值精度，请以文本形式填写。',
    },
    source: 'RFC 8259 §6',
  },
  tooDeep: {
    code: 'TAB-0016',
    severity: 'error',
    message: { en: 'The object is nested more than {expected} deep.', zh: '对象嵌套超过 {expected} 层。' },
    source: 'kouan limits',
  },
  noGroup: {
    code: 'TAB-0017',
    severity: 'error',
    message: {
      en: 'The mapping groups rows by the column {expected}, which the table has not.',
      zh: '映射按列 {expected} 分组，但表格中没有该列。',
    },
    source: SOURCE,
  },
  incomplete: {
    code: 'TAB-0018',
    severity: 'error',
    message: {
      en: 'Without {expected} the other cells of {found} mean nothing; they are listed as unmapped.',
      zh: '{found} 缺少 {expected}，其余单元格无意义，列为未映射。',
    },
    source: 'kouan, JSON Schema of the document',
  },
  notSaid: {
    code: 'TAB-0019',
    severity: 'error',
    message: {
      en: '{found} is not said; it was read as {expected}.',
      zh: '未注明 {found}，按 {expected} 读取。',
    },
    source: 'kouan, JSON Schema of the document',
  },
});
