import { checkTransportDocument } from '@kouan/formats';
import { decideSurrender, issueDocument, MAX_ENVELOPE_BYTES, voidDocument } from '@kouan/sdk/title';
import { isRefusal, orProblem, readBody } from '../../read-body.ts';
import { json, type Parameter, problem, problemOf, type Route, said } from '../../route.ts';
import { tellCarrier } from '../news.ts';
import { REQUESTS } from '../objects.ts';
import { carrierDocumentsView, carrierSurrendersView } from '../view.ts';
import { controlRoute } from './endpoint.ts';

const named = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

const ASKED = {
  '400': problemOf('The request is no JSON.'),
  '415': problemOf('The request is not said to be JSON.'),
  '422': problemOf('The request is none.'),
};

/** The carrier's desk: what it issues, what it is asked, what it decides. */
export const CARRIER_ROUTES: readonly Route[] = [
  controlRoute({
    method: 'get',
    path: '/ebl/carrier/documents',
    id: 'listCarrierDocuments',
    summary: 'Transport documents of the carrier, with status and what their platform has said.',
    responses: { '200': said('The oldest first.', 'EblDocuments') },
    handle: async (_, { carrier }) => json({ documents: await carrierDocumentsView(carrier.register) }),
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/carrier/documents',
    id: 'issueBill',
    summary: 'Issue a transport document to a party on a platform; its answer has come before this one.',
    requestSchema: 'EblIssue',
    maxBody: MAX_ENVELOPE_BYTES,
    responses: {
      '201': said('The document as it stands.', 'EblIssued'),
      '409': problemOf('Another document lives under the number.'),
      ...ASKED,
    },
    async handle({ body }, room) {
      const asked = readBody(body, REQUESTS.EblIssue, MAX_ENVELOPE_BYTES);
      if (isRefusal(asked)) return asked;
      const { transportDocument: document, issueTo, visualisation } = asked;
      const party = room.knownParties.find((one) => one.handle === issueTo || one.partyName === issueTo);
      if (party === undefined) return problem(422, 'Not known', `${issueTo} is not known; see /ebl.`);
      const { bill, schema } = checkTransportDocument(document);
      if (bill === undefined || schema.length > 0)
        return problem(422, 'No transport document', schema[0]?.message.en ?? 'It cannot be read.');
      const { partyName, eblPlatform: sendToPlatform, identifyingCodes } = party;
      const picture =
        visualisation === undefined
          ? {}
          : {
              visualisation: {
                name: visualisation.name,
                content: Buffer.from(visualisation.content, 'base64'),
                ...(visualisation.contentType === undefined ? {} : { contentType: visualisation.contentType }),
              },
            };
      return orProblem(async () => {
        const { register, context } = room.carrier;
        const toIssue = { document, issueTo: { partyName, sendToPlatform, identifyingCodes }, ...picture };
        const { id } = await issueDocument(register, toIssue, bill, context);
        const waiting = await room.settle();
        const [found] = (await carrierDocumentsView(register)).filter((one) => one.id === id);
        room.tell({
          kind: 'bill.changed',
          source: room.carrier.name.code,
          subject: { bill: bill.transportDocumentReference ?? '' },
          data: { actionCode: 'ISSUE', recipient: partyName, status: found?.status ?? null },
        });
        return json({ document: found ?? null, waiting }, 201);
      });
    },
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/carrier/documents/{document}/void',
    id: 'voidDocument',
    summary: 'Void a document that was surrendered for amendment, before there is paper.',
    parameters: [named('document', 'Key of the document.')],
    responses: {
      '200': said('The document as it stands.', 'EblDocuments'),
      '409': problemOf('It was not surrendered for amendment.'),
      '415': problemOf('The request is not said to be JSON.'),
    },
    handle: ({ param }, room) =>
      orProblem(async () => {
        const { register } = room.carrier;
        const { id, reference } = await voidDocument(register, param('document'));
        tellCarrier(room, 'bill.changed', reference, { actionCode: 'VOID' });
        return json({ documents: (await carrierDocumentsView(register)).filter((one) => one.id === id) });
      }),
  }),
  controlRoute({
    method: 'get',
    path: '/ebl/carrier/surrenders',
    id: 'listSurrenders',
    summary: 'Surrenders that the carrier was asked to decide.',
    responses: { '200': said('The oldest first.', 'EblSurrenders') },
    handle: async (_, { carrier }) => json({ surrenders: await carrierSurrendersView(carrier.register) }),
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/carrier/surrenders/{reference}/decision',
    id: 'decideSurrender',
    summary: 'Accept or reject a surrender, once; the platform is told before the answer.',
    parameters: [named('reference', 'Reference of the request.')],
    requestSchema: 'EblDecision',
    responses: {
      '200': said('What was decided, and what could not be sent yet.', 'EblDecided'),
      '404': problemOf('There is no such request.'),
      '409': problemOf('It was decided before.'),
      ...ASKED,
    },
    async handle({ param, body }, room) {
      const asked = readBody(body, REQUESTS.EblDecision);
      if (isRefusal(asked)) return asked;
      const { register } = room.carrier;
      const reference = param('reference');
      const [request] = (await register.carrierSurrenders()).filter(
        (one) => one.reference === reference && (asked.platform ?? one.platform) === one.platform,
      );
      if (request === undefined) return problem(404, 'Not found', 'No surrender has this reference.');
      const { action, comments } = asked;
      return orProblem(async () => {
        const decision = { platform: request.platform, reference, action };
        await decideSurrender(register, comments === undefined ? decision : { ...decision, comments });
        const waiting = await room.settle();
        const [surrender] = (await carrierSurrendersView(register)).filter((one) => one.reference === reference);
        room.tell({
          kind: 'bill.changed',
          source: room.carrier.name.code,
          subject: { bill: surrender?.request.transportDocumentReference ?? '' },
          data: { actionCode: action, platform: request.platform },
        });
        return json({ surrender: surrender ?? null, waiting });
      });
    },
  }),
];
