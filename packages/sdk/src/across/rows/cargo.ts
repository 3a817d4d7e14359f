/** Packages, masses, marks, containers and seals. @module */
import { atMost, box, CREDIT, decl, equal, MANIFEST, type Row, within } from './row.ts';

const DEC = 'declaration';
const INV = 'commercial-invoice';
const PKL = 'packing-list';
const BOL = 'bill-of-lading';
const COO = 'certificate-of-origin';
const MAN = 'manifest';
const NOTE = 'consignment-note';
const GATE = 'gate-pass';

/** Declarations and manifests round to whole kilograms. */
const ROUNDED = { absolute: '1' };
const PASS = 'Single Window SAS121';
const BRIDGE = { percent: '3', absolute: '50' };

export const cargoRows: readonly Row[] = [
  ...equal(
    'packages',
    { source: CREDIT },
    {
      'ACR-0401': [PKL, DEC, { source: decl('件数') }],
      'ACR-0402': [BOL, DEC, { source: decl('件数') }],
      'ACR-0403': [PKL, BOL],
      'ACR-0404': [BOL, MAN, { source: MANIFEST }],
      'ACR-0405': [MAN, DEC, { source: decl('件数: as in the manifest') }],
      'ACR-0406': [INV, PKL, { severity: 'warning' }],
      'ACR-0407': [COO, PKL, { severity: 'warning', source: box('8') }],
      'ACR-0408': [PKL, MAN, { source: MANIFEST }],
      'ACR-0409': [NOTE, PKL],
      'ACR-0410': [NOTE, DEC, { source: decl('件数') }],
    },
  ),
  ...equal(
    'packageKind',
    { severity: 'warning', source: CREDIT },
    {
      'ACR-0411': [PKL, DEC, { source: decl('包装种类') }],
      'ACR-0412': [BOL, DEC, { source: decl('包装种类') }],
      'ACR-0413': [PKL, BOL],
      'ACR-0414': [BOL, MAN, { source: MANIFEST }],
      'ACR-0415': [COO, PKL, { source: box('8') }],
    },
  ),
  ...equal(
    'grossMass',
    { source: CREDIT, tolerance: ROUNDED },
    {
      'ACR-0421': [PKL, DEC, { source: decl('毛重') }],
      'ACR-0422': [BOL, DEC, { source: decl('毛重') }],
      'ACR-0423': [PKL, BOL],
      'ACR-0424': [BOL, MAN, { source: MANIFEST }],
      'ACR-0425': [MAN, DEC, { source: decl('毛重') }],
      'ACR-0426': [INV, PKL],
      'ACR-0427': [COO, PKL, { severity: 'warning', source: box('12') }],
      'ACR-0428': [GATE, DEC, { source: PASS }],
      'ACR-0429': [GATE, PKL, { source: PASS }],
      'ACR-0430': [PKL, MAN, { source: MANIFEST }],
      'ACR-0431': [NOTE, PKL],
      'ACR-0432': [NOTE, DEC, { source: decl('毛重') }],
    },
  ),
  ...equal(
    'netMass',
    { source: CREDIT, tolerance: ROUNDED },
    {
      'ACR-0441': [PKL, DEC, { source: decl('净重') }],
      'ACR-0442': [INV, PKL],
      'ACR-0443': [INV, DEC, { source: decl('净重') }],
      'ACR-0444': [GATE, DEC, { source: PASS }],
      'ACR-0445': [PKL, BOL, { severity: 'warning' }],
      'ACR-0446': [GATE, PKL, { source: PASS }],
    },
  ),
  ...atMost(
    'netMass',
    'grossMass',
    { source: CREDIT, tolerance: ROUNDED },
    {
      'ACR-0451': [PKL, BOL],
      'ACR-0452': [DEC, BOL, { source: decl('净重') }],
      'ACR-0453': [DEC, MAN, { source: decl('净重') }],
      'ACR-0454': [INV, BOL],
    },
  ),
  ...equal(
    'volume',
    { severity: 'warning', source: CREDIT, tolerance: { absolute: '0.1', percent: '1' } },
    {
      'ACR-0461': [PKL, BOL],
      'ACR-0462': [BOL, MAN, { source: MANIFEST }],
    },
  ),
  ...equal(
    'loadMass',
    { severity: 'warning', source: `${PASS}, TotalWt`, tolerance: BRIDGE },
    {
      'ACR-0471': [GATE, DEC],
      'ACR-0472': [GATE, PKL],
      'ACR-0473': [GATE, BOL],
    },
  ),
  ...equal(
    'marks',
    { severity: 'warning', source: CREDIT },
    {
      'ACR-0481': [PKL, DEC, { source: decl('标记唛码及备注') }],
      'ACR-0482': [INV, PKL],
      'ACR-0483': [PKL, BOL],
      'ACR-0484': [BOL, MAN, { source: MANIFEST }],
      'ACR-0485': [COO, PKL, { source: box('7') }],
      'ACR-0486': [BOL, DEC, { source: decl('标记唛码及备注') }],
    },
  ),
];

