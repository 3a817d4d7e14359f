import { describe, expect, it } from 'vitest';
import type { TitleAct } from '../acts.ts';
import { actOn } from '../pint/act.ts';
import { signedAnswer } from '../pint/answer.ts';
import { deliver, type PintEndpoint } from '../pint/deliver.ts';
import { openChain } from '../pint/issue.ts';
import {
  bank,
  bill,
  carrier,
  chainOf,
  contextOf,
  envelopeOf,
  ISSUE,
  NOW,
  newRegister,
  party,
  SIGNERS,
  type Step,
  shipper,
  TO_BANK,
} from '../pint/pint.testing.ts';
import { receiveEnvelope } from '../pint/receive.ts';
import type { Register } from '../register/register.ts';
import type { Outgoing } from '../register/transfers.ts';
import { documentChecksum } from './checksum.ts';
import { signObject } from './entry.ts';
import { platformKeys } from './keys.ts';

/** A platform that is known to everybody, and lies. */
const keys = platformKeys({
  certificates: (['EBL1', 'EBL2', 'CAR1', 'EVIL'] as const).map((owner) => ({
    owner,
    certificate: SIGNERS[owner].certificate,
  })),
});
const here = contextOf('EBL2', { keys });
/** Parties are known by their codes, on whatever platform they are. */
const on = (eblPlatform: string | undefined, { eblPlatform: _, ...who } = shipper) => ({
  ...who,
  ...(eblPlatform === undefined ? {} : { eblPlatform }),
});
const SURRENDER: Step = ['EBL2', { actionCode: 'SURRENDER_FOR_DELIVERY', actor: bank, recipient: carrier }];

describe('what another platform tells than the one on which the bill lies', () => {
  it.each<[string, Step[], 'EBL1' | 'EBL2' | 'EVIL']>([
    [
      'for the holder, on no platform',
      [ISSUE, ['EVIL', { actionCode: 'TRANSFER', actor: on(undefined), recipient: bank }]],
      'EVIL',
    ],
    [
      'for the holder, as if it were there',
      [ISSUE, ['EVIL', { actionCode: 'TRANSFER', actor: on('EVIL'), recipient: bank }]],
      'EVIL',
    ],
    [
      'after it has sent the bill on',
      [
        ISSUE,
        TO_BANK,
        ['EBL1', { actionCode: 'TRANSFER', actor: on('EBL1', bank), recipient: party('Buyer', 'EBL2') }],
      ],
      'EBL1',
    ],
    [
      'that a surrender was rejected which another has to bring to the carrier',
      [ISSUE, TO_BANK, SURRENDER, ['EVIL', { actionCode: 'SREJ', actor: on('EVIL', carrier), recipient: bank }]],
      'EVIL',
    ],
  ])('%s, is refused', async (_, steps, sender) => {
    const register = await newRegister();
    const chain = await chainOf(bill(), ...steps);
    const answer = await receiveEnvelope(register, await envelopeOf(bill(), chain, sender), here);
    expect(answer).toMatchObject({ response: { responseCode: 'BENV', reason: expect.stringContaining('CHN-0011') } });
    expect(await register.find({ reference: 'KOU1' })).toEqual([]);
  });

  it('while a bill that comes and goes is taken each time', async () => {
    const register = await newRegister();
    const back: Step = ['EBL2', { actionCode: 'TRANSFER', actor: bank, recipient: shipper }];
    const chain = await chainOf(bill(), ISSUE, TO_BANK, back, TO_BANK);
    for (const length of [2, 4])
      expect(await receiveEnvelope(register, await envelopeOf(bill(), chain.slice(0, length)), here)).toMatchObject({
        response: { responseCode: 'RECE' },
      });
  });
});

describe('a new document under the number of one that came here', () => {
  const take = async (register: Register, document: object, ...steps: readonly Step[]) => {
    const answer = await receiveEnvelope(register, await envelopeOf(document, await chainOf(document, ...steps)), here);
    return 'response' in answer ? answer.response.responseCode : answer.status;
  };
  const amended = bill({ weights: [7] });
  const back: Step = ['EBL2', { actionCode: 'TRANSFER', actor: bank, recipient: shipper }];

  it('is a double spend while that one is here', async () => {
    const register = await newRegister();
    expect(await take(register, bill(), ISSUE, TO_BANK)).toBe('RECE');
    expect(await take(register, amended, ISSUE, TO_BANK)).toBe('DISE');
  });

  it('takes its place once it has left: what the carrier has made of it elsewhere nobody tells us', async () => {
    const register = await newRegister();
    const chain = await chainOf(bill(), ISSUE, TO_BANK, back);
    await receiveEnvelope(register, await envelopeOf(bill(), chain.slice(0, 2)), here);
    const [{ id = '' } = {}] = await register.list();
    const act = { actionCode: 'TRANSFER' as const, actor: bank, recipient: shipper };
    const { transfer } = await actOn(register, id, { act }, here);
    // Until the other platform has signed that it is there it is here.
    expect(await take(register, amended, ISSUE, TO_BANK)).toBe('DISE');
    const signed = await signedAnswer('RECE', transfer?.checksum ?? '', {}, contextOf('EBL1'));
    const postEnvelope = async () => ({ status: 200, body: Buffer.from(JSON.stringify(signed.signed)) });
    await deliver(register, transfer as Outgoing, { postEnvelope } as unknown as PintEndpoint, { keys });
    expect(await take(register, amended, ISSUE, TO_BANK)).toBe('RECE');
    // The old one does not live beside it.
    expect(await take(register, bill(), ISSUE, TO_BANK)).toBe('DISE');
  });
});

