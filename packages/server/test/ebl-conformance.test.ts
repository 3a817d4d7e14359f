import type { TitleParty } from '@kouan/sdk/title';
import { platformKeys } from '@kouan/sdk/title';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConformanceOptions, type ConformanceReport, runConformance, toRows } from '../src/conformance/index.ts';
import { OWN, SIGNERS } from '../src/conformance/peers.testing.ts';
import { type RunningServer, startServer } from '../src/index.ts';

let server: RunningServer;
beforeAll(async () => {
  // Certificates of the run are of today, and what is dated in the future is refused.
  server = await startServer({ port: 0, start: new Date() });
  for (const code of ['CONF', 'CLIN'] as const)
    await told('/ebl/control/peers', { code, certificate: SIGNERS[code].certificate });
});
afterAll(() => server.close());

const told = (path: string, body: object) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const text = async (path: string): Promise<string> => (await fetch(`${server.url}${path}`)).text();

const partyOf = async (wanted: string): Promise<TitleParty> => {
  const { parties } = JSON.parse(await text('/ebl')) as { parties: (TitleParty & { handle?: string })[] };
  const { handle: _, ...party } = parties.find(({ handle }) => handle === wanted) ?? {
    partyName: '',
    identifyingCodes: [],
  };
  return party;
};

async function run(
  options: Pick<ConformanceOptions, 'role' | 'url' | 'party' | 'scenarios'> & { readonly platform?: string },
): Promise<ConformanceReport> {
  const certificates = await Promise.all(
    ['KUNA', 'KUNB', 'KOUA'].map(async (owner) => ({ owner, certificate: await text(`/ebl/keys/${owner}`) })),
  );
  const { platform, ...rest } = options;
  return runConformance({
    ...rest,
    own: OWN,
    peer: { keys: platformKeys({ certificates }), carrier: 'KOUA', ...(platform === undefined ? {} : { platform }) },
    trigger: `${server.url}/ebl/control/instructions`,
    async on(event) {
      if (event.kind !== 'listening') return;
      for (const code of ['CONF', 'CLIN']) await told('/ebl/control/peers', { code, url: event.url });
    },
  });
}

const notPassed = (report: ConformanceReport): readonly (readonly string[])[] =>
  toRows(report, 'en').filter(([, verdict]) => verdict !== 'passed' && verdict !== 'verdict');

it('platform B passes as a receiver', async () => {
  const report = await run({
    role: 'receiver',
    url: `${server.url}/ebl/b`,
    platform: 'KUNB',
    party: await partyOf('buyer'),
  });
  expect(notPassed(report)).toEqual([]);
  expect(report.summary.passed).toBe(19);
});

it('platform A passes as a sender', async () => {
  const report = await run({ role: 'sender', platform: 'KUNA' });
  expect(notPassed(report)).toEqual([]);
  expect(report.summary.passed).toBe(19);
});

it('platform A passes issuance and surrender', async () => {
  const report = await run({
    role: 'platform',
    url: `${server.url}/ebl/a`,
    platform: 'KUNA',
    party: await partyOf('shipper'),
  });
  expect(notPassed(report)).toEqual([]);
  expect(report.summary.passed).toBe(19);
});

it('the carrier passes issuance and surrender', async () => {
  const report = await run({ role: 'carrier', url: `${server.url}/ebl/carrier` });
  expect(notPassed(report)).toEqual([]);
  expect(report.summary.passed).toBe(19);
});
