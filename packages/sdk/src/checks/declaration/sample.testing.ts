/** Two declarations without a finding, import and export, for tests to break one field at a time. @module */
import type { Declaration } from '../../documents/declaration/declaration.ts';
import { containerDigit, creditCodeDigit } from './identifiers.ts';

const credit = (body: string) => `${body}${creditCodeDigit(body)}`;
const firm = (name: string, serial: string) => ({
  name,
  customsCode: `3302961${serial}`,
  socialCreditCode: credit(`91330201MA281${serial}X1`.slice(0, 17).padEnd(17, '0')),
});

/** A sea import of one item in one container. */
export function sampleImport(): Declaration {
  return {
    type: 'declaration',
    direction: 'import',
    clientReference: 'KOUAN-IMPORT-0001',
    entryType: 'M',
    ediFlag: '1',
    transitRelation: 'ordinary',
    operation: { type: 'store' },
    declarationOffice: '3104',
    entryExitOffice: '3104',
    domesticTrader: firm('宁波示例贸易有限公司', '001'),
    owner: firm('宁波示例制造有限公司', '002'),
    agent: firm('宁波示例报关有限公司', '003'),
    inputter: { ...firm('宁波示例报关有限公司', '003'), personName: '测试', cardNumber: '2100000000001' },
    declarantName: '测试',
    overseasConsignor: { nameForeign: 'SAMPLE MACHINERY CO LTD' },
    supervisionMode: '0110',
    levyNature: '101',
    tradingCountry: 'JP',
    tradeTerms: '1',
    grossMass: '1200.00',
    netMass: '1000.00',
    packages: { quantity: '10', kind: 'cn:22' },
    transport: {
      mode: '1',
      meansName: 'SAMPLE VESSEL',
      voyageNumber: '001W',
      transportDocumentNumber: 'SAMPLE0001',
      counterpartCountry: 'JP',
      departurePort: 'JPN426',
      counterpartPort: 'JPN426',
      entryExitPort: '380001',
      departureDate: '2026-03-01',
      entryExitDate: '2026-03-05',
      dischargeCompletedDate: '2026-03-06',
      goodsLocation: '北仑港',
    },
    pricePromises: { relatedParties: 'no', priceInfluenced: 'no', royaltiesPaid: 'no' },
    items: [
      {
        goodsItemNumber: '1',
        hs: { code: '8413709990', edition: '2022' },
        name: '离心泵',
        elements: ['4', '3', '工业用'],
        quantity: { value: '100', unit: 'C62' },
        statutoryQuantity: { value: '1000', unit: 'KGM' },
        unitPrice: '12.50',
        totalPrice: '1250.00',
        currency: 'USD',
        originCountry: 'JP',
        destinationCountry: 'CN',
        domesticDistrict: '11019',
        dutyMode: '1',
        preferentialOriginCountry: 'JP',
        preferentialOrigins: [
          { agreement: '22', proofKind: 'certificate', proofNumber: '2600000000001', proofItemNumber: '1' },
        ],
      },
    ],
    containers: [
      { containerNumber: `TEMU000001${containerDigit('TEMU000001')}`, specification: '21', goodsItemNumbers: ['1'] },
    ],
    invoiceTotal: { amount: '1250.00', currency: 'USD' },
  };
}

/** The same firm sells: FOB, by sea, no preference. */
export function sampleExport(): Declaration {
  const { overseasConsignor: _consignor, ...rest } = sampleImport();
  const [item] = rest.items;
  const { preferentialOrigins: _links, preferentialOriginCountry: _country, ...goods } = item ?? {};
  return {
    ...rest,
    direction: 'export',
    clientReference: 'KOUAN-EXPORT-0001',
    overseasConsignee: { nameForeign: 'SAMPLE TRADING KK' },
    tradeTerms: '3',
    items: [{ ...goods, elements: ['1', '0', '工业用'], originCountry: 'CN', destinationCountry: 'JP' }],
  };
}

/** The import with every group and every required field of it, for the rows that most declarations do not have. */
export function sampleFull(): Declaration {
  const plain = sampleImport();
  const [item] = plain.items;
  const [container] = plain.containers ?? [];
  const licence = { type: '408', number: 'SAMPLE-LICENCE-1' };
  return {
    ...plain,
    kind: { category: 'ML', step: 'one-step' },
    transitRelation: 'advance-transit',
    ediFlag: '3',
    operation: {
      type: 'declare-transit',
      cardNumber: '2100000000001',
      companyCode: '3302961003',
      signature: 'U0FNUExF',
      signedAt: '2026031009300000',
    },
    twoStageAccess: { transitionApplied: true, transitionSite: 'CNNGB310001' },
    noOtherPackages: false,
    otherPackages: [{ quantity: '2', kind: 'cn:93' }],
    freight: { basis: 'total', value: '120.00', currency: 'USD' },
    insurance: { basis: 'rate', value: '0.3' },
    declarationNumber: '310420261000000001',
    singleWindowNumber: 'I20260000000000001',
    items: [
      {
        ...item,
        secondQuantity: { value: '100', unit: 'C62' },
        expiryDate: '20290101',
        productionDates: '20260101;20260102',
        documentLinks: [{ type: 't', number: 'SAMPLE1', itemNumber: '1' }],
        licences: [
          {
            ...licence,
            goodsItemNumber: '1',
            vehicles: [{ licenceNumber: licence.number, licenceType: licence.type, vin: 'LSVAA2BR3HN000001' }],
          },
        ],
      },
    ],
    supportingDocuments: [{ type: 't', number: 'SAMPLE1' }],
    requestedCertificates: [{ type: '94', originals: '1', copies: '1' }],
    enterpriseQualifications: [{ type: '100', number: 'SAMPLE' }],
    markAttachments: [{ name: 'marks', fileType: '01', content: 'U0FNUExF' }],
    materialPromises: [{ code: '101040' }],
    controlledElements: [{ elementNumber: '1', value: 'x', category: '01' }],
    electronicDocuments: [
      {
        id: '310400000001IM000000000000000001.pdf',
        type: '00000001',
        structured: false,
        goodsItemNumbers: ['1'],
      },
    ],
    transit: {
      transitNumber: 'SAMPLE',
      containers: [{ containerNumber: container?.containerNumber ?? '' }],
      containerGoods: [
        {
          goodsItemNumber: '1',
          containerNumber: container?.containerNumber ?? '',
          packageCount: '10',
          mass: '1200.00',
        },
      ],
    },
    royalties: {
      declarationType: 'first',
      contractNumber: 'SAMPLE-1',
      licensor: 'SAMPLE MACHINERY CO LTD',
      licensee: '宁波示例贸易有限公司',
      paymentType: 'lump-sum',
      paidOn: '2026-03-01',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
      amount: '100.00',
      currency: 'USD',
      feeType: '1',
      evidence: '1',
      statement: '测试',
      confidential: false,
      contractDate: '2026-01-01',
    },
  };
}
