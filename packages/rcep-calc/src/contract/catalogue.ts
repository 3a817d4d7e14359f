import { catalogue } from '@kouan/core';

const CONTRACT = 'kouan, origin: the input contract';

/** What can be wrong with a good before and while its origin is decided. */
export const ORG = catalogue({
  shape: {
    code: 'ORG-0001',
    severity: 'error',
    message: { en: 'The value does not fit the contract: {expected}.', zh: '该值不符合输入约定：{expected}。' },
    source: CONTRACT,
  },
  badAmount: {
    code: 'ORG-0002',
    severity: 'error',
    message: { en: '{found} is not a decimal amount.', zh: '{found} 不是十进制数值。' },
    source: 'RCEP Article 3.5.2',
  },
  negative: {
    code: 'ORG-0003',
    severity: 'error',
    message: { en: '{found} is negative.', zh: '{found} 为负数。' },
    source: 'RCEP Article 3.5.2',
  },
  fobZero: {
    code: 'ORG-0004',
    severity: 'error',
    message: { en: 'The FOB value is zero; no share of it can be computed.', zh: 'FOB 价格为零，无法计算比例。' },
    source: 'RCEP Article 3.5.1',
  },
  materialsAboveFob: {
    code: 'ORG-0005',
    severity: 'error',
    message: {
      en: 'The materials are worth {found}, more than the FOB value {expected}.',
      zh: '材料价值合计 {found}，超过 FOB 价格 {expected}。',
    },
    source: 'RCEP Article 3.5.1',
  },
  unknownParty: {
    code: 'ORG-0006',
    severity: 'error',
    message: { en: '{found} is not a Party to {expected}.', zh: '{found} 不是 {expected} 的缔约方。' },
    source: 'RCEP Article 1.2',
  },
  badHs: {
    code: 'ORG-0007',
    severity: 'error',
    message: { en: '{found} is not an HS code of 6, 8 or 10 digits.', zh: '{found} 不是 6、8 或 10 位的 HS 编码。' },
    source: 'RCEP Annex 3A',
  },
  cycle: {
    code: 'ORG-0008',
    severity: 'error',
    message: { en: 'The good {found} is made from itself.', zh: '货物 {found} 以自身为原料，形成循环。' },
    source: 'RCEP Article 3.12',
  },
  tooDeep: {
    code: 'ORG-0009',
    severity: 'error',
    message: {
      en: 'Intermediates are nested deeper than {expected} levels.',
      zh: '中间产品嵌套超过 {expected} 层。',
    },
    source: 'RCEP Article 3.12',
  },
  badRule: {
    code: 'ORG-0010',
    severity: 'error',
    message: { en: 'The rule cannot be read: {found}.', zh: '无法识别规则：{found}。' },
    source: 'RCEP Annex 3A',
  },
  noRate: {
    code: 'ORG-0011',
    severity: 'error',
    message: {
      en: 'A value in {found} needs an exchange rate to {expected}.',
      zh: '以 {found} 计的价值缺少兑 {expected} 的汇率。',
    },
    source: 'RCEP Article 3.5.2',
  },
  deductionsAboveValue: {
    code: 'ORG-0012',
    severity: 'error',
    message: {
      en: 'The deductions {found} are more than the value {expected} they are taken from.',
      zh: '扣除额 {found} 超过材料价值 {expected}。',
    },
    source: 'RCEP Article 3.5.5',
  },
  tooMany: {
    code: 'ORG-0013',
    severity: 'error',
    message: { en: 'There are more than {expected} of them.', zh: '数量超过 {expected}。' },
    source: CONTRACT,
  },
  unknownField: {
    code: 'ORG-0014',
    severity: 'error',
    message: { en: 'The contract has no field {found}.', zh: '输入约定中没有字段 {found}。' },
    source: CONTRACT,
  },
  badDate: {
    code: 'ORG-0015',
    severity: 'error',
    message: { en: '{found} is not a day, YYYY-MM-DD.', zh: '{found} 不是有效日期（YYYY-MM-DD）。' },
    source: CONTRACT,
  },
  badCountry: {
    code: 'ORG-0016',
    severity: 'error',
    message: { en: '{found} is not a country code of two letters.', zh: '{found} 不是两位字母的国家代码。' },
    source: 'ISO 3166-1',
  },
  badCurrency: {
    code: 'ORG-0017',
    severity: 'error',
    message: { en: '{found} is not a currency code.', zh: '{found} 不是货币代码。' },
    source: 'ISO 4217',
  },
  badCode: {
    code: 'ORG-0018',
    severity: 'error',
    message: { en: '{found} is not a code of lower case words.', zh: '{found} 不是小写单词组成的代码。' },
    source: CONTRACT,
  },
  rateZero: {
    code: 'ORG-0019',
    severity: 'error',
    message: { en: 'The exchange rate of {found} is zero.', zh: '{found} 的汇率为零。' },
    source: 'RCEP Article 3.5.2',
  },
  unknownAgreement: {
    code: 'ORG-0020',
    severity: 'error',
    message: { en: 'The agreement {found} is not loaded.', zh: '未加载协定 {found}。' },
    source: CONTRACT,
  },
  noProof: {
    code: 'ORG-0021',
    severity: 'warning',
    message: {
      en: 'The material is said to originate in {found}, and no proof of that is named.',
      zh: '材料声明原产于 {found}，但未注明原产地证明。',
    },
    source: 'RCEP Article 3.4',
  },
  otherProof: {
    code: 'ORG-0022',
    severity: 'warning',
    message: {
      en: 'The proof of the material is of another agreement; only some Parties accept that.',
      zh: '材料的原产地证明依据其他协定签发，仅部分缔约方接受。',
    },
    source: 'RCEP Article 3.4; Korea Customs Service practice',
  },
  unknownOperation: {
    code: 'ORG-0023',
    severity: 'info',
    message: { en: 'The operation {found} is in no list.', zh: '工序代码 {found} 不在清单中。' },
    source: 'RCEP Article 3.6',
  },
  contradiction: {
    code: 'ORG-0024',
    severity: 'warning',
    message: {
      en: 'The good is claimed as wholly obtained and has a material that does not originate.',
      zh: '货物声明为完全获得，却含有非原产材料。',
    },
    source: 'RCEP Article 3.3',
  },
  inventory: {
    code: 'ORG-0025',
    severity: 'error',
    message: { en: 'The inventory {found} cannot answer: {expected}.', zh: '库存 {found} 无法确定来源：{expected}。' },
    source: 'RCEP Article 3.11',
  },
  methodChanged: {
    code: 'ORG-0026',
    severity: 'error',
    message: {
      en: 'The inventory method changes on {found}, inside a fiscal year.',
      zh: '库存计价方法于 {found} 在财政年度内变更。',
    },
    source: 'RCEP Article 3.11(b)',
  },
  forceDoubt: {
    code: 'ORG-0027',
    severity: 'warning',
    message: {
      en: 'The day of entry into force differs by Party for {found}; ask before claiming.',
      zh: '{found} 与各缔约方之间的生效日期不一，申报前请核实。',
    },
    source: 'RCEP Article 20.6',
  },
  tie: {
    code: 'ORG-0028',
    severity: 'warning',
    message: {
      en: '{found} contribute the same value; the text names no order, the higher duty is taken.',
      zh: '{found} 贡献的原产材料价值相同，协定未规定顺序，按较高税率处理。',
    },
    source: 'RCEP Article 2.6.4',
  },
  badGraph: {
    code: 'ORG-0029',
    severity: 'error',
    message: { en: 'The supplier {found} is not in the graph.', zh: '供应商货物 {found} 不在图中。' },
    source: 'RCEP Article 3.4',
  },
  duplicateId: {
    code: 'ORG-0030',
    severity: 'error',
    message: { en: 'The id {found} is used twice.', zh: '标识 {found} 重复。' },
    source: CONTRACT,
  },
  laterParty: {
    code: 'ORG-0031',
    severity: 'info',
    message: {
      en: '{found} was not yet a Party on that day; the material does not originate.',
      zh: '当日协定尚未对 {found} 生效，该材料视为非原产。',
    },
    source: 'RCEP Article 20.6',
  },
  overdrawn: {
    code: 'ORG-0032',
    severity: 'error',
    message: {
      en: 'The back-to-back proofs add up to {found}, more than the original quantity {expected}.',
      zh: '背对背证明数量合计 {found}，超过原始证明数量 {expected}。',
    },
    source: 'RCEP Article 3.19.1(d)',
  },
  outlives: {
    code: 'ORG-0033',
    severity: 'error',
    message: {
      en: 'The back-to-back proof is valid until {found}, longer than the original, {expected}.',
      zh: '背对背证明有效期至 {found}，超过原始证明的 {expected}。',
    },
    source: 'RCEP Article 3.19.1(b)',
  },
  reworked: {
    code: 'ORG-0034',
    severity: 'error',
    message: {
      en: 'The consignment was worked on: {found}. Only repacking and logistics are allowed.',
      zh: '货物经过进一步加工：{found}。仅允许重新包装及物流操作。',
    },
    source: 'RCEP Article 3.19.1(c)',
  },
  badCriterion: {
    code: 'ORG-0035',
    severity: 'error',
    message: {
      en: '{found} is no origin criterion: one of WO, PE, CTC, RVC, CR, and ACU or DMI only beside CTC, RVC or CR.',
      zh: '{found} 不是有效的原产地标准：须为 WO、PE、CTC、RVC、CR 之一，ACU 或 DMI 仅可附于 CTC、RVC、CR 之后。',
    },
    source: 'Form RCEP, box 10',
  },
  alreadyExpired: {
    code: 'ORG-0036',
    severity: 'error',
    message: {
      en: 'The original proof ended on {expected}; a back-to-back proof of {found} cannot rest on it.',
      zh: '原始证明已于 {expected} 失效，{found} 的背对背证明不能以其为依据。',
    },
    source: 'RCEP Article 3.19.1(a)',
  },
  beforeOriginal: {
    code: 'ORG-0037',
    severity: 'error',
    message: {
      en: 'The back-to-back proof is of {found}, before the original of {expected}.',
      zh: '背对背证明签发于 {found}，早于原始证明的 {expected}。',
    },
    source: 'RCEP Article 3.19.1(a)',
  },
});
