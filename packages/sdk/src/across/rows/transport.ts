/** How the goods travel, from where to where. @module */
import { box, CREDIT, decl, equal, MANIFEST, type Row } from './row.ts';

const DEC = 'declaration';
const INV = 'commercial-invoice';
const PKL = 'packing-list';
const BOL = 'bill-of-lading';
const COO = 'certificate-of-origin';
const MAN = 'manifest';

export const transportRows: readonly Row[] = [
  ...equal(
    'mode',
    { source: decl('运输方式') },
    {
      'ACR-0301': [BOL, DEC],
      'ACR-0302': [MAN, DEC],
      'ACR-0303': [COO, DEC, { severity: 'warning', source: box('4') }],
    },
  ),
  ...equal(
    'vessel',
    { source: decl('运输工具名称及航次号'), counts: BOL },
    {
      'ACR-0311': [BOL, DEC],
      'ACR-0312': [BOL, MAN, { source: MANIFEST }],
      'ACR-0313': [MAN, DEC, { counts: MAN }],
      'ACR-0314': [BOL, COO, { severity: 'warning', source: box('4') }],
      'ACR-0315': [INV, BOL, { severity: 'warning', source: CREDIT }],
      'ACR-0316': [PKL, BOL, { severity: 'warning', source: CREDIT }],
    },
  ),
  ...equal(
    'voyage',
    { source: decl('运输工具名称及航次号'), counts: BOL },
    {
      'ACR-0321': [BOL, DEC],
      'ACR-0322': [BOL, MAN, { source: MANIFEST }],
      'ACR-0323': [MAN, DEC, { counts: MAN }],
      'ACR-0324': [BOL, COO, { severity: 'warning', source: box('4') }],
      'ACR-0325': [INV, BOL, { severity: 'warning', source: CREDIT }],
      'ACR-0326': [PKL, BOL, { severity: 'warning', source: CREDIT }],
    },
  ),
  ...equal(
    'portOfLoading',
    { source: 'UCP 600 Article 20(a)(iii)', counts: BOL },
    {
      'ACR-0331': [BOL, MAN, { source: MANIFEST }],
      'ACR-0332': [BOL, DEC, { source: decl('启运港, 离境口岸') }],
      'ACR-0333': [BOL, COO, { source: box('4') }],
      'ACR-0334': [INV, BOL],
      'ACR-0335': [PKL, BOL],
      'ACR-0336': [MAN, DEC, { source: decl('启运港, 离境口岸'), counts: MAN }],
    },
  ),
  ...equal(
    'portOfDischarge',
    { source: 'UCP 600 Article 20(a)(iii)', counts: BOL },
    {
      'ACR-0341': [BOL, MAN, { source: MANIFEST }],
      'ACR-0342': [BOL, DEC, { source: decl('指运港, 入境口岸') }],
      'ACR-0343': [BOL, COO, { source: box('4') }],
      'ACR-0344': [INV, BOL],
      'ACR-0345': [PKL, BOL],
      'ACR-0346': [MAN, DEC, { source: decl('指运港, 入境口岸'), counts: MAN }],
    },
  ),
  ...equal(
    'exportCountry',
    { severity: 'warning', source: decl('启运国') },
    {
      'ACR-0351': [INV, DEC],
      'ACR-0352': [INV, COO, { source: box('1') }],
    },
  ),
  ...equal(
    'destinationCountry',
    { source: decl('运抵国') },
    {
      'ACR-0361': [INV, DEC],
      'ACR-0362': [INV, COO, { source: box('15') }],
      'ACR-0363': [COO, DEC],
    },
  ),
  ...equal(
    'freightPayment',
    { severity: 'warning', source: 'Incoterms 2020, A9/B9' },
    {
      'ACR-0371': [INV, BOL],
      'ACR-0372': [BOL, MAN, { source: MANIFEST }],
    },
  ),
];
