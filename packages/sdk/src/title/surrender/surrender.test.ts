import { describe, expect, it } from 'vitest';
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import { DIALECTS } from '../../exchange/store/dialects.testing.ts';
import type { TitleAct } from '../acts.ts';
import type { DeskEndpoint } from '../courier/endpoint.ts';
import { sendDue } from '../courier/send-due.ts';
import type { DeskAnswer } from '../desk.ts';
import { issueDocument, takeIssuanceAnswer } from '../issuance/carrier.ts';
import { receiveIssuance } from '../issuance/platform.ts';
import { actOn } from '../pint/act.ts';
import { deliver, type HttpAnswer } from '../pint/deliver.ts';
import { bank, bill, carrier, contextOf, newRegister, SIGNERS, shipper } from '../pint/pint.testing.ts';
import { receiveEnvelope } from '../pint/receive.ts';
import type { Register } from '../register/register.ts';
import { decideSurrender, receiveSurrender, surrenderAskedIn, voidDocument } from './carrier.ts';
import { takeSurrenderAnswer } from './platform.ts';

const CARRIER = 'KOUA';
const document = bill({ transportDocumentSubReference: '1' });
const issueTo = { partyName: shipper.partyName, sendToPlatform: 'EBL1', identifyingCodes: shipper.identifyingCodes };

const platform = (code: 'EBL1' | 'EBL2') => ({
  ...contextOf(code, { carrierOf: () => 'CAR1' }),
  carrierParty: ({ carrierCode }: BillOfLading) => (carrierCode === CARRIER ? carrier : undefined),
});

const over = async (answer: Promise<DeskAnswer>): Promise<HttpAnswer> => ({
  status: (await answer).status,
  body: new Uint8Array(),
});

/** Two platforms and a carrier that call each other in this process; `cut` is who cannot be reached. */
async function world(where: () => string) {
  const at = { EBL1: await newRegister(undefined, where()), EBL2: await newRegister(undefined, where()) };
  const carrierAt = await newRegister(undefined, where());
  const cut = new Set<string>();
  const pint = (code: 'EBL1' | 'EBL2') => async (envelope: Uint8Array) => {
    const answer = await receiveEnvelope(at[code], envelope, platform(code));
    return { status: answer.status, body: Buffer.from(JSON.stringify('signed' in answer ? answer.signed : {})) };
  };
  const nobody = () => Promise.reject(new Error('not here'));
  const none = { postEnvelope: nobody, putDocument: nobody, finishTransfer: nobody };
  const messages = {
    putIssuanceRequest: nobody,
    postIssuanceResponse: nobody,
    postSurrenderRequest: nobody,
    postSurrenderResponse: nobody,
  };
  const endpoints: Readonly<Record<string, DeskEndpoint>> = {
    ...Object.fromEntries(
      (['EBL1', 'EBL2'] as const).map((code): [string, DeskEndpoint] => [
        code,
        {
          ...none,
          ...messages,
          postEnvelope: pint(code),
          putIssuanceRequest: (bytes) => over(receiveIssuance(at[code], bytes, platform(code))),
          postSurrenderResponse: (bytes) => over(takeSurrenderAnswer(at[code], bytes, platform(code), CARRIER)),
        },
      ]),
    ),
    [CARRIER]: {
      ...none,
      ...messages,
      postIssuanceResponse: (bytes) => over(takeIssuanceAnswer(carrierAt, bytes)),
      postSurrenderRequest: (bytes) => over(receiveSurrender(carrierAt, bytes, 'EBL1')),
    },
  };
  const to = (code: string) => (cut.has(code) ? undefined : endpoints[code]);
  const settle = async () => {
    for (let round = 0; round < 8; round++) {
      await sendDue(at.EBL1, to, platform('EBL1'));
      await sendDue(at.EBL2, to, platform('EBL2'));
      await sendDue(carrierAt, to, { ...platform('EBL1'), platform: CARRIER, signer: SIGNERS.CAR1.signer });
    }
  };
  const issue = async (change: object = {}) => {
    const issued = { ...document, ...change };
    const made = await issueDocument(
      carrierAt,
      { document: issued, issueTo },
      {
        type: 'bill-of-lading',
        transportDocumentReference: 'KOU1',
        transportDocumentSubReference: '1',
        carrierCode: CARRIER,
      },
      SIGNERS.CAR1,
    );
    await settle();
    const found = (await carrierAt.carrierDocuments()).find(({ id }) => id === made.id);
    return found;
  };
  const close = () => Promise.all([at.EBL1, at.EBL2, carrierAt].map((one) => one.close()));
  return { at, carrierAt, cut, settle, issue, close };
}

