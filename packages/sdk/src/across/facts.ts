/** The facts that papers of one shipment share: what they are called, how they compare, whose word counts most. @module */
import type { Text } from '@kouan/core';
import type { KindName } from './kinds/index.ts';
import type { PaperType } from './value.ts';

/**
 * `one`: each paper says it once (once a key). `sum`: what the papers of one type say is added up. `set`: all that the
 * papers of one type say, together.
 */
type Many = 'one' | 'sum' | 'set';

/** One fact. `{key}` in a title is the container, the subheading or the line that it is said of. */
export interface Fact {
  readonly title: Text;
  readonly kind: KindName;
  readonly many: Many;
  /** Papers from the one that knows it best; the others copy. */
  readonly authority: readonly PaperType[];
}

const SHORT: Readonly<Record<string, PaperType>> = {
  inv: 'commercial-invoice',
  pkl: 'packing-list',
  bol: 'bill-of-lading',
  note: 'consignment-note',
  coo: 'certificate-of-origin',
  man: 'manifest',
  gate: 'gate-pass',
  dec: 'declaration',
};

const fact = (many: Many, kind: KindName, en: string, zh: string, authority: string): Fact => ({
  title: { en, zh },
  kind,
  many,
  authority: authority.split(' ').flatMap((name) => SHORT[name] ?? []),
});

/** Who knows best: who sells, who packs, who carries. */
const SELLER = 'inv pkl bol note coo man dec gate';
const PACKER = 'pkl bol note man inv coo dec gate';
const CARRIER = 'bol note man pkl inv coo dec gate';

