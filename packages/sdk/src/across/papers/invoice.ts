/** Where a commercial invoice has the facts. @module */
import type { CommercialInvoice, InvoiceLine } from '../../documents/trade/commercial-invoice.ts';
import type { Column } from '../column.ts';
import { as, first, oneOf, type Reader, rows, texts } from '../readers.ts';
import { byHs, freightOf, goodsLines, kilograms, tradeEquipment } from './common.ts';

type D = CommercialInvoice;
type Charge = NonNullable<D['allowanceCharges']>[number];
type Money = NonNullable<D['total']>;

const incoterm = texts<D>('/deliveryTerms/incoterm');

const charges = (kind: Charge['kind']): Reader<D> =>
  rows<D, Charge>('/allowanceCharges/*', (charge, path, { currency }) =>
    charge.kind === kind && charge.isCharge
      ? { text: charge.amount?.amount, unit: charge.amount?.currency ?? currency, paths: [`${path}/amount/amount`] }
      : undefined,
  );

const money = (pattern: string, keyed = false): Reader<D> =>
  rows<D, Money>(pattern, ({ amount, currency }, path, document) => ({
    text: amount,
    unit: currency ?? document.currency,
    paths: [`${path}/amount`],
    ...(keyed ? { key: document.number } : {}),
  }));

const lineTotals = rows<D, InvoiceLine>('/lines/*', ({ lineTotal }, path, { currency }) => ({
  text: lineTotal?.amount,
  unit: lineTotal?.currency ?? currency,
  paths: [`${path}/lineTotal/amount`],
}));

export const invoiceColumn: Column<D> = {
  ...goodsLines<D>(),
  ...tradeEquipment<D>(),
  // Whoever ships in the seller's place is the shipper of the bill.
  exporter: oneOf('/seller/name', '/seller/nameForeign', '/shipper/name', '/shipper/nameForeign'),
  exporterCode: registered('/seller/identifiers/*'),
  importer: oneOf('/buyer/name', '/buyer/nameForeign', '/consignee/name', '/consignee/nameForeign'),
  importerCode: registered('/buyer/identifiers/*'),
  notifyParty: oneOf('/notifyParty/name', '/notifyParty/nameForeign'),
  invoiceNumber: texts('/number'),
  contractNumber: texts('/contractNumber'),
  orderNumber: texts('/orderNumber'),
  billNumber: texts('/transport/*/documentNumber'),
  vessel: oneOf('/transport/*/meansName'),
  voyage: oneOf('/transport/*/voyageNumber'),
  portOfLoading: oneOf('/placeOfLoading/code', '/placeOfLoading/name'),
  portOfDischarge: oneOf('/placeOfDischarge/code', '/placeOfDischarge/name'),
  exportCountry: texts('/exportCountry'),
  destinationCountry: texts('/destinationCountry'),
  freightPayment: as(incoterm, (said) => ({
    ...said,
    text: freightOf((said.text ?? '').toUpperCase()),
    derived: true,
  })),
  packages: texts('/packages/*/quantity'),
  packageKind: oneOf('/packages/*/kind', '/packages/*/kindText'),
  grossMass: kilograms('/grossMass', '/lines/*/grossMass'),
  netMass: kilograms('/netMass', '/lines/*/netMass'),
  marks: texts('/marks'),
  tradeTerms: incoterm,
  currency: first(texts('/currency'), texts('/total/currency')),
  goodsTotal: first(money('/linesTotal'), lineTotals),
  invoiceTotal: money('/total', true),
  invoiceSum: money('/total'),
  freight: charges('freight'),
  insurance: charges('insurance'),
  amount: byHs<D, InvoiceLine>('/lines/*', ({ lineTotal }, path, { currency }) => ({
    text: lineTotal?.amount,
    unit: lineTotal?.currency ?? currency,
    paths: [`${path}/lineTotal/amount`],
  })),
  origin: byHs<D, InvoiceLine>('/lines/*', ({ originCountry }, path, document) => ({
    text: originCountry ?? document.originCountry,
    paths: [originCountry === undefined ? '/originCountry' : `${path}/originCountry`],
  })),
  invoiceDate: rows<D, D>('', ({ issuedOn, number }) =>
    issuedOn === undefined ? undefined : { text: issuedOn, key: number, paths: ['/issuedOn'] },
  ),
};

/** The unified social credit code of a party (GB 32100). */
function registered(pattern: string): Reader<D> {
  return rows<D, { readonly scheme?: string; readonly value: string }>(pattern, ({ scheme, value }, path) =>
    scheme === 'USCC' || scheme === 'USCI' ? { text: value, paths: [`${path}/value`] } : undefined,
  );
}
