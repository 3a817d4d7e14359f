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
