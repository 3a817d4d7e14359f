import { spawnSync } from 'node:child_process';
import { KouanError } from '@kouan/core';
import type { Journal, Transport } from '@kouan/sdk/exchange';
import { expect, test } from 'vitest';
import { parsePrometheus, sampleIn } from '../../test/prometheus.testing.ts';
import { Metrics } from './metrics.ts';

/** A name that needs every escape there is. */
const ODD = 'C:\\client "A"\nOutBox';

const journal = {
  targets: async () => [ODD],
  counts: async () => ({ planned: 3, closed: 5 }),
} as unknown as Journal;

function transport(send: () => Promise<[]>): Transport {
  return {
    kind: 'test',
    target: ODD,
    idempotent: true,
    send,
    poll: async () => ({ receipts: [], cursor: '', more: false }),
    close: async () => {},
  };
}

async function text(up = true): Promise<string> {
  const metrics = new Metrics(journal, async () => up);
  const meta = { idempotencyKey: 'k', clientReference: 'A', mediaType: 'x', fileName: 'x' };
  const good = metrics.timed(transport(async () => []));
  const bad = metrics.timed(
    transport(async () => {
      throw new KouanError('ERR_KOUAN_NETWORK', { en: 'x', zh: 'x' });
    }),
  );
  expect(good.lookup).toBeUndefined();
  await good.send(new Uint8Array(), meta);
  await bad.send(new Uint8Array(), meta).catch(() => {});
  await good.poll('');
  metrics.ended({ clientReference: 'A', outcome: 'sent', state: 'received', attempts: 1 }, ODD);
  metrics.alarmed([{ key: 'k', clientReference: 'A', target: ODD, batchId: 'b', deadline: '', over: true }]);
  metrics.trouble({ work: 'send', target: ODD }, true);
  return metrics.registry.metrics();
}

test('what is counted is read back by whoever follows the text format', async () => {
  const families = parsePrometheus(await text());
  const target = ODD;
  expect(sampleIn(families, 'kouan_requests_total', { target, operation: 'send', outcome: 'answered' })).toBe(1);
  expect(sampleIn(families, 'kouan_requests_total', { target, operation: 'send', outcome: 'ERR_KOUAN_NETWORK' })).toBe(
    1,
  );
  expect(sampleIn(families, 'kouan_request_seconds_count', { target, operation: 'send' })).toBe(2);
  expect(sampleIn(families, 'kouan_submissions_total', { target, outcome: 'sent' })).toBe(1);
  expect(sampleIn(families, 'kouan_deadline_alarms_total', { target, kind: 'over' })).toBe(1);
  expect(sampleIn(families, 'kouan_journal_submissions', { target, state: 'closed' })).toBe(5);
  expect(sampleIn(families, 'kouan_trouble', { target, work: 'send' })).toBe(1);
  expect(sampleIn(families, 'kouan_journal_up')).toBe(1);
  for (const [name, { type, help }] of families) expect([name, type, help]).not.toContain('');
  const types = Object.fromEntries([...families].map(([name, { type }]) => [name, type]));
  expect(types).toMatchObject({
    kouan_submissions_total: 'counter',
    kouan_request_seconds: 'histogram',
    kouan_trouble: 'gauge',
  });
});

test('a journal that is away is said, and does not make the scrape fail', async () => {
  const families = parsePrometheus(await text(false));
  expect(sampleIn(families, 'kouan_journal_up')).toBe(0);
  expect(families.get('kouan_journal_submissions')?.samples).toEqual([]);
});

const promtool = spawnSync('promtool', ['--version']).status === 0;
test.skipIf(!promtool)('promtool finds nothing to say of it', async () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: await text() });
  expect([status, `${stdout}${stderr}`]).toEqual([0, '']);
});
