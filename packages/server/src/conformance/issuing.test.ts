import { afterEach, describe, expect, it } from 'vitest';
import { type ConformanceReport, firstFailure, runConformance } from './index.ts';
import { type Change, carrierPeer, platformPeer } from './issuing.testing.ts';
import { customer, OWN, PEER, type Told } from './peers.testing.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const failures = (report: ConformanceReport): Record<string, string> =>
  Object.fromEntries(
    report.scenarios
      .filter(({ verdict }) => verdict !== 'passed')
      .map((one) => [one.id, firstFailure(one)?.finding.code ?? one.verdict]),
  );

async function platform(change?: Change, answer?: (told: Told) => Told, scenarios: readonly string[] = []) {
  const runner = { url: '' };
  const peer = await platformPeer(runner, change, answer);
  closing.push(peer.close);
  return runConformance({
    role: 'platform',
    url: peer.url,
    own: OWN,
    peer: PEER,
    party: customer,
    trigger: peer.trigger,
    waitMs: 5_000,
    scenarios,
    on: (event) => void (event.kind === 'listening' && (runner.url = event.url)),
  });
}

async function carrier(change?: Change, answer?: (told: Told) => Told, scenarios: readonly string[] = []) {
  const peer = await carrierPeer(change, answer);
  closing.push(peer.close);
  return runConformance({
    role: 'carrier',
    url: peer.url,
    own: OWN,
    peer: PEER,
    trigger: peer.trigger,
    waitMs: 5_000,
    scenarios,
  });
}

describe('six scenarios of issuance and thirteen of surrender', () => {
  it.each([
    ['platform', platform],
    ['carrier', carrier],
  ])('a %s made of the SDK passes them all', async (_, tested) => {
    const report = await tested();
    expect(failures(report)).toEqual({});
    expect(report.summary).toEqual({ passed: 19, failed: 0, skipped: 0 });
  });
});

const when =
  (path: RegExp, change: (message: Record<string, unknown>) => object): Change =>
  (message, at) =>
    path.test(at) ? change(message) : message;

describe('a platform that does one thing wrong', () => {
  const some = ['ISS-01', 'ISS-04', 'ISS-05', 'ISS-06', 'SUR-02', 'SUR-03'];
  const later = ['SUR-02', 'SUR-03'];
  const of = (code: string, ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, code]));
  it.each<[string, Change | undefined, ((told: Told) => Told) | undefined, Record<string, string>]>([
    [
      'issues everything',
      when(/issuance-resp/, ({ reason: _, ...one }) => ({ ...one, issuanceResponseCode: 'ISSU' })),
      undefined,
      of('CFM-0033', ['ISS-04', 'ISS-05']),
    ],
    [
      'gives no reason',
      when(/issuance-resp/, ({ reason: _, ...one }) => one),
      undefined,
      of('CFM-0034', ['ISS-04', 'ISS-05']),
    ],
    [
      'gives a reason for nothing',
      when(/issuance-resp/, (one) => ({ ...one, reason: 'Fine' })),
      undefined,
      of('CFM-0035', ['ISS-01', ...later]),
    ],
    [
      'speaks of another bill',
      when(/issuance-resp/, (one) => ({ ...one, transportDocumentReference: 'OTHER' })),
      undefined,
      of('CFM-0031', ['ISS-01', 'ISS-04', 'ISS-05', ...later]),
    ],
    [
      'sends a field that nobody knows',
      when(/issuance-resp/, (one) => ({ ...one, more: 1 })),
      undefined,
      of('CFM-0005', ['ISS-01', 'ISS-04', 'ISS-05', ...later]),
    ],
    [
      'answers 200',
      undefined,
      (told) => (told.status === 204 ? { ...told, status: 200 } : told),
      of('CFM-0002', ['ISS-01', 'ISS-04', 'ISS-05', ...later]),
    ],
    [
      'takes what has no issuing party',
      undefined,
      (told) => (told.status === 400 ? { status: 204 } : told),
      of('CFM-0002', ['ISS-06']),
    ],
    [
      'surrenders for delivery instead',
      when(/surrender-req/, (one) => ({ ...one, surrenderRequestCode: 'SREQ' })),
      undefined,
      of('CFM-0036', later),
    ],
    [
      'does not say that it wants paper',
      when(/surrender-req/, ({ reasonCode: _, ...one }) => one),
      undefined,
      of('CFM-0036', ['SUR-03']),
    ],
    [
      'uses a reference twice',
      when(/surrender-req/, (one) => ({ ...one, surrenderRequestReference: 'REQUEST-1' })),
      undefined,
      of('CFM-0032', ['SUR-03']),
    ],
  ])('%s', async (_, change, answer, expected) => {
    expect(failures(await platform(change, answer, some))).toEqual(expected);
  });
});

describe('a carrier that does one thing wrong', () => {
  const some = ['ISS-01', 'ISS-02', 'ISS-06', 'SUR-01', 'SUR-07', 'SUR-13'];
  const issues = ['ISS-01', 'ISS-02', 'ISS-06', 'SUR-01', 'SUR-07'];
  const of = (code: string, ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, code]));
  const document = (change: object): Change =>
    when(/issuance-req/, (one) => ({ ...one, document: { ...(one['document'] as object), ...change } }));
  it.each<[string, Change | undefined, ((told: Told) => Told) | undefined, Record<string, string>]>([
    ['changes what it has signed', document({ termsAndConditions: 'Others' }), undefined, of('ISU-0002', issues)],
    ['sends feedback on a draft along', document({ feedbacks: [] }), undefined, of('DCS-0013', [])],
    [
      'issues to somebody else',
      when(/issuance-req/, (one) => ({ ...one, issueTo: { ...(one['issueTo'] as object), partyName: 'Other' } })),
      undefined,
      of('ISU-0003', issues),
    ],
    [
      'accepts everything',
      when(/surrender-resp/, ({ comments: _, ...one }) => ({ ...one, action: 'SURR' })),
      undefined,
      of('CFM-0037', ['SUR-07']),
    ],
    [
      'rejects without a word',
      when(/surrender-resp/, ({ comments: _, ...one }) => one),
      undefined,
      of('CFM-0038', ['SUR-07']),
    ],
    [
      'comments an acceptance',
      when(/surrender-resp/, (one) => ({ ...one, comments: 'Fine' })),
      undefined,
      of('CFM-0039', ['SUR-01']),
    ],
    [
      'takes a surrender of what it has not issued',
      undefined,
      (told) => (told.status === 409 ? { status: 204 } : told),
      of('CFM-0002', ['SUR-13']),
    ],
  ])('%s', async (_, change, answer, expected) => {
    const found = failures(await carrier(change, answer, some));
    if (Object.keys(expected).length > 0) expect(found).toEqual(expected);
    else expect(Object.keys(found)).toEqual(issues);
  });
});
