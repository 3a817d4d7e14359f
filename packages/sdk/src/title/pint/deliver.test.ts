import { expect, it } from 'vitest';
import { documentChecksum } from '../chain/checksum.ts';
import { signObject } from '../chain/entry.ts';
import { platformKeys } from '../chain/keys.ts';
import { actOn } from './act.ts';
import { deliver, type PintEndpoint } from './deliver.ts';
import { openChain } from './issue.ts';
import { bank, bill, carrier, contextOf, keys, newRegister, SIGNERS, shipper } from './pint.testing.ts';
import { receiveEnvelope } from './receive.ts';

/** A bill that has just been sent from EBL1 to the bank on EBL2. */
async function sent() {
  const [here, there] = [await newRegister(), await newRegister()];
  const document = bill();
  const sum = documentChecksum(document);
  const issuanceManifest = await signObject({ documentChecksum: sum, issueToChecksum: sum }, SIGNERS.CAR1.signer);
  const fields = { transportDocumentReference: 'KOU1', carrierCode: 'KOUA', isToOrder: true };
  const issued = { document, bill: { type: 'bill-of-lading' as const, ...fields }, issuanceManifest };
  const id = (await openChain(here, { ...issued, carrier, holder: shipper }, contextOf('EBL1')))?.bill.id ?? '';
  const act = { actionCode: 'TRANSFER' as const, actor: shipper, recipient: bank };
  const { transfer } = await actOn(here, id, { act }, contextOf('EBL1'));
  if (transfer === undefined) throw new Error('it leaves');
  /** Sends it, to a platform that has these keys; the answer may be lost. */
  const send = (known: typeof keys, lost = false) => {
    const postEnvelope = async (envelope: Uint8Array) => {
      const answer = await receiveEnvelope(there, envelope, contextOf('EBL2', { keys: known }));
      if (lost) throw new Error('reset');
      return { status: answer.status, body: Buffer.from(JSON.stringify('signed' in answer ? answer.signed : {})) };
    };
    return deliver(here, transfer, { postEnvelope } as unknown as PintEndpoint, { keys });
  };
  return { here, there, id, send };
}

/** The platform has taken our certificate away, or it has run out. */
const without = platformKeys({ certificates: [{ owner: 'CAR1', certificate: SIGNERS.CAR1.certificate }] });

it('a signature that cannot be used says no more than that: whoever had sent before does not take the bill for his', async () => {
  const { here, there, id, send } = await sent();
  expect(await send(keys, true)).toMatchObject({ kind: 'unknown' });
  expect(await there.title(id)).toMatchObject({ state: { holder: bank } });
  expect(await send(without)).toMatchObject({ kind: 'unknown' });
  expect(await here.title(id)).toMatchObject({ state: { inTransfer: { to: bank } } });
  expect(await send(keys)).toMatchObject({ kind: 'accepted', response: { responseCode: 'DUPE' } });
  expect(await here.title(id)).toMatchObject({ state: { holder: bank } });
});

it('nor does whoever sends for the first time: the same envelope counts once the key is known, whoever brings it', async () => {
  const { here, id, send } = await sent();
  const refused = await send(without);
  expect(refused).toMatchObject({ kind: 'unknown', why: { message: expect.stringContaining('BSIG') } });
  expect(await here.title(id)).toMatchObject({ state: { holder: shipper, inTransfer: { to: bank } } });
  expect(await send(keys)).toMatchObject({ kind: 'accepted', response: { responseCode: 'RECE' } });
});
