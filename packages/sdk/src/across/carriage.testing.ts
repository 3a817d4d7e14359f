/** The papers of the carrier, the port and the gate of the shipment in shipment.testing.ts. @module */
import type { BillOfLading } from '../documents/bill-of-lading/bill-of-lading.ts';
import type { GatePass } from '../documents/bonded/gate-pass.ts';
import type { Manifest } from '../documents/manifest.ts';

export const CONTAINER = 'HLBU1797589';
export const MARKS = 'NBSL NINGBO C/NO. 1-50';
export const CREDIT_CODE = '91330201MA281001XK';
export const NOTIFIED = 'NINGBO SHILI LOGISTICS CO., LTD.';

const address = (street: string, city: string, countryCode: string) => ({ street, city, countryCode });

export const bill = (): BillOfLading => ({
  type: 'bill-of-lading',
  transportDocumentReference: 'KOUA26020771',
  transportDocumentStatus: 'ISSUED',
  transportDocumentTypeCode: 'BOL',
  isElectronic: true,
  isToOrder: false,
  isShippedOnBoardType: true,
  shippedOnBoardDate: '2026-02-27',
  issueDate: '2026-02-27',
  carrierCode: 'KOUA',
  carrierCodeListProvider: 'SMDG',
  termsAndConditions: 'Carried under the terms of the carrier.',
  receiptTypeAtOrigin: 'CY',
  deliveryTypeAtDestination: 'CY',
  cargoMovementTypeAtOrigin: 'FCL',
  cargoMovementTypeAtDestination: 'FCL',
  freightPaymentTermCode: 'PRE',
  invoicePayableAt: { UNLocationCode: 'JPYOK' },
  transports: {
    plannedDepartureDate: '2026-02-27',
    plannedArrivalDate: '2026-03-05',
    portOfLoading: { UNLocationCode: 'JPYOK' },
    portOfDischarge: { UNLocationCode: 'CNNGB' },
    vesselVoyages: [{ vesselName: 'SAKURA EXPRESS', carrierExportVoyageNumber: '025W' }],
  },
  documentParties: {
    shipper: { partyName: 'SAKURA PUMP CO LTD', address: address('1-2-3 SAMPLE', 'YOKOHAMA', 'JP') },
    consignee: {
      partyName: 'NINGBO SHILI TRADING COMPANY LIMITED',
      address: address('1 SAMPLE ROAD', 'NINGBO', 'CN'),
      identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: '724500PMK2A2M1SQQ228' }],
      taxLegalReferences: [{ type: 'USCI', countryCode: 'CN', value: CREDIT_CODE }],
    },
    issuingParty: { partyName: 'KOUAN LINE', address: address('THE BUND', 'SHANGHAI', 'CN') },
    notifyParties: [{ partyName: NOTIFIED, address: address('9 SAMPLE ROAD', 'NINGBO', 'CN') }],
  },
  partyContactDetails: [{ name: 'Documentation desk', phone: '+81 45 555 0100' }],
  consignmentItems: [
    {
      carrierBookingReference: 'BKG-771',
      descriptionOfGoods: ['CENTRIFUGAL PUMPS'],
      hsCodes: [{ code: '841370' }],
      shippingMarks: [MARKS],
      cargoItems: [
        {
          equipmentReference: CONTAINER,
          cargoGrossWeight: { value: '2640', unit: 'KGM' },
          cargoGrossVolume: { value: '6.2', unit: 'MTQ' },
          outerPackaging: { packageCode: 'CT', numberOfPackages: '40', description: 'Cartons' },
        },
      ],
    },
    {
      carrierBookingReference: 'BKG-771',
      descriptionOfGoods: ['BALL BEARINGS'],
      hsCodes: [{ code: '848210' }],
      cargoItems: [
        {
          equipmentReference: CONTAINER,
          cargoGrossWeight: { value: '660', unit: 'KGM' },
          cargoGrossVolume: { value: '2.2', unit: 'MTQ' },
          outerPackaging: { packageCode: 'CT', numberOfPackages: '10', description: 'Cartons' },
        },
      ],
    },
  ],
  utilizedTransportEquipments: [
    {
      equipment: {
        equipmentReference: CONTAINER,
        ISOEquipmentCode: '45G1',
        tareWeight: { value: '3900', unit: 'KGM' },
      },
      isShipperOwned: false,
      seals: [{ number: 'KS12345', source: 'CAR' }],
    },
  ],
});

