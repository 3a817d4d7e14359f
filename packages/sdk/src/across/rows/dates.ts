/** Days that papers repeat, and the order in which things happen. @module */
import { box, CREDIT, decl, equal, order, type Row } from './row.ts';

const DEC = 'declaration';
const INV = 'commercial-invoice';
const PKL = 'packing-list';
const BOL = 'bill-of-lading';
const COO = 'certificate-of-origin';
const MAN = 'manifest';
const GATE = 'gate-pass';

export const dateRows: readonly Row[] = [
  ...equal(
    'invoiceDate',
    { source: CREDIT, counts: INV },
    {
      'ACR-0901': [INV, PKL],
      'ACR-0902': [INV, COO, { source: box('13') }],
      'ACR-0903': [PKL, COO, { severity: 'warning', source: box('13') }],
    },
  ),
  ...equal(
    'shippedOn',
    { severity: 'warning', source: box('4'), counts: BOL },
    {
      'ACR-0911': [BOL, COO],
      'ACR-0912': [BOL, DEC, { source: decl('启运日期') }],
      'ACR-0913': [COO, DEC, { source: decl('启运日期') }],
    },
  ),
  ...equal('crossedOn', { severity: 'warning', source: decl('进出口日期') }, { 'ACR-0914': [MAN, DEC] }),
  ...order('invoiceDate', 'certificateIssuedOn', { source: box('13') }, { 'ACR-0921': [INV, COO] }),
  ...order('invoiceDate', 'crossedOn', { source: decl('进出口日期') }, { 'ACR-0922': [INV, DEC] }),
  ...order('invoiceDate', 'shippedOn', { severity: 'warning', source: CREDIT }, { 'ACR-0923': [INV, BOL] }),
  ...order('packedOn', 'shippedOn', { severity: 'warning', source: CREDIT }, { 'ACR-0931': [PKL, BOL] }),
  ...order(
    'shippedOn',
    'crossedOn',
    { source: decl('进出口日期') },
    {
      'ACR-0941': [BOL, DEC],
      'ACR-0943': [BOL, MAN, { source: 'GACC Order 172, manifest' }],
    },
  ),
  ...order(
    'billIssuedOn',
    'crossedOn',
    { severity: 'warning', source: decl('进出口日期') },
    { 'ACR-0944': [BOL, DEC] },
  ),
  ...order(
    'certificateIssuedOn',
    'crossedOn',
    { severity: 'warning', source: 'RCEP Article 3.22' },
    {
      'ACR-0945': [COO, DEC],
    },
  ),
  ...order(
    'crossedOn',
    'gateOn',
    { severity: 'warning', source: 'Single Window SAS121, DclTime' },
    {
      'ACR-0951': [DEC, GATE],
    },
  ),
];
