import { catalogue } from '@kouan/core';

const box = (number: string): string => `Form RCEP, box ${number}`;

/** What can be wrong with a certificate of origin. */
export const COO = catalogue({
  exporter: {
    code: 'COO-0001',
    severity: 'error',
    message: { en: 'The exporter needs a name, an address and a country.', zh: '出口商须填写名称、地址和国家。' },
    source: box('1'),
  },
  importer: {
    code: 'COO-0002',
    severity: 'error',
    message: { en: 'The importer or consignee needs a name and a country.', zh: '进口商或收货人须填写名称和国家。' },
    source: box('2'),
  },
  producer: {
    code: 'COO-0003',
    severity: 'error',
    message: {
      en: 'Box 3 names no producer and says none of SEE BOX 8, CONFIDENTIAL, NOT AVAILABLE, SAME AS EXPORTER.',
      zh: '第 3 栏未填生产商，也未注明 SEE BOX 8、CONFIDENTIAL、NOT AVAILABLE 或 SAME AS EXPORTER。',
    },
    source: box('3'),
  },
  producerHidden: {
    code: 'COO-0004',
    severity: 'error',
    message: {
      en: 'Box 3 says {expected}, and a producer is named all the same.',
      zh: '第 3 栏为 {expected}，却又填写了生产商。',
    },
    source: box('3'),
  },
  itemProducer: {
    code: 'COO-0005',
    severity: 'error',
    message: {
      en: 'Box 3 says SEE BOX 8, and this line names no producer.',
      zh: '第 3 栏为 SEE BOX 8，但该项未填生产商。',
    },
    source: `${box('3')} and 8`,
  },
  departure: {
    code: 'COO-0006',
    severity: 'warning',
    message: { en: 'The day of departure is not given.', zh: '未填写离港日期。' },
    source: box('4'),
  },
  transport: {
    code: 'COO-0007',
    severity: 'warning',
    message: {
      en: 'The vessel or flight and the port of discharge are not both given.',
      zh: '船名/航班与卸货港未填全。',
    },
    source: box('4'),
  },
  noItems: {
    code: 'COO-0008',
    severity: 'error',
    message: { en: 'The certificate has no line.', zh: '证书没有货物项。' },
    source: box('6'),
  },
  itemNumber: {
    code: 'COO-0009',
    severity: 'error',
    message: {
      en: 'The lines are numbered 1, 2, 3 …: {found} instead of {expected}.',
      zh: '项号应连续：{found} 应为 {expected}。',
    },
    source: box('6'),
  },
  description: {
    code: 'COO-0010',
    severity: 'error',
    message: { en: 'The goods are not described.', zh: '未填写货物描述。' },
    source: box('8'),
  },
  packages: {
    code: 'COO-0011',
    severity: 'warning',
    message: { en: 'Number and kind of packages are not given.', zh: '未填写包装数量及种类。' },
    source: box('8'),
  },
  hs: {
    code: 'COO-0012',
    severity: 'error',
    message: { en: 'The HS code has six digits: {found}.', zh: 'HS 编码应为六位：{found}。' },
    source: box('9'),
  },
  criterion: {
    code: 'COO-0013',
    severity: 'error',
    message: {
      en: '{found} is no origin conferring criterion: WO, PE, CTC, RVC or CR, and ACU or DMI only added where they apply.',
      zh: '{found} 不是有效的原产地标准：应为 WO、PE、CTC、RVC 或 CR，ACU、DMI 仅可附加于适用者之后。',
    },
    source: `${box('10')}; RCEP Articles 3.4 and 3.7`,
  },
  originCountry: {
    code: 'COO-0014',
    severity: 'error',
    message: {
      en: 'The country of origin is not given, or is no Party: {found}.',
      zh: '原产国未填或非缔约方：{found}。',
    },
    source: `${box('11')}; RCEP Article 2.6`,
  },
  originElsewhere: {
    code: 'COO-0015',
    severity: 'warning',
    message: {
      en: 'A good that is {found} originates where it was obtained: {expected}, not {origin}.',
      zh: '标准为 {found} 的货物原产于其获得地 {expected}，而非 {origin}。',
    },
    source: 'RCEP Article 2.6.2',
  },
  quantity: {
    code: 'COO-0016',
    severity: 'error',
    message: { en: 'The quantity with its unit is not given.', zh: '未填写数量及单位。' },
    source: box('12'),
  },
  fob: {
    code: 'COO-0017',
    severity: 'error',
    message: { en: 'A line under RVC needs its FOB value.', zh: '适用 RVC 的项须填写 FOB 价值。' },
    source: box('12'),
  },
  invoice: {
    code: 'COO-0018',
    severity: 'error',
    message: { en: 'Number and date of the invoice are not given.', zh: '未填写发票号码和日期。' },
    source: box('13'),
  },
  invoiceLate: {
    code: 'COO-0019',
    severity: 'warning',
    message: {
      en: 'The invoice is of {found}, after the certificate of {expected}.',
      zh: '发票日期 {found} 晚于证书签发日期 {expected}。',
    },
    source: box('13'),
  },
  invoiceUnknown: {
    code: 'COO-0020',
    severity: 'error',
    message: {
      en: 'The line names invoice {found}, which box 13 does not have.',
      zh: '该项引用的发票 {found} 不在第 13 栏中。',
    },
    source: box('13'),
  },
  thirdParty: {
    code: 'COO-0021',
    severity: 'error',
    message: {
      en: 'Third-party invoicing needs name and country of the firm that invoices.',
      zh: '第三方发票须注明开票公司名称和国家。',
    },
    source: `${box('14')}; RCEP Article 3.20`,
  },
  backToBack: {
    code: 'COO-0022',
    severity: 'error',
    message: {
      en: 'A back-to-back certificate needs number, day and Party of the original proof.',
      zh: '背对背证书须注明原始证明的编号、日期和签发缔约方。',
    },
    source: `${box('14')}; RCEP Article 3.19`,
  },
  backToBackOrigin: {
    code: 'COO-0023',
    severity: 'warning',
    message: {
      en: 'The RCEP country of origin of the first exporting Party is not given.',
      zh: '未注明首个出口缔约方的 RCEP 原产国。',
    },
    source: `${box('14')}; RCEP Article 3.19`,
  },
  backToBackExpired: {
    code: 'COO-0024',
    severity: 'error',
    message: {
      en: 'The original proof was valid until {expected}; the certificate is of {found}.',
      zh: '原始证明有效期至 {expected}，证书签发于 {found}。',
    },
    source: 'RCEP Article 3.19.1(a)',
  },
  retroactive: {
    code: 'COO-0025',
    severity: 'error',
    message: {
      en: 'Issued {found}, after departure on {expected}: it needs ISSUED RETROACTIVELY.',
      zh: '证书签发于 {found}，晚于离港日期 {expected}，须注明 ISSUED RETROACTIVELY。',
    },
    source: `${box('17')}; RCEP Article 3.17.8`,
  },
  tooLate: {
    code: 'COO-0026',
    severity: 'error',
    message: {
      en: 'Issued {found}, more than one year after departure on {expected}.',
      zh: '证书签发于 {found}，距离港日期 {expected} 已超过一年。',
    },
    source: 'RCEP Article 3.17.8',
  },
  notRetroactive: {
    code: 'COO-0027',
    severity: 'warning',
    message: {
      en: 'ISSUED RETROACTIVELY, though issued {found} and not after departure on {expected}.',
      zh: '注明 ISSUED RETROACTIVELY，但签发日期 {found} 并不晚于离港日期 {expected}。',
    },
    source: 'RCEP Article 3.17.8',
  },
  number: {
    code: 'COO-0028',
    severity: 'error',
    message: {
      en: 'An issued certificate has a number, a day and an issuing Party.',
      zh: '已签发的证书须有编号、日期和签发缔约方。',
    },
    source: 'RCEP Annex 3B',
  },
  declaration: {
    code: 'COO-0029',
    severity: 'error',
    message: {
      en: 'The declaration needs its place, its day, the importing country and who signs.',
      zh: '出口商声明须有地点、日期、进口国和签署人。',
    },
    source: box('15'),
  },
  certification: {
    code: 'COO-0030',
    severity: 'error',
    message: {
      en: 'The certification needs the issuing body, its place and its day.',
      zh: '签证栏须有签证机构、地点和日期。',
    },
    source: box('16'),
  },
  notInForce: {
    code: 'COO-0031',
    severity: 'error',
    message: {
      en: '{agreement} does not bind {pair} on {found}.',
      zh: '{agreement} 于 {found} 对 {pair} 尚未生效。',
    },
    source: 'RCEP Article 20.6',
  },
  expired: {
    code: 'COO-0032',
    severity: 'error',
    message: { en: 'The certificate was valid until {expected}.', zh: '证书有效期至 {expected}。' },
    source: 'RCEP Article 3.16.6',
  },
  copy: {
    code: 'COO-0033',
    severity: 'error',
    message: {
      en: 'A certified true copy has the number of the original and is made within one year of it.',
      zh: '经认证的真实副本须使用原证书编号，并在原证书签发一年内出具。',
    },
    source: 'RCEP Article 3.17.9',
  },
  exporterElsewhere: {
    code: 'COO-0034',
    severity: 'error',
    message: {
      en: 'The exporter is in {found}; the certificate is issued in {expected}.',
      zh: '出口商位于 {found}，而证书由 {expected} 签发。',
    },
    source: 'RCEP Article 3.17.1',
  },
  samePair: {
    code: 'COO-0035',
    severity: 'error',
    message: { en: 'Exporting and importing Party are one: {found}.', zh: '出口缔约方与进口缔约方相同：{found}。' },
    source: 'RCEP Article 1.2',
  },
  declaredLater: {
    code: 'COO-0036',
    severity: 'warning',
    message: {
      en: 'The exporter declares on {found}, after the certificate of {expected}.',
      zh: '出口商声明日期 {found} 晚于证书签发日期 {expected}。',
    },
    source: `${box('15')} and 16`,
  },
});
