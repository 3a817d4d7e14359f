import type { PackingList } from '@kouan/sdk';
import { printable } from '../typeset.ts';
import { renderSheet, type Sheet } from './sheet.ts';
import { containers, firm, goods, joined, legs, mass, packages, place, quantity } from './words.ts';

/**
 * A packing list as PDF, in English and Chinese. The same document and font give the same pages.
 *
 * @param font TrueType or OpenType; it is embedded with the characters that are used.
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when the font lacks a character of the document; `ERR_KOUAN_USAGE` when the
 * font cannot be read.
 */
export const renderPackingList = (document: PackingList, font: Uint8Array): Promise<Uint8Array> =>
  renderSheet(sheetOf(clean(document)), font);

const clean = (document: PackingList): PackingList =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as PackingList;

const volume = (cubicMetres: string | undefined): string => (cubicMetres === undefined ? '' : `${cubicMetres} m3`);

function sheetOf(one: PackingList): Sheet {
  return {
    title: 'PACKING LIST',
    titleChinese: '装箱单',
    number: one.number,
    day: one.issuedOn,
    bands: [
      {
        height: 70,
        cells: [
          ['Seller 卖方', firm(one.seller), 1.3],
          ['Packing list No. and date 编号及日期', joined('\n', one.number ?? 'DRAFT', one.issuedOn)],
        ],
      },
      {
        height: 70,
        cells: [
          ['Buyer 买方', firm(one.buyer), 1.3],
          [
            'Invoice, contract, order 发票、合同、订单',
            joined('\n', joined('  ', one.invoiceNumber, one.invoiceDate), one.contractNumber, one.orderNumber),
          ],
        ],
      },
      {
        height: 56,
        cells: [
          ['Consignee 收货人', firm(one.consignee), 1.3],
          ['Vessel, voyage, bill, departure 运输', legs(one.transport)],
        ],
      },
      {
        height: 34,
        cells: [
          ['From 装货地', place(one.placeOfLoading)],
          ['To 卸货地', place(one.placeOfDischarge)],
          ['Containers and seals 集装箱及封志', containers(one.equipment), 1.4],
        ],
      },
    ],
    columns: [
      ['Package No. 箱号', 62],
      ['Description of goods 货物名称', 187.28],
      ['Quantity 数量', 70],
      ['Packages 件数', 60],
      ['Gross mass 毛重', 56],
      ['Net mass 净重', 56],
      ['Volume 体积', 48],
    ],
    rows: one.lines.map((line, index) => [
      line.packageNumbers ?? line.lineNumber ?? String(index + 1),
      joined('\n', goods(line), line.equipmentNumbers?.join(', ')),
      quantity(line.quantity),
      packages(line.packages),
      mass(line.grossMass),
      mass(line.netMass),
      volume(line.volume),
    ]),
    totals: [
      ['Marks 唛头', one.marks ?? '', 1.4],
      ['Packages 件数', packages(one.packages)],
      ['Gross mass 毛重', mass(one.grossMass)],
      ['Net mass 净重', mass(one.netMass)],
      ['Volume 体积', volume(one.volume)],
    ],
    statement: one.note ?? '',
    signatory: '',
  };
}
