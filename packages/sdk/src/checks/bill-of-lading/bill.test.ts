import { expect, it } from 'vitest';
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import { check } from '../run.ts';
import { BOL } from './catalogue.ts';
import { billChecks } from './index.ts';
import { sampleBill } from './sample.testing.ts';

type Parties = NonNullable<BillOfLading['documentParties']>;

const codes = (bill: BillOfLading) => check(bill).map(({ code }) => code);
const parties = (change: Parties): Partial<BillOfLading> => ({
  documentParties: { ...sampleBill().documentParties, ...change },
});
const toOrder = (change: Parties = {}): Partial<BillOfLading> => ({
  isToOrder: true,
  ...parties({ consignee: undefined, notifyParties: [{ partyName: 'N', addressLines: ['x'] }], ...change }),
});
const box = { equipment: { equipmentReference: 'HLBU1001480', ISOEquipmentCode: '22R1' } };
const boxes = (change: NonNullable<BillOfLading['utilizedTransportEquipments']>[number]): Partial<BillOfLading> => ({
  utilizedTransportEquipments: [{ ...box, ...change }],
});
const packed = (outerPackaging: object): Partial<BillOfLading> => ({
  consignmentItems: [{ cargoItems: [{ equipmentReference: 'HLBU1001480', outerPackaging }] }],
});

it('finds nothing where nothing is wrong, straight and to order', () => {
  expect(codes(sampleBill())).toEqual([]);
  expect(codes({ ...sampleBill(), ...toOrder() })).toEqual([]);
  expect(
    codes({
      ...sampleBill(),
      ...toOrder({
        notifyParties: [],
        endorsee: {
          partyName: 'Bank',
          identifyingCodes: [{ codeListProvider: 'W3C', partyCode: 'did:x' }],
          isNotifyParty: true,
        },
      }),
    }),
  ).toEqual([]);
});

it('packages in packages without end are a finding and no crash', () => {
  let innerPackagings: object[] = [];
  for (let depth = 0; depth < 100_000; depth++) innerPackagings = [{ innerPackagings }];
  expect(codes({ ...sampleBill(), ...packed({ packageCode: 'CT', dangerousGoods: [{ innerPackagings }] }) })).toEqual([
    'SHP-0004',
  ]);
});

const CASES: readonly (readonly [string, Partial<BillOfLading>])[] = [
  ['BOL-0001', { ...toOrder(), transportDocumentTypeCode: 'SWB' }],
  ['BOL-0002', { numberOfCopiesWithCharges: '1' }],
  ['BOL-0003', { numberOfOriginalsWithCharges: '1', numberOfOriginalsWithoutCharges: '1' }],
  ['BOL-0004', { transportDocumentTypeCode: 'SWB', numberOfOriginalsWithCharges: '0' }],
  ['BOL-0005', parties({ consignee: undefined })],
  ['BOL-0006', parties({ endorsee: { partyName: 'E', addressLines: ['x'] } })],
  ['BOL-0007', toOrder({ consignee: { partyName: 'C', addressLines: ['x'] } })],
  ['BOL-0008', parties({ shipper: { partyName: 'S' } })],
  ['BOL-0009', { shippedOnBoardDate: undefined }],
  ['BOL-0010', { shippedOnBoardDate: undefined, isShippedOnBoardType: false }],
  ['BOL-0011', { receivedForShipmentDate: '2026-01-01' }],
  ['BOL-0012', { declaredValue: { amount: '1' } }],
  ['BOL-0013', { transports: { preCarriageBy: 'RAIL' } }],
  ['BOL-0014', { transports: { onCarriageBy: 'TRUCK' } }],
  ['BOL-0015', toOrder({ notifyParties: [] })],
  ['BOL-0016', { utilizedTransportEquipments: [] }],
  [
    'BOL-0017',
    {
      utilizedTransportEquipments: [
        ...(sampleBill().utilizedTransportEquipments ?? []),
        ...(sampleBill().utilizedTransportEquipments ?? []),
      ],
    },
  ],
  ['BOL-0018', boxes({})],
  ['BOL-0019', boxes({ isNonOperatingReefer: false })],
  ['BOL-0020', boxes({ isNonOperatingReefer: true, activeReeferSettings: {} })],
  ['BOL-0021', packed({ dangerousGoods: [{ UNNumber: '1263' }] })],
  ['BOL-0022', boxes({ isNonOperatingReefer: false, activeReeferSettings: { temperatureSetpoint: '-18' } })],
  [
    'BOL-0023',
    {
      isElectronic: false,
      ...parties({ shipper: { partyName: 'S', addressLines: ['x'], displayedAddress: ['1', '2', '3'] } }),
    },
  ],
  ['BOL-0024', parties({ other: [{ partyFunction: 'SCO' }, { partyFunction: 'SCO' }] })],
  [
    'BOL-0025',
    {
      customsReferences: [
        { type: 'ACID', countryCode: 'EG' },
        { type: 'ACID', countryCode: 'EG' },
      ],
    },
  ],
  [
    'BOL-0026',
    parties({ shipper: { partyName: 'S', identifyingCodes: [{ codeListProvider: 'MINE', partyCode: '1' }] } }),
  ],
  [
    'BOL-0027',
    { consignmentItems: [{ cargoItems: [{ equipmentReference: 'HLBU1001480', cargoGrossWeight: { value: '1' } }] }] },
  ],
];

it.each(CASES)('%s', (code, change) => {
  const bill = Object.fromEntries(
    Object.entries({ ...sampleBill(), ...change }).filter(([, value]) => value !== undefined),
  ) as BillOfLading;
  expect(codes(bill)).toEqual([code]);
});

it('every finding of the catalogue is made by a check and shown here', () => {
  const all = Object.values(BOL).map(({ code }) => code);
  expect(billChecks.flatMap(({ codes: own }) => own).sort()).toEqual(all.sort());
  expect(CASES.map(([code]) => code)).toEqual(all.sort());
});
