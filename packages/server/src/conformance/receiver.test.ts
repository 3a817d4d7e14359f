import { entryChecksum, PROFILES, signObject, type TransferResponse } from '@kouan/sdk/title';
import { afterEach, describe, expect, it } from 'vitest';
import { type ConformanceOptions, type ConformanceReport, firstFailure, runConformance } from './index.ts';
import { customer, OWN, PEER, receivingPeer, SIGNERS, type Told } from './peers.testing.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function tested(
  change?: Parameters<typeof receivingPeer>[0],
  options: Partial<ConformanceOptions> = {},
  context?: Parameters<typeof receivingPeer>[1],
): Promise<ConformanceReport> {
  const peer = await receivingPeer(change, context);
  closing.push(() => peer.close());
  return runConformance({ role: 'receiver', url: peer.url, own: OWN, peer: PEER, party: customer, ...options });
}

/** Scenarios that are not passed, each with the check that it fails. */
const failures = (report: ConformanceReport): Record<string, string> =>
  Object.fromEntries(
    report.scenarios
      .filter(({ verdict }) => verdict !== 'passed')
      .map((one) => [one.id, firstFailure(one)?.finding.code ?? one.verdict]),
  );

const ids = (...numbers: number[]): string[] => numbers.map((one) => `PINT-${String(one).padStart(2, '0')}`);
const all = (code: string, ...numbers: number[]): Record<string, string> =>
  Object.fromEntries(ids(...numbers).map((id) => [id, code]));

it('a receiver made of the SDK passes all nineteen, without being reset in between', async () => {
  const report = await tested();
  expect(failures(report)).toEqual({});
  expect(report.summary).toEqual({ passed: 19, failed: 0, skipped: 0 });
});

const responseIn = ({ body }: Told): TransferResponse | undefined => {
  if (typeof body !== 'string') return undefined;
  return JSON.parse(Buffer.from(body.split('.')[1] ?? '', 'base64url').toString()) as TransferResponse;
};

/** The same answer with another content, signed as it should be. */
async function saying(told: Told, change: (response: TransferResponse) => object): Promise<Told> {
  const response = responseIn(told);
  if (response === undefined) return told;
  return { ...told, body: await signObject(change(response) as TransferResponse, SIGNERS.PEER.signer) };
}

const WITH_PAPERS = [11, 12, 13, 14, 15, 16, 17];
const SIGNED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...WITH_PAPERS];

describe('a receiver that does one thing wrong fails where it shows, by the check that says so', () => {
  it.each<[string, (told: Told) => Told | Promise<Told>, Record<string, string>]>([
    [
      'DISE instead of DUPE',
      (told) =>
        responseIn(told)?.responseCode === 'DUPE'
          ? saying(
              { ...told, status: 200 },
              ({
                duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent: _,
                receivedAdditionalDocumentChecksums: __,
                ...rest
              }) => ({
                ...rest,
                responseCode: 'DISE',
              }),
            )
          : told,
      all('CFM-0010', 2, 3, 6),
    ],
    [
      'another status for BENV',
      (told) => (responseIn(told)?.responseCode === 'BENV' ? { ...told, status: 400 } : told),
      all('CFM-0002', 9, 10),
    ],
    [
      'an answer about another entry',
      (told) =>
        saying(told, (response) => ({
          ...response,
          lastEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum('another'),
        })),
      all('CFM-0011', ...SIGNED),
    ],
    [
      'no signature',
      (told) => (responseIn(told) === undefined ? told : { ...told, body: responseIn(told) }),
      all('CFM-0005', ...SIGNED),
    ],
    [
      'the signature of somebody else',
      async (told) => {
        const response = responseIn(told);
        return response === undefined ? told : { ...told, body: await signObject(response, SIGNERS.EVIL.signer) };
      },
      all('CHN-0001', ...SIGNED),
    ],
    [
      'a signature of its own carrier',
      async (told) => {
        const response = responseIn(told);
        return response === undefined ? told : { ...told, body: await signObject(response, SIGNERS.PLIN.signer) };
      },
      all('CHN-0002', ...SIGNED),
    ],
    [
      'no list of what it has received',
      (told) => saying(told, ({ receivedAdditionalDocumentChecksums: _, ...rest }) => rest),
      all('CFM-0012', 1, 2, 3, 4, 5, 6, 7, 8, ...WITH_PAPERS),
    ],
    [
      'an empty list of what it has received',
      (told) =>
        saying(told, (response) =>
          response.receivedAdditionalDocumentChecksums === undefined
            ? response
            : { ...response, receivedAdditionalDocumentChecksums: [] },
        ),
      all('CFM-0014', ...WITH_PAPERS),
    ],
    [
      'MDOC with everything, not with what is missing',
      (told) =>
        saying(told, (response) =>
          response.responseCode === 'MDOC'
            ? { ...response, missingAdditionalDocumentChecksums: [entryChecksum('a'), entryChecksum('b')] }
            : response,
        ),
      all('CFM-0014', 16, 17),
    ],
    [
      'a field too many',
      (told) =>
        saying(told, (response) =>
          response.responseCode === 'INCD' ? { ...response, missingAdditionalDocumentChecksums: [] } : response,
        ),
      all('CFM-0013', 14, 15),
    ],
    [
      'the entry that was just sent, instead of the one that was accepted',
      (told) =>
        saying(told, (response) =>
          response.responseCode === 'DUPE'
            ? { ...response, duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent: 'a.b.c' }
            : response,
        ),
      all('CFM-0015', 2, 3, 6),
    ],
    [
      'a version that is none',
      (told) => ({ ...told, headers: { 'api-version': '3' } }),
      all('CFM-0004', ...SIGNED, 18, 19),
    ],
    [
      'an error that is none of DCSA',
      (told) => (told.status === 400 ? { ...told, body: { title: 'Bad request' } } : told),
      all('CFM-0005', 19),
    ],
  ])('%s', async (_, change, expected) => {
    expect(failures(await tested(change))).toEqual(expected);
  });
});