export const manifest = (): Manifest => ({
  type: 'manifest',
  messageId: 'CN_MT1101_1p0_3104MA0000000_20260303083000123',
  messageType: 'MT1101',
  operation: 'original',
  sender: '3104MA0000000',
  receiver: '3104',
  sentAt: '2026-03-03T08:30:00.123',
  office: '3104',
  carrier: 'KOUA',
  transmitter: 'KOUAN LINE',
  transport: {
    journey: '025W',
    mode: '1',
    id: 'UN9876543',
    name: 'SAKURA EXPRESS',
    departureAt: '2026-02-27T18:00:00',
    arrivalAt: '2026-03-05T06:00:00',
  },
  loading: { id: 'JPYOK' },
  unloading: { id: 'CNNGB/3104' },
  consignments: [
    {
      transportContractDocument: { id: 'KOUA26020770' },
      totalGrossMass: '18000',
      packages: { quantity: '800', type: 'CT' },
      equipment: [{ number: 'TEMU0000011' }],
    },
    {
      transportContractDocument: { id: 'KOUA26020771' },
      grossVolume: '8.4',
      loading: { id: 'JPYOK' },
      unloading: { id: 'CNNGB/3104' },
      freightPayment: 'PP',
      packages: { quantity: '50', type: 'CT', marks: MARKS },
      totalGrossMass: '3300',
      consignee: { id: `USCI+${CREDIT_CODE}`, name: 'NINGBO SHILI TRADING CO., LTD.' },
      consignor: { name: 'SAKURA PUMP CO., LTD.' },
      notifyParty: { name: NOTIFIED },
      equipment: [
        {
          number: CONTAINER,
          characteristic: '45G1',
          seals: [{ number: 'M/KS12345', agency: 'CA' }],
          tareWeight: { value: '3900', unit: 'KGM' },
        },
      ],
      items: [
        {
          sequence: '1',
          packages: { quantity: '40', type: 'CT' },
          cargoDescription: 'CENTRIFUGAL PUMPS',
          hs: { code: '841370' },
          grossMass: '2640',
          equipmentNumber: CONTAINER,
        },
        {
          sequence: '2',
          packages: { quantity: '10', type: 'CT' },
          cargoDescription: 'BALL BEARINGS',
          hs: { code: '848210' },
          grossMass: '660',
          equipmentNumber: CONTAINER,
        },
      ],
    },
  ],
});

export const gatePass = (): GatePass => ({
  type: 'gate-pass',
  step: 'declare',
  clientReference: 'KOUAN-PASS-2',
  operation: 'new',
  movement: 'entry',
  kind: 'first-line',
  binding: 'one-vehicle-one-document',
  relatedType: 'bill-of-lading',
  relatedNumbers: ['KOUA26020771'],
  customsOffice: '3104',
  zoneEnterprise: { customsCode: '3302660001', socialCreditCode: '91330200MA0000000H', name: '示例物流有限公司' },
  declarant: { customsCode: '3302660001', socialCreditCode: '91330200MA0000000H', name: '示例物流有限公司' },
  applicant: '张三 13800000000',
  vehicle: { plate: '浙B00000', weight: '13000', frameNumber: 'FR1', frameWeight: '1000' },
  container: { number: CONTAINER, weight: '3900', type: '45G1' },
  grossWeight: '3300',
  netWeight: '3000',
  totalWeight: '21200',
  declaredAt: '2026-03-06T09:00:00',
  items: [
    {
      itemNumber: '1',
      hs: { code: '8413709990' },
      name: '离心泵',
      quantity: { value: '100', unit: 'C62' },
      grossWeight: '2640',
      netWeight: '2400',
    },
    {
      itemNumber: '2',
      hs: { code: '8482102000' },
      name: '滚珠轴承',
      quantity: { value: '2000', unit: 'C62' },
      grossWeight: '660',
      netWeight: '600',
    },
  ],
});
