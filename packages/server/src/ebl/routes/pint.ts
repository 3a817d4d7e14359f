import { type Finding, finding } from '@kouan/core';
import { Refused, readJson } from '@kouan/sdk/json';
import {
  finishTransfer,
  MAX_DOCUMENT_BYTES,
  MAX_ENVELOPE_BYTES,
  type PintAnswer,
  PNT,
  putDocument,
  receiveEnvelope,
} from '@kouan/sdk/title';
import { type Asked, json, type Parameter, type Response, type Route, said } from '../../route.ts';
import { answered, errorsOf, VERSION_HEADER } from '../error-response.ts';
import { tellEnvelope } from '../news.ts';
import { receiverValidation } from '../objects.ts';
import { type DeskCall, dcsaRoute } from './endpoint.ts';

const MAX_QUESTION = 16 * 1024;

const REFERENCE: Parameter = {
  name: 'envelopeReference',
  in: 'path',
  required: true,
  description: 'What this platform has called the transfer.',
  schema: { type: 'string', maxLength: 100 },
};

const CHECKSUM: Parameter = {
  name: 'documentChecksum',
  in: 'path',
  required: true,
  description: 'SHA-256 of the document, lower-case hex.',
  schema: { type: 'string' },
};

/** What a receiver says, over HTTP: the signed answers as JSON strings. */
function overHttp(answer: PintAnswer, asked: Asked, now: Date): Response {
  if ('signed' in answer) return { ...json(answer.signed, answer.status), headers: VERSION_HEADER };
  if ('started' in answer) return { ...json(answer.started, 201), headers: VERSION_HEADER };
  return 'findings' in answer
    ? errorsOf(answer.status, answer.findings, asked, now)
    : answered({ status: 204 }, asked, now);
}

const SIGNED = {
  '200': said('RECE or DUPE, signed.', 'SignedAnswer'),
  '422': said('BENV or BSIG, signed.', 'SignedAnswer'),
};

/** Answers, and lets what waits after it go out: a surrender that has come in goes on to the carrier. */
async function received({ room, desk, request, now }: DeskCall, work: Promise<PintAnswer>): Promise<Response> {
  const answer = await work;
  tellEnvelope(room, desk, answer);
  room.wake();
  return overHttp(answer, request, now);
}

export const PINT_ROUTES: readonly Route[] = [
  dcsaRoute({
    method: 'post',
    path: '/ebl/{platform}/v3/envelopes',
    id: 'startEnvelopeTransfer',
    summary: 'PINT 3.0: a bill on its way to this platform.',
    requestSchema: 'EblEnvelope',
    maxBody: MAX_ENVELOPE_BYTES,
    responses: {
      ...SIGNED,
      '201': said('Documents are to come first.', 'EnvelopeTransferStarted'),
      '409': said('DISE, signed.', 'SignedAnswer'),
    },
    handle: (call) => received(call, receiveEnvelope(call.desk.register, call.request.body, call.desk.context)),
  }),
  dcsaRoute({
    method: 'put',
    path: '/ebl/{platform}/v3/envelopes/{envelopeReference}/additional-documents/{documentChecksum}',
    id: 'transferAdditionalDocument',
    summary: 'PINT 3.0: a document that goes along, as a JSON string of base64.',
    requestSchema: 'Base64',
    maxBody: MAX_DOCUMENT_BYTES,
    parameters: [REFERENCE, CHECKSUM],
    responses: {
      '204': { description: 'It is here.' },
      '409': said('INCD, signed.', 'SignedAnswer'),
    },
    handle(call) {
      const { body, param } = call.request;
      const { register, context } = call.desk;
      return received(
        call,
        putDocument(register, param('envelopeReference'), param('documentChecksum'), body, context),
      );
    },
  }),
  dcsaRoute({
    method: 'put',
    path: '/ebl/{platform}/v3/envelopes/{envelopeReference}/finish-transfer',
    id: 'finishEnvelopeTransfer',
    summary: 'PINT 3.0: everything was sent.',
    parameters: [REFERENCE],
    responses: { ...SIGNED, '409': said('MDOC or DISE, signed.', 'SignedAnswer') },
    handle: (call) =>
      received(call, finishTransfer(call.desk.register, call.request.param('envelopeReference'), call.desk.context)),
  }),
  dcsaRoute({
    method: 'post',
    path: '/ebl/{platform}/v3/receiver-validation',
    id: 'validateReceiver',
    summary: 'PINT 3.0: whether a party can be reached here. Why not is not said.',
    requestSchema: 'ReceiverValidation',
    maxBody: MAX_QUESTION,
    responses: { '200': said('Its name.', 'Receiver') },
    handle({ desk, request, now }) {
      const asked = readQuestion(request.body);
      if ('code' in asked) return errorsOf(400, [asked], request, now);
      const found = desk.parties.filter(
        (one) =>
          one.eblPlatform === desk.name.code &&
          one.identifyingCodes.some(
            (code) =>
              code.codeListProvider === asked.codeListProvider &&
              code.partyCode === asked.partyCode &&
              (asked.codeListName === undefined || code.codeListName === asked.codeListName),
          ),
      );
      const [one] = found;
      if (one === undefined || found.length > 1)
        return errorsOf(404, [finding(PNT.unknownParty, '/partyCode')], request, now);
      return { ...json({ partyName: one.partyName }), headers: VERSION_HEADER };
    },
  }),
];

function readQuestion(body: Uint8Array) {
  const wrong = (found: string): Finding => finding(PNT.notEnvelope, '', { found });
  try {
    const parsed = receiverValidation.safeParse(readJson(body, { maxBytes: MAX_QUESTION }));
    return parsed.success ? parsed.data : wrong(parsed.error.issues[0]?.message ?? '');
  } catch (error) {
    if (error instanceof Refused) return wrong(error.message);
    throw error;
  }
}
