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