it('one that takes a corrupted document for good is found out', async () => {
  const report = await tested((told) => (responseIn(told)?.responseCode === 'INCD' ? { status: 204 } : told));
  expect(failures(report)).toEqual(all('CFM-0002', 14, 15));
});

it('with one reference for all bills a receiver has to be reset, and says so', async () => {
  const report = await tested(undefined, {
    fixedReference: 'TDR-12345678',
    scenarios: ['PINT-01', 'PINT-05'],
  });
  expect(failures(report)).toEqual({ 'PINT-05': 'CFM-0002' });
});

it('envelopes with the peculiarities of the gateway: whoever allows them passes, whoever does not refuses them', async () => {
  const profile = 'gateway-2026-01';
  expect(failures(await tested(undefined, { profile }, { profile: PROFILES[profile] }))).toEqual({});
  const strict = await tested(undefined, { profile, scenarios: ['PINT-05', 'PINT-09', 'PINT-18', 'PINT-19'] });
  expect(failures(strict)).toEqual({ 'PINT-05': 'CFM-0002', 'PINT-09': 'CFM-0002' });
});

it('warnings do not fail a scenario', async () => {
  const report = await tested((told) => ({ ...told, headers: {} }), { scenarios: ['PINT-01'] });
  expect(report.summary.passed).toBe(1);
});

it('every message is kept, and no secret', async () => {
  const peer = await receivingPeer((told, { path }) =>
    path.endsWith('receiver-validation') ? { ...told, body: { partyName: 'secret-token-1' } } : told,
  );
  closing.push(() => peer.close());
  const report = await runConformance({
    role: 'receiver',
    url: peer.url,
    own: OWN,
    peer: PEER,
    party: customer,
    token: 'secret-token-1',
    scenarios: ['PINT-11', 'PINT-18'],
  });
  expect(
    report.scenarios[0]?.exchanges.map(({ method, path, response }) => [
      method,
      path.split('/')[4] ?? path,
      response?.status,
    ]),
  ).toEqual([
    ['POST', '/v3/envelopes', 201],
    ['PUT', 'additional-documents', 204],
    ['PUT', 'additional-documents', 204],
    ['PUT', 'finish-transfer', 200],
  ]);
  expect(JSON.stringify(report)).not.toContain('secret-token-1');
  expect(report.scenarios[1]?.exchanges[0]?.request.headers['authorization']).toBe('(withheld)');
});

it('nobody at the address: the run ends with that, and not with nineteen failures', async () => {
  const peer = await receivingPeer();
  await peer.close();
  await expect(
    runConformance({ role: 'receiver', url: peer.url, own: OWN, peer: PEER, party: customer }),
  ).rejects.toMatchObject({ code: 'ERR_KOUAN_NETWORK' });
});

it.each<[string, Partial<ConformanceOptions>]>([
  ['no address', { url: undefined as never }],
  ['a scenario that there is not', { scenarios: ['PINT-99'] }],
  ['a scenario of another role', { scenarios: ['ISS-01'] }],
  ['plain http to another machine', { url: 'http://platform.example' }],
])('%s is a wrong call', async (_, change) => {
  const options = {
    role: 'receiver',
    url: 'http://127.0.0.1:9',
    own: OWN,
    peer: PEER,
    party: customer,
    ...change,
  } as const;
  await expect(runConformance(options as ConformanceOptions)).rejects.toMatchObject({ code: 'ERR_KOUAN_USAGE' });
});