/** Every fact, in the order in which papers are laid side by side. */
export const FACTS = {
  exporter: fact('one', 'party', 'Exporter', '出口商', SELLER),
  exporterCode: fact('one', 'register', 'Registration number of the exporter', '出口商代码', SELLER),
  importer: fact('one', 'party', 'Importer', '进口商', SELLER),
  importerCode: fact('one', 'register', 'Registration number of the importer', '进口商代码', SELLER),
  notifyParty: fact('one', 'party', 'Notify party', '通知方', CARRIER),
  producer: fact('one', 'party', 'Producer', '生产商', 'coo dec'),

  invoiceNumber: fact('set', 'number', 'Invoice number', '发票号', SELLER),
  contractNumber: fact('one', 'number', 'Contract number', '合同号', SELLER),
  orderNumber: fact('one', 'number', 'Order number', '订单号', SELLER),
  billNumber: fact('set', 'number', 'Transport document number', '提运单号', CARRIER),
  certificateNumber: fact('set', 'number', 'Number of the proof of origin', '原产地证明编号', 'coo dec'),
  agreement: fact('set', 'agreement', 'Agreement of the preference', '优惠贸易协定', 'coo dec'),

  mode: fact('one', 'text', 'Mode of transport', '运输方式', CARRIER),
  vessel: fact('one', 'vessel', 'Vessel', '船名', CARRIER),
  voyage: fact('one', 'voyage', 'Voyage', '航次', CARRIER),
  portOfLoading: fact('one', 'port', 'Port of loading', '装货港', CARRIER),
  portOfDischarge: fact('one', 'port', 'Port of discharge', '卸货港', CARRIER),
  exportCountry: fact('one', 'country', 'Country of export', '启运国', SELLER),
  destinationCountry: fact('one', 'country', 'Country of destination', '运抵国', SELLER),
  freightPayment: fact(
    'one',
    'text',
    'Freight prepaid (PRE) or collect (COL)',
    '运费预付（PRE）或到付（COL）',
    CARRIER,
  ),

  packages: fact('sum', 'amount', 'Number of packages', '件数', PACKER),
  packageKind: fact('one', 'package', 'Kind of packages', '包装种类', PACKER),
  grossMass: fact('sum', 'amount', 'Gross mass', '毛重', PACKER),
  netMass: fact('sum', 'amount', 'Net mass', '净重', PACKER),
  volume: fact('sum', 'amount', 'Volume', '体积', PACKER),
  loadMass: fact('sum', 'amount', 'Mass of the load', '载货重量', PACKER),
  marks: fact('one', 'marks', 'Marks', '唛头', PACKER),

  containers: fact('set', 'container', 'Container', '集装箱', CARRIER),
  seals: fact('set', 'seal', 'Seal of container {key}', '集装箱 {key} 的封志', CARRIER),
  sizeType: fact('one', 'sizeType', 'Size and type of container {key}', '集装箱 {key} 的箱型尺寸', CARRIER),
  tare: fact('one', 'amount', 'Tare of container {key}', '集装箱 {key} 的自重', CARRIER),
  containerMass: fact('sum', 'amount', 'Gross mass in container {key}', '集装箱 {key} 内货物毛重', PACKER),
  containerPackages: fact('sum', 'amount', 'Packages in container {key}', '集装箱 {key} 内件数', PACKER),
  verifiedMass: fact('one', 'amount', 'Verified gross mass of container {key}', '集装箱 {key} 的验证总重', PACKER),

  tradeTerms: fact('one', 'terms', 'Terms of delivery', '成交方式', SELLER),
  currency: fact('set', 'text', 'Currency', '币制', SELLER),
  goodsTotal: fact('sum', 'amount', 'Total of the goods', '货物总价', SELLER),
  invoiceTotal: fact('one', 'amount', 'Total of invoice {key}', '发票 {key} 总额', SELLER),
  invoiceSum: fact('sum', 'amount', 'Total of the invoices', '发票总额', SELLER),
  fob: fact('sum', 'amount', 'FOB value', 'FOB 价值', 'coo'),
  freight: fact('sum', 'amount', 'Freight', '运费', SELLER),
  insurance: fact('sum', 'amount', 'Insurance', '保费', SELLER),

  hs: fact('set', 'hs', 'Subheading', 'HS 子目', 'inv pkl coo bol man dec gate'),
  preferenceHs: fact('set', 'hs', 'Subheading under preference', '享受优惠的 HS 子目', 'coo dec'),
  description: fact('set', 'goods', 'Description of the goods of {key}', '{key} 货物名称', SELLER),
  quantity: fact('sum', 'amount', 'Quantity of {key}', '{key} 数量', SELLER),
  netMassOf: fact('sum', 'amount', 'Net mass of {key}', '{key} 净重', PACKER),
  amount: fact('sum', 'amount', 'Value of {key}', '{key} 金额', SELLER),
  origin: fact('set', 'country', 'Origin of {key}', '{key} 原产国', 'coo inv pkl dec'),

  proofHs: fact(
    'one',
    'hs',
    'Subheading of line {key} of the proof of origin',
    '原产地证明第 {key} 项的 HS 子目',
    'coo dec',
  ),
  proofOrigin: fact('one', 'country', 'Origin of line {key} of the proof', '原产地证明第 {key} 项的原产国', 'coo dec'),
  proofQuantity: fact('sum', 'amount', 'Quantity of line {key} of the proof', '原产地证明第 {key} 项的数量', 'coo dec'),

  contractDate: fact('one', 'date', 'Date of the contract', '合同日期', SELLER),
  invoiceDate: fact('one', 'date', 'Date of invoice {key}', '发票 {key} 日期', SELLER),
  packedOn: fact('one', 'date', 'Date of the packing list', '装箱单日期', PACKER),
  shippedOn: fact('one', 'date', 'Date of shipment', '装运日期', CARRIER),
  billIssuedOn: fact('one', 'date', 'Date of issue of the bill', '提单签发日期', CARRIER),
  certificateIssuedOn: fact('one', 'date', 'Date of the certificate', '原产地证书签发日期', 'coo'),
  crossedOn: fact('one', 'date', 'Date of import or export', '进出口日期', 'man dec'),
  gateOn: fact('one', 'date', 'Date of the gate pass', '核放单申报日期', 'gate'),
} as const satisfies Record<string, Fact>;

export type FactName = keyof typeof FACTS;
