import type { CommercialInvoice } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { sumOf, type UblForm, ublCodec } from '../codec.ts';
import { TABLE } from './table.ts';

/** An amount without a currency has that of the invoice. */
function inFull<T>(value: T, currency: string): T {
  if (Array.isArray(value)) return value.map((one) => inFull(one, currency)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(
    ([name, one]) => [name, name === 'extensions' ? one : inFull(one, currency)] as const,
  );
  const full = Object.fromEntries(fields);
  return (
    'amount' in full && typeof full['amount'] === 'string' && !('currency' in full) ? { ...full, currency } : full
  ) as T;
}

type Taxes = CommercialInvoice['taxes'];

/** What the schema wants beside the taxes one by one. */
const totalOf = (taxes: Taxes) => {
  const sum = sumOf((taxes ?? []).map(({ amount }) => amount?.amount));
  const currency = taxes?.find(({ amount }) => amount?.currency !== undefined)?.amount?.currency;
  return sum === undefined ? undefined : { '#': sum, ...(currency === undefined ? {} : { '@currencyID': currency }) };
};

const FORM: UblForm<CommercialInvoice> = {
  name: 'ubl.invoice',
  root: 'Invoice',
  base: { type: 'commercial-invoice', lines: [] },
  table: TABLE,
  prepared: (document) => (document.currency === undefined ? document : inFull(document, document.currency)),
  derived: ({ taxes, lines }) => {
    const total = totalOf(taxes);
    const ofLines = lines.flatMap((line, index) => {
      const sum = totalOf(line.taxes);
      return sum === undefined ? [] : [[`/InvoiceLine/${index}/TaxTotal/0/TaxAmount`, sum] as const];
    });
    return { ...(total === undefined ? {} : { '/TaxTotal/0/TaxAmount': total }), ...Object.fromEntries(ofLines) };
  },
};

/** A commercial invoice by UBL 2. */
export default defineFormat<CommercialInvoice>({
  name: FORM.name,
  title: { en: 'UBL invoice', zh: 'UBL 发票' },
  documentType: 'commercial-invoice',
  standard: {
    name: 'OASIS Universal Business Language, Invoice',
    version: '2.1–2.4',
    source: 'OASIS UBL 2.4, 20 June 2024',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  ...ublCodec(FORM),
});
