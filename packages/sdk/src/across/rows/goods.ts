/** Money, goods and their origin. @module */
import { atMost, box, CREDIT, decl, equal, type Row, within } from './row.ts';

const DEC = 'declaration';
const INV = 'commercial-invoice';
const PKL = 'packing-list';
const BOL = 'bill-of-lading';
const COO = 'certificate-of-origin';
const MAN = 'manifest';
const NOTE = 'consignment-note';
const GATE = 'gate-pass';

/** Every line may be rounded once. */
const CENTS = { absolute: '0.05' };

export const moneyRows: readonly Row[] = [
  ...equal(
    'tradeTerms',
    { source: decl('成交方式'), counts: INV },
    {
      'ACR-0601': [INV, DEC],
      'ACR-0602': [INV, PKL, { severity: 'warning', source: CREDIT }],
      'ACR-0603': [INV, NOTE, { severity: 'warning', source: CREDIT }],
    },
  ),
  ...within('currency', { source: decl('币制'), counts: INV }, { 'ACR-0611': [DEC, INV] }),
  ...equal('goodsTotal', { source: decl('总价'), tolerance: CENTS }, { 'ACR-0621': [INV, DEC] }),
  ...equal('invoiceSum', { source: decl('总价'), tolerance: CENTS, counts: INV }, { 'ACR-0622': [INV, DEC] }),
  ...equal('invoiceTotal', { source: box('13'), tolerance: CENTS, counts: INV }, { 'ACR-0623': [INV, COO] }),
  ...atMost(
    'fob',
    'invoiceSum',
    { severity: 'warning', source: box('12'), tolerance: CENTS },
    { 'ACR-0624': [COO, INV] },
  ),
  ...equal('freight', { source: decl('运费'), tolerance: CENTS, counts: INV }, { 'ACR-0631': [INV, DEC] }),
  ...equal('insurance', { source: decl('保费'), tolerance: CENTS, counts: INV }, { 'ACR-0632': [INV, DEC] }),
];

export const goodsRows: readonly Row[] = [
  ...within(
    'hs',
    { source: decl('商品编号') },
    {
      'ACR-0701': [DEC, INV],
      'ACR-0702': [INV, DEC],
      'ACR-0703': [PKL, INV, { severity: 'warning', source: CREDIT }],
      'ACR-0704': [BOL, DEC, { severity: 'warning', source: 'DCSA EBL 3.0, HSCodes' }],
      'ACR-0705': [COO, DEC, { severity: 'warning', source: box('9') }],
      'ACR-0706': [MAN, DEC, { severity: 'warning', source: 'GACC Order 172, manifest' }],
      'ACR-0707': [GATE, DEC, { source: 'Single Window SAS121, Gdecd' }],
      'ACR-0708': [COO, INV, { severity: 'warning', source: box('9') }],
      'ACR-0709': [NOTE, DEC, { severity: 'warning' }],
    },
  ),
  ...equal(
    'quantity',
    { source: decl('数量及单位') },
    {
      'ACR-0711': [INV, DEC],
      'ACR-0712': [INV, PKL, { source: CREDIT }],
      'ACR-0713': [PKL, DEC],
      'ACR-0714': [GATE, DEC, { source: 'Single Window SAS121, DclQty' }],
    },
  ),
  ...atMost('quantity', 'quantity', { source: box('12') }, { 'ACR-0715': [COO, INV] }),
  ...equal(
    'netMassOf',
    { source: decl('净重, 法定数量'), tolerance: { absolute: '1' } },
    {
      'ACR-0721': [PKL, DEC],
      'ACR-0722': [INV, PKL, { source: CREDIT }],
      'ACR-0723': [INV, DEC],
    },
  ),
  ...equal('amount', { source: decl('总价'), tolerance: CENTS }, { 'ACR-0731': [INV, DEC] }),
  ...within(
    'description',
    { severity: 'warning', source: decl('商品名称及规格型号') },
    {
      'ACR-0741': [DEC, INV],
      'ACR-0742': [PKL, INV, { source: CREDIT }],
      'ACR-0743': [BOL, INV, { source: 'UCP 600 Article 14(e)' }],
      'ACR-0744': [COO, INV, { source: box('8') }],
      'ACR-0745': [GATE, DEC, { source: 'Single Window SAS121, GdsNm' }],
    },
  ),
];

export const originRows: readonly Row[] = [
  ...within(
    'origin',
    { source: decl('原产国') },
    {
      'ACR-0801': [DEC, INV],
      'ACR-0802': [COO, DEC, { source: box('11') }],
      'ACR-0803': [INV, COO, { source: box('11') }],
      'ACR-0804': [PKL, INV, { severity: 'warning', source: CREDIT }],
    },
  ),
  ...within('preferenceHs', { source: 'GACC 2021-34; RCEP Article 3.22' }, { 'ACR-0811': [DEC, COO] }),
  ...equal('proofHs', { source: 'GACC 2021-34; RCEP Article 3.22' }, { 'ACR-0812': [COO, DEC] }),
  ...equal('proofOrigin', { source: 'GACC 2021-34; RCEP Article 2.6', counts: COO }, { 'ACR-0813': [COO, DEC] }),
  ...atMost(
    'proofQuantity',
    'proofQuantity',
    { source: 'GACC 2021-34; RCEP Article 3.22' },
    { 'ACR-0814': [DEC, COO] },
  ),
];
