import type { EquipmentInterchange, ShippingInstructions } from '@kouan/sdk';
import { expect, test } from 'vitest';
import codeco from '../codeco/format.ts';
import iftmin from '../iftmin/format.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (written: { readonly bytes: Uint8Array } | undefined): string =>
  Buffer.from(written?.bytes ?? []).toString('latin1');

const GATE = [
  "UNB+UNOC:3+A+B+261127:0230+1'",
  "UNH+1+CODECO:D:95B:UN'BGM+34+1+9'NAD+CF+COS:160:20'",
  "EQD+CN+CSQU3054383+45G1:102:5++2+5'RFF+BN:2'DTM+7:201702:610'LOC+9+CNSHA:139:6'LOC+11+NLRTM:139:6'",
  "SEL+1+CA'MEA+AAE+G+KGM:021360.0'PIA+1+X:AA'CNT+16:1'UNT+13+1'UNZ+1+1'",
].join('');

const decoded = (): EquipmentInterchange => codeco.decode(bytes(GATE)).document as EquipmentInterchange;
const withEquipment = (change: object): EquipmentInterchange => {
  const document = decoded();
  return { ...document, equipment: [{ ...document.equipment?.[0], ...change }] };
};

test('what was not changed is written as it came: spelling, order, segments without a place', () => {
  expect(text(codeco.encode?.(decoded()))).toBe(GATE);
});

test('a value that was changed is written as it is now, and what is beside it stays', () => {
  const written = text(codeco.encode?.(withEquipment({ grossMass: { value: '20000', unit: 'KGM' } })));
  expect(written).toBe(GATE.replace('021360.0', '20000'));
});

test('what was taken out is not written', () => {
  const [first] = decoded().equipment?.[0]?.places ?? [];
  const written = text(codeco.encode?.(withEquipment({ places: [first], grossMass: undefined })));
  expect(written).toBe(
    GATE.replace("LOC+11+NLRTM:139:6'", '').replace("MEA+AAE+G+KGM:021360.0'", '').replace('UNT+13', 'UNT+11'),
  );
});

test('what is new stands beside its like, also where another order was kept', () => {
  const references = [
    { type: 'booking', number: '2' },
    { type: 'bill-of-lading', number: '3' },
  ];
  const written = text(codeco.encode?.(withEquipment({ references, tareMass: { value: '3880', unit: 'KGM' } })));
  expect(written).toContain("RFF+BN:2'RFF+BM:3'DTM");
  expect(written).toContain("MEA+AAE+G+KGM:021360.0'MEA+AAE+T+KGM:3880'");
});

test('a value that EDIFACT cannot carry is dropped with a finding, and a field without a place is dropped', () => {
  const encoded = codeco.encode?.(withEquipment({ grossMass: { value: 'much', unit: 'KGM' }, colour: 'red' }));
  expect(encoded?.dropped).toEqual([
    { path: '/equipment/0/grossMass/value', value: 'much' },
    { path: '/equipment/0/colour', value: 'red' },
  ]);
  expect(encoded?.findings.map(({ code }) => code)).toContain('EDM-0006');
});

test('texts that were divided over segments in another way than usual are divided so again, until they change', () => {
  const goods = "GID+1'FTX+AAA+++A:B'FTX+AAA+++C'";
  const message = `UNB+UNOC:3+A+B+261127:0230+1'UNH+1+IFTMIN:D:96B:UN'BGM+340+1+9'NAD+CZ'${goods}UNT+7+1'UNZ+1+1'`;
  const document = iftmin.decode(bytes(message)).document as ShippingInstructions;
  expect(document.consignmentItems?.[0]?.descriptionOfGoods).toEqual(['A', 'B', 'C']);
  expect(text(iftmin.encode?.(document))).toBe(message);
  const consignmentItems = [{ ...document.consignmentItems?.[0], descriptionOfGoods: ['A', 'B'] }];
  expect(text(iftmin.encode?.({ ...document, consignmentItems }))).toContain("GID+1'FTX+AAA+++A:B'UNT");
});

test('documents of several interchanges are written as several, those of one as one', () => {
  const first = decoded();
  const second = codeco.decode(bytes(GATE.replace('0230+1', '0230+9'))).document as EquipmentInterchange;
  const written = text(codeco.encodeAll?.([first, first, second]));
  expect([written.match(/UNB/g)?.length, written.match(/UNH/g)?.length, written.match(/UNZ\+2/g)?.length]).toEqual([
    2, 3, 1,
  ]);
});
