import { describe, expect, test } from 'vitest';
import { act, billOn, call, decide, issue, straight, toOrder } from './ebl.testing.ts';
import { hand, message, paths, STEP_MS, served } from './server.testing.ts';

const path = paths();

test('one bill from its issue on A over B to the gate, in one script', async () => {
  const server = await served();
  const { document } = await issue(server, toOrder('KOUEBL1'));
  expect(document).toMatchObject({ status: 'ISSUED', issuance: 'ISSU' });
  const issued = await billOn(server, 'a', 'KOUEBL1');
  expect(issued).toMatchObject({ status: 'ISSUED', holder: { partyName: /苏州椅业/ } });
  expect(issued.next.find(({ actionCode }) => actionCode === 'ENDORSE')?.why?.code).toBe('TTL-0011');

  await act(server, 'a', 'KOUEBL1', { actionCode: 'TRANSFER', recipient: 'bank' });
  expect(await billOn(server, 'a', 'KOUEBL1')).toMatchObject({
    holder: { partyName: 'Rijnbank NV' },
    onItsWayTo: null,
    liesOn: 'KUNB',
  });
  const endorsed = await act(server, 'b', 'KOUEBL1', { actionCode: 'ENDORSE', recipient: 'buyer' });
  expect(endorsed.titleholder).toMatchObject({ kind: 'named', titleholder: { partyName: 'Chairs BV' } });
  await act(server, 'b', 'KOUEBL1', { actionCode: 'TRANSFER', recipient: 'buyer' });
  const surrendered = await act(server, 'b', 'KOUEBL1', { actionCode: 'SURRENDER_FOR_DELIVERY' });
  expect(surrendered).toMatchObject({ status: 'PENDING_SURRENDER_FOR_DELIVERY', holder: { partyName: 'Kouan Line' } });
  expect(surrendered.next.filter(({ allowed }) => allowed).map(({ actionCode }) => actionCode)).toEqual([
    'SACC',
    'SREJ',
  ]);

  const ask = async (facts: object) =>
    (await call(server, '/ebl/carrier/releases/decision', { transportDocumentReference: 'KOUEBL1', ...facts })).json;
  expect(await ask({})).toMatchObject({ verdict: 'hold', missing: ['surrendered', 'customs', 'freight', 'identity'] });
  expect((await decide(server, 'SURR')).status).toBe(200);
  for (const platform of ['a', 'b'])
    expect(await billOn(server, platform, 'KOUEBL1')).toMatchObject({
      status: 'SURRENDERED_FOR_DELIVERY',
      findings: [],
    });
  expect(await ask({})).toMatchObject({ missing: ['customs', 'freight', 'identity'] });
  expect(await ask({ freightPaid: true })).toMatchObject({ verdict: 'unknown', missing: ['customs', 'identity'] });
  expect(await ask({ freightPaid: true, claimant: 'bank', identityProved: true })).toMatchObject({
    verdict: 'hold',
    missing: ['customs', 'identity'],
  });
  const buyer = { freightPaid: true, claimant: 'buyer', identityProved: true };
  expect(await ask(buyer)).toMatchObject({ verdict: 'unknown', missing: ['customs'] });
  await hand(server, message('EBL-released', { transport: { mode: '1', transportDocumentNumber: 'KOUEBL1' } }));
  expect(await ask(buyer)).toMatchObject({ verdict: 'hold', missing: ['customs'] });
  server.clock.advance(9 * STEP_MS);
  const { verdict, code: first } = await ask(buyer);
  expect(verdict).toBe('release');
  // A code that was asked for again takes the place of the first.
  const { code } = await ask(buyer);
  const use = (one: unknown) => call(server, '/ebl/carrier/releases/use', { code: one, by: 'gate 4' });
  expect((await use(first)).status).toBe(409);
  // Asked for again from the beginning, the code is the same.
  await call(server, '/control/state/snapshots', { name: 'released' });
  expect((await call(server, '/control/state/snapshots/released/restore', {})).json).toMatchObject({
    exact: true,
    notCarried: [],
  });
  expect((await use(String(code).toLowerCase())).json).toMatchObject({ transportDocumentReference: 'KOUEBL1' });
  expect((await use(code)).status).toBe(409);
  expect(await ask(buyer)).toMatchObject({ verdict: 'release', released: true });
});

