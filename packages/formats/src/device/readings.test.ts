import { existsSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareSealLogs,
  decodeCrane,
  encodeCrane,
  measurementsOf,
  nii,
  niiPicture,
  type SealReading,
  seal,
  sealInstant,
  sealTime,
  toPgm,
  toPng,
  trackAndTrace,
} from './index.ts';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('electronic seals', () => {
  const reading: SealReading = {
    kind: 'seal',
    manufacturerId: 'CN01',
    tagId: '000123',
    status: 'sealed',
    battery: 'ok',
    sealedAt: '202601010800',
    sealTime: '202601010900',
    readAt: '2026-01-01T09:00:20Z',
    log: [{ at: '202601010800', entry: 'sealed' }],
  };
  const codes = (change: Partial<SealReading>): string[] =>
    seal.decode(bytesOf({ ...reading, ...change })).findings.map(({ code }) => code);

  test('times name a minute in UTC', () => {
    expect(sealInstant('202601010800')).toBe(Date.parse('2026-01-01T08:00:00Z'));
    expect(sealTime(sealInstant('202601010800'))).toBe('202601010800');
  });

  test('one that is as it should be has no findings', () => {
    expect(seal.decode(bytesOf(reading))).toEqual({ reading, findings: [], unmapped: [] });
  });

  test('a state that its log denies, a log out of order, a clock that is off', () => {
    expect(codes({ log: [...reading.log, { at: '202601010830', entry: 'opened' }] })).toEqual(['DEV-0103']);
    expect(codes({ log: [...reading.log, { at: '202601010730', entry: 'read' }] })).toEqual(['DEV-0101']);
    expect(codes({ sealTime: '202601010905' })).toEqual(['DEV-0102']);
  });

  test('a log only grows', () => {
    const later = { ...reading, log: [...reading.log, { at: '202601010830', entry: 'read' as const }] };
    expect(compareSealLogs(reading, later)).toEqual([]);
    expect(compareSealLogs(later, reading)).toMatchObject([{ code: 'DEV-0100' }]);
  });
});

describe('X-ray portals', () => {
  const options = { width: 64, height: 40, random: () => 0.5 };

  test('a picture is the same for the same numbers, and the suspect one is darker', () => {
    expect(niiPicture(options)).toEqual(niiPicture(options));
    const darkest = ({ samples }: { samples: Uint16Array }): number => Math.min(...samples);
    expect(darkest(niiPicture({ ...options, suspect: true }))).toBeLessThan(darkest(niiPicture(options)));
  });

  test('as PGM and as PNG, whose pixels zlib finds again', () => {
    const picture = niiPicture(options);
    expect(Buffer.from(toPgm(picture)).subarray(0, 15).toString('latin1')).toBe('P5\n64 40\n65535\n');
    const png = Buffer.from(toPng(picture));
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    expect(rows.length).toBe(40 * (1 + 64 * 2));
    expect(rows.readUInt16BE(1)).toBe(picture.samples[0]);
  });

  test('an event without a decision is none', () => {
    expect(nii.read({ kind: 'nii', scanId: 'S1', scannedAt: '2026-01-01T08:00:00Z' }).findings[0]?.path).toBe(
      '/decision',
    );
  });
});

describe('handling equipment', () => {
  const point = (value: number, unit?: string) => ({
    pom: 'output',
    pomt: 'actual',
    ...(unit === undefined ? {} : { unit }),
    timestamp: '2026-01-01T08:00:00.000Z',
    value,
  });
  const message = {
    msg: { id: 'm1' },
    che: [
      {
        id: 'STS01',
        type: 'STS',
        spreader: [{ id: 'SP1', weight: { gross: [point(24.5, 'ton'), point(24_500, 'kilogram')] } }],
        hoist: [{ id: 'H1', hoisting: { loaddesign: [{ pomt: 'design', unit: 'ton', value: 90 }] } }],
        powered: { status: [point(1)] },
      },
    ],
  };

  test('a message and its flat form are the same', () => {
    const { reading, findings } = decodeCrane(bytesOf(message));
    expect(findings).toEqual([]);
    expect(reading?.values['che|@|spreader|@|weight|gross|output|actual|value']).toBe(24.5);
    expect(reading?.values['che|@|spreader|@|weight|gross|output|actual|@1|value']).toBe(24_500);
    if (reading === undefined) return;
    expect(jsonOf(encodeCrane(reading).bytes)).toEqual(message);
    expect(decodeCrane(encodeCrane(reading, 'flat').bytes).reading).toEqual(reading);
  });

  test('what is measured, by who and what', () => {
    const { reading } = decodeCrane(bytesOf(message));
    const told = measurementsOf(reading ?? { kind: 'crane', values: {} });
    expect(
      told.map(({ subject, concept, property, value, unit }) => [subject, concept, property, value, unit]),
    ).toEqual([
      ['che|@|spreader|@', 'weight', 'gross', 24.5, 'ton'],
      ['che|@|spreader|@', 'weight', 'gross', 24_500, 'kilogram'],
      ['che|@|hoist|@', 'hoisting', 'loaddesign', 90, 'ton'],
      ['che|@', 'powered', 'status', 1, undefined],
    ]);
  });

  test.each([
    ['a name like a path', { 'a|b': { c: 1 } }],
    ['a member of every object', { a: { b: 1 }, ['__proto__']: { polluted: true } }],
    ['an entry before the first', { 'a|@3|b': 1 }],
    ['a value that is a group too', { 'a|b': 1, 'a|b|c': 2 }],
    ['an empty name', { 'a||': 1 }],
    ['no message', [1]],
    ['an empty list', { a: [] }],
  ])('%s is refused', (_, value) => {
    const text = JSON.stringify(value).replace('{"a":{"b":1}}', '{"a":{"b":1},"__proto__":{"polluted":true}}');
    const { reading, findings } = decodeCrane(new TextEncoder().encode(text));
    expect(reading).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
  });

  test('whatever JSON comes, what is read is written as it was', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4, values: [fc.string(), fc.integer(), fc.boolean()] }), (value) => {
        const { reading, findings } = decodeCrane(bytesOf(value));
        if (reading === undefined) expect(findings.length).toBeGreaterThan(0);
        else if (Object.values(value).some((one) => typeof one === 'object'))
          expect(jsonOf(encodeCrane(reading).bytes)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('smart containers', () => {
  const data = new URL('../../../../../shared/data/devices/dcsa/', import.meta.url);

  test.skipIf(!existsSync(data)).each(['iot', 'equipment', 'transport', 'reefer'])('the DCSA sample %s', (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`tnt-300-request-${name}.json`, data)));
    const { reading, findings } = trackAndTrace.decode(bytes);
    expect(findings).toEqual([]);
    expect(jsonOf(trackAndTrace.encode(reading as NonNullable<typeof reading>).bytes)).toEqual(jsonOf(bytes));
  });

  test('a share over a hundred is said with its place', () => {
    const event = {
      eventID: 'e',
      eventDateTime: '2026-01-01T08:00:00Z',
      eventClassification: { eventTypeCode: 'REEFER' },
      reeferDetails: { setpointParameters: { humidityPercentage: 101 } },
    };
    expect(trackAndTrace.read({ events: [event] }).findings.map(({ path }) => path)).toEqual([
      '/events/0/reeferDetails/setpointParameters/humidityPercentage',
    ]);
  });
});
