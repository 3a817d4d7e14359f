import { expect, it } from 'vitest';
import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';
import { BOL } from '../bill-of-lading/catalogue.ts';
import { check } from '../run.ts';
import { SIN } from './catalogue.ts';
import { shippingInstructionsChecks } from './index.ts';
import { sampleHouseBill, sampleInstructions } from './sample.testing.ts';

type Parties = NonNullable<ShippingInstructions['documentParties']>;
type HouseBill = ReturnType<typeof sampleHouseBill>;
type CargoItem = NonNullable<NonNullable<ShippingInstructions['consignmentItems']>[number]['cargoItems']>[number];
type Container = NonNullable<ShippingInstructions['utilizedTransportEquipments']>[number];

const codes = (instructions: ShippingInstructions) => check(instructions).map(({ code }) => code);
const parties = (change: Parties): Partial<ShippingInstructions> => ({
  documentParties: { ...sampleInstructions().documentParties, ...change },
});
const toOrder = (change: Parties = {}): Partial<ShippingInstructions> => ({
  isToOrder: true,
  ...parties({ consignee: undefined, notifyParties: [{ partyName: 'N', addressLines: ['x'] }], ...change }),
});
const houses = (...bills: Partial<HouseBill>[]): Partial<ShippingInstructions> => ({
  houseBillOfLadings: bills.map((change) => ({ ...sampleHouseBill(), ...change })),
});
const goods = (change: Partial<CargoItem>): Partial<ShippingInstructions> => ({
  consignmentItems: [
    { cargoItems: [{ equipmentReference: 'HLBU1001480', outerPackaging: { packageCode: 'CT' }, ...change }] },
  ],
});
const boxes = (...change: Container[]): Partial<ShippingInstructions> => ({ utilizedTransportEquipments: change });
const ens = (by: 'CARRIER' | 'SELF') => ({
  manifestTypeCode: 'ENS',
  countryCode: 'NL',
  advanceManifestFilingsHouseBLPerformedBy: by,
});
const { placeOfAcceptance: _, placeOfFinalDelivery: __, ...placeless } = sampleHouseBill();

it('finds nothing where nothing is wrong: straight, to order, with house bills, on paper', () => {
  expect(codes(sampleInstructions())).toEqual([]);
  expect(codes({ ...sampleInstructions(), ...toOrder() })).toEqual([]);
  expect(codes({ ...sampleInstructions(), ...houses({}) })).toEqual([]);
  expect(
    codes({
      ...sampleInstructions(),
      ...houses(placeless),
      advanceManifestFilings: [ens('CARRIER'), { ...ens('SELF'), identificationNumber: 'NL123456789' }],
      isHouseBillOfLadingsIssued: true,
    }),
  ).toEqual([]);
});

