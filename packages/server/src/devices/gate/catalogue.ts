import { catalogue } from '@kouan/core';

const NOTICE = 'GACC Notice 2012-55, gate control';
const SEALS = 'ISO 17712; ISO 18185';
const ISO6346 = 'ISO 6346 Annex A';
const SAFE = 'WCO SAFE Framework, Standard 3';
const LANE = 'kouan gate lane: tolerance of weight';

/** Why a gate holds. Whatever is not known holds as well as what is wrong. */
export const GTE = catalogue({
  vehicleUnread: {
    code: 'GTE-0001',
    severity: 'error',
    source: NOTICE,
    message: { en: 'Neither plate nor tag of the vehicle was read.', zh: '车牌和电子车牌均未识别。' },
  },
  containerUnread: {
    code: 'GTE-0002',
    severity: 'error',
    source: NOTICE,
    message: { en: 'No container number was read, and the gate needs one.', zh: '未识别到箱号，而该卡口要求箱号。' },
  },
  containerMisread: {
    code: 'GTE-0003',
    severity: 'error',
    source: ISO6346,
    message: {
      en: '{found} is no container number: its check digit does not fit.',
      zh: '{found} 不是有效箱号：校验位不符。',
    },
  },
  declarationUnknown: {
    code: 'GTE-0010',
    severity: 'error',
    source: NOTICE,
    message: { en: 'No declaration is known for this vehicle.', zh: '未找到该车辆对应的报关单。' },
  },
  declarationNotReleased: {
    code: 'GTE-0011',
    severity: 'error',
    source: NOTICE,
    message: {
      en: 'Declaration {declaration} is {found}, not released.',
      zh: '报关单 {declaration} 状态为 {found}，未放行。',
    },
  },
  containerNotDeclared: {
    code: 'GTE-0012',
    severity: 'error',
    source: NOTICE,
    message: {
      en: 'Container {found} is not in declaration {declaration}, which has {expected}.',
      zh: '集装箱 {found} 不在报关单 {declaration} 中，该单为 {expected}。',
    },
  },
  wrongDirection: {
    code: 'GTE-0013',
    severity: 'error',
    source: NOTICE,
    message: {
      en: 'The lane is for {expected}, and declaration {declaration} is for {found}.',
      zh: '通道方向为 {expected}，报关单 {declaration} 为 {found}。',
    },
  },
  manifestUnknown: {
    code: 'GTE-0020',
    severity: 'error',
    source: NOTICE,
    message: { en: 'No manifest is known for {found}.', zh: '未找到 {found} 的舱单。' },
  },
  manifestNotAccepted: {
    code: 'GTE-0021',
    severity: 'error',
    source: NOTICE,
    message: {
      en: 'The manifest for {container} is {found}, not accepted.',
      zh: '{container} 的舱单状态为 {found}，未接受。',
    },
  },
  passUnknown: {
    code: 'GTE-0030',
    severity: 'error',
    source: NOTICE,
    message: { en: 'No gate pass is known for this vehicle.', zh: '未找到该车辆的核放单。' },
  },
  passNotApproved: {
    code: 'GTE-0031',
    severity: 'error',
    source: NOTICE,
    message: { en: 'Gate pass {pass} is {found}, not approved.', zh: '核放单 {pass} 状态为 {found}，未通过。' },
  },
  passOfAnother: {
    code: 'GTE-0032',
    severity: 'error',
    source: NOTICE,
    message: {
      en: 'Gate pass {pass} is for vehicle {expected}, not for {found}.',
      zh: '核放单 {pass} 对应车辆 {expected}，不是 {found}。',
    },
  },
  sealUnread: {
    code: 'GTE-0040',
    severity: 'error',
    source: SEALS,
    message: { en: 'The seal was not read.', zh: '未读到电子封志。' },
  },
  sealOpened: {
    code: 'GTE-0041',
    severity: 'error',
    source: SEALS,
    message: { en: 'Seal {found} has been opened.', zh: '电子封志 {found} 已被打开。' },
  },
  sealOther: {
    code: 'GTE-0042',
    severity: 'error',
    source: SEALS,
    message: { en: 'The seal is {found}, and {expected} was expected.', zh: '封志为 {found}，应为 {expected}。' },
  },
  weightUnknown: {
    code: 'GTE-0050',
    severity: 'error',
    source: LANE,
    message: { en: 'There is no stable weight: {found}.', zh: '没有稳定的重量：{found}。' },
  },
  weightUndeclared: {
    code: 'GTE-0051',
    severity: 'error',
    source: LANE,
    message: { en: 'No weight was declared to compare with.', zh: '没有可供比较的申报重量。' },
  },
  weightOff: {
    code: 'GTE-0052',
    severity: 'error',
    source: LANE,
    message: {
      en: 'The goods weigh {found} kg, and {expected} kg were declared: {percent} % off, {tolerance} % are allowed.',
      zh: '货物重 {found} 千克，申报 {expected} 千克：相差 {percent}%，允许 {tolerance}%。',
    },
  },
  niiMissing: {
    code: 'GTE-0060',
    severity: 'error',
    source: SAFE,
    message: { en: 'The X-ray picture has not been judged.', zh: '机检图像尚无结论。' },
  },
  niiSuspect: {
    code: 'GTE-0061',
    severity: 'error',
    source: SAFE,
    message: { en: 'The X-ray picture is judged {found}.', zh: '机检图像结论为 {found}。' },
  },
  unreadable: {
    code: 'GTE-0070',
    severity: 'error',
    source: NOTICE,
    message: { en: 'The message of the gate cannot be read: {found}', zh: '无法读取卡口报文：{found}' },
  },
});