const newest = async (register: Register) => {
  const found = (await register.list()).at(-1);
  return found === undefined ? undefined : register.title(found.id);
};

const does = async (register: Register, code: 'EBL1' | 'EBL2', act: Omit<TitleAct, 'actionDateTime'>) => {
  const title = await newest(register);
  await actOn(register, title?.bill.id ?? '', { act }, platform(code));
};

const surrender = (actor = shipper, change: object = {}) => ({
  actionCode: 'SURRENDER_FOR_DELIVERY' as const,
  actor,
  recipient: carrier,
  ...change,
});

describe.each(DIALECTS)('platforms and a carrier on %s', (_, where) => {
  it('issued, moved, surrendered from the other platform through the one that issued, accepted; and all know it', async () => {
    const { at, carrierAt, settle, issue, close } = await world(where);
    expect(await issue()).toMatchObject({ status: 'ISSUED', issuance: 'ISSU' });
    await does(at.EBL1, 'EBL1', { actionCode: 'TRANSFER', actor: shipper, recipient: bank });
    await settle();
    await does(at.EBL2, 'EBL2', surrender(bank));
    await settle();
    const [asked] = await carrierAt.carrierSurrenders();
    expect(asked).toMatchObject({ platform: 'EBL1', state: 'pending' });
    expect(asked === undefined ? undefined : surrenderAskedIn(asked)).toMatchObject({
      transportDocumentReference: 'KOU1',
      surrenderRequestCode: 'SREQ',
      endorsementChain: [{ actionCode: 'ISSUE' }, { actionCode: 'TRANSFER' }, { actionCode: 'SURRENDER_FOR_DELIVERY' }],
    });
    await decideSurrender(carrierAt, { platform: 'EBL1', reference: asked?.reference ?? '', action: 'SURR' });
    await settle();
    for (const register of [at.EBL1, at.EBL2])
      expect(await newest(register)).toMatchObject({ state: { status: 'SURRENDERED_FOR_DELIVERY' }, findings: [] });
    expect(await carrierAt.carrierDocuments()).toMatchObject([{ status: 'SURRENDERED_FOR_DELIVERY' }]);
    await close();
  });

  it('rejected, possession goes back to who has surrendered, wherever that is', async () => {
    const { at, carrierAt, cut, settle, issue, close } = await world(where);
    await issue();
    await does(at.EBL1, 'EBL1', { actionCode: 'TRANSFER', actor: shipper, recipient: bank });
    await settle();
    await does(at.EBL2, 'EBL2', surrender(bank));
    await settle();
    const [asked] = await carrierAt.carrierSurrenders();
    cut.add('EBL2');
    await decideSurrender(carrierAt, {
      platform: 'EBL1',
      reference: asked?.reference ?? '',
      action: 'SREJ',
      comments: 'Freight is open',
    });
    await settle();
    // Until the other platform has signed that it has it, the carrier keeps it.
    expect(await newest(at.EBL1)).toMatchObject({
      state: { holder: { partyName: 'Carrier' }, inTransfer: { to: bank } },
    });
    cut.clear();
    await settle();
    for (const register of [at.EBL1, at.EBL2])
      expect(await newest(register)).toMatchObject({ state: { status: 'ISSUED', holder: bank } });
    expect(await carrierAt.carrierDocuments()).toMatchObject([{ status: 'ISSUED' }]);
    await does(at.EBL2, 'EBL2', surrender(bank));
    await settle();
    expect((await carrierAt.carrierSurrenders()).map(({ state }) => state)).toEqual(['SREJ', 'pending']);
    await close();
  });

  it('one decision, one answer, whoever tries again', async () => {
    const { at, carrierAt, settle, issue, close } = await world(where);
    await issue();
    await does(at.EBL1, 'EBL1', surrender());
    await settle();
    const [{ reference = '', request = new Uint8Array() } = {}] = await carrierAt.carrierSurrenders();
    expect(await receiveSurrender(carrierAt, request, 'EBL1')).toEqual({ status: 204 });
    const other = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(request).toString()), comments: 'other' }));
    expect(await receiveSurrender(carrierAt, other, 'EBL1')).toMatchObject({
      status: 409,
      findings: [{ code: 'SUR-0004' }],
    });
    expect(await receiveSurrender(carrierAt, other, 'EBL2')).toMatchObject({
      status: 409,
      findings: [{ code: 'SUR-0003' }],
    });
    const both = await Promise.allSettled(
      (['SURR', 'SREJ'] as const).map((action) =>
        decideSurrender(carrierAt, {
          platform: 'EBL1',
          reference,
          action,
          ...(action === 'SREJ' ? { comments: 'no' } : {}),
        }),
      ),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await settle();
    const state = (await newest(at.EBL1))?.state;
    for (const action of ['SURR', 'SREJ']) {
      const answer = { surrenderRequestReference: reference, action, ...(action === 'SREJ' ? { comments: 'no' } : {}) };
      expect(
        await takeSurrenderAnswer(at.EBL1, Buffer.from(JSON.stringify(answer)), platform('EBL1'), CARRIER),
      ).toMatchObject({ status: 409, findings: [{ code: 'SUR-0006' }] });
    }
    expect((await newest(at.EBL1))?.state).toEqual(state);
    await close();
  });

  it.each<[string, object, number, string]>([
    ['nothing', {}, 400, 'SUR-0001'],
    ['an answer to nothing', { surrenderRequestReference: 'x', action: 'SURR' }, 409, 'SUR-0005'],
    ['a rejection without a reason', { surrenderRequestReference: 'x', action: 'SREJ' }, 400, 'SUR-0007'],
    ['an acceptance with one', { surrenderRequestReference: 'x', action: 'SURR', comments: 'why' }, 400, 'SUR-0008'],
    ['a word that is none', { surrenderRequestReference: 'x', action: 'MAYBE' }, 400, 'SUR-0001'],
  ])('refuses %s', async (__, answer, status, code) => {
    const { at, close } = await world(where);
    const refused = await takeSurrenderAnswer(at.EBL1, Buffer.from(JSON.stringify(answer)), platform('EBL1'));
    expect(refused.status).toBe(status);
    expect('findings' in refused ? refused.findings[0]?.code : '').toBe(code);
    await close();
  });

  it('somebody who is not the carrier ends no bill', async () => {
    const { at, settle, issue, carrierAt, close } = await world(where);
    await issue();
    await does(at.EBL1, 'EBL1', surrender());
    await settle();
    const [asked] = await carrierAt.carrierSurrenders();
    const answer = Buffer.from(JSON.stringify({ surrenderRequestReference: asked?.reference, action: 'SURR' }));
    expect(await takeSurrenderAnswer(at.EBL1, answer, platform('EBL1'), 'EBL2')).toMatchObject({
      status: 409,
      findings: [{ code: 'SUR-0010' }],
    });
    expect(await newest(at.EBL1)).toMatchObject({ state: { status: 'PENDING_SURRENDER_FOR_DELIVERY' } });
    await close();
  });

  it('a switch to paper: void before there is paper, on the platform and at the carrier', async () => {
    const { at, carrierAt, settle, issue, close } = await world(where);
    const issued = await issue();
    await does(at.EBL1, 'EBL1', surrender(shipper, { actionCode: 'SURRENDER_FOR_AMENDMENT', reasonCode: 'SWTP' }));
    await settle();
    await expect(voidDocument(carrierAt, issued?.id ?? '')).rejects.toMatchObject({ code: 'ERR_KOUAN_DOCUMENT' });
    const [asked] = await carrierAt.carrierSurrenders();
    expect(asked === undefined ? undefined : surrenderAskedIn(asked)).toMatchObject({
      surrenderRequestCode: 'AREQ',
      reasonCode: 'SWTP',
    });
    await decideSurrender(carrierAt, { platform: 'EBL1', reference: asked?.reference ?? '', action: 'SURR' });
    await settle();
    expect(await newest(at.EBL1)).toMatchObject({ state: { status: 'VOIDED' }, findings: [] });
    expect(await voidDocument(carrierAt, issued?.id ?? '')).toMatchObject({ status: 'VOIDED' });
    await close();
  });

  it('a switch to paper is one step: whatever is killed, no bill is taken back that is not void', async () => {
    const { at, carrierAt, settle, issue, close } = await world(where);
    await issue();
    await does(at.EBL1, 'EBL1', surrender(shipper, { actionCode: 'SURRENDER_FOR_AMENDMENT', reasonCode: 'SWTP' }));
    await settle();
    const [{ reference = '' } = {}] = await carrierAt.carrierSurrenders();
    const write = at.EBL1.write.bind(at.EBL1);
    let writes = 0;
    at.EBL1.write = (work) => (++writes > 1 ? Promise.reject(new Error('killed')) : write(work));
    const answer = Buffer.from(JSON.stringify({ surrenderRequestReference: reference, action: 'SURR' }));
    await takeSurrenderAnswer(at.EBL1, answer, platform('EBL1'), CARRIER).catch(() => {});
    at.EBL1.write = write;
    expect(await newest(at.EBL1)).toMatchObject({ state: { status: 'VOIDED' }, findings: [] });
    await close();
  });

  it('a rejection that the other platform refuses leaves the bill with the carrier, who can answer again', async () => {
    const { at, carrierAt, cut, settle, issue, close } = await world(where);
    await issue();
    await does(at.EBL1, 'EBL1', { actionCode: 'TRANSFER', actor: shipper, recipient: bank });
    await settle();
    await does(at.EBL2, 'EBL2', surrender(bank));
    await settle();
    const [{ reference = '' } = {}] = await carrierAt.carrierSurrenders();
    cut.add('EBL2');
    await decideSurrender(carrierAt, { platform: 'EBL1', reference, action: 'SREJ', comments: 'Freight is open' });
    await settle();
    const [open] = await at.EBL1.openTransfers();
    if (open === undefined) throw new Error('it is on its way');
    const postEnvelope = async (envelope: Uint8Array) => {
      const refuses = { ...platform('EBL2'), knows: () => false };
      const refusal = await receiveEnvelope(at.EBL2, envelope, refuses);
      return { status: refusal.status, body: Buffer.from(JSON.stringify('signed' in refusal ? refusal.signed : '')) };
    };
    const refused = await deliver(at.EBL1, open, { postEnvelope } as unknown as DeskEndpoint, platform('EBL1'));
    expect(refused).toMatchObject({ kind: 'rejected', response: { responseCode: 'BENV' } });
    expect(await newest(at.EBL1)).toMatchObject({
      state: { status: 'PENDING_SURRENDER_FOR_DELIVERY', holder: { partyName: 'Carrier' } },
    });
    cut.clear();
    const answer = { surrenderRequestReference: reference, action: 'SREJ', comments: 'Freight is open' };
    const again = Buffer.from(JSON.stringify(answer));
    expect(await takeSurrenderAnswer(at.EBL1, again, platform('EBL1'), CARRIER)).toMatchObject({ status: 204 });
    await settle();
    for (const register of [at.EBL1, at.EBL2])
      expect(await newest(register)).toMatchObject({ state: { status: 'ISSUED', holder: bank } });
    await close();
  });

  it('amended: a new document takes the number of the one that was surrendered, and of no other', async () => {
    const { at, carrierAt, settle, issue, close } = await world(where);
    await issue();
    await expect(issue({ weights: [7] })).rejects.toMatchObject({ code: 'ERR_KOUAN_CONFLICT' });
    await does(at.EBL1, 'EBL1', surrender(shipper, { actionCode: 'SURRENDER_FOR_AMENDMENT', reasonCode: 'COD' }));
    await settle();
    const [asked] = await carrierAt.carrierSurrenders();
    await decideSurrender(carrierAt, { platform: 'EBL1', reference: asked?.reference ?? '', action: 'SURR' });
    await settle();
    expect(await issue({ weights: [7] })).toMatchObject({ status: 'ISSUED', issuance: 'ISSU' });
    expect((await carrierAt.carrierDocuments()).map(({ status }) => status)).toEqual(['VOIDED', 'ISSUED']);
    expect(await newest(at.EBL1)).toMatchObject({ state: { status: 'ISSUED', holder: { partyName: 'Shipper' } } });
    await close();
  });

  it('of equal requests to issue one succeeds, and the same number is not issued again', async () => {
    const { at, carrierAt, issue, close } = await world(where);
    await issue();
    const [made] = await carrierAt.carrierDocuments();
    const request = made?.request ?? new Uint8Array();
    expect(await receiveIssuance(at.EBL1, request, platform('EBL1'))).toMatchObject({ status: 409 });
    const fresh = await newRegister(undefined, where());
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => receiveIssuance(fresh, request, platform('EBL1'))),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await fresh.list()).toHaveLength(1);
    await fresh.close();
    await close();
  });

  it('an issuance that is refused frees the number, and its answer counts once', async () => {
    const { carrierAt, issue, at, close } = await world(where);
    expect(await issue({ transportDocumentStatus: 'DRAFT' })).toMatchObject({ issuance: 'BREQ', status: 'APPROVED' });
    const again = {
      transportDocumentReference: 'KOU1',
      transportDocumentSubReference: '1',
      issuanceResponseCode: 'ISSU',
    };
    expect(await takeIssuanceAnswer(carrierAt, Buffer.from(JSON.stringify(again)))).toMatchObject({ status: 409 });
    expect(await issue()).toMatchObject({ issuance: 'ISSU', status: 'ISSUED' });
    expect(await at.EBL1.list()).toHaveLength(1);
    await close();
  });

  it('an answer that names no version is for the document without one, though another is newer', async () => {
    const { carrierAt, close } = await world(where);
    for (const version of [{}, { transportDocumentSubReference: '2' }]) {
      const number = { transportDocumentReference: 'KOU1', carrierCode: CARRIER, ...version };
      const issued = { document: { ...bill(), ...version }, issueTo };
      await issueDocument(carrierAt, issued, { type: 'bill-of-lading', ...number }, SIGNERS.CAR1);
    }
    const answer = { transportDocumentReference: 'KOU1', issuanceResponseCode: 'ISSU' };
    expect(await takeIssuanceAnswer(carrierAt, Buffer.from(JSON.stringify(answer)))).toMatchObject({ status: 204 });
    expect((await carrierAt.carrierDocuments()).map(({ subReference, issuance }) => [subReference, issuance])).toEqual([
      ['', 'ISSU'],
      ['2', 'pending'],
    ]);
    await close();
  });

  it('an issuance that may have arrived is not given up for a platform that is not found for a while', async () => {
    const { at, carrierAt, cut, settle, issue, close } = await world(where);
    cut.add('EBL1');
    await issue();
    const sending = { ...platform('EBL1'), platform: CARRIER, signer: SIGNERS.CAR1.signer };
    const endpoint = (putIssuanceRequest: (bytes: Uint8Array) => Promise<HttpAnswer>) => () =>
      ({ putIssuanceRequest }) as unknown as DeskEndpoint;
    const lost = async (bytes: Uint8Array) => {
      await receiveIssuance(at.EBL1, bytes, platform('EBL1'));
      throw new Error('reset');
    };
    await sendDue(carrierAt, endpoint(lost), sending);
    await sendDue(
      carrierAt,
      endpoint(async () => ({ status: 404, body: new Uint8Array() })),
      sending,
    );
    expect(await carrierAt.carrierDocuments()).toMatchObject([{ issuance: 'pending' }]);
    cut.clear();
    await settle();
    expect(await carrierAt.carrierDocuments()).toMatchObject([{ issuance: 'ISSU', status: 'ISSUED' }]);
    await close();
  });

  it('a carrier that does not know the bill gives it back at once, and does not when it may have it', async () => {
    const { at, carrierAt, cut, settle, issue, close } = await world(where);
    await issue();
    await carrierAt.forget();
    await does(at.EBL1, 'EBL1', surrender());
    await settle();
    expect(await newest(at.EBL1)).toMatchObject({ state: { status: 'ISSUED', holder: shipper } });
    cut.add(CARRIER);
    await does(at.EBL1, 'EBL1', surrender());
    await sendDue(
      at.EBL1,
      () => ({ postSurrenderRequest: () => Promise.reject(new Error('reset')) }) as never,
      platform('EBL1'),
    );
    cut.clear();
    await settle();
    expect(await newest(at.EBL1)).toMatchObject({ state: { status: 'PENDING_SURRENDER_FOR_DELIVERY' } });
    await close();
  });
});