describe('a platform does nothing itself with a bill that lies elsewhere', () => {
  it('for whoever has it, wherever they say they are; nor does it answer for the carrier of another', async () => {
    const [one, two] = [await newRegister(), await newRegister()];
    const document = bill();
    const sum = documentChecksum(document);
    const issuanceManifest = await signObject({ documentChecksum: sum, issueToChecksum: sum }, SIGNERS.CAR1.signer);
    const fields = { transportDocumentReference: 'KOU1', carrierCode: 'KOUA', isToOrder: true };
    const issued = { document, bill: { type: 'bill-of-lading' as const, ...fields }, issuanceManifest };
    const opened = await openChain(one, { ...issued, carrier, holder: shipper }, contextOf('EBL1'));
    const id = opened?.bill.id ?? '';
    /** Acts on a platform, and brings what leaves to the other. */
    const act = async (platform: 'EBL1' | 'EBL2', what: Omit<TitleAct, 'actionDateTime'>) => {
      const [from, to, other] = platform === 'EBL1' ? ([one, two, 'EBL2'] as const) : ([two, one, 'EBL1'] as const);
      const { transfer } = await actOn(from, id, { act: what }, contextOf(platform));
      if (transfer === undefined) return;
      const postEnvelope = async (envelope: Uint8Array) => {
        const answer = await receiveEnvelope(to, envelope, contextOf(other));
        return { status: answer.status, body: Buffer.from(JSON.stringify('signed' in answer ? answer.signed : {})) };
      };
      const endpoint = { postEnvelope } as unknown as PintEndpoint;
      expect(await deliver(from, transfer, endpoint, { keys })).toMatchObject({ kind: 'accepted' });
    };
    await act('EBL1', { actionCode: 'TRANSFER', actor: shipper, recipient: bank });
    const buyer = party('Buyer', 'EBL1');
    const again = act('EBL1', { actionCode: 'TRANSFER', actor: on(undefined, bank), recipient: buyer });
    await expect(again).rejects.toThrow('CHN-0011');
    await act('EBL2', { actionCode: 'SURRENDER_FOR_DELIVERY', actor: bank, recipient: carrier });
    await expect(act('EBL2', { actionCode: 'SACC', actor: carrier })).rejects.toThrow('CHN-0011');
    // The answer goes to who has surrendered.
    await expect(act('EBL1', { actionCode: 'SREJ', actor: carrier, recipient: buyer })).rejects.toThrow('TTL-0021');
    await act('EBL1', { actionCode: 'SREJ', actor: carrier });
    // The bank takes it along to where it is a customer as well.
    await act('EBL2', { actionCode: 'TRANSFER', actor: bank, recipient: { ...bank, eblPlatform: 'EBL1' } });
    await act('EBL1', { actionCode: 'TRANSFER', actor: { ...bank, eblPlatform: 'EBL1' }, recipient: shipper });
    expect(await one.title(id)).toMatchObject({ state: { holder: shipper }, whereabouts: { on: 'EBL1' } });
  });
});

it('an act is never dated before the one that it follows, though the clock here be slow', async () => {
  const register = await newRegister();
  const ahead = new Date(NOW.getTime() + 120_000).toISOString();
  const chain = await chainOf(bill(), ISSUE, [
    'EBL1',
    { actionCode: 'TRANSFER', actor: shipper, recipient: bank, actionDateTime: ahead },
  ]);
  await receiveEnvelope(register, await envelopeOf(bill(), chain), here);
  const [found] = await register.find({ reference: 'KOU1' });
  const { title } = await actOn(register, found?.id ?? '', { act: { actionCode: 'SIGN', actor: bank } }, here);
  expect(title.acts.at(-1)).toMatchObject({ actionCode: 'SIGN', actionDateTime: ahead });
});
