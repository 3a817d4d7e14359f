import peer from 'ais-stream-decoder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf } from './arbitrary.testing.ts';
import { type AisMessage, aisMessages, encodeMessage, type Layout, scaleMessage } from './index.ts';

/** Names of the other decoder, of the fields whose values it means as we do. Rate of turn it computes otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  mmsi: 'mmsi',
  repeatIndicator: 'repeat',
  speedOverGround: 'speedOverGround',
  positionAccuracy: 'accuracy',
  longitude: 'lon',
  latitude: 'lat',
  courseOverGround: 'courseOverGround',
  trueHeading: 'heading',
  timeStamp: 'utcSecond',
  raim: 'raim',
  year: 'year',
  imoNumber: 'imo',
  callSign: 'callsign',
  name: 'name',
  shipType: 'typeAndCargo',
  toBow: 'dimBow',
  toStern: 'dimStern',
  toPort: 'dimPort',
  toStarboard: 'dimStarboard',
  draught: 'draught',
  destination: 'destination',
  vendorId: 'vendorId',
  unitModelCode: 'model',
  serialNumber: 'serial',
  motherShipMmsi: 'mothershipMMSI',
  partNumber: 'partNum',
  carrierSense: 'unitFlag',
  message22: 'msg22Flag',
};

type Values = Readonly<Record<string, unknown>>;

function readByPeer(lines: readonly string[]): Promise<Values> {
  const decoder = new peer();
  return new Promise((resolve, reject) => {
    decoder.on('error', reject);
    decoder.on('data', (text: string) => resolve(JSON.parse(text)));
    for (const line of lines) decoder.write(line);
  });
}

const close = (ours: unknown, theirs: unknown): boolean =>
  typeof ours === 'number' ? Math.abs(ours - Number(theirs)) < 1e-6 : ours === theirs;

function differences(message: AisMessage, theirs: Values): readonly string[] {
  const ours = scaleMessage(message) as unknown as Values;
  return Object.entries(NAMES).flatMap(([name, other]) =>
    // What is not available is missing here, and null, 0 or empty there.
    ours[name] === undefined || close(ours[name], theirs[other]) ? [] : [`${name}: ${ours[name]}, ${theirs[other]}`],
  );
}

describe('another decoder reads what is written', () => {
  const cases = [1, 2, 3, 4, 5, 18, 24].flatMap((type) =>
    (aisMessages[type]?.layouts ?? []).map((layout: Layout, index) => [type, index, layout] as const),
  );
  test.each(cases)('message %i (%i)', async (type, _index, layout) => {
    await fc.assert(
      fc.asyncProperty(messageOf(type, layout), async (message) => {
        const theirs = await readByPeer(encodeMessage(message).sentences);
        expect(theirs['type']).toBe(type);
        expect(differences(message, theirs)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
