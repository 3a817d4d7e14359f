import type { CommercialInvoice } from '@kouan/sdk';
import { printable } from '../typeset.ts';
import { renderSheet, type Sheet } from './sheet.ts';
import { containers, firm, goods, joined, legs, mass, money, packages, place, quantity } from './words.ts';

const CHARGES: Readonly<Record<string, string>> = {
  freight: 'Freight 运费',
  insurance: 'Insurance 保费',
  packing: 'Packing 包装费',
  commission: 'Commission 佣金',
  discount: 'Discount 折扣',
};

/**
 * A commercial invoice as PDF, in English and Chinese. One without a number is named a draft. The same document and font
 * give the same pages.
 *
 * @param font TrueType or OpenType; it is embedded with the characters that are used.
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when the font lacks a character of the document; `ERR_KOUAN_USAGE` when the
 * font cannot be read.
 */
export const renderInvoice = (document: CommercialInvoice, font: Uint8Array): Promise<Uint8Array> =>
  renderSheet(sheetOf(clean(document)), font);

const clean = (document: CommercialInvoice): CommercialInvoice =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as CommercialInvoice;

const TITLES: Readonly<Record<string, readonly [string, string]>> = {
  proforma: ['PROFORMA INVOICE', '形式发票'],
  'credit-note': ['CREDIT NOTE', '贷记通知单'],
  customs: ['CUSTOMS INVOICE', '海关发票'],
};

function sheetOf(one: CommercialInvoice): Sheet {
  const [title, titleChinese] = TITLES[one.kind ?? ''] ?? ['COMMERCIAL INVOICE', '商业发票'];
  const { deliveryTerms: terms, currency } = one;
  const charges = (one.allowanceCharges ?? []).map(({ kind, reason, amount, isCharge }) =>
    joined(
      '  ',
      reason ?? CHARGES[kind ?? ''] ?? 'Other 其他',
      joined(' ', isCharge ? '' : '-', money(amount, currency)),
    ),
  );
  return {
    title,
    titleChinese,
    number: one.number,
    day: one.issuedOn,
    bands: [
      {
        height: 70,
        cells: [
          ['Seller 卖方', firm(one.seller), 1.3],
          [
            'Invoice No. and date 发票号及日期',
            joined('\n', one.number ?? 'DRAFT', one.issuedOn, one.dueOn && `Due ${one.dueOn}`),
          ],
        ],
      },
      {
        height: 70,
        cells: [
          ['Buyer 买方', firm(one.buyer), 1.3],
          [
            'Contract, order, credit 合同、订单、信用证',
            joined('\n', one.contractNumber, one.orderNumber, one.letterOfCreditNumber),
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
          [
            'Delivery terms 贸易术语',
            joined(' ', terms?.incoterm, terms?.place, terms?.edition && `Incoterms ${terms.edition}`),
          ],
          ['Payment 付款条件', one.paymentTerms ?? ''],
        ],
      },
    ],
    columns: [
      ['No. 项号', 30],
      ['Description of goods 货物名称', 249.28],
      ['Quantity 数量', 70],
      ['Unit price 单价', 90],
      ['Amount 金额', 100],
    ],
    rows: one.lines.map((line, index) => [
      line.lineNumber ?? String(index + 1),
      goods(line),
      quantity(line.quantity),
      joined(
        '\n',
        money(line.unitPrice, currency),
        line.priceBasis && `per ${joined(' ', line.priceBasis.value, line.priceBasis.unit)}`,
      ),
      money(line.lineTotal, currency),
    ]),
    totals: [
      ['Marks 唛头', joined('\n', one.marks, containers(one.equipment)), 1.2],
      ['Packages 件数', packages(one.packages), 0.7],
      ['Gross / net mass 毛重/净重', joined('\n', mass(one.grossMass), mass(one.netMass)), 0.8],
      ['Charges 费用', charges.join('\n'), 1],
      ['Total 总金额', money(one.total, currency), 0.9],
    ],
    statement: joined('\n', one.originStatement, one.note),
    signatory: joined(', ', one.signatory?.name, one.signatory?.place, one.signatory?.date),
  };
}
