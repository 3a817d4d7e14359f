import { catalogue } from '@kouan/core';

const GATE = 'Customs gate messages GATHER_INFO / COMMAND_INFO (JGS/T 14-2015), as public code has them';
const FRAME = 'Framing of gate messages over TCP, inferred from public code';
const WEIGHT = 'Continuous output of weighing indicators';
const ISO6346 = 'ISO 6346';
const ISO18185 = 'ISO 18185';

/** What can be said of what devices tell. */
export const DEV = catalogue({
  notGate: {
    code: 'DEV-0001',
    severity: 'error',
    source: GATE,
    message: {
      en: 'The root element is {found}, not GATHER_INFO or COMMAND_INFO.',
      zh: '根元素为 {found}，不是 GATHER_INFO 或 COMMAND_INFO。',
    },
  },
  missing: {
    code: 'DEV-0002',
    severity: 'error',
    source: GATE,
    message: { en: '{name} is missing.', zh: '缺少 {name}。' },
  },
  shape: {
    code: 'DEV-0003',
    severity: 'warning',
    source: GATE,
    message: { en: '{name} is {found}, not {expected}.', zh: '{name} 为 {found}，应为 {expected}。' },
  },
  unknownElement: {
    code: 'DEV-0004',
    severity: 'warning',
    source: GATE,
    message: { en: 'Unknown: {found}', zh: '未知内容：{found}' },
  },
  repeated: {
    code: 'DEV-0005',
    severity: 'warning',
    source: GATE,
    message: { en: '{name} stands twice; the first is kept.', zh: '{name} 重复，保留第一个。' },
  },
  checkResult: {
    code: 'DEV-0006',
    severity: 'warning',
    source: GATE,
    message: {
      en: 'CHECK_RESULT is {found}: neither Y or N nor 20 digits. The barrier stays down.',
      zh: 'CHECK_RESULT 为 {found}，既非 Y/N 也非 20 位数字，不得抬杆。',
    },
  },
  beyondGb2312: {
    code: 'DEV-0007',
    severity: 'warning',
    source: 'GB/T 2312-1980',
    message: {
      en: 'The text has characters that GB 2312 has not; they were written as GB 18030 does.',
      zh: '文本含 GB 2312 以外的字符，已按 GB 18030 写出。',
    },
  },
  unwritable: {
    code: 'DEV-0008',
    severity: 'warning',
    source: 'W3C XML 1.0 §2.2',
    message: {
      en: '{name} has a character that XML cannot carry, and was left out.',
      zh: '{name} 含 XML 不允许的字符，已略去。',
    },
  },
  frameNoise: {
    code: 'DEV-0020',
    severity: 'warning',
    source: FRAME,
    message: { en: '{found} bytes that belong to no frame were skipped.', zh: '跳过不属于任何帧的 {found} 字节。' },
  },
  frameLength: {
    code: 'DEV-0021',
    severity: 'warning',
    source: FRAME,
    message: {
      en: 'The frame says it has {expected} bytes and has {found}; it was read to its end.',
      zh: '帧声明长度 {expected} 字节，实际 {found} 字节；已读至帧尾。',
    },
  },
  frameTail: {
    code: 'DEV-0022',
    severity: 'warning',
    source: FRAME,
    message: { en: 'The frame does not end with FF FF.', zh: '帧尾不是 FF FF。' },
  },
  frameTorn: {
    code: 'DEV-0023',
    severity: 'error',
    source: FRAME,
    message: { en: 'A frame of {found} bytes is torn, and lost.', zh: '帧残缺（{found} 字节），已丢弃。' },
  },
  frameTooLarge: {
    code: 'DEV-0024',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'A frame has at most {expected} bytes; this one says {found}.',
      zh: '帧最长 {expected} 字节，声明为 {found}。',
    },
  },
  weightFrame: {
    code: 'DEV-0040',
    severity: 'error',
    source: WEIGHT,
    message: { en: 'This is no frame of the {expected} protocol.', zh: '不是 {expected} 协议的帧。' },
  },
  weightChecksum: {
    code: 'DEV-0041',
    severity: 'error',
    source: `${WEIGHT}: Toledo, checksum`,
    message: { en: 'The checksum is {found}, not {expected}.', zh: '校验和为 {found}，应为 {expected}。' },
  },
  negativeZero: {
    code: 'DEV-0042',
    severity: 'info',
    source: WEIGHT,
    message: { en: 'The weight is zero with a minus sign.', zh: '重量为负零。' },
  },
  weightSkipped: {
    code: 'DEV-0043',
    severity: 'warning',
    source: WEIGHT,
    message: { en: '{found} bytes between two frames were skipped.', zh: '跳过两帧之间的 {found} 字节。' },
  },
  containerShape: {
    code: 'DEV-0060',
    severity: 'warning',
    source: `${ISO6346} §4`,
    message: { en: '{found} is not a container number.', zh: '{found} 不是集装箱号。' },
  },
  containerDigit: {
    code: 'DEV-0061',
    severity: 'warning',
    source: `${ISO6346} Annex A`,
    message: { en: 'The check digit of {found} should be {expected}.', zh: '{found} 的校验码应为 {expected}。' },
  },
  notReading: {
    code: 'DEV-0080',
    severity: 'error',
    source: 'kouan devices',
    message: { en: 'This is not JSON: {found}', zh: '不是 JSON：{found}' },
  },
  readingShape: {
    code: 'DEV-0081',
    severity: 'error',
    source: 'kouan devices',
    message: { en: 'Not as the schema has it: {found}', zh: '不符合模式：{found}' },
  },
  sealLog: {
    code: 'DEV-0100',
    severity: 'error',
    source: `${ISO18185}, event log`,
    message: {
      en: 'The log of the seal has lost or changed entries that were read before.',
      zh: '电子封志日志中先前读到的记录丢失或被改动。',
    },
  },
  sealTimes: {
    code: 'DEV-0101',
    severity: 'warning',
    source: `${ISO18185}, event log`,
    message: { en: 'The log of the seal is not in the order of time.', zh: '电子封志日志未按时间顺序。' },
  },
  sealSkew: {
    code: 'DEV-0102',
    severity: 'warning',
    source: `${ISO18185}, real-time clock`,
    message: {
      en: 'The clock of the seal is {found} s off; {expected} s are allowed since it was sealed.',
      zh: '电子封志时钟偏差 {found} 秒，自施封起允许 {expected} 秒。',
    },
  },
  sealState: {
    code: 'DEV-0103',
    severity: 'error',
    source: `${ISO18185}, seal status`,
    message: {
      en: 'The seal says {found}, and its log says {expected}.',
      zh: '电子封志状态为 {found}，日志为 {expected}。',
    },
  },
  flatPath: {
    code: 'DEV-0120',
    severity: 'error',
    source: 'TIC4.0, flat form',
    message: { en: '{found} is not a path of the flat form.', zh: '{found} 不是平面形式的路径。' },
  },
  vgmMethod: {
    code: 'DEV-0140',
    severity: 'error',
    source: 'SOLAS VI/2.4',
    message: { en: '{found} is no method of weighing: {expected}.', zh: '{found} 不是称重方法：{expected}。' },
  },
  vgmUnit: {
    code: 'DEV-0141',
    severity: 'error',
    source: 'DCSA VGM 1.0, Weight',
    message: { en: 'Unit {found} is not known: {expected}.', zh: '未知单位 {found}：{expected}。' },
  },
  vgmWeight: {
    code: 'DEV-0142',
    severity: 'error',
    source: 'SOLAS VI/2.5',
    message: { en: 'There is no verified gross mass: {found}.', zh: '没有核实的总重：{found}。' },
  },
  notVermas: {
    code: 'DEV-0143',
    severity: 'error',
    source: 'UN/EDIFACT VERMAS',
    message: { en: 'There is no VERMAS message.', zh: '没有 VERMAS 报文。' },
  },
  vgmDropped: {
    code: 'DEV-0144',
    severity: 'warning',
    source: 'SMDG VERMAS 1.0',
    message: { en: 'VERMAS has no place for {found}.', zh: 'VERMAS 无法承载 {found}。' },
  },
});
