/** Elements of an invoice. @module */
import {
  COUNTRY,
  CURRENCY,
  coded,
  DAY,
  DECIMAL_TEXT,
  entry,
  inside,
  needing,
  rows,
  type TreeNode,
} from '../../syntax/tree/index.ts';
import {
  amount,
  EQUIPMENT,
  FLAG,
  first,
  ITEM,
  legs,
  MASSES,
  papers,
  party,
  partyAs,
  quantity,
  terms,
  text,
  VOLUME,
} from '../parts.ts';

/** UN/EDIFACT 1001; every other invoice is a commercial one whose code is kept. */
const KIND = coded(
  'a document code (UN/EDIFACT 1001)',
  [
    ['380', 'commercial'],
    ['325', 'proforma'],
    ['381', 'credit-note'],
    ['935', 'customs'],
  ],
  'commercial',
);

const CHARGES = needing(
  ['isCharge'],
  rows(
    'AllowanceCharge',
    'allowanceCharges',
    text('ChargeIndicator', 'isCharge', FLAG),
    first('AllowanceChargeReason', 'reason'),
    ...amount('Amount', 'amount'),
  ),
);

const TAXES: TreeNode = entry(
  'TaxTotal',
  rows(
    'TaxSubtotal',
    'taxes',
    ...amount('TaxableAmount', 'taxable'),
    ...amount('TaxAmount', 'amount'),
    text('TaxCategory.ID', 'category'),
    text('TaxCategory.Percent', 'percent', DECIMAL_TEXT),
    text('TaxCategory.TaxScheme.ID', 'kind'),
  ),
);

const LINE = rows(
  'InvoiceLine',
  'lines',
  text('ID', 'lineNumber'),
  first('Note', 'note'),
  ...quantity('InvoicedQuantity', 'quantity'),
  ...amount('LineExtensionAmount', 'lineTotal'),
  ...papers('DocumentReference', 'references'),
  entry('Delivery', ...inside('Shipment', ...MASSES, VOLUME)),
  CHARGES,
  TAXES,
  ...inside('Item', ITEM),
  ...amount('Price.PriceAmount', 'unitPrice'),
  ...quantity('Price.BaseQuantity', 'priceBasis'),
);

export const TABLE: readonly TreeNode[] = [
  text('ID', 'number'),
  text('IssueDate', 'issuedOn', DAY),
  text('DueDate', 'dueOn', DAY),
  text('InvoiceTypeCode', 'kind', KIND),
  first('Note', 'note'),
  text('DocumentCurrencyCode', 'currency', CURRENCY),
  text('OrderReference.ID', 'orderNumber'),
  entry('ContractDocumentReference', text('ID', 'contractNumber')),
  ...papers('AdditionalDocumentReference', 'references', ['465', 'letterOfCreditNumber']),
  ...party('AccountingSupplierParty.Party', 'seller'),
  ...party('AccountingCustomerParty.Party', 'buyer'),
  ...party('PayeeParty', 'payee'),
  entry(
    'Delivery',
    ...party('DeliveryParty', 'consignee'),
    entry('NotifyParty', ...partyAs('notifyParty')),
    ...party('Despatch.DespatchParty', 'shipper'),
    ...inside(
      'Shipment',
      ...MASSES,
      legs('transport'),
      EQUIPMENT,
      text('ExportCountry.IdentificationCode', 'exportCountry', COUNTRY),
    ),
  ),
  ...terms('DeliveryTerms'),
  entry('PaymentTerms', first('Note', 'paymentTerms')),
  CHARGES,
  TAXES,
  ...amount('LegalMonetaryTotal.LineExtensionAmount', 'linesTotal'),
  ...amount('LegalMonetaryTotal.PayableAmount', 'total'),
  LINE,
];
