import { expect, test } from 'vitest';
import { portWith } from '../../../test/devices.testing.ts';
import { sampleSendings } from './sample-fleet.ts';
import { isReplayKind, postOf, REPLAY_KINDS } from './sendings.ts';

test.each(REPLAY_KINDS)('%s: what made-up devices send is taken as it is, and the same in every run', async (kind) => {
  const sendings = sampleSendings({ kind, count: 5 });
  expect(sendings.length).toBe(5);
  expect(sampleSendings({ kind, count: 5 })).toEqual(sendings);
  const port = portWith([]);
  for (const sending of sendings) {
    const { path, headers, body } = postOf(sending);
    const answer = await port.ask(path, { method: 'POST', headers, body: body as Uint8Array<ArrayBuffer> });
    expect(answer.status).toBeLessThan(300);
  }
  expect(port.rooms.events.newest).toBeGreaterThanOrEqual(5);
});

test('names of kinds', () =>
  expect([isReplayKind('gate'), isReplayKind('ais'), isReplayKind('toString')]).toEqual([true, true, false]));
