import { platformKeys } from '@kouan/sdk/title';
import { expect, test } from 'vitest';
import { type ConformanceReport, firstFailure, type Instruction, runConformance } from '../src/conformance/index.ts';
import { transportDocument } from '../src/conformance/messages/transport-document.ts';
import { buyer, carrierParty } from '../src/conformance/parties.ts';
import { OWN, SIGNERS } from '../src/conformance/peers.testing.ts';
import { type RunningServer, startServer } from '../src/index.ts';
import { call } from './ebl.testing.ts';
import { closing } from './server.testing.ts';

/** A server by the clock on the wall, as the runner is, which knows the runner’s platform and carrier. */
async function withRunner(): Promise<RunningServer> {
  const server = await startServer({ seed: 7 });
  closing(() => server.close());
  for (const code of ['CONF', 'CLIN'] as const)
    await call(server, '/ebl/control/peers', { code, certificate: SIGNERS[code].certificate });
  return server;
}

async function peerOf(server: RunningServer, platform: string) {
  const codes = ['KUNA', 'KUNB', 'KOUA'];
  const certificates = [];
  for (const owner of codes) {
    const certificate = (await call(server, `/ebl/keys/${owner}`)).body;
    certificates.push({ owner, certificate: certificate.slice(0, certificate.indexOf('-----END') + 26) });
  }
  return { platform, carrier: 'KOUA', keys: platformKeys({ certificates }) };
}

const party = {
  partyName: 'Chairs BV',
  eblPlatform: 'KUNB',
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: '724500PMK2A2M1SQQ228' }],
};

const failures = (report: ConformanceReport): Record<string, unknown> =>
  Object.fromEntries(
    report.scenarios
      .filter(({ verdict }) => verdict !== 'passed')
      .map((one) => [one.id, firstFailure(one)?.finding ?? one.verdict]),
  );

const WAIT_MS = 20_000;

test('platform B receives as PINT says, in all nineteen scenarios', async () => {
  const server = await withRunner();
  const peer = await peerOf(server, 'KUNB');
  const report = await runConformance({ role: 'receiver', url: `${server.url}/ebl/b`, own: OWN, peer, party });
  expect(failures(report)).toEqual({});
});

test('platform B issues and surrenders as the carrier expects', async () => {
  const server = await withRunner();
  const peer = await peerOf(server, 'KUNB');
  const report = await runConformance({
    role: 'platform',
    url: `${server.url}/ebl/b`,
    own: OWN,
    peer,
    party,
    waitMs: WAIT_MS,
    on(event) {
      if (event.kind === 'listening') void call(server, '/ebl/control/peers', { code: 'CLIN', url: event.url });
    },
    async trigger({ transportDocumentReference: number, surrenderRequestCode, reasonCode }) {
      const actionCode = surrenderRequestCode === 'AREQ' ? 'SURRENDER_FOR_AMENDMENT' : 'SURRENDER_FOR_DELIVERY';
      const act = { actionCode, ...(reasonCode === undefined ? {} : { reasonCode }) };
      await call(server, `/ebl/b/bills/${number}/acts`, act);
      return {};
    },
  });
  expect(failures(report)).toEqual({});
});

test('the carrier issues and decides as a platform expects', async () => {
  const server = await withRunner();
  const peer = await peerOf(server, 'KUNB');
  const issue = async ({ transportDocumentReference: reference, bill: kind, to = party, url }: Instruction) => {
    await call(server, '/ebl/control/peers', { code: 'CONF', url });
    await call(server, '/ebl/control/parties', { ...to, eblPlatform: 'CONF', handle: 'theirs' });
    const named = kind === 'straight' ? buyer : to;
    const document = transportDocument({
      reference,
      kind,
      carrier: 'KOUA',
      issuer: carrierParty('KOUA'),
      shipper: to,
      buyer: named,
    });
    await call(server, '/ebl/carrier/documents', { transportDocument: document, issueTo: 'theirs' });
    return {};
  };
  const report = await runConformance({
    role: 'carrier',
    url: `${server.url}/ebl/carrier`,
    own: OWN,
    peer,
    waitMs: WAIT_MS,
    async trigger(instruction) {
      if (instruction.act === 'issue') return issue(instruction);
      const action = instruction.act === 'accept-surrender' ? 'SURR' : 'SREJ';
      const comments = action === 'SREJ' ? { comments: 'The freight is not paid' } : {};
      await call(server, `/ebl/carrier/surrenders/${instruction.surrenderRequestReference}/decision`, {
        action,
        ...comments,
      });
      return {};
    },
  });
  expect(failures(report)).toEqual({});
});

test('platform A sends as PINT says, documents and all, whatever the receiver answers', async () => {
  const server = await withRunner();
  const peer = await peerOf(server, 'KUNA');
  const transfer = async (instruction: Instruction) => {
    const { transportDocumentReference: reference, url, to = party, documents = 0, bill: kind } = instruction;
    await call(server, '/ebl/control/peers', { code: 'CONF', url });
    const shipper = { ...party, eblPlatform: 'KUNA' };
    await call(server, '/ebl/control/parties', { ...shipper, handle: 'sender' });
    const document = transportDocument({
      reference,
      kind,
      carrier: 'KOUA',
      issuer: carrierParty('KOUA'),
      shipper,
      buyer,
    });
    await call(server, '/ebl/carrier/documents', { transportDocument: document, issueTo: 'sender' });
    const papers = Array.from({ length: documents }, (_, index) => ({
      name: `Paper ${index}`,
      mediaType: 'text/plain',
      content: Buffer.from(`Paper ${index} of ${reference}`).toString('base64'),
    }));
    await call(server, `/ebl/a/bills/${reference}/acts`, { actionCode: 'TRANSFER', recipient: to, documents: papers });
    return {};
  };
  const report = await runConformance({
    role: 'sender',
    own: OWN,
    peer,
    waitMs: WAIT_MS,
    trigger: async (instruction) =>
      instruction.act === 'transfer' && instruction.entries !== 1 ? transfer(instruction) : { unsupported: true },
  });
  const failed = report.scenarios.filter(({ verdict }) => verdict === 'failed');
  expect(failed.map((one) => [one.id, firstFailure(one)?.finding])).toEqual([]);
  expect(report.summary.passed).toBeGreaterThan(5);
});
