/** Boxes of printed forms, and where each stands in the document. @module */
import type { Text } from '@kouan/core';

/** One box of a form. */
export interface FormBox {
  readonly box: string;
  readonly title: Text;
  /** Fields of the certificate. */
  readonly fields: readonly string[];
}

const box = (number: string, en: string, zh: string, ...fields: readonly string[]): FormBox => ({
  box: number,
  title: { en, zh },
  fields,
});

/**
 * Form D of the ASEAN Trade in Goods Agreement, as printed (ATIGA, Annex 7). The electronic Form D that members exchange
 * since 2018 has the same content; its schemas are given to members only.
 */
export const FORM_D: readonly FormBox[] = [
  box('1', 'Goods consigned from', '出口商', '/exporter/name', '/exporter/address', '/exporter/country'),
  box('2', 'Goods consigned to', '收货人', '/importer/name', '/importer/address', '/importer/country'),
  box(
    '3',
    'Means of transport and route',
    '运输方式及路线',
    '/transport/departureDate',
    '/transport/meansName',
    '/transport/portOfDischarge',
  ),
  box('4', 'For official use', '官方使用', '/officialUse/treatment', '/officialUse/reason'),
  box('5', 'Item number', '项号', '/items/*/itemNumber'),
  box('6', 'Marks and numbers on packages', '唛头及包装号', '/items/*/marks'),
  box(
    '7',
    'Number and type of packages, description of goods, HS number',
    '包装数量及种类、货物描述、HS 编码',
    '/items/*/packages/quantity',
    '/items/*/packages/kind',
    '/items/*/description',
    '/items/*/hs/code',
  ),
  box('8', 'Origin criterion', '原产地标准', '/items/*/criterion'),
  box(
    '9',
    'Gross weight or other quantity, and value (FOB) where RVC is applied',
    '毛重或其他数量，适用 RVC 时的 FOB 价值',
    '/items/*/grossMass',
    '/items/*/quantity',
    '/items/*/fob',
  ),
  box('10', 'Number and date of invoices', '发票号码及日期', '/invoices/*/number', '/invoices/*/date'),
  box(
    '11',
    'Declaration by the exporter',
    '出口商声明',
    '/items/*/originCountry',
    '/importingParty',
    '/declaration/place',
    '/declaration/date',
    '/declaration/signatory',
  ),
  box(
    '12',
    'Certification',
    '签证',
    '/certification/authority',
    '/certification/place',
    '/certification/date',
    '/certification/officer',
  ),
  box(
    '13',
    'Third country invoicing, exhibition, back-to-back, issued retroactively',
    '第三方发票、展览、背对背、补发',
    '/thirdPartyInvoicing',
    '/exhibition',
    '/backToBack',
    '/issuedRetroactively',
  ),
];
