import { catalogue } from '@kouan/core';

const SOURCE = 'kouan conversions: docs/conversions.md';

/** What a conversion has to say beside what it wrote, dropped and could not fill. */
export const CNV = catalogue({
  conflict: {
    code: 'CNV-0001',
    severity: 'error',
    message: {
      en: '{first} says {expected}, {second} says {found}; the first is written.',
      zh: '{first} 为 {expected}，{second} 为 {found}；已采用前者。',
    },
    source: SOURCE,
  },
  unconvertible: {
    code: 'CNV-0002',
    severity: 'warning',
    message: { en: '{found} has no twin in the target: {expected}', zh: '{found} 在目标单证中没有对应值：{expected}' },
    source: SOURCE,
  },
  notTheSame: {
    code: 'CNV-0003',
    severity: 'warning',
    message: {
      en: 'The papers say several values where the target has one: {found}',
      zh: '来源有多个不同的值，而目标单证只有一个：{found}',
    },
    source: SOURCE,
  },
  unmatchedRow: {
    code: 'CNV-0004',
    severity: 'warning',
    message: {
      en: 'The row belongs to no row of {first}; it was not carried.',
      zh: '该行与 {first} 的任何一行都不对应，未转换。',
    },
    source: SOURCE,
  },
  ambiguousRow: {
    code: 'CNV-0005',
    severity: 'warning',
    message: {
      en: 'The row belongs to several rows of {first}; it was not carried.',
      zh: '该行与 {first} 的多行对应，未转换。',
    },
    source: SOURCE,
  },
});
