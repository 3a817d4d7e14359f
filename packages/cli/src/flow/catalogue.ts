import { catalogue } from '@kouan/core';

/** What stops a document on its way out, besides what is wrong in it. */
export const SUB = catalogue({
  noReference: {
    code: 'SUB-0001',
    severity: 'error',
    message: {
      en: 'The declaration has no reference of its own (ClientSeqNo), so its receipts could not be told apart.',
      zh: '报关单没有客户端编号（ClientSeqNo），无法与回执对应。',
    },
    source: 'Single Window import client interface, DecHead/ClientSeqNo',
  },
  notCarried: {
    code: 'SUB-0002',
    severity: 'warning',
    message: {
      en: 'The field cannot be carried by {format} and was not sent.',
      zh: '{format} 无法承载该字段，未报送。',
    },
    source: 'kouan, design: nothing is lost in silence',
  },
  wrongDocument: {
    code: 'SUB-0003',
    severity: 'error',
    message: {
      en: 'A {type} cannot be sent as {format}.',
      zh: '{type} 不能以 {format} 报送。',
    },
    source: 'kouan, design: formats',
  },
  noDeadline: {
    code: 'SUB-0004',
    severity: 'warning',
    message: {
      en: 'No time limit could be read here; the declaration is sent without one.',
      zh: '此处未能读出期限，该报关单按无期限报送。',
    },
    source: 'kouan, docs/submitting.md: time limits',
  },
});
