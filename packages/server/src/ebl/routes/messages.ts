import {
  type DeskAnswer,
  linksOf,
  MAX_ENVELOPE_BYTES,
  MAX_MESSAGE_BYTES,
  type MessageAbout,
  receiveIssuance,
  receiveSurrender,
  takeIssuanceAnswer,
  takeSurrenderAnswer,
} from '@kouan/sdk/title';
import { type Described, json, type Parameter, type Response, type Route, said } from '../../route.ts';
import { answered, errorOf, VERSION_HEADER } from '../error-response.ts';
import { tellCarrier, tellNewest } from '../news.ts';
import { type DeskCall, dcsaRoute } from './endpoint.ts';

const TAKEN: Readonly<Record<string, Described>> = {
  '204': { description: 'Taken; what comes of it is a message of its own.' },
  '409': errorOf('It contradicts what is known here, or is answered already.'),
};

/** Answers, tells what has come of it, and lets what waits after it go out. */
async function taken(
  call: DeskCall,
  work: Promise<DeskAnswer>,
  tell: (call: DeskCall, about: MessageAbout) => unknown,
): Promise<Response> {
  const { room, request, now } = call;
  const answer = await work;
  if ('about' in answer && answer.about !== undefined) await tell(call, answer.about);
  room.wake();
  return answered(answer, request, now);
}

/** A platform decides at once, and tells the carrier later. */
function tellIssuance({ room, desk }: DeskCall, { reference, code }: MessageAbout): unknown {
  if (code === 'ISSU') return tellNewest(room, desk, reference);
  const subject = { bill: reference };
  return room.tell({ kind: 'bill.refused', source: desk.name.code, subject, data: { actionCode: 'ISSUE', code } });
}

const NUMBER: Parameter = {
  name: 'transportDocumentReference',
  in: 'path',
  required: true,
  description: 'Number of the bill.',
  schema: { type: 'string', maxLength: 20 },
};

const FILTERS: readonly Parameter[] = [
  {
    name: 'transportDocumentSubReference',
    in: 'query',
    description: 'One version under the number.',
    schema: { type: 'string', maxLength: 100 },
  },
  {
    name: 'carrierSCACCode',
    in: 'query',
    description: 'Bills of one carrier.',
    schema: { type: 'string', maxLength: 4 },
  },
];

/** What goes between a platform and the carrier, and the endorsement chains that anybody may ask for. */
export const MESSAGE_ROUTES: readonly Route[] = [
  dcsaRoute({
    method: 'put',
    path: '/ebl/{platform}/v3/ebl-issuance-requests',
    id: 'requestIssuance',
    summary: 'EBL_ISS 3.0: a carrier issues a bill to a party of this platform.',
    requestSchema: 'IssuanceRequest',
    maxBody: MAX_ENVELOPE_BYTES,
    responses: TAKEN,
    handle: (call) =>
      taken(call, receiveIssuance(call.desk.register, call.request.body, call.desk.context), tellIssuance),
  }),
  dcsaRoute({
    method: 'post',
    path: '/ebl/{platform}/v3/ebl-surrender-responses',
    id: 'answerSurrender',
    summary: 'EBL_SUR 3.0: the carrier has decided a surrender of this platform.',
    requestSchema: 'SurrenderResponse',
    maxBody: MAX_MESSAGE_BYTES,
    responses: TAKEN,
    handle: (call) =>
      taken(
        call,
        takeSurrenderAnswer(call.desk.register, call.request.body, call.desk.context, call.sender),
        ({ room, desk }, { reference }) => tellNewest(room, desk, reference),
      ),
  }),
  dcsaRoute({
    method: 'get',
    path: '/ebl/{platform}/endorsement-chains/{transportDocumentReference}',
    id: 'getEndorsementChains',
    summary: 'EBL_END 3.0: the endorsement chains under a number, each with its newest link first.',
    parameters: [NUMBER, ...FILTERS],
    responses: { '200': said('Every chain that matches.', 'EndorsementChains') },
    async handle({ desk: { register }, request, now }) {
      const number = request.param('transportDocumentReference');
      const [carrier, sub] = [request.query('carrierSCACCode'), request.query('transportDocumentSubReference')];
      const bills = await register.find({
        reference: number,
        ...(carrier === undefined ? {} : { carrier }),
        ...(sub === undefined ? {} : { subReference: sub }),
      });
      const chains = [];
      for (const { id, carrier: carrierSCACCode, subReference } of bills) {
        const title = await register.title(id);
        chains.push({
          transportDocumentReference: number,
          ...(subReference === '' ? {} : { transportDocumentSubReference: subReference }),
          carrierSCACCode,
          endorsementChain: [...linksOf(title?.acts ?? [])].reverse(),
        });
      }
      if (chains.length === 0) return answered({ status: 404, findings: [] }, request, now);
      return { ...json(chains), headers: VERSION_HEADER };
    },
  }),
  dcsaRoute({
    method: 'post',
    path: '/ebl/carrier/v3/ebl-issuance-responses',
    id: 'answerIssuance',
    summary: 'EBL_ISS 3.0: a platform has issued a bill of this carrier, or not.',
    carrier: true,
    requestSchema: 'IssuanceResponse',
    maxBody: MAX_MESSAGE_BYTES,
    responses: TAKEN,
    handle: (call) =>
      taken(
        call,
        takeIssuanceAnswer(call.desk.register, call.request.body, call.sender),
        ({ room }, { reference, code }) => tellCarrier(room, 'document.changed', reference, { issuance: code }),
      ),
  }),
  dcsaRoute({
    method: 'post',
    path: '/ebl/carrier/v3/ebl-surrender-requests',
    id: 'requestSurrender',
    summary: 'EBL_SUR 3.0: a platform surrenders a bill of this carrier.',
    carrier: true,
    requestSchema: 'SurrenderRequest',
    maxBody: MAX_MESSAGE_BYTES,
    responses: TAKEN,
    handle: (call) =>
      taken(
        call,
        receiveSurrender(call.desk.register, call.request.body, call.sender),
        ({ room }, { reference, code }) => tellCarrier(room, 'document.changed', reference, { surrender: code }),
      ),
  }),
];
