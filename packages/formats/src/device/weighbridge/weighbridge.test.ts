import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle, WEIGHT_PROTOCOLS, type WeightReading, WeightSplitter } from './index.ts';

const data = new URL('../../../../../../shared/data/devices/weighbridge/toledo-continuous.json', import.meta.url);
const { toledo, rinstrum, comma } = WEIGHT_PROTOCOLS;
const octets = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

interface Sample {
  readonly kg: number;
  readonly motion?: boolean;
  readonly over?: boolean;
  readonly hex: string;
}
const samples = existsSync(data) ? (JSON.parse(readFileSync(data, 'utf8')) as { frames: Sample[] }).frames : [];

describe('Toledo continuous', () => {
  test.skipIf(samples.length === 0)('the samples are read, and written as they were', () => {
    for (const { kg, motion, over, hex: text } of samples) {
      const { reading, findings } = toledo.decode(hex(text));
      expect(findings).toEqual([]);
      const state = over === true ? 'overload' : motion === true ? 'motion' : 'stable';
      const value = over === true ? {} : { value: String(kg) };
      expect(reading).toEqual({ kind: 'weight', ...value, unit: 'KGM', mode: 'gross', state });
      // An overload shows no weight, so its digits are not written again.
      if (over !== true) expect(Buffer.from(toledo.encode(reading as WeightReading)).toString('hex')).toBe(text);
    }
  });

  test('a checksum that does not fit is said, and the weight is not taken', () => {
    const { reading, findings } = toledo.decode(hex('022a30202031353432303030303030300d3c'));
    expect(reading).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'DEV-0041', expected: '3B', found: '3C' }]);
  });
});

test.each([
  [rinstrum, octets('\x02 0015420G\x03'), { value: '15420', mode: 'gross', state: 'stable' }],
  [rinstrum, octets('\x02-  120.5N\x03'), { value: '-120.5', mode: 'net', state: 'stable' }],
  [rinstrum, octets('\x02        O\x03'), { mode: 'gross', state: 'overload' }],
  [comma, octets('ST,GS,+00015420kg\r\n'), { value: '15420', mode: 'gross', state: 'stable' }],
  [comma, octets('US,NT,-00000020kg\r\n'), { value: '-20', mode: 'net', state: 'motion' }],
])('%# is read', (protocol, bytes, expected) => {
  const { reading, findings } = protocol.decode(bytes);
  expect(findings).toEqual([]);
  expect(reading).toEqual({ kind: 'weight', unit: 'KGM', ...expected });
});

test.each([
  [toledo, hex('022a32202020202020303030303030300d05')],
  [rinstrum, octets('\x02-0000000G\x03')],
  [comma, octets('ST,GS,-00000000kg\r\n')],
])('minus nothing is nothing, and said (%#)', (protocol, bytes) => {
  expect(protocol.decode(bytes)).toMatchObject({ reading: { value: '0' }, findings: [{ code: 'DEV-0042' }] });
});

const readings: fc.Arbitrary<WeightReading> = fc
  .record({
    kilograms: fc.integer({ min: -99_999, max: 999_999 }),
    mode: fc.constantFrom('gross', 'net') as fc.Arbitrary<'gross' | 'net'>,
    state: fc.constantFrom('stable', 'motion') as fc.Arbitrary<'stable' | 'motion'>,
  })
  .map(({ kilograms, mode, state }) => ({ kind: 'weight', value: String(kilograms), unit: 'KGM', mode, state }));

describe.each(Object.values(WEIGHT_PROTOCOLS))('$name', (protocol) => {
  test('what is written is read as it was', () => {
    fc.assert(
      fc.property(readings, (reading) => {
        // One letter says both net and stable: net in motion is not told.
        const told = protocol === rinstrum && reading.state === 'motion' ? { ...reading, mode: 'gross' } : reading;
        expect(protocol.decode(protocol.encode(reading)).reading).toEqual(told);
      }),
      { numRuns: 100 },
    );
  });

  test('a stream is cut into its readings, and a torn frame costs itself', () => {
    const reading: WeightReading = { kind: 'weight', value: '15420', unit: 'KGM', mode: 'gross', state: 'stable' };
    const one = protocol.encode(reading);
    const stream = Uint8Array.from([...one, ...one.subarray(0, 7), ...one, 0x7f, ...one]);
    fc.assert(
      fc.property(fc.nat(stream.length), (cut) => {
        const splitter = new WeightSplitter(protocol);
        const found = [...splitter.push(stream.subarray(0, cut)), ...splitter.push(stream.subarray(cut))];
        expect(found.filter((each) => each.reading !== undefined).map((each) => each.reading)).toEqual([
          reading,
          reading,
          reading,
        ]);
      }),
      { numRuns: 40 },
    );
  });

  test('whatever comes, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        new WeightSplitter(protocol).push(bytes);
        protocol.decode(bytes);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a vehicle on the bridge', () => {
  const random = (): number => 0.5;

  test('comes nearer to its weight each time, and is stable then', () => {
    const curve = settle({ kilograms: 15_420, readings: 20, random });
    const values = curve.map(({ value }) => Number(value));
    expect(curve.slice(0, 20).every(({ state }) => state === 'motion')).toBe(true);
    expect(curve.slice(20).map(({ value, state }) => [value, state])).toEqual(Array(3).fill(['15420', 'stable']));
    expect(Math.abs((values[18] as number) - 15_420)).toBeLessThan(Math.abs((values[2] as number) - 15_420));
  });

  test.each([
    ['never-stable', (all: readonly WeightReading[]) => all.every(({ state }) => state === 'motion')],
    ['overload', (all: readonly WeightReading[]) => all.at(-1)?.state === 'overload'],
    ['negative-zero', (all: readonly WeightReading[]) => all.at(-1)?.value === '-0'],
    ['units-flip', (all: readonly WeightReading[]) => all.at(-1)?.unit === 'LBR'],
  ] as const)('%s', (weighing, holds) => {
    expect(holds(settle({ kilograms: 15_420, readings: 10, weighing, random }))).toBe(true);
  });
});
