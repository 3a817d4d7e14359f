import { catalogue } from '@kouan/core';

/** What can be wrong with an HS code in an edition. */
export const HSC = catalogue({
  notDigits: {
    code: 'HSC-0001',
    severity: 'error',
    message: {
      en: '“{found}” is not an HS code: digits, with points or spaces between them',
      zh: '“{found}”不是商品编码：应为数字，可用点或空格分隔',
    },
    source: 'WCO Harmonized System, Article 1',
  },
  length: {
    code: 'HSC-0002',
    severity: 'error',
    message: {
      en: 'An HS code has 2, 4 or 6 digits, a Chinese one 8 or 10; “{found}” has {count}',
      zh: 'HS 编码为 2、4 或 6 位，中国商品编码为 8 或 10 位；“{found}”为 {count} 位',
    },
    source: 'WCO Harmonized System, Article 1; GACC 2019-18',
  },
  chapter: {
    code: 'HSC-0003',
    severity: 'error',
    message: { en: 'There is no chapter {found} in HS {edition}', zh: 'HS {edition} 中没有第 {found} 章' },
    source: 'WCO Harmonized System, nomenclature',
  },
  heading: {
    code: 'HSC-0004',
    severity: 'error',
    message: { en: 'There is no heading {found} in HS {edition}', zh: 'HS {edition} 中没有品目 {found}' },
    source: 'WCO Harmonized System, nomenclature',
  },
  subheading: {
    code: 'HSC-0005',
    severity: 'error',
    message: {
      en: 'There is no subheading {found} in HS {edition}; it is in {others}',
      zh: 'HS {edition} 中没有子目 {found}；见于 {others}',
    },
    source: 'WCO Harmonized System, nomenclature',
  },
  tail: {
    code: 'HSC-0006',
    severity: 'info',
    message: {
      en: 'The digits {found} after the subheading are national; without a tariff nothing is known of them',
      zh: '子目之后的 {found} 为本国子目，未提供税则时无法核实',
    },
    source: 'WCO Harmonized System, Article 3.3',
  },
  tariff: {
    code: 'HSC-0007',
    severity: 'error',
    message: { en: 'The tariff that was given has no line {found}', zh: '所提供的税则中没有税号 {found}' },
    source: 'WCO Harmonized System, Article 3.3',
  },
  edition: {
    code: 'HSC-0008',
    severity: 'error',
    message: {
      en: 'Of HS {found} nothing is held here; known are {known}',
      zh: '没有 HS {found} 版的数据；可用版本：{known}',
    },
    source: 'WCO Harmonized System, nomenclature',
  },
});
