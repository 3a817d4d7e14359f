import { createHash } from 'node:crypto';
import { canonicalJson } from '@kouan/sdk/signing';
import { expect, test } from 'vitest';
import { worldClock } from './clock.ts';
import { filterOf, type WorldEvent, WorldLog } from './events.ts';

function log() {
  const clock = worldClock({ start: new Date('2026-01-01T00:00:00Z'), mode: 'virtual' });
  return { clock, events: new WorldLog(clock) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('an event: its number, time, EPCIS ObjectEvent, and an id that is the digest of that', () => {
  const { clock, events } = log();
  clock.advance(1_234);
  const event = events.append({
    kind: 'gate.gathered',
    source: 'gate-1',
    subject: { container: 'CSQU3054383', declaration: 'A 1', lane: '1' },
    epcis: { sensorElementList: [{ sensorReport: [{ type: 'Mass', value: 24_180, uom: 'KGM' }] }] },
    raw: { mediaType: 'text/plain', bytes: new TextEncoder().encode('x') },
  });
  expect(event).toMatchObject({
    sequence: 1,
    time: '2026-01-01T00:00:01.234Z',
    epcis: {
      type: 'ObjectEvent',
      eventTime: '2026-01-01T00:00:01.234Z',
      eventTimeZoneOffset: '+00:00',
      action: 'OBSERVE',
      epcList: ['https://kouan.example/obj/container/CSQU3054383'],
      bizStep: 'arriving',
      readPoint: { id: 'https://kouan.example/loc/lane/1' },
      bizTransactionList: [{ bizTransaction: 'https://kouan.example/bt/declaration/A%201' }],
    },
    raw: { sha256: sha256('x'), base64: 'eA==' },
  });
  expect(event.id).toBe(
    `ni:///sha-256;${Buffer.from(sha256(canonicalJson(event.epcis)), 'hex').toString('base64url')}`,
  );
});

test('the digest is that of one canonical line for each event', () => {
  const { events } = log();
  expect(events.sha256()).toBe(sha256(''));
  const all = [1, 2, 3].map((n) => events.append({ kind: 'alarm.raised', source: 'a "test"\n', data: { n, é: 'ß' } }));
  const raw = { mediaType: 'text/plain', bytes: Uint8Array.of(0xff) };
  all.push(events.append({ kind: 'ocr.read', source: '口岸', subject: { lane: '"1"', container: 'C' }, raw }));
  all.push(
    events.append({ kind: 'ocr.read', source: 'camera', data: null, raw, epcis: { bizLocation: { id: 'x"' } } }),
  );
  expect(events.sha256()).toBe(sha256(all.map((one) => `${canonicalJson(one)}\n`).join('')));
});

test('pages, filters and listeners', () => {
  const { events } = log();
  const heard: WorldEvent[] = [];
  const stop = events.subscribe((event) => heard.push(event));
  for (let n = 0; n < 6; n++)
    events.append({
      kind: n % 2 === 0 ? 'gate.gathered' : 'gate.commanded',
      source: `gate-${n}`,
      subject: { lane: String(n % 3) },
    });
  stop();
  events.append({ kind: 'alarm.raised', source: 'x' });
  expect(heard.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  const found = (query: Record<string, string>, after = 0, limit = 10): number[] =>
    events
      .page(
        after,
        limit,
        filterOf((name) => query[name]),
      )
      .map(({ sequence }) => sequence);
  expect(found({})).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(found({}, 2, 3)).toEqual([3, 4, 5]);
  expect(found({ kind: 'gate.gathered' })).toEqual([1, 3, 5]);
  expect(found({ kind: 'gate.*', lane: '1' })).toEqual([2, 5]);
  expect(found({ source: 'gate-3,x' })).toEqual([4, 7]);
  expect(found({}, 99)).toEqual([]);
});
