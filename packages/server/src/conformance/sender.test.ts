import { afterEach, describe, expect, it } from 'vitest';
import { type ConformanceOptions, type ConformanceReport, firstFailure, runConformance } from './index.ts';
import { OWN, PEER, serve } from './peers.testing.ts';
import { type Misdeeds, sendingPeer } from './sender.testing.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function tested(misdeeds?: Misdeeds, options: Partial<ConformanceOptions> = {}): Promise<ConformanceReport> {
  const peer = await sendingPeer(misdeeds);
  closing.push(() => peer.close());
  return runConformance({ role: 'sender', own: OWN, peer: PEER, trigger: peer.trigger, waitMs: 5_000, ...options });
}

const failures = (report: ConformanceReport): Record<string, string> =>
  Object.fromEntries(
    report.scenarios
      .filter(({ verdict }) => verdict !== 'passed')
      .map((one) => [one.id, firstFailure(one)?.finding.code ?? one.verdict]),
  );

it('a sender made of the SDK passes all nineteen, whatever the receiver answers', async () => {
  const report = await tested();
  expect(failures(report)).toEqual({});
  expect(report.summary).toEqual({ passed: 19, failed: 0, skipped: 0 });
});

describe('a sender that does one thing wrong fails by the check that says so', () => {
  const scenarios = ['PINT-05', 'PINT-07', 'PINT-11', 'PINT-13'];
  const all = (code: string) => Object.fromEntries(scenarios.map((id) => [id, code]));
  it.each<[string, Misdeeds, Record<string, string>]>([
    ['sends no chain', { envelope: (envelope) => ({ ...envelope, envelopeTransferChain: [] }) }, all('CFM-0005')],
    [
      'sends another document than it signs',
      {
        envelope: (envelope) => ({
          ...envelope,
          transportDocument: { ...envelope.transportDocument, termsAndConditions: 'Others' },
        }),
      },
      all('CHN-0004'),
    ],
    [
      'sends a document that breaks the schema',
      {
        envelope: (envelope) => ({
          ...envelope,
          transportDocument: { ...envelope.transportDocument, carrierCode: 7 },
        }),
      },
      all('DCS-0002'),
    ],
    [
      'believes an error that nobody has signed',
      { outcome: ({ outcome }) => ({ outcome: outcome ?? 'rejected' }) },
      { 'PINT-13': 'CFM-0023' },
    ],
    ['does not take a dispute for an answer', { insists: true }, { 'PINT-07': 'CFM-0024' }],
  ])('%s', async (_, misdeeds, expected) => {
    expect(failures(await tested(misdeeds, { scenarios }))).toEqual(expected);
  });
});

it('what a sender cannot do is skipped, and said', async () => {
  const peer = await sendingPeer();
  closing.push(() => peer.close());
  const report = await tested(undefined, {
    scenarios: ['PINT-03'],
    trigger: async (instruction, signal) =>
      instruction.act === 're-sign' ? { unsupported: true } : peer.trigger(instruction, signal),
  });
  expect(report.scenarios).toMatchObject([{ id: 'PINT-03', verdict: 'skipped', unsupported: 're-sign' }]);
});

it('a sender is triggered over HTTP, and reaches the runner where it is told', async () => {
  const peer = await sendingPeer();
  closing.push(() => peer.close());
  const hook = await serve(async ({ body }) => {
    const instruction = JSON.parse(new TextDecoder().decode(body)) as Parameters<typeof peer.trigger>[0];
    return { status: 200, body: await peer.trigger(instruction, new AbortController().signal) };
  });
  closing.push(() => hook.close());
  const report = await tested(undefined, { scenarios: ['PINT-12'], trigger: hook.url });
  expect(failures(report)).toEqual({});
});

it('without a trigger people are asked; when nobody acts, that is the finding', async () => {
  const asked: string[] = [];
  const peer = { ...PEER };
  const report = await runConformance({
    role: 'sender',
    own: OWN,
    peer,
    waitMs: 50,
    scenarios: ['PINT-11'],
    on: (event) => void (event.kind === 'ask' && asked.push(event.text.en)),
  });
  expect(asked).toEqual([expect.stringMatching(/^Transfer bill CONF-[0-9A-F]{12} \(straight, .*2 documents\) to \{/)]);
  expect(failures(report)).toEqual({ 'PINT-11': 'CFM-0020' });
});

it('a trigger that fails fails the scenario at once', async () => {
  const report = await tested(undefined, {
    scenarios: ['PINT-01'],
    trigger: async () => {
      throw new Error('not today');
    },
  });
  expect(firstFailure(report.scenarios[0] as never)?.finding).toMatchObject({ code: 'CFM-0022', found: 'not today' });
});
