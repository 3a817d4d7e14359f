import { catalogue } from '@kouan/core';

const SOURCE = 'Single Window declaration receipts, DecImportResponse and DEC_RESULT';

/** What can be wrong with a receipt as a written form. */
export const RCP = catalogue({
  notReceipt: {
    code: 'CNR-0001',
    severity: 'error',
    source: SOURCE,
    message: { en: 'This is no declaration receipt; the root is {found}.', zh: '不是报关单回执，根元素是 {found}。' },
  },
  unknownChannel: {
    code: 'CNR-0002',
    severity: 'warning',
    source: `${SOURCE}, CHANNEL`,
    message: {
      en: 'The channel {found} is not known; the state stays unknown.',
      zh: '回执代码 {found} 未知，状态保持未知。',
    },
  },
  unreadableDate: {
    code: 'CNR-0003',
    severity: 'warning',
    source: SOURCE,
    message: { en: '{element} holds "{found}", which is no date and time.', zh: '{element} 的“{found}”不是日期时间。' },
  },
  repeated: {
    code: 'CNR-0004',
    severity: 'warning',
    source: SOURCE,
    message: { en: '{element} stands twice; the first is read.', zh: '{element} 重复，读取第一个。' },
  },
  unknownElement: {
    code: 'CNR-0005',
    severity: 'info',
    source: SOURCE,
    message: { en: '{found} is not known and listed as unmapped.', zh: '{found} 未知，列入未映射清单。' },
  },
  notWritable: {
    code: 'CNR-0006',
    severity: 'error',
    source: SOURCE,
    message: { en: '{element} cannot carry this value; it is left out.', zh: '{element} 无法写入该值，已略去。' },
  },
});
