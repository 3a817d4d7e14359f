import { catalogue } from '@kouan/core';

const MODEL = 'WCO Data Model 3, as published by the customs named in the message';
const XMLNS = 'W3C Namespaces in XML 1.0';

/** What can be wrong with a message of the WCO Data Model. */
export const WCO = catalogue({
  notMessage: {
    code: 'WCO-0001',
    severity: 'error',
    source: MODEL,
    message: { en: 'The root element is {found}, not {expected}.', zh: '根元素为 {found}，应为 {expected}。' },
  },
  wrongNamespace: {
    code: 'WCO-0002',
    severity: 'warning',
    source: XMLNS,
    message: {
      en: 'The namespace is "{found}", not "{expected}"; elements were read by their local names.',
      zh: '命名空间为“{found}”，应为“{expected}”；已按本地名读取。',
    },
  },
  unknownElement: {
    code: 'WCO-0003',
    severity: 'warning',
    source: MODEL,
    message: {
      en: 'The schema has no element {found} here; its content is listed as unmapped.',
      zh: '模式中此处没有 {found}，其内容列入未映射清单。',
    },
  },
  repeated: {
    code: 'WCO-0004',
    severity: 'error',
    source: MODEL,
    message: { en: '{element} stands twice; the first is kept.', zh: '{element} 重复，保留第一个。' },
  },
  unreadable: {
    code: 'WCO-0005',
    severity: 'error',
    source: MODEL,
    message: { en: '{element} is not {expected}: {found}', zh: '{element} 应为 {expected}：{found}' },
  },
  length: {
    code: 'WCO-0006',
    severity: 'error',
    source: MODEL,
    message: {
      en: '{element} has the length {found}; {expected} is allowed.',
      zh: '{element} 长度为 {found}，允许 {expected}。',
    },
  },
  missing: {
    code: 'WCO-0007',
    severity: 'error',
    source: MODEL,
    message: { en: '{element} is required.', zh: '{element} 为必填项。' },
  },
  tooMany: {
    code: 'WCO-0008',
    severity: 'error',
    source: MODEL,
    message: { en: '{element} stands more often than {expected} times.', zh: '{element} 超过 {expected} 个。' },
  },
  signed: {
    code: 'WCO-0009',
    severity: 'info',
    source: 'W3C XML Signature Syntax and Processing 1.1',
    message: {
      en: 'The message carries a signature. Reading does not verify it; use verify.',
      zh: '报文带有签名。读取时不验签，请使用 verify。',
    },
  },
  foreign: {
    code: 'WCO-0010',
    severity: 'info',
    source: MODEL,
    message: {
      en: '{found} holds data of the parties’ own; it is listed as unmapped.',
      zh: '{found} 为双方自定义数据，列入未映射清单。',
    },
  },
  several: {
    code: 'WCO-0011',
    severity: 'warning',
    source: MODEL,
    message: {
      en: 'The message has {found} documents; this is the first of them.',
      zh: '报文含 {found} 份单证，此为第一份。',
    },
  },
  noDocument: {
    code: 'WCO-0012',
    severity: 'error',
    source: MODEL,
    message: { en: 'The message has no {expected}.', zh: '报文中没有 {expected}。' },
  },
  notWritable: {
    code: 'WCO-0013',
    severity: 'error',
    source: MODEL,
    message: {
      en: '{element} cannot carry this value ({expected} is expected); it is left out.',
      zh: '{element} 无法写入该值（要求 {expected}），已略去。',
    },
  },
  tooLarge: {
    code: 'WCO-0014',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'One document of the message is larger than {expected} bytes.',
      zh: '报文中有一份单证超过 {expected} 字节。',
    },
  },
  unattended: {
    code: 'WCO-0015',
    severity: 'info',
    source: MODEL,
    message: {
      en: 'What stands after the documents of the message is not given to this one: there are more than {expected}.',
      zh: '报文单证超过 {expected} 份，此份不含其后的报文尾信息。',
    },
  },
  mixed: {
    code: 'WCO-0016',
    severity: 'error',
    source: MODEL,
    message: { en: 'A message {expected} cannot carry this document.', zh: '报文 {expected} 不能承载此单证。' },
  },
  fixed: {
    code: 'WCO-0017',
    severity: 'error',
    source: MODEL,
    message: { en: '{element} can only be {expected}: {found}', zh: '{element} 只能为 {expected}：{found}' },
  },
  wrapped: {
    code: 'WCO-0018',
    severity: 'info',
    source: 'HMRC, schemas/customs/wrapper_submit.xsd',
    message: {
      en: 'The message lies in {found}, an envelope of the transport; what it says beside the message is listed as unmapped.',
      zh: '报文置于传输信封 {found} 中；信封自身的内容列入未映射清单。',
    },
  },
  mended: {
    code: 'WCO-0019',
    severity: 'warning',
    source: XMLNS,
    message: {
      en: 'The name {found} carries what is left of a namespace prefix; it was read without it.',
      zh: '元素名 {found} 带有残留的命名空间前缀，已去除后读取。',
    },
  },
  outOfOrder: {
    code: 'WCO-0020',
    severity: 'warning',
    source: MODEL,
    message: {
      en: '{element} stands behind elements that the schema has after it; it is written in order.',
      zh: '{element} 的位置与模式顺序不符；写出时按顺序排列。',
    },
  },
  unknownProfile: {
    code: 'WCO-0021',
    severity: 'warning',
    source: MODEL,
    message: {
      en: 'Nothing says which customs this message is for (found: {found}; known: {expected}). It was read with the elements of all of them.',
      zh: '无法判断报文属于哪国海关（发现：{found}；已知：{expected}）。已按全部已知元素读取。',
    },
  },
  unknownVersion: {
    code: 'WCO-0022',
    severity: 'warning',
    source: MODEL,
    message: {
      en: 'The version {found} of {profile} is not known ({expected}); it was read as that.',
      zh: '{profile} 的版本 {found} 未知（已知 {expected}），已按其读取。',
    },
  },
  foreignElement: {
    code: 'WCO-0023',
    severity: 'warning',
    source: MODEL,
    message: {
      en: '{element} is an element of Danish customs; {profile} has none of that name here.',
      zh: '{element} 为丹麦海关元素，{profile} 此处没有该元素。',
    },
  },
  refused: {
    code: 'WCO-0024',
    severity: 'error',
    source: MODEL,
    message: {
      en: 'Read strictly, the message is refused: {found} findings say how it departs from its schema.',
      zh: '严格读取模式下拒绝该报文：有 {found} 项发现说明其偏离模式之处。',
    },
  },
  noDirection: {
    code: 'WCO-0025',
    severity: 'warning',
    source: 'WCO Data Model, D013',
    message: {
      en: 'Neither the type {found} nor the parties say whether goods go in or out; "import" stands in its place.',
      zh: '类型 {found} 及各方信息均不能判断进出口方向；暂记为“进口”。',
    },
  },
  assumedProfile: {
    code: 'WCO-0026',
    severity: 'info',
    source: MODEL,
    message: {
      en: 'The document names no customs of the data model; it is written in the form of {expected}.',
      zh: '单证未指明采用该数据模型的海关，按 {expected} 的格式写出。',
    },
  },
  noAdditionalType: {
    code: 'WCO-0027',
    severity: 'warning',
    source: 'UCC delegated act 2015/2446 annex B, D.E. 1/2',
    message: {
      en: 'The type {found} lacks its last letter: nothing says whether this is a standard, simplified or supplementary declaration.',
      zh: '类型 {found} 缺少末位字母：无法判断是标准、简化还是补充申报。',
    },
  },
  otherResponse: {
    code: 'WCO-0028',
    severity: 'info',
    source: 'HMRC Customs Declarations API 3.0, notifications',
    message: {
      en: 'The meaning of the function code {found} is not public; the state stays unknown.',
      zh: '功能代码 {found} 的含义未公开，状态记为未知。',
    },
  },
  said: {
    code: 'WCO-0029',
    severity: 'error',
    source: 'WCO Data Model, section 53A',
    message: { en: 'Customs says {found}: {text}', zh: '海关反馈 {found}：{text}' },
  },
  saidElsewhere: {
    code: 'WCO-0030',
    severity: 'warning',
    source: 'WCO Data Model, section 97A',
    message: {
      en: 'The pointer {found} leads to no element of a declaration.',
      zh: '指针 {found} 未指向申报单的任何元素。',
    },
  },
});