const CASES: readonly (readonly [string, Partial<ShippingInstructions>])[] = [
  ['BOL-0001', { ...toOrder({ issueTo: undefined }), transportDocumentTypeCode: 'SWB' }],
  ['BOL-0002', { numberOfCopiesWithoutCharges: '2' }],
  ['BOL-0003', { numberOfOriginalsWithCharges: '3' }],
  [
    'BOL-0004',
    { ...parties({ issueTo: undefined }), transportDocumentTypeCode: 'SWB', numberOfOriginalsWithCharges: '0' },
  ],
  ['BOL-0005', parties({ consignee: undefined })],
  ['BOL-0006', parties({ endorsee: { partyName: 'E', addressLines: ['x'] } })],
  ['BOL-0007', toOrder({ consignee: { partyName: 'C', addressLines: ['x'] } })],
  ['BOL-0008', parties({ shippingInstructionsRequestor: { partyName: 'Forwarder' } })],
  ['BOL-0015', toOrder({ notifyParties: [] })],
  ['BOL-0016', goods({ equipmentReference: 'OTHER' })],
  ['BOL-0017', boxes({ equipmentReference: 'HLBU1001480' }, { equipment: { equipmentReference: 'HLBU1001480' } })],
  [
    'BOL-0023',
    {
      isElectronic: false,
      ...parties({
        issueTo: undefined,
        shipper: { partyName: 'S', addressLines: ['x'], displayedAddress: ['1', '2', '3'] },
      }),
    },
  ],
  ['BOL-0024', parties({ other: [{ partyFunction: 'MF' }, { partyFunction: 'MF' }] })],
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
  ['BOL-0027', goods({ cargoGrossWeight: { value: '1' } })],
  [SIN.ownedUnsaid.code, boxes({ isShipperOwned: true, equipmentReference: 'HLBU1001480' })],
  [SIN.carrierOwned.code, boxes({ isShipperOwned: false, equipment: { equipmentReference: 'HLBU1001480' } })],
  [SIN.packaging.code, goods({ outerPackaging: undefined })],
  [SIN.platformOnPaper.code, { isElectronic: false }],
  [
    SIN.traders.code,
    {
      ...parties({ buyer: { partyName: 'B' } }),
      advanceManifestFilings: [ens('CARRIER')],
      isHouseBillOfLadingsIssued: false,
    },
  ],
  [
    SIN.selfFiler.code,
    {
      advanceManifestFilings: [
        { manifestTypeCode: 'ACI', countryCode: 'CA', advanceManifestFilingsHouseBLPerformedBy: 'SELF' },
        { manifestTypeCode: 'ACI', countryCode: 'EG', advanceManifestFilingsHouseBLPerformedBy: 'SELF' },
      ],
    },
  ],
  [SIN.identification.code, { advanceManifestFilings: [ens('SELF')], isHouseBillOfLadingsIssued: false }],
  [SIN.houseBillsUnsaid.code, { advanceManifestFilings: [ens('CARRIER')], isCargoDeliveredInICS2Zone: false }],
  [SIN.houseBillsDenied.code, { ...houses({}), isHouseBillOfLadingsIssued: false }],
  [SIN.unknownHouseBill.code, { ...houses({}), ...goods({ houseBillOfLadingReference: 'HBL2' }) }],
  [SIN.houseBillTwice.code, houses({}, {})],
  [SIN.houseNotify.code, houses({ isToOrder: true })],
  [SIN.housePlace.code, houses({ placeOfFinalDelivery: { locationName: 'Venlo' } })],
  [SIN.routeBegins.code, houses({ routingOfConsignmentCountries: ['SG', 'NL'] })],
  [SIN.routeEnds.code, houses({ routingOfConsignmentCountries: ['CN', 'SG'] })],
  [
    SIN.houseTraders.code,
    {
      ...houses({ documentParties: { seller: { partyName: 'Maker' } } }),
      advanceManifestFilings: [ens('CARRIER')],
      isHouseBillOfLadingsIssued: true,
    },
  ],
  [
    SIN.housePackages.code,
    houses({
      consignmentItems: [
        {
          cargoItems: [
            { equipmentReference: 'HLBU1001480', outerPackaging: { packageCode: 'CT' } },
            { equipmentReference: 'HLBU1001480', outerPackaging: { packageCode: 'VL' } },
          ],
        },
      ],
    }),
  ],
  [SIN.houseEquipment.code, houses({ utilizedTransportEquipments: [] })],
];

it.each(CASES)('%s', (code, change) => {
  const instructions = Object.fromEntries(
    Object.entries({ ...sampleInstructions(), ...change }).filter(([, value]) => value !== undefined),
  ) as ShippingInstructions;
  expect(codes(instructions)).toEqual([code]);
});

it('every finding of the checks is shown here', () => {
  const all = new Set(shippingInstructionsChecks.flatMap(({ codes: own }) => own));
  expect(CASES.map(([code]) => code).sort()).toEqual([...all].sort());
  for (const { code } of Object.values(SIN)) expect(all).toContain(code);
  expect(Object.values(BOL).filter(({ code }) => all.has(code)).length).toBe(16);
});
