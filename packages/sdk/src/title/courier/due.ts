import type { IssuanceResponse } from '../issuance/objects.ts';
import type { PlatformContext } from '../pint/context.ts';
import { deliver, type HttpAnswer } from '../pint/deliver.ts';
import {
  answerDocument,
  type CarrierDocument,
  documentDelivered,
  documentSent,
  unsentDocuments,
} from '../register/carrier-documents.ts';
import { answerDelivered, type CarrierSurrender, undeliveredAnswers } from '../register/carrier-surrenders.ts';
import { type Issuance, issuanceDelivered, undeliveredIssuances } from '../register/issuances.ts';
import type { Register } from '../register/register.ts';
import { type Surrender, surrenderDelivered, surrenderSent, undeliveredSurrenders } from '../register/surrenders.ts';
import { allOpen, type Outgoing } from '../register/transfers.ts';
import { giveBack } from '../surrender/platform.ts';
import type { DeskEndpoint } from './endpoint.ts';

/** What a platform or carrier needs to send. */
export type SendingContext = Pick<PlatformContext, 'platform' | 'signer' | 'keys' | 'carrierOf'>;

/** Messages of one kind that wait to be sent: which, to whom, and what the answer means. */
export interface Kind<T> {
  readonly name: string;
  due(register: Register): Promise<readonly T[]>;
  /** What a person knows it by. */
  reference(one: T): string;
  /** Code of the platform or carrier that it is for. */
  to(one: T, register: Register): Promise<string | undefined>;
  /** Number of the bill that moves with it. */
  bill?(one: T, register: Register): Promise<string | undefined>;
  /** Sends it; `true`, or what the other has signed, when it need not be sent again. */
  send(
    one: T,
    endpoint: DeskEndpoint,
    register: Register,
    context: SendingContext,
  ): Promise<boolean | 'accepted' | 'rejected'>;
}

const isTaken = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;
/** The other has looked at it and does not want it. Anything else says nothing. */
const isRefused = ({ status }: HttpAnswer): boolean => [400, 404, 409, 413, 422].includes(status);
/** The other has an answer already. */
const isAnswered = ({ status }: HttpAnswer): boolean => status === 409;

/** Bills on their way: RECE or DUPE ends it, and so does a refusal. */
const envelopes: Kind<Outgoing> = {
  name: 'envelope',
  due: (register) => register.look(allOpen),
  reference: ({ checksum }) => checksum,
  to: async ({ platform }) => platform,
  bill: async ({ billId }, register) => (await register.bill(billId))?.reference,
  async send(one, endpoint, register, context) {
    const { kind } = await deliver(register, one, endpoint, context);
    return kind === 'unknown' ? false : kind;
  },
};

const surrenderRequests: Kind<Surrender> = {
  name: 'surrender-request',
  due: (register) => register.look(undeliveredSurrenders),
  reference: ({ reference }) => reference,
  to: async ({ billId }, register) => (await register.bill(billId))?.carrier,
  async send(one, endpoint, register, context) {
    const { reference, request } = one;
    const attempts = await register.write(() => surrenderSent(reference));
    const answer = await endpoint.postSurrenderRequest(request);
    if (isTaken(answer)) await register.write((now) => surrenderDelivered(reference, now));
    else if (isRefused(answer) && attempts === 1)
      return giveBack(register, one, `The carrier has refused the request: HTTP ${answer.status}`, context);
    return isTaken(answer);
  },
};

const issuanceAnswers: Kind<Issuance> = {
  name: 'issuance-response',
  due: (register) => register.look(undeliveredIssuances),
  reference: ({ reference }) => reference,
  to: async ({ carrier }) => carrier,
  async send({ id, answer }, endpoint, register) {
    const said = await endpoint.postIssuanceResponse(answer);
    const done = isTaken(said) || isAnswered(said);
    if (done) await register.write((now) => issuanceDelivered(id, now));
    return done;
  },
};

const issuanceRequests: Kind<CarrierDocument> = {
  name: 'issuance-request',
  due: (register) => register.look(unsentDocuments),
  reference: ({ reference }) => reference,
  to: async ({ platform }) => platform,
  async send({ id, request, status, reference, subReference }, endpoint, register) {
    const attempts = await register.write(() => documentSent(id));
    const said = await endpoint.putIssuanceRequest(request);
    // Sent before, it may be the very one that is being processed there: its answer comes.
    if (isTaken(said) || (isAnswered(said) && attempts > 1)) await register.write((now) => documentDelivered(id, now));
    // Nobody there is no judgement: sent before, it may have been taken, and its answer comes.
    else if (isRefused(said) && (said.status !== 404 || attempts === 1)) {
      const refused: IssuanceResponse = {
        transportDocumentReference: reference,
        ...(subReference === '' ? {} : { transportDocumentSubReference: subReference }),
        issuanceResponseCode: 'BREQ',
        reason: `The platform has refused the request: HTTP ${said.status}`,
      };
      const answer = Buffer.from(JSON.stringify(refused));
      await register.write((now) => answerDocument(id, 'BREQ', status, answer, now));
    } else return false;
    return true;
  },
};

const surrenderAnswers: Kind<CarrierSurrender> = {
  name: 'surrender-response',
  due: (register) => register.look(undeliveredAnswers),
  reference: ({ reference }) => reference,
  to: async ({ platform }) => platform,
  async send({ platform, reference, answer = new Uint8Array() }, endpoint, register) {
    const said = await endpoint.postSurrenderResponse(answer);
    const done = isTaken(said) || isAnswered(said);
    if (done) await register.write((now) => answerDelivered(platform, reference, now));
    return done;
  },
};

/** Everything that can wait to be sent; what waits is in the tables, so that nothing is forgotten with a process. */
export const KINDS = [
  issuanceRequests,
  issuanceAnswers,
  envelopes,
  surrenderRequests,
  surrenderAnswers,
] as unknown as readonly Kind<unknown>[];
