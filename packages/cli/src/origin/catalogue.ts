import { catalogue } from '@kouan/core';

const CONTRACT = 'kouan, origin: the contract of a good';

/** What can be wrong with a file of goods before a good is seen in it. */
export const GDS = catalogue({
  badJson: {
    code: 'GDS-0001',
    severity: 'error',
    message: { en: 'Not JSON: {detail}.', zh: '不是 JSON：{detail}。' },
    source: 'RFC 8259',
  },
  notText: {
    code: 'GDS-0002',
    severity: 'error',
    message: { en: 'The line is not UTF-8.', zh: '该行不是 UTF-8 编码。' },
    source: 'RFC 3629',
  },
  tooLong: {
    code: 'GDS-0003',
    severity: 'error',
    message: { en: 'One good is longer than {expected} bytes.', zh: '单个货物超过 {expected} 字节。' },
    source: 'kouan, limits',
  },
  unknownColumn: {
    code: 'GDS-0004',
    severity: 'error',
    message: {
      en: 'No field of a good is called {found}, and the column has values.',
      zh: '货物没有名为 {found} 的字段，而该列有值。',
    },
    source: CONTRACT,
  },
  conflict: {
    code: 'GDS-0005',
    severity: 'error',
    message: {
      en: 'The rows of one good say both {expected} and {found}.',
      zh: '同一货物的各行取值不一致：{expected} 与 {found}。',
    },
    source: CONTRACT,
  },
  twoPlaces: {
    code: 'GDS-0006',
    severity: 'error',
    message: {
      en: 'The rows of good {found} do not follow each other.',
      zh: '货物 {found} 的各行不相邻。',
    },
    source: CONTRACT,
  },
  noId: {
    code: 'GDS-0007',
    severity: 'error',
    message: { en: 'The row names no good: the column id is empty.', zh: '该行未指明货物：编号（id）为空。' },
    source: CONTRACT,
  },
  badFlag: {
    code: 'GDS-0008',
    severity: 'error',
    message: { en: '{found} is neither yes nor no.', zh: '{found} 既不是“是”也不是“否”。' },
    source: CONTRACT,
  },
  empty: {
    code: 'GDS-0009',
    severity: 'error',
    message: { en: 'There is no good in the file.', zh: '文件中没有货物。' },
    source: CONTRACT,
  },
  doubled: {
    code: 'GDS-0010',
    severity: 'error',
    message: { en: 'Two columns are for {found}.', zh: '有两列对应 {found}。' },
    source: CONTRACT,
  },
});
