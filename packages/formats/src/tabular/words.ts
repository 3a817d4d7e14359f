/**
 * Headers that papers of trade have in common; a sheet says where in its document they stand.
 *
 * @module
 */

/** Headers to paths. */
export type Words = Readonly<Record<string, string>>;

/** The same headers under a path: `under('lines', GOODS_EN)`. */
export const under = (path: string, words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([name, to]) => [name, `${path}/${to}`]));

/** A line of goods, as `goodsFacts` of the documents has it. */
export const GOODS_EN: Words = {
  goods: 'description',
  'goods name': 'description',
  'goods description': 'description',
  'product name': 'description',
  'item description': 'description',
  'foreign name': 'descriptionForeign',
  sku: 'productNumber',
  'article number': 'productNumber',
  'part number': 'productNumber',
  'hs code': 'hs/code',
  hs: 'hs/code',
  'commodity code': 'hs/code',
  'tariff code': 'hs/code',
  quantity: 'quantity/value',
  qty: 'quantity/value',
  unit: 'quantity/unit',
  uom: 'quantity/unit',
  origin: 'originCountry',
  'country of origin': 'originCountry',
  'net weight': 'netMass',
  'gross weight': 'grossMass',
  cbm: 'volume',
  measurement: 'volume',
  packages: 'packages/0/quantity',
  cartons: 'packages/0/quantity',
  'number of packages': 'packages/0/quantity',
  'package kind': 'packages/0/kind',
  lot: 'batchNumber',
  batch: 'batchNumber',
  container: 'equipmentNumbers',
  'container number': 'equipmentNumbers',
};

export const GOODS_ZH: Words = {
  品名: 'description',
  货名: 'description',
  货物名称: 'description',
  商品名称: 'description',
  英文品名: 'descriptionForeign',
  货号: 'productNumber',
  料号: 'productNumber',
  产品编号: 'productNumber',
  品牌: 'brand',
  型号: 'model',
  规格型号: 'model',
  商品编码: 'hs/code',
  商品编号: 'hs/code',
  税号: 'hs/code',
  HS编码: 'hs/code',
  数量: 'quantity/value',
  单位: 'quantity/unit',
  计量单位: 'quantity/unit',
  原产国: 'originCountry',
  原产地: 'originCountry',
  净重: 'netMass',
  毛重: 'grossMass',
  体积: 'volume',
  件数: 'packages/0/quantity',
  箱数: 'packages/0/quantity',
  包装种类: 'packages/0/kind',
  批号: 'batchNumber',
  集装箱号: 'equipmentNumbers',
  箱号: 'equipmentNumbers',
};

/** Parties by their role: the path, then what people call it. */
const ROLES: Readonly<Record<string, readonly [path: string, zh: readonly string[]]>> = {
  seller: ['seller', ['卖方', '销售方']],
  buyer: ['buyer', ['买方', '购买方']],
  shipper: ['shipper', ['发货人', '托运人']],
  consignor: ['consignor', ['发货人', '托运人']],
  consignee: ['consignee', ['收货人']],
  exporter: ['exporter', ['出口商', '出口人']],
  importer: ['importer', ['进口商', '进口人']],
  producer: ['producer', ['生产商', '生产企业']],
  carrier: ['carrier', ['承运人']],
  declarant: ['declarant', ['申报人', '申报单位']],
  'notify party': ['notifyParty', ['通知方', '通知人']],
  'freight forwarder': ['freightForwarder', ['货代', '货运代理']],
  issuer: ['issuer', ['签发机构']],
};

/** Names and addresses of the roles that a document has. */
export function partyWords(address: string, ...roles: readonly string[]): readonly [english: Words, chinese: Words] {
  const english: Record<string, string> = {};
  const chinese: Record<string, string> = {};
  for (const role of roles) {
    const [path, names] = ROLES[role] as readonly [string, readonly string[]];
    english[role] = `${path}/name`;
    english[`${role} address`] = `${path}/${address}`;
    for (const name of names) {
      chinese[name] = `${path}/name`;
      chinese[`${name}名称`] = `${path}/name`;
      chinese[`${name}地址`] = `${path}/${address}`;
      chinese[`${name}国家`] = `${path}/country`;
    }
  }
  return [english, chinese];
}

/** Carriage of the goods where the document has legs, places and equipment of trade. */
export const CARRIAGE_EN: Words = {
  vessel: 'transport/0/meansName',
  voyage: 'transport/0/voyageNumber',
  'transport mode': 'transport/0/mode',
  'bill of lading': 'transport/0/documentNumber',
  'bill of lading number': 'transport/0/documentNumber',
  etd: 'transport/0/departureAt',
  'port of loading': 'placeOfLoading/name',
  'port of discharge': 'placeOfDischarge/name',
  'port of loading code': 'placeOfLoading/code',
  'port of discharge code': 'placeOfDischarge/code',
};

export const CARRIAGE_ZH: Words = {
  船名: 'transport/0/meansName',
  航次: 'transport/0/voyageNumber',
  运输方式: 'transport/0/mode',
  提单号: 'transport/0/documentNumber',
  提运单号: 'transport/0/documentNumber',
  开航日期: 'transport/0/departureAt',
  装货港: 'placeOfLoading/name',
  起运港: 'placeOfLoading/name',
  卸货港: 'placeOfDischarge/name',
  目的港: 'placeOfDischarge/name',
};

/** Terms of the sale. */
export const TERMS_EN: Words = {
  incoterms: 'deliveryTerms/incoterm',
  incoterm: 'deliveryTerms/incoterm',
  'delivery place': 'deliveryTerms/place',
  contract: 'contractNumber',
};

export const TERMS_ZH: Words = {
  成交方式: 'deliveryTerms/incoterm',
  贸易术语: 'deliveryTerms/incoterm',
  合同号: 'contractNumber',
  合同协议号: 'contractNumber',
};

/** Words for import and export. */
export const DIRECTIONS: Words = { 进口: 'import', 出口: 'export', I: 'import', E: 'export' };
