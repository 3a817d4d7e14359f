import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../exchange/store/dialects.testing.ts';
import { checksum } from '../chain/checksum.ts';
import { nextEntry } from '../chain/entry.ts';
import type { ResponseCode } from '../chain/objects.ts';
import { payloadOf } from '../register/said.ts';
import type { PintAnswer } from './context.ts';
import {
  bank,
  bill,
  chainOf,
  contextOf,
  envelopeOf,
  ISSUE,
  keys,
  NOW,
  newRegister,
  party,
  SIGNERS,
  shipper,
  TO_BANK,
} from './pint.testing.ts';
import { putDocument } from './put-document.ts';
import { finishTransfer, receiveEnvelope } from './receive.ts';

const codeOf = (answer: PintAnswer): ResponseCode | number =>
  'response' in answer ? answer.response.responseCode : answer.status;
const here = contextOf('EBL2');

const resigned = (jws: string, change: object = {}): Promise<string> => {
  const payload = JSON.parse(payloadOf(jws).toString()) as Parameters<typeof nextEntry>[0];
  return nextEntry({ ...payload, ...change }, undefined, SIGNERS.EBL1.signer);
};

describe.each(DIALECTS)('a receiver on %s', (_, where) => {
  it('takes a bill over once, says so signed, and says it again', async () => {
    const register = await newRegister(undefined, where());
    const chain = await chainOf(bill(), ISSUE, TO_BANK);
    const envelope = await envelopeOf(bill(), chain);
    const first = await receiveEnvelope(register, envelope, here);
    expect(codeOf(first)).toBe('RECE');
    if (!('signed' in first)) throw new Error('not signed');
    expect(keys.verify(first.signed, NOW).owner).toBe('EBL2');
    const [found] = await register.find({ reference: 'KOU1' });
    expect(await register.title(found?.id ?? '')).toMatchObject({
      state: { holder: bank, status: 'ISSUED' },
      findings: [],
    });
    const again = await receiveEnvelope(register, envelope, here);
    expect(again).toMatchObject({
      status: 200,
      response: {
        responseCode: 'DUPE',
        duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent: chain[1],
        receivedAdditionalDocumentChecksums: [],
      },
    });
  });

  it('knows its entry again when it is signed anew, and a fork when it says something else', async () => {
    const register = await newRegister(undefined, where());
    const [issue = '', transfer = ''] = await chainOf(bill(), ISSUE, TO_BANK);
    await receiveEnvelope(register, await envelopeOf(bill(), [issue, transfer]), here);
    const stale = checksum(transfer);
    const anew = [issue, await resigned(transfer)];
    expect(codeOf(await receiveEnvelope(register, await envelopeOf(bill(), anew, 'EBL1', { last: stale }), here))).toBe(
      'DUPE',
    );
    const altered = [
      issue,
      await resigned(transfer, {
        transactions: [
          {
            ...(JSON.parse(payloadOf(transfer).toString()) as { transactions: object[] }).transactions[0],
            comments: 'x',
          },
        ],
      }),
    ];
    const answer = await receiveEnvelope(register, await envelopeOf(bill(), altered, 'EBL1', { last: stale }), here);
    expect(answer).toMatchObject({ status: 409, response: { responseCode: 'DISE' } });
    expect(await register.chain((await register.find({ reference: 'KOU1' }))[0]?.id ?? '')).toHaveLength(2);
  });

  it.each<[string, ResponseCode | number, () => Promise<Uint8Array>]>([
    ['no JSON', 400, async () => new TextEncoder().encode('{"a":1,"a":2}')],
    [
      'a field too many',
      400,
      async () =>
        new TextEncoder().encode(
          JSON.stringify({
            ...JSON.parse(new TextDecoder().decode(await envelopeOf(bill(), await chainOf(bill(), ISSUE)))),
            more: 1,
          }),
        ),
    ],
    [
      'a manifest of somebody unknown',
      'BSIG',
      async () => envelopeOf(bill(), await chainOf(bill(), ISSUE, TO_BANK), 'EVIL'),
    ],
    [
      'a manifest of the wrong platform',
      'BSIG',
      async () => envelopeOf(bill(), await chainOf(bill(), ISSUE, TO_BANK), 'EBL2'),
    ],
    [
      'an entry of somebody unknown',
      'BSIG',
      async () =>
        envelopeOf(
          bill(),
          await chainOf(bill(), ISSUE, ['EVIL', { actionCode: 'TRANSFER', actor: shipper, recipient: bank }]),
        ),
    ],
    ['another document', 'BENV', async () => envelopeOf(bill({ weights: [9] }), await chainOf(bill(), ISSUE, TO_BANK))],
    [
      'a chain without its middle',
      'BENV',
      async () => {
        const [a = '', , c = ''] = await chainOf(
          bill(),
          ISSUE,
          ['EBL1', { actionCode: 'SIGN', actor: shipper }],
          TO_BANK,
        );
        return envelopeOf(bill(), [a, c]);
      },
    ],
    [
      'a stale manifest for a bill that is not known',
      'BENV',
      async () => envelopeOf(bill(), await chainOf(bill(), ISSUE, TO_BANK), 'EBL1', { last: 'a'.repeat(64) }),
    ],
    ['no issue', 'BENV', async () => envelopeOf(bill(), await chainOf(bill(), TO_BANK))],
    [
      'a transfer by who has nothing',
      'BENV',
      async () =>
        envelopeOf(
          bill(),
          await chainOf(bill(), ISSUE, [
            'EBL1',
            { actionCode: 'TRANSFER', actor: party('Thief', 'EBL1'), recipient: bank },
          ]),
        ),
    ],
    [
      'a bill for another platform',
      'BENV',
      async () =>
        envelopeOf(
          bill(),
          await chainOf(bill(), ISSUE, [
            'EBL1',
            { actionCode: 'TRANSFER', actor: shipper, recipient: party('Other', 'EBL3') },
          ]),
        ),
    ],
    [
      'a party that is not here',
      'BENV',
      async () =>
        envelopeOf(
          bill(),
          await chainOf(bill(), ISSUE, [
            'EBL1',
            { actionCode: 'TRANSFER', actor: shipper, recipient: party('Nobody', 'EBL2') },
          ]),
        ),
    ],
    [
      'a draft',
      'BENV',
      async () =>
        envelopeOf(
          bill({ transportDocumentStatus: 'DRAFT' }),
          await chainOf(bill({ transportDocumentStatus: 'DRAFT' }), ISSUE, TO_BANK),
        ),
    ],
  ])('refuses %s: %s, and nothing changes', async (_, code, make) => {
    const register = await newRegister(undefined, where());
    const answer = await receiveEnvelope(register, await make(), here);
    expect(codeOf(answer)).toBe(code);
    expect(await register.find({ reference: 'KOU1' })).toEqual([]);
  });

  it('another document under the number of a living bill is a double spend', async () => {
    const register = await newRegister(undefined, where());
    await receiveEnvelope(register, await envelopeOf(bill(), await chainOf(bill(), ISSUE, TO_BANK)), here);
    const other = bill({ weights: [7] });
    const answer = await receiveEnvelope(register, await envelopeOf(other, await chainOf(other, ISSUE, TO_BANK)), here);
    expect(codeOf(answer)).toBe('DISE');
  });

  it('waits for documents, refuses others, and goes on after an interruption', async () => {
    const register = await newRegister(undefined, where());
    const papers = ['one', 'two'].map((text) => Buffer.from(text));
    const supportingDocuments = papers.map((content, index) => ({
      name: `${index}`,
      size: content.length,
      mediaType: 'text/plain',
      documentChecksum: checksum(content),
    }));
    const envelope = await envelopeOf(bill(), await chainOf(bill(), ISSUE, TO_BANK), 'EBL1', { supportingDocuments });
    const [first, second] = supportingDocuments.map(({ documentChecksum }) => documentChecksum);
    const started = await receiveEnvelope(register, envelope, here);
    if (!('started' in started)) throw new Error('not started');
    const { envelopeReference: reference } = started.started;
    const put = (name: string | undefined, content: string) =>
      putDocument(
        register,
        reference,
        name ?? '',
        Buffer.from(JSON.stringify(Buffer.from(content).toString('base64'))),
        here,
      );
    expect(codeOf(await put(first, 'one'))).toBe(204);
    expect(codeOf(await put(second, 'not two'))).toBe('INCD');
    expect(codeOf(await put(checksum('three'), 'three'))).toBe('INCD');
    expect(await finishTransfer(register, reference, here)).toMatchObject({
      status: 409,
      response: { responseCode: 'MDOC', missingAdditionalDocumentChecksums: [second] },
    });
    expect(await receiveEnvelope(register, envelope, here)).toMatchObject({
      status: 201,
      started: { envelopeReference: reference, missingAdditionalDocumentChecksums: [second] },
    });
    expect(codeOf(await put(second, 'two'))).toBe(204);
    expect(await finishTransfer(register, reference, here)).toMatchObject({
      response: { responseCode: 'RECE', receivedAdditionalDocumentChecksums: [first, second] },
    });
    const { envelopeManifestSignedContent, envelopeTransferChain } = JSON.parse(Buffer.from(envelope).toString());
    // Asked once more, it says what was accepted, though of the envelope only its manifest is kept beside the bill.
    expect(await finishTransfer(register, reference, here)).toMatchObject({
      status: 200,
      response: {
        responseCode: 'DUPE',
        duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent: envelopeTransferChain.at(-1),
        receivedAdditionalDocumentChecksums: [first, second],
      },
    });
    const incoming = await register.incoming(reference);
    expect(Buffer.from(incoming?.envelope ?? []).toString()).toBe(envelopeManifestSignedContent);
    expect(codeOf(await finishTransfer(register, 'nothing', here))).toBe(404);
  });

  it('of many that come at once one is taken over', async () => {
    const register = await newRegister(undefined, where());
    const documents = Array.from({ length: 8 }, (_, index) => bill({ weights: [index] }));
    const envelopes = await Promise.all(
      documents.map(async (one) => envelopeOf(one, await chainOf(one, ISSUE, TO_BANK))),
    );
    const answers = await Promise.all(envelopes.map((one) => receiveEnvelope(register, one, here)));
    expect(answers.map(codeOf).filter((code) => code === 'RECE')).toHaveLength(1);
    expect(answers.map(codeOf).filter((code) => code === 'DISE')).toHaveLength(7);
  });
});
