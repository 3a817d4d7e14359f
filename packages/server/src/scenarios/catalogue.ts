import { catalogue } from '@kouan/core';

const SOURCE = 'kouan scenario file, version 1';

/** What there is to say of a scenario file. */
export const SCN = catalogue({
  unreadable: {
    code: 'SCN-0001',
    severity: 'error',
    message: { en: 'This is neither YAML nor JSON: {found}', zh: '既不是 YAML 也不是 JSON：{found}' },
    source: 'YAML 1.2.2',
  },
  tooLarge: {
    code: 'SCN-0002',
    severity: 'error',
    message: { en: 'The file is larger or deeper than {expected}.', zh: '文件超过允许的大小或层数：{expected}。' },
    source: SOURCE,
  },
  alias: {
    code: 'SCN-0003',
    severity: 'error',
    message: {
      en: 'Anchors, aliases and tags are not read: {found}',
      zh: '不支持锚点、别名和标签：{found}',
    },
    source: SOURCE,
  },
  unknownMember: {
    code: 'SCN-0004',
    severity: 'error',
    message: { en: '{found} is not known here.', zh: '此处没有 {found} 这一项。' },
    source: SOURCE,
  },
  missing: {
    code: 'SCN-0005',
    severity: 'error',
    message: { en: 'It is missing; expected {expected}.', zh: '缺少该项，应为 {expected}。' },
    source: SOURCE,
  },
  wrongValue: {
    code: 'SCN-0006',
    severity: 'error',
    message: { en: 'Expected {expected}, found {found}.', zh: '应为 {expected}，实为 {found}。' },
    source: SOURCE,
  },
  oneOf: {
    code: 'SCN-0007',
    severity: 'error',
    message: {
      en: 'Exactly one of {expected} is wanted, found {found}.',
      zh: '{expected} 中须且只能有一项，实有：{found}。',
    },
    source: SOURCE,
  },
  unknownName: {
    code: 'SCN-0008',
    severity: 'error',
    message: {
      en: 'Nothing is called {found} here; there are: {expected}.',
      zh: '没有名为 {found} 的项；已有：{expected}。',
    },
    source: SOURCE,
  },
  taken: {
    code: 'SCN-0009',
    severity: 'error',
    message: { en: 'Another one is called {found} already.', zh: '名称 {found} 已被使用。' },
    source: SOURCE,
  },
  tooLate: {
    code: 'SCN-0010',
    severity: 'error',
    message: {
      en: 'It comes {found} after the beginning, and the scenario is over after {expected}.',
      zh: '发生于开始后 {found}，而场景在 {expected} 后结束。',
    },
    source: SOURCE,
  },
  outOfPlace: {
    code: 'SCN-0011',
    severity: 'error',
    message: { en: '{found} belongs to {expected} only.', zh: '{found} 只能与 {expected} 一起使用。' },
    source: SOURCE,
  },
  neverReached: {
    code: 'SCN-0012',
    severity: 'warning',
    message: { en: 'No request ever reaches the state {found}.', zh: '没有请求能到达状态 {found}。' },
    source: SOURCE,
  },
  nothingExpected: {
    code: 'SCN-0013',
    severity: 'info',
    message: { en: 'Nothing is expected of it: every run passes.', zh: '没有任何期望，每次运行都会通过。' },
    source: SOURCE,
  },
});
