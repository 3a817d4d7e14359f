/** Seven papers of one shipment that agree with each other: pumps and bearings from Yokohama to Ningbo, under RCEP. @module */
import { sampleImport } from '../checks/declaration/sample.testing.ts';
import type { CertificateOfOrigin } from '../documents/certificate-of-origin/certificate-of-origin.ts';
import type { Declaration } from '../documents/declaration/declaration.ts';
import type { CommercialInvoice } from '../documents/trade/commercial-invoice.ts';
import type { PackingList } from '../documents/trade/packing-list.ts';
import { bill, CONTAINER, CREDIT_CODE, gatePass, MARKS, manifest, NOTIFIED } from './carriage.testing.ts';

const PROOF = 'JP26030000123';

const seller = { name: 'SAKURA PUMP CO., LTD.', city: 'YOKOHAMA', country: 'JP' };
const buyer = {
  name: 'NINGBO SHILI TRADING CO., LTD.',
  nameForeign: '宁波示例贸易有限公司',
  identifiers: [{ scheme: 'USCC', value: CREDIT_CODE }],
  city: 'NINGBO',
  country: 'CN',
};
const notifyParty = { name: NOTIFIED, city: 'NINGBO', country: 'CN' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

const invoice = (): CommercialInvoice => ({
  type: 'commercial-invoice',
  number: 'SP-2026-0217',
  kind: 'commercial',
  issuedOn: '2026-02-20',
  currency: 'USD',
  seller,
  buyer,
  notifyParty,
  deliveryTerms: { incoterm: 'CIF', edition: '2020', place: 'NINGBO' },
  exportCountry: 'JP',
  destinationCountry: 'CN',
  contractNumber: 'NBSL-2026-018',
  orderNumber: 'PO-4471',
  marks: MARKS,
  packages: [{ quantity: '50', kind: 'CT' }],
  netMass: '3000',
  grossMass: '3300',
  placeOfLoading: { code: 'JPYOK', name: 'YOKOHAMA' },
  placeOfDischarge: { code: 'CNNGB', name: 'NINGBO' },
  linesTotal: usd('35700.00'),
  total: usd('35700.00'),
  lines: [
    {
      lineNumber: '1',
      description: 'CENTRIFUGAL PUMPS',
      descriptionForeign: '离心泵',
      hs: { code: '841370', edition: '2022' },
      originCountry: 'JP',
      quantity: { value: '100', unit: 'H87' },
      netMass: '2400',
      unitPrice: usd('320.00'),
      lineTotal: usd('32000.00'),
    },
    {
      lineNumber: '2',
      description: 'BALL BEARINGS',
      descriptionForeign: '滚珠轴承',
      hs: { code: '848210', edition: '2022' },
      originCountry: 'JP',
      quantity: { value: '2000', unit: 'H87' },
      netMass: '600',
      unitPrice: usd('1.85'),
      lineTotal: usd('3700.00'),
    },
  ],
});

const packingList = (): PackingList => ({
  type: 'packing-list',
  number: 'SP-2026-0217-P',
  issuedOn: '2026-02-21',
  seller,
  buyer: { name: buyer.name, city: 'NINGBO', country: 'CN' },
  notifyParty,
  invoiceNumber: 'SP-2026-0217',
  invoiceDate: '2026-02-20',
  contractNumber: 'NBSL-2026-018',
  orderNumber: 'PO-4471',
  deliveryTerms: { incoterm: 'CIF', place: 'NINGBO' },
  transport: [{ mode: '1', meansName: 'M/V SAKURA EXPRESS', voyageNumber: 'V.025W' }],
  placeOfLoading: { name: 'YOKOHAMA, JAPAN' },
  placeOfDischarge: { name: 'NINGBO, CHINA' },
  equipment: [
    {
      number: CONTAINER,
      kind: 'container',
      sizeType: '45G1',
      seals: [{ number: 'KS12345', party: 'CA' }],
      tareMass: '3900',
      grossMass: '3300',
      verifiedGrossMass: '7250',
      packages: [{ quantity: '50', kind: 'CT' }],
    },
  ],
  marks: MARKS,
  packages: [{ quantity: '50', kind: 'CT' }],
  netMass: '3000',
  grossMass: '3300',
  volume: '8.4',
  lines: [
    {
      lineNumber: '1',
      description: 'CENTRIFUGAL PUMPS',
      hs: { code: '841370', edition: '2022' },
      originCountry: 'JP',
      quantity: { value: '100', unit: 'H87' },
      netMass: '2400',
      grossMass: '2640',
      packages: [{ quantity: '40', kind: 'CT' }],
    },
    {
      lineNumber: '2',
      description: 'BALL BEARINGS',
      hs: { code: '848210', edition: '2022' },
      originCountry: 'JP',
      quantity: { value: '2000', unit: 'H87' },
      netMass: '600',
      grossMass: '660',
      packages: [{ quantity: '10', kind: 'CT' }],
    },
  ],
});

const certificate = (): CertificateOfOrigin => ({
  type: 'certificate-of-origin',
  agreement: 'RCEP',
  form: 'Form RCEP',
  number: PROOF,
  issuedIn: 'JP',
  issuedOn: '2026-02-26',
  exporter: { name: 'SAKURA PUMP CO., LTD.', address: '1-2-3 SAMPLE, YOKOHAMA', country: 'JP' },
  importer: { name: 'NINGBO SHILI TRADING CO., LTD.', address: '1 SAMPLE ROAD, NINGBO', country: 'CN' },
  producerDisclosure: 'same-as-exporter',
  transport: {
    departureDate: '2026-02-27',
    mode: '1',
    meansName: 'SAKURA EXPRESS',
    voyageNumber: '025W',
    portOfLoading: 'YOKOHAMA',
    portOfDischarge: 'NINGBO',
    transportDocumentNumber: 'KOUA26020771',
  },
  importingParty: 'CN',
  items: [
    {
      itemNumber: '1',
      marks: MARKS,
      packages: { quantity: '40', kind: 'CARTONS' },
      description: 'CENTRIFUGAL PUMPS',
      hs: { code: '841370', edition: '2022' },
      criterion: 'CTC',
      originCountry: 'JP',
      quantity: { value: '100', unit: 'H87' },
      grossMass: '2640',
      invoiceNumbers: ['SP-2026-0217'],
    },
    {
      itemNumber: '2',
      packages: { quantity: '10', kind: 'CARTONS' },
      description: 'BALL BEARINGS',
      hs: { code: '848210', edition: '2022' },
      criterion: 'RVC',
      originCountry: 'JP',
      quantity: { value: '2000', unit: 'H87' },
      grossMass: '660',
      fob: usd('3500.00'),
      invoiceNumbers: ['SP-2026-0217'],
    },
  ],
  invoices: [{ number: 'SP-2026-0217', date: '2026-02-20', total: usd('35700.00') }],
  declaration: { place: 'YOKOHAMA', date: '2026-02-26', signatory: 'TANAKA' },
  certification: { authority: 'JAPAN CHAMBER OF COMMERCE', place: 'YOKOHAMA', date: '2026-02-26' },
});

function declaration(): Declaration {
  const { invoiceTotal: _total, ...plain } = sampleImport();
  const [item] = plain.items;
  const proof = (proofItemNumber: string) => [
    { agreement: '22', proofKind: 'certificate' as const, proofNumber: PROOF, proofItemNumber },
  ];
  return {
    ...plain,
    clientReference: 'KOUAN-SHIP-0001',
    inputter: { ...plain.inputter, customsCode: '330296100' },
    overseasConsignor: { nameForeign: 'SAKURA PUMP CO.,LTD' },
    domesticTrader: { ...plain.domesticTrader, socialCreditCode: CREDIT_CODE },
    contractNumber: 'NBSL-2026-018',
    grossMass: '3300',
    netMass: '3000',
    packages: { quantity: '50', kind: 'cn:22' },
    marks: MARKS,
    transport: {
      ...plain.transport,
      meansName: 'SAKURA EXPRESS',
      voyageNumber: '025W',
      transportDocumentNumber: 'KOUA26020771',
      departurePort: 'JPN570',
      counterpartPort: 'JPN570',
      entryExitPort: '380001',
      departureDate: '2026-02-27',
      entryExitDate: '2026-03-05',
    },
    containers: [{ containerNumber: CONTAINER, specification: '11', goodsItemNumbers: ['1', '2'] }],
    items: [
      {
        ...item,
        quantity: { value: '100', unit: 'C62' },
        statutoryQuantity: { value: '2400', unit: 'KGM' },
        unitPrice: '320.00',
        totalPrice: '32000.00',
        preferentialOrigins: proof('1'),
      },
      {
        ...item,
        goodsItemNumber: '2',
        hs: { code: '8482102000', edition: '2022' },
        name: '滚珠轴承',
        quantity: { value: '2000', unit: 'C62' },
        statutoryQuantity: { value: '600', unit: 'KGM' },
        unitPrice: '1.85',
        totalPrice: '3700.00',
        preferentialOrigins: proof('2'),
      },
    ],
  };
}

/** The papers by name, each made anew. */
export const sampleShipment = () => ({
  invoice: invoice(),
  'packing-list': packingList(),
  bill: bill(),
  certificate: certificate(),
  manifest: manifest(),
  declaration: declaration(),
  'gate-pass': gatePass(),
});

export type ShipmentName = keyof ReturnType<typeof sampleShipment>;
