import { expect, it } from 'vitest';
import { DIALECTS } from '../../exchange/store/dialects.testing.ts';
import { checksum, documentChecksum, entryChecksum } from '../chain/checksum.ts';
import { nextEntry, signObject } from '../chain/entry.ts';
import type { EnvelopeManifest } from '../chain/objects.ts';
import { issuanceRequestOf } from '../issuance/make-request.ts';
import { receiveIssuance } from '../issuance/platform.ts';
import type { Register } from '../register/register.ts';
import { payloadOf } from '../register/said.ts';
import { actOn } from './act.ts';
import type { PintAnswer } from './context.ts';
import { deliver, type PintEndpoint } from './deliver.ts';
import {
  bank,
  bill,
  carrier,
  chainOf,
  contextOf,
  envelopeOf,
  ISSUE,
  keys,
  newRegister,
  SIGNERS,
  shipper,
  TO_BANK,
} from './pint.testing.ts';
import { putDocument } from './put-document.ts';
import { finishTransfer, receiveEnvelope } from './receive.ts';

type Platform = 'EBL1' | 'EBL2';

const over = async (answer: Promise<PintAnswer>) => {
  const said = await answer;
  const body = 'signed' in said ? said.signed : 'started' in said ? said.started : {};
  return { status: said.status, body: Buffer.from(JSON.stringify(body)) };
};

const endpointOf = (register: Register, platform: Platform): PintEndpoint => {
  const context = contextOf(platform);
  return {
    postEnvelope: (envelope) => over(receiveEnvelope(register, envelope, context)),
    putDocument: (reference, name, content) => {
      const body = Buffer.from(JSON.stringify(Buffer.from(content).toString('base64')));
      return over(putDocument(register, reference, name, body, context));
    },
    finishTransfer: (reference) => over(finishTransfer(register, reference, context)),
  };
};

const manifestIn = (envelope: Uint8Array): EnvelopeManifest =>
  JSON.parse(payloadOf(JSON.parse(Buffer.from(envelope).toString()).envelopeManifestSignedContent).toString());

it.each(DIALECTS)('on %s the picture of the carrier goes along with the bill wherever it goes', async (_, where) => {
  const registers = { EBL1: await newRegister(undefined, where()), EBL2: await newRegister(undefined, where()) };
  const content = Buffer.from('%PDF-1.7 the bill');
  const issueTo = { partyName: shipper.partyName, sendToPlatform: 'EBL1', identifyingCodes: shipper.identifyingCodes };
  const request = await issuanceRequestOf(
    { document: bill(), issueTo, visualisation: { name: 'bill.pdf', content } },
    SIGNERS.CAR1.signer,
  );
  const issuing = { ...contextOf('EBL1'), carrierParty: () => carrier };
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  expect(await receiveIssuance(registers.EBL1, bytes, issuing)).toMatchObject({ status: 204 });
  const [{ id = '' } = {}] = await registers.EBL1.list();
  const picture = {
    name: 'bill.pdf',
    size: content.length,
    mediaType: 'application/pdf',
    documentChecksum: checksum(content),
  };
  for (const [from, to, actor, recipient] of [
    ['EBL1', 'EBL2', shipper, bank],
    ['EBL2', 'EBL1', bank, shipper],
  ] as const) {
    const { transfer } = await actOn(
      registers[from],
      id,
      { act: { actionCode: 'TRANSFER', actor, recipient } },
      contextOf(from),
    );
    if (transfer === undefined) throw new Error('it leaves');
    expect(manifestIn(transfer.envelope).eBLVisualisationByCarrier).toEqual(picture);
    expect(await deliver(registers[from], transfer, endpointOf(registers[to], to), { keys })).toMatchObject({
      kind: 'accepted',
      response: { receivedAdditionalDocumentChecksums: [picture.documentChecksum] },
    });
    expect(Buffer.from((await registers[to].attachment(id, picture.documentChecksum)) ?? [])).toEqual(content);
  }
});

it('a picture for which the carrier does not answer is refused', async () => {
  const eBLVisualisationByCarrier = {
    name: 'other.pdf',
    size: 1,
    mediaType: 'application/pdf',
    documentChecksum: checksum('x'),
  };
  const more = { eBLVisualisationByCarrier } as object;
  const envelope = await envelopeOf(bill(), await chainOf(bill(), ISSUE, TO_BANK), 'EBL1', more);
  expect(await receiveEnvelope(await newRegister(), envelope, contextOf('EBL2'))).toMatchObject({
    response: { responseCode: 'BENV', reason: expect.stringContaining('PNT-0014') },
  });
});

it('a bill whose transfers a registry keeps is not taken over by who cannot ask it', async () => {
  const [issue = '', transfer = ''] = await chainOf(bill(), ISSUE, TO_BANK);
  const first = { ...JSON.parse(payloadOf(issue).toString()), controlTrackingRegistry: 'https://ctr.example.com/v1' };
  const second = JSON.parse(payloadOf(transfer).toString());
  const guarded = [await signObject(first, SIGNERS.EBL1.signer)];
  guarded.push(await nextEntry(second, guarded[0], SIGNERS.EBL1.signer));
  expect(second.transportDocumentChecksum).toBe(documentChecksum(bill()));
  const register = await newRegister();
  expect(await receiveEnvelope(register, await envelopeOf(bill(), guarded), contextOf('EBL2'))).toMatchObject({
    response: {
      lastEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum(guarded[1] ?? ''),
      responseCode: 'BENV',
      reason: expect.stringContaining('PNT-0015'),
    },
  });
  expect(await register.list()).toEqual([]);
});
