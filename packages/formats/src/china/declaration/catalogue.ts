import { catalogue } from '@kouan/core';

const TABLE = 'Single Window DecMessage interface table';

/** What can be wrong with a DecMessage as a written form. What is wrong with the declaration is said by `check`. */
export const DEC = catalogue({
  notDecMessage: {
    code: 'CND-0001',
    severity: 'error',
    source: `${TABLE}, root`,
    message: {
      en: 'There is no DecMessage element; the root is {found}.',
      zh: '没有 DecMessage 元素，根元素是 {found}。',
    },
  },
  wrongNamespace: {
    code: 'CND-0002',
    severity: 'error',
    source: `${TABLE}, root`,
    message: {
      en: 'DecMessage stands in the namespace "{found}"; the Single Window reads "{expected}" only.',
      zh: 'DecMessage 的命名空间是“{found}”，单一窗口只接受“{expected}”。',
    },
  },
  tooLong: {
    code: 'CND-0003',
    severity: 'warning',
    source: `${TABLE}, length`,
    message: {
      en: '{element} has {found} characters; the table allows {expected}.',
      zh: '{nameZh}（{element}）有 {found} 个字符，规定最多 {expected} 个。',
    },
  },
  unreadable: {
    code: 'CND-0004',
    severity: 'error',
    source: `${TABLE}, type`,
    message: {
      en: '{element} holds "{found}"; {expected} is expected. The text is kept and written back.',
      zh: '{nameZh}（{element}）的值“{found}”不符合要求（{expected}）。原文已保留。',
    },
  },
  tooPrecise: {
    code: 'CND-0005',
    severity: 'warning',
    source: `${TABLE}, length`,
    message: {
      en: '{element} is {found}; the table allows {expected}.',
      zh: '{nameZh}（{element}）为 {found}，规定 {expected}。',
    },
  },
  repeated: {
    code: 'CND-0006',
    severity: 'error',
    source: `${TABLE}, <{element}>`,
    message: { en: '{element} stands twice in one row; the first is read.', zh: '{element} 重复出现，只读取第一个。' },
  },
  unknownElement: {
    code: 'CND-0007',
    severity: 'warning',
    source: TABLE,
    message: {
      en: 'The interface table does not know {found}; its content is listed as unmapped.',
      zh: '接口表中没有 {found}，其内容列入未映射清单。',
    },
  },
  noDirection: {
    code: 'CND-0008',
    severity: 'error',
    source: `${TABLE}, DecHead/IEFlag`,
    message: {
      en: 'IEFlag is missing or neither I nor E; the file is read as an import.',
      zh: 'IEFlag 缺失或不是 I/E，按进口读取。',
    },
  },
  danglingLink: {
    code: 'CND-0009',
    severity: 'error',
    source: `${TABLE}, EcoRelation/DecGNo`,
    message: {
      en: 'EcoRelation points to goods item {found}, which is not in the declaration.',
      zh: 'EcoRelation 指向的商品序号 {found} 不在报关单中。',
    },
  },
  oldOriginLink: {
    code: 'CND-0010',
    severity: 'info',
    source: 'GACC 2021 no. 34',
    message: {
      en: 'The link to the proof of origin has the old form {found}; it is written in the new form.',
      zh: '原产地单证关联为旧格式 {found}，写出时使用新格式。',
    },
  },
  notWritable: {
    code: 'CND-0011',
    severity: 'error',
    source: `${TABLE}, type`,
    message: {
      en: '{element} cannot carry this value ({expected} is expected); it is left out.',
      zh: '{nameZh}（{element}）无法写入该值（要求 {expected}），已略去。',
    },
  },
  ambiguousProof: {
    code: 'CND-0012',
    severity: 'warning',
    source: `${TABLE}, EcoRelation/EcoCertNo`,
    message: {
      en: 'The proof has no kind, but its number starts with {found}; a reader takes that letter for the kind.',
      zh: '原产地单证未注明种类，但编号以 {found} 开头，读取方会将其视为种类。',
    },
  },
  signed: {
    code: 'CND-0013',
    severity: 'info',
    source: 'W3C XML Signature Syntax and Processing 1.1',
    message: {
      en: 'The message carries a signature. Reading does not verify it; use verify.',
      zh: '报文带有签名。读取时不验签，请使用 verify。',
    },
  },
});