export const containerRows: readonly Row[] = [
  ...within(
    'containers',
    { source: decl('集装箱号') },
    {
      'ACR-0501': [DEC, BOL],
      'ACR-0502': [BOL, DEC],
      'ACR-0503': [PKL, BOL, { source: CREDIT }],
      'ACR-0504': [BOL, PKL, { severity: 'warning', source: CREDIT }],
      'ACR-0505': [BOL, MAN, { source: MANIFEST }],
      'ACR-0506': [MAN, BOL, { source: MANIFEST }],
      'ACR-0507': [DEC, MAN, { source: MANIFEST }],
      'ACR-0508': [GATE, DEC, { source: `${PASS}, ContainerNo` }],
      'ACR-0509': [GATE, BOL, { source: `${PASS}, ContainerNo` }],
      'ACR-0510': [DEC, PKL],
      'ACR-0511': [NOTE, DEC],
      'ACR-0512': [DEC, NOTE],
    },
  ),
  ...within(
    'seals',
    { source: 'ISO 17712', counts: BOL },
    {
      'ACR-0521': [PKL, BOL],
      'ACR-0522': [MAN, BOL, { source: MANIFEST }],
      'ACR-0523': [PKL, MAN, { source: MANIFEST, counts: MAN }],
      'ACR-0524': [NOTE, PKL, { severity: 'warning', counts: NOTE }],
    },
  ),
  ...equal(
    'sizeType',
    { source: 'ISO 6346', counts: BOL },
    {
      'ACR-0531': [PKL, BOL],
      'ACR-0532': [BOL, MAN, { source: MANIFEST }],
    },
  ),
  ...equal(
    'tare',
    { source: 'SOLAS VI/2', tolerance: ROUNDED, counts: BOL },
    {
      'ACR-0541': [PKL, BOL],
      'ACR-0542': [BOL, DEC, { source: decl('集装箱自重') }],
      'ACR-0543': [BOL, MAN, { source: MANIFEST }],
      'ACR-0544': [BOL, GATE, { severity: 'warning', source: `${PASS}, ContainerWt`, tolerance: BRIDGE }],
    },
  ),
  ...equal(
    'containerMass',
    { source: CREDIT, tolerance: ROUNDED },
    {
      'ACR-0551': [PKL, BOL],
      'ACR-0552': [BOL, MAN, { source: MANIFEST }],
      'ACR-0553': [PKL, DEC, { source: decl('集装箱') }],
    },
  ),
  ...equal(
    'containerPackages',
    { source: CREDIT },
    {
      'ACR-0561': [PKL, BOL],
      'ACR-0562': [BOL, MAN, { source: MANIFEST }],
    },
  ),
  ...atMost(
    'verifiedMass',
    'verifiedMass',
    { source: 'SOLAS VI/2; MSC.1/Circ.1475', tolerance: { percent: '5', absolute: '500' } },
    {
      'ACR-0571': [BOL, PKL],
    },
  ),
];
