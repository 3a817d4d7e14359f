import { catalogue } from '@kouan/core';

const NMEA = 'IEC 61162-1';
const ITU = 'ITU-R M.1371-5';

/** What can be wrong with AIS sentences and messages. */
export const AIS = catalogue({
  notSentence: {
    code: 'AIS-0001',
    severity: 'error',
    source: NMEA,
    message: { en: 'The line is not a sentence: {found}.', zh: '该行不是语句：{found}。' },
  },
  tooLong: {
    code: 'AIS-0002',
    severity: 'error',
    source: 'kouan, limits',
    message: { en: 'The line has more than {expected} characters.', zh: '该行超过 {expected} 个字符。' },
  },
  fields: {
    code: 'AIS-0003',
    severity: 'error',
    source: NMEA,
    message: { en: 'The sentence has {found} fields instead of 7.', zh: '语句有 {found} 个字段，应为 7 个。' },
  },
  noChecksum: {
    code: 'AIS-0004',
    severity: 'error',
    source: NMEA,
    message: { en: 'The sentence has no checksum.', zh: '语句没有校验和。' },
  },
  checksum: {
    code: 'AIS-0005',
    severity: 'error',
    source: NMEA,
    message: {
      en: 'The checksum is {found}; the characters of the sentence give {expected}.',
      zh: '校验和为 {found}，按语句内容计算应为 {expected}。',
    },
  },
  numbering: {
    code: 'AIS-0006',
    severity: 'error',
    source: NMEA,
    message: {
      en: 'The numbers of the sentence do not fit: {found} (total, number, sequence).',
      zh: '语句编号不成立：{found}（总数、序号、序列号）。',
    },
  },
  fill: {
    code: 'AIS-0007',
    severity: 'error',
    source: NMEA,
    message: { en: 'Fill bits are 0 to 5, not {found}.', zh: '填充位数应为 0 至 5，而非 {found}。' },
  },
  armour: {
    code: 'AIS-0008',
    severity: 'error',
    source: NMEA,
    message: {
      en: 'The payload holds characters that carry no six bits: {found}.',
      zh: '数据段含有非六位编码字符：{found}。',
    },
  },
  payloadTooLong: {
    code: 'AIS-0009',
    severity: 'error',
    source: 'kouan, limits',
    message: { en: 'The message has more than {expected} characters.', zh: '报文超过 {expected} 个字符。' },
  },
  afterChecksum: {
    code: 'AIS-0010',
    severity: 'warning',
    source: NMEA,
    message: { en: 'Something stands behind the checksum: {found}.', zh: '校验和之后还有内容：{found}。' },
  },
  before: {
    code: 'AIS-0011',
    severity: 'warning',
    source: NMEA,
    message: { en: 'Something stands in front of the sentence: {found}.', zh: '语句之前还有内容：{found}。' },
  },
  tagBlock: {
    code: 'AIS-0012',
    severity: 'warning',
    source: 'NMEA 0183 4.11, TAG block',
    message: {
      en: 'The tag block cannot be used, only the sentence behind it: {found}.',
      zh: '标签块无法使用，仅读取其后的语句：{found}。',
    },
  },
  missingParts: {
    code: 'AIS-0013',
    severity: 'error',
    source: NMEA,
    message: {
      en: 'Of a message of {expected} sentences only {found} came.',
      zh: '报文应有 {expected} 条语句，仅收到 {found} 条。',
    },
  },
  repeatedPart: {
    code: 'AIS-0014',
    severity: 'warning',
    source: NMEA,
    message: { en: 'Sentence {found} of the message came again.', zh: '报文的第 {found} 条语句重复。' },
  },
  unknownType: {
    code: 'AIS-0015',
    severity: 'error',
    source: `${ITU} annex 8, table 46`,
    message: { en: 'There is no message {found}; they go from 1 to 27.', zh: '不存在报文 {found}，编号为 1 至 27。' },
  },
  noHead: {
    code: 'AIS-0016',
    severity: 'error',
    source: `${ITU} annex 8`,
    message: {
      en: 'The message has {found} bits: too few to say who sent it.',
      zh: '报文仅 {found} 位，无法得知发送者。',
    },
  },
  short: {
    code: 'AIS-0017',
    severity: 'warning',
    source: `${ITU} annex 8`,
    message: {
      en: 'The message has {found} bits, and needs {expected}; the fields behind its end are missing.',
      zh: '报文为 {found} 位，应有 {expected} 位；其后的字段缺失。',
    },
  },
  part: {
    code: 'AIS-0018',
    severity: 'error',
    source: `${ITU} annex 8, table 75`,
    message: {
      en: 'No form of message {expected} fits its flags.',
      zh: '报文 {expected} 的标志不对应任何形式。',
    },
  },
  notWritable: {
    code: 'AIS-0019',
    severity: 'error',
    source: `${ITU} annex 8`,
    message: { en: 'The value does not fit the field: {expected}.', zh: '该值不适合此字段：{expected}。' },
  },
  unknownField: {
    code: 'AIS-0020',
    severity: 'error',
    source: `${ITU} annex 8`,
    message: { en: 'The message has no such field.', zh: '报文没有此字段。' },
  },
  notMessage: {
    code: 'AIS-0021',
    severity: 'error',
    source: `${ITU} annex 8`,
    message: { en: 'This is not an AIS message: {found}.', zh: '这不是 AIS 报文：{found}。' },
  },
  noSender: {
    code: 'AIS-0022',
    severity: 'error',
    source: `${ITU} annex 8`,
    message: { en: 'The message does not say who sends it (mmsi).', zh: '报文未注明发送者（mmsi）。' },
  },
  range: {
    code: 'AIS-0023',
    severity: 'warning',
    source: `${ITU} annex 8`,
    message: {
      en: 'The field holds {found}; it goes up to {expected}, as sent.',
      zh: '字段值为 {found}，原始整数上限为 {expected}。',
    },
  },
});
