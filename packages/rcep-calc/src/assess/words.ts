import type { Text } from '@kouan/core';

/** What each step says. */
export const WORDS = {
  unit: {
    en: 'The unit is the good classified in {hs}; each good of a consignment is judged by itself.',
    zh: '判定单位为归入 {hs} 的货物；同批各货物分别判定。',
  },
  inForce: { en: '{agreement} is in force for {pair} since {since}.', zh: '{agreement} 自 {since} 起对 {pair} 生效。' },
  notInForce: {
    en: '{agreement} is in force for {pair} since {since} only, not on {on}.',
    zh: '{agreement} 自 {since} 起才对 {pair} 生效，{on} 尚未生效。',
  },
  outside: { en: '{outside} is not a Party to {agreement}.', zh: '{outside} 不是 {agreement} 缔约方。' },
  materialOriginates: {
    en: 'Material {material} ({hs}, {value}) originates in {party}.',
    zh: '材料 {material}（{hs}，{value}）原产于 {party}。',
  },
  materialDoesNot: {
    en: 'Material {material} ({hs}, {value}) is non-originating.',
    zh: '材料 {material}（{hs}，{value}）为非原产材料。',
  },
  materialUnknown: {
    en: 'Whether material {material} ({hs}, {value}) originates is not known.',
    zh: '材料 {material}（{hs}，{value}）是否原产不明。',
  },
  indirect: {
    en: 'Indirect material {material} is originating wherever it was made.',
    zh: '间接材料 {material} 不论产地均视为原产。',
  },
  innerContent: {
    en: 'Value {value} added in making the intermediate {material} counts as content.',
    zh: '中间产品 {material} 生产中的增值 {value} 计入区域价值成分。',
  },
  deducted: {
    en: 'Of the value {gross} of {material}, {value} counts after deductions.',
    zh: '{material} 价值 {gross}，扣除后计 {value}。',
  },
  accessory: {
    en: 'Accessory {material} is left out of the change of classification and counts by value.',
    zh: '附件 {material} 不参与税则归类改变判定，但计入价值成分。',
  },
  packing: {
    en: 'Retail packing {material} is left out of the change of classification and counts by value.',
    zh: '零售包装 {material} 不参与税则归类改变判定，但计入价值成分。',
  },
  transportPacking: { en: 'Transport packing {material} is disregarded.', zh: '运输包装 {material} 不予考虑。' },
  obtained: { en: 'Wholly obtained by clause ({clause}).', zh: '符合第（{clause}）项，属完全获得。' },
  notObtained: { en: 'Not wholly obtained by clause ({clause}): {reason}.', zh: '不符合第（{clause}）项：{reason}。' },
  obtainedOpen: { en: 'Whether clause ({clause}) holds is not known.', zh: '是否符合第（{clause}）项不明。' },
  exclusive: { en: 'Made exclusively from originating materials.', zh: '完全由原产材料生产。' },
  notExclusive: { en: '{count} materials do not originate.', zh: '有 {count} 项非原产材料。' },
  buildDown: {
    en: 'Build-down: ({fob} − {vnm}) / {fob} = {percent} %.',
    zh: '扣减公式：（{fob} − {vnm}）/ {fob} = {percent} %。',
  },
  buildUp: {
    en: 'Build-up: ({vom} originating materials and the costs) / {fob} = {percent} %.',
    zh: '累加公式：（原产材料 {vom} 与各项成本）/ {fob} = {percent} %。',
  },
  noRule: { en: 'There is no rule for {hs}: {reason}.', zh: '{hs} 没有适用的产品特定规则：{reasonZh}。' },
  unchanged: { en: 'Without the change of {rule}: {paths}.', zh: '未满足 {rule} 税则归类改变：{paths}。' },
  tolerated: {
    en: 'Within the tolerance of 10 %: {shares}.',
    zh: '未超过 10 % 微小含量：{sharesZh}。',
  },
  notTolerated: {
    en: 'Not shown to be within the tolerance of 10 %: {shares}.',
    zh: '未能证明在 10 % 微小含量之内：{sharesZh}。',
  },
  limbPassed: { en: '{rule} is met.', zh: '满足 {rule}。' },
  limbFailed: { en: '{rule} is not met.', zh: '不满足 {rule}。' },
  limbOpen: { en: '{rule} cannot be decided.', zh: '{rule} 无法判定。' },
  cumulation: {
    en: 'Originating materials of other Parties, worth {value}, were needed and count as originating.',
    zh: '适用累积规则：其他缔约方原产材料价值 {value} 视为原产。',
  },
  minimal: {
    en: 'Only minimal operations ({clauses}) on non-originating materials.',
    zh: '对非原产材料仅进行微小加工（{clauses}）。',
  },
  minimalOpen: { en: 'Whether more than minimal operations were done is not known.', zh: '加工是否超出微小加工不明。' },
  minimalOnOriginating: {
    en: 'The operations are minimal ({clauses}), and were done on originating materials.',
    zh: '仅为微小加工（{clauses}），但材料均为原产。',
  },
  notMinimal: { en: 'More than minimal operations were done.', zh: '加工超出微小加工。' },
  direct: {
    en: 'Consigned directly, or through others under customs control.',
    zh: '直接运输，或经第三方且处于海关监管之下。',
  },
  notDirect: { en: 'Not consigned directly: {reason}.', zh: '不符合直接运输：{reason}。' },
  directOpen: {
    en: 'What was done on the way, or whether customs control was kept, is not known.',
    zh: '途中经过何种作业或是否处于海关监管不明。',
  },
  originating: { en: 'The good originates: {criteria}.', zh: '货物具备原产资格：{criteria}。' },
  notOriginating: { en: 'The good does not originate.', zh: '货物不具备原产资格。' },
  undetermined: { en: 'Not decided; missing: {missing}.', zh: '无法判定；缺少：{missing}。' },
  domesticEnough: {
    en: 'Domestic value {percent} % is at least {threshold} %: the country of origin is {country}.',
    zh: '国内增值 {percent} % 不低于 {threshold} %，原产国为 {country}。',
  },
  domesticNotEnough: {
    en: 'Domestic value {percent} % is below {threshold} %.',
    zh: '国内增值 {percent} % 低于 {threshold} %。',
  },
  countryByStatus: {
    en: 'The status was acquired in {country}: the country of origin.',
    zh: '原产资格在 {country} 取得，原产国为 {country}。',
  },
  countryByContribution: {
    en: '{country} contributed the highest value of originating materials ({contributions}).',
    zh: '{country} 提供的原产材料价值最高（{contributions}）。',
  },
  countryOpen: {
    en: 'The country of origin is not decided; candidates: {candidates}.',
    zh: '原产国无法判定；候选：{candidates}。',
  },
} as const satisfies Record<string, Text>;

export type WordKey = keyof typeof WORDS;
