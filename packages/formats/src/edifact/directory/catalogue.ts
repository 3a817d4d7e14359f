import { catalogue } from '@kouan/core';

const UNTDID = 'UNTDID part 4 (EDSD, EDCD, EDED, UNCL)';
const EDMD = 'UNTDID part 4 (EDMD)';

/** What a message can do that its directory does not know. */
export const EDD = catalogue({
  unknownDirectory: {
    code: 'EDD-0001',
    severity: 'info',
    source: UNTDID,
    message: {
      en: 'The directory {found} is not held ({expected} are); the message was not checked against it.',
      zh: '没有目录 {found}（现有 {expected}）；未按目录检查该报文。',
    },
  },
  unknownSegment: {
    code: 'EDD-0002',
    severity: 'error',
    source: UNTDID,
    message: { en: 'There is no segment {found} in {directory}.', zh: '{directory} 中没有段 {found}。' },
  },
  mandatory: {
    code: 'EDD-0003',
    severity: 'error',
    source: UNTDID,
    message: { en: '{segment} has no {expected}, which is mandatory.', zh: '{segment} 缺少必备的 {expected}。' },
  },
  tooLong: {
    code: 'EDD-0004',
    severity: 'error',
    source: UNTDID,
    message: {
      en: '{segment} {element} has at most {expected} characters, and "{found}" has more.',
      zh: '{segment} {element} 最多 {expected} 个字符，“{found}”超长。',
    },
  },
  representation: {
    code: 'EDD-0005',
    severity: 'error',
    source: UNTDID,
    message: {
      en: '{segment} {element} is {expected}, and "{found}" is not.',
      zh: '{segment} {element} 应为 {expected}，“{found}”不符。',
    },
  },
  unknownCode: {
    code: 'EDD-0006',
    severity: 'warning',
    source: UNTDID,
    message: {
      en: '{segment} {element}: {directory} has no code "{found}".',
      zh: '{segment} {element}：{directory} 没有代码“{found}”。',
    },
  },
  tooMany: {
    code: 'EDD-0007',
    severity: 'error',
    source: UNTDID,
    message: {
      en: '{segment} has a value behind the last place that {directory} gives it.',
      zh: '{segment} 在 {directory} 规定的最后位置之后还有值。',
    },
  },
  repetitions: {
    code: 'EDD-0008',
    severity: 'error',
    source: UNTDID,
    message: {
      en: '{segment} {element} may stand {expected} times, and stands {found} times.',
      zh: '{segment} {element} 最多出现 {expected} 次，实际 {found} 次。',
    },
  },
  misplaced: {
    code: 'EDD-0009',
    severity: 'error',
    source: EDMD,
    message: {
      en: 'The segment {found} has no place here in {message}; it was read with the group before it.',
      zh: '段 {found} 在 {message} 的此处没有位置；已归入前一组读取。',
    },
  },
  missing: {
    code: 'EDD-0010',
    severity: 'error',
    source: EDMD,
    message: {
      en: '{message} has no {expected} here, which is mandatory.',
      zh: '{message} 此处缺少必备的 {expected}。',
    },
  },
  tooOften: {
    code: 'EDD-0011',
    severity: 'error',
    source: EDMD,
    message: {
      en: 'The segment {found} stands more than {expected} times here.',
      zh: '段 {found} 在此处超过 {expected} 次。',
    },
  },
});
