/** Who sells, who buys, and by which numbers the papers know each other. @module */
import { box, CREDIT, decl, equal, MANIFEST, type Row, within } from './row.ts';

const DEC = 'declaration';
const INV = 'commercial-invoice';
const PKL = 'packing-list';
const BOL = 'bill-of-lading';
const COO = 'certificate-of-origin';
const MAN = 'manifest';
const NOTE = 'consignment-note';
const GATE = 'gate-pass';

export const partyRows: readonly Row[] = [
  ...equal(
    'exporter',
    { source: CREDIT },
    {
      'ACR-0101': [INV, DEC, { source: decl('境外收发货人, 境内收发货人') }],
      'ACR-0102': [INV, PKL],
      'ACR-0103': [INV, BOL, { severity: 'warning', source: 'UCP 600 Article 14(k)' }],
      'ACR-0104': [INV, COO, { source: `${box('1')} and 13; RCEP Article 3.20` }],
      'ACR-0105': [BOL, MAN, { severity: 'warning', source: MANIFEST }],
      'ACR-0106': [COO, DEC, { source: decl('境外收发货人, 境内收发货人') }],
      'ACR-0107': [BOL, DEC, { severity: 'warning', source: decl('境外收发货人, 境内收发货人') }],
      'ACR-0108': [INV, NOTE, { severity: 'warning' }],
    },
  ),
  ...equal(
    'exporterCode',
    { source: 'GB 32100' },
    {
      'ACR-0111': [INV, DEC],
      'ACR-0112': [COO, DEC],
      'ACR-0113': [BOL, DEC],
      'ACR-0114': [MAN, DEC],
    },
  ),
  ...equal(
    'importer',
    { source: CREDIT },
    {
      'ACR-0121': [INV, DEC, { source: decl('境内收发货人, 境外收发货人') }],
      'ACR-0122': [INV, PKL],
      'ACR-0123': [INV, BOL, { severity: 'warning', source: 'UCP 600 Article 14(j)' }],
      'ACR-0124': [INV, COO, { source: box('2') }],
      'ACR-0125': [BOL, MAN, { severity: 'warning', source: MANIFEST }],
      'ACR-0126': [COO, DEC, { source: decl('境内收发货人, 境外收发货人') }],
      'ACR-0127': [BOL, DEC, { severity: 'warning', source: decl('境内收发货人, 境外收发货人') }],
      'ACR-0128': [INV, NOTE, { severity: 'warning' }],
    },
  ),
  ...equal(
    'importerCode',
    { source: 'GB 32100' },
    {
      'ACR-0131': [INV, DEC],
      'ACR-0132': [COO, DEC],
      'ACR-0133': [BOL, DEC],
      'ACR-0134': [MAN, DEC],
    },
  ),
  ...equal(
    'notifyParty',
    { severity: 'warning', source: CREDIT },
    {
      'ACR-0141': [INV, BOL],
      'ACR-0142': [PKL, BOL],
      'ACR-0143': [BOL, MAN, { source: MANIFEST }],
    },
  ),
  ...equal('producer', { severity: 'warning', source: box('3') }, { 'ACR-0151': [COO, DEC] }),
];

export const referenceRows: readonly Row[] = [
  ...within(
    'invoiceNumber',
    { source: CREDIT, counts: INV },
    {
      'ACR-0201': [PKL, INV],
      'ACR-0202': [COO, INV, { source: box('13') }],
      'ACR-0203': [PKL, COO, { severity: 'warning', source: box('13') }],
    },
  ),
  ...equal(
    'contractNumber',
    { source: CREDIT, counts: INV },
    {
      'ACR-0211': [INV, DEC, { source: decl('合同协议号') }],
      'ACR-0212': [INV, PKL],
      'ACR-0213': [PKL, DEC, { source: decl('合同协议号') }],
      'ACR-0214': [INV, NOTE],
    },
  ),
  ...equal('orderNumber', { severity: 'warning', source: CREDIT, counts: INV }, { 'ACR-0221': [INV, PKL] }),
  ...within(
    'billNumber',
    { source: decl('提运单号'), counts: BOL },
    {
      'ACR-0231': [DEC, BOL],
      'ACR-0232': [BOL, MAN, { source: MANIFEST, unpaired: true }],
      'ACR-0233': [DEC, MAN, { unpaired: true }],
      'ACR-0234': [COO, BOL, { severity: 'warning', source: box('4') }],
      'ACR-0235': [INV, BOL, { severity: 'warning', source: CREDIT }],
      'ACR-0236': [GATE, BOL, { source: 'Single Window SAS121, RltNo' }],
      'ACR-0237': [DEC, NOTE, { counts: NOTE }],
    },
  ),
  ...within('certificateNumber', { source: 'GACC 2021-34', counts: COO }, { 'ACR-0241': [DEC, COO] }),
  ...within('agreement', { source: 'GACC 2021-34', counts: COO }, { 'ACR-0242': [DEC, COO] }),
];