test('a rejected surrender, an amendment, and the new document under the old number', async () => {
  const server = await served();
  await issue(server, straight('KOUEBL2'));
  await act(server, 'a', 'KOUEBL2', { actionCode: 'TRANSFER', recipient: 'buyer' });
  await act(server, 'b', 'KOUEBL2', { actionCode: 'SURRENDER_FOR_DELIVERY' });
  expect((await decide(server, 'SREJ', 'Freight is open')).status).toBe(200);
  expect(await billOn(server, 'b', 'KOUEBL2')).toMatchObject({ status: 'ISSUED', holder: { partyName: 'Chairs BV' } });
  await act(server, 'b', 'KOUEBL2', { actionCode: 'SURRENDER_FOR_AMENDMENT', reasonCode: 'COD' });
  expect((await decide(server, 'SURR')).status).toBe(200);
  const again = await call(server, '/ebl/carrier/documents', {
    transportDocument: straight('KOUEBL2', { displayedNameForPortOfDischarge: ['HAMBURG'] }),
    issueTo: 'shipper',
  });
  expect(again.status, again.body).toBe(201);
  expect(await billOn(server, 'a', 'KOUEBL2')).toMatchObject({ status: 'ISSUED', entries: 1 });
  const { documents } = (await call(server, '/ebl/carrier/documents')).json as { documents: { status: string }[] };
  expect(documents.map(({ status }) => status)).toEqual(['VOIDED', 'ISSUED']);
});

test('what was told is known after a restart, under the same keys', async () => {
  const store = path('.db');
  const first = await served({ store });
  await issue(first, straight('KOUEBL3'));
  await act(first, 'a', 'KOUEBL3', { actionCode: 'TRANSFER', recipient: 'buyer' });
  const [before, keys] = [await billOn(first, 'b', 'KOUEBL3'), (await call(first, '/ebl/keys')).body];
  const certificate = (await call(first, '/ebl/keys/KUNA')).body;
  await first.close();
  const second = await served({ store });
  expect(await billOn(second, 'b', 'KOUEBL3')).toEqual(before);
  expect((await call(second, '/ebl/keys')).body).toBe(keys);
  expect((await call(second, '/ebl/keys/a')).body).toBe(certificate);
  await act(second, 'b', 'KOUEBL3', { actionCode: 'SURRENDER_FOR_DELIVERY' });
  expect((await decide(second, 'SURR')).status).toBe(200);
});

describe('what a person asks for that cannot be', () => {
  test.each<[string, number, string, unknown]>([
    ['an act that a rule forbids', 409, '/ebl/a/bills/KOUEBL4/acts', { actionCode: 'ENDORSE', recipient: 'bank' }],
    ['an act that is none', 409, '/ebl/a/bills/KOUEBL4/acts', { actionCode: 'STEAL' }],
    ['a head that has moved', 409, '/ebl/a/bills/KOUEBL4/acts', { actionCode: 'SIGN', head: 'a' }],
    ['somebody unknown', 422, '/ebl/a/bills/KOUEBL4/acts', { actionCode: 'TRANSFER', recipient: 'nobody' }],
    ['a field too many', 422, '/ebl/a/bills/KOUEBL4/acts', { actionCode: 'SIGN', more: 1 }],
    ['a bill that is not there', 404, '/ebl/a/bills/NONE/acts', { actionCode: 'SIGN' }],
    ['a platform that is not there', 404, '/ebl/c/bills/KOUEBL4/acts', { actionCode: 'SIGN' }],
    [
      'the same number again',
      409,
      '/ebl/carrier/documents',
      { transportDocument: straight('KOUEBL4'), issueTo: 'buyer' },
    ],
    ['no transport document', 422, '/ebl/carrier/documents', { transportDocument: { isToOrder: 1 }, issueTo: 'buyer' }],
    ['a surrender that nobody asked', 404, '/ebl/carrier/surrenders/none/decision', { action: 'SURR' }],
    ['a release of no bill', 404, '/ebl/carrier/releases/decision', { transportDocumentReference: 'NONE' }],
    ['a code that is none', 409, '/ebl/carrier/releases/use', { code: 'ABC', by: 'gate' }],
    ['a key that is none', 422, '/ebl/control/peers', { code: 'EVIL', certificate: 'x' }],
  ])('%s: %i, and the bill is as it was', async (_, status, at, body) => {
    const server = await served();
    await issue(server, straight('KOUEBL4'));
    const before = await billOn(server, 'a', 'KOUEBL4');
    const answer = await call(server, at, body);
    expect([answer.status, answer.type], answer.body).toEqual([status, 'application/problem+json']);
    expect(await billOn(server, 'a', 'KOUEBL4')).toEqual(before);
  });
});

test('forgotten between two scenarios, a number is free again', async () => {
  const server = await served();
  await issue(server, straight('KOUEBL5'));
  await act(server, 'a', 'KOUEBL5', { actionCode: 'TRANSFER', recipient: 'buyer' });
  expect((await call(server, '/ebl/control/forget', { transportDocumentReference: 'KOUEBL5' })).status).toBe(200);
  for (const platform of ['a', 'b']) expect((await call(server, `/ebl/${platform}/bills`)).json).toEqual({ bills: [] });
  await issue(server, straight('KOUEBL5'));
});

describe('what others may ask and answer', () => {
  test('the endorsement chain of a number, the newest link first', async () => {
    const server = await served();
    await issue(server, straight('KOUEBL6'));
    await act(server, 'a', 'KOUEBL6', { actionCode: 'TRANSFER', recipient: 'buyer' });
    const { json, headers } = await call(server, '/ebl/b/endorsement-chains/KOUEBL6?carrierSCACCode=KOUA');
    expect(json).toMatchObject([
      { carrierSCACCode: 'KOUA', endorsementChain: [{ actionCode: 'TRANSFER' }, { actionCode: 'ISSUE' }] },
    ]);
    expect(headers['api-version']).toBe('3.0.0');
    for (const at of ['/ebl/b/endorsement-chains/NONE', '/ebl/b/endorsement-chains/KOUEBL6?carrierSCACCode=XXXX'])
      expect(await call(server, at)).toMatchObject({ status: 404, json: { statusCode: 404, errors: [{}] } });
  });

  test('whether a party can be reached, and no more than that', async () => {
    const server = await served();
    const ask = (body: object) => call(server, '/ebl/b/v3/receiver-validation', body);
    const buyer = { codeListProvider: 'GLEIF', partyCode: '724500PMK2A2M1SQQ228' };
    expect(await ask(buyer)).toMatchObject({ status: 200, json: { partyName: 'Chairs BV' } });
    expect(await ask({ ...buyer, codeListName: 'LEI' })).toMatchObject({ status: 200 });
    for (const other of [{ codeListName: 'DUNS' }, { partyCode: 'NOBODY' }, { codeListProvider: 'ZZZ' }])
      expect(await ask({ ...buyer, ...other })).toMatchObject({
        status: 404,
        json: { errors: [{ errorCodeText: 'PNT-0005' }] },
      });
    expect(await ask({ partyCode: 'X' })).toMatchObject({ status: 400 });
  });

  test('a surrender by a platform that has not issued, and an answer by somebody else, change nothing', async () => {
    const server = await served();
    await issue(server, straight('KOUEBL7'));
    const token = 'a-token-of-a-peer-that-is-known';
    await call(server, '/ebl/control/peers', { code: 'PEER', token });
    const headers = { authorization: `Bearer ${token}` };
    const request = {
      surrenderRequestReference: 'Z1',
      transportDocumentReference: 'KOUEBL7',
      surrenderRequestCode: 'SREQ',
    };
    const refused = await call(server, '/ebl/carrier/v3/ebl-surrender-requests', request, { headers });
    expect(refused).toMatchObject({ status: 409, json: { errors: [{ errorCodeText: 'SUR-0003' }] } });
    expect((await call(server, '/ebl/carrier/surrenders')).json).toEqual({ surrenders: [] });
    await act(server, 'a', 'KOUEBL7', { actionCode: 'TRANSFER', recipient: 'buyer' });
    await act(server, 'b', 'KOUEBL7', { actionCode: 'SURRENDER_FOR_DELIVERY' });
    const [{ reference = '' } = {}] = (await billOn(server, 'a', 'KOUEBL7')).surrenders;
    const answer = { surrenderRequestReference: reference, action: 'SURR' };
    const say = (more: object = {}) => call(server, '/ebl/a/v3/ebl-surrender-responses', { ...answer, ...more });
    expect((await call(server, '/ebl/a/v3/ebl-surrender-responses', answer, { headers })).status).toBe(409);
    expect((await say({ surrenderRequestReference: 'unknown' })).status).toBe(409);
    expect((await billOn(server, 'a', 'KOUEBL7')).status).toBe('PENDING_SURRENDER_FOR_DELIVERY');
    expect((await decide(server, 'SURR')).status).toBe(200);
    expect((await say()).status).toBe(409);
    expect((await say({ action: 'SREJ', comments: 'too late' })).status).toBe(409);
    expect((await billOn(server, 'a', 'KOUEBL7')).status).toBe('SURRENDERED_FOR_DELIVERY');
  });

  test('a document that cannot be issued is refused with why, and its number stays free', async () => {
    const server = await served();
    const draft = await issue(server, straight('KOUEBL8', { transportDocumentStatus: 'DRAFT' }));
    expect(draft.document).toMatchObject({
      issuance: 'BREQ',
      answer: { issuanceResponseCode: 'BREQ', errors: [{ errorCode: 'ISU-0007' }] },
    });
    expect((await issue(server, straight('KOUEBL8'))).document).toMatchObject({ issuance: 'ISSU' });
  });
});
