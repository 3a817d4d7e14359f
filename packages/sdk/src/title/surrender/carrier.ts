import { type Finding, finding, isKouanError, KouanError } from '@kouan/core';
import { type DeskAnswer, readMessage, refusedWith, takenAbout } from '../desk.ts';
import { moved } from '../life/machine.ts';
import { TRANSPORT_DOCUMENT, type TransportDocumentMove } from '../life/transport-document.ts';
import { type CarrierDocument, carrierDocument, livingDocument, moveDocument } from '../register/carrier-documents.ts';
import {
  addCarrierSurrender,
  type CarrierSurrender,
  carrierSurrender,
  decideCarrierSurrender,
} from '../register/carrier-surrenders.ts';
import type { Register } from '../register/register.ts';
import { SUR } from './catalogue.ts';
import { type SurrenderAction, type SurrenderRequest, type SurrenderResponse, surrenderRequest } from './objects.ts';

/** How each kind of request, and its answer, moves the document (DCSA EBL 3.0, UC9, UC10, UC12, UC13). */
const MOVES: Readonly<
  Record<SurrenderRequest['surrenderRequestCode'], Readonly<Record<'ask' | SurrenderAction, TransportDocumentMove>>>
> = {
  SREQ: { ask: 'requestDelivery', SURR: 'acceptDelivery', SREJ: 'rejectDelivery' },
  AREQ: { ask: 'requestAmendment', SURR: 'acceptAmendment', SREJ: 'rejectAmendment' },
};

/** What a request asks. It was read by its schema before it was kept. */
export const surrenderAskedIn = ({ request }: Pick<CarrierSurrender, 'request'>): SurrenderRequest =>
  JSON.parse(new TextDecoder().decode(request)) as SurrenderRequest;

/**
 * Takes a surrender request in (POST /v3/ebl-surrender-requests): the document waits from then on for the one decision.
 * The same request again is taken as sent again; another one under its reference is refused.
 *
 * @param sender the platform, where the way it came proves that; only the one that issued may surrender then
 */
export async function receiveSurrender(register: Register, bytes: Uint8Array, sender?: string): Promise<DeskAnswer> {
  const read = readMessage(bytes, surrenderRequest, (path, found) =>
    finding(SUR.notMessage, path, { found, expected: 'SurrenderRequestDetails' }),
  );
  if ('refused' in read) return read.refused;
  const { transportDocumentReference: number, transportDocumentSubReference: sub } = read.message;
  const { surrenderRequestReference: reference, surrenderRequestCode: code } = read.message;
  const document = await register.look(() => livingDocument(number, sub));
  const unavailable = (found: string): DeskAnswer =>
    refusedWith(409, finding(SUR.notAvailable, '/transportDocumentReference', { expected: number, found }));
  if (document === undefined) return unavailable('unknown');
  const { platform } = document;
  if (sender !== undefined && sender !== platform)
    return refusedWith(409, finding(SUR.otherPlatform, '', { expected: platform, found: sender }));
  const before = await register.look(() => carrierSurrender(platform, reference));
  if (before !== undefined) return againOrOther(before, bytes, reference);
  const to = document.issuance === 'ISSU' ? moved(TRANSPORT_DOCUMENT, document.status, MOVES[code].ask) : undefined;
  if (to === undefined) return unavailable(document.status);
  try {
    const added = await register.write(function* (now) {
      if (!(yield* addCarrierSurrender({ platform, reference, documentId: document.id, request: bytes }, now)))
        return false;
      if (!(yield* moveDocument(document.id, document.status, to, now))) throw movedMeanwhile(number);
      return true;
    });
    return added ? takenAbout(number, code) : refusedWith(409, referenceUsed(reference));
  } catch (error) {
    if (isKouanError(error) && error.code === 'ERR_KOUAN_CONFLICT') return unavailable('PENDING');
    throw error;
  }
}

const referenceUsed = (reference: string): Finding =>
  finding(SUR.referenceUsed, '/surrenderRequestReference', { found: reference });

/** The same again is no news. */
function againOrOther({ request }: CarrierSurrender, bytes: Uint8Array, reference: string): DeskAnswer {
  return Buffer.compare(request, bytes) === 0 ? { status: 204 } : refusedWith(409, referenceUsed(reference));
}

/** What the carrier decides. */
export interface SurrenderDecision {
  readonly platform: string;
  readonly reference: string;
  readonly action: SurrenderAction;
  /** Why it is rejected; nothing with an acceptance. */
  readonly comments?: string;
}

/**
 * Decides a surrender, once: moves the document and writes the answer that goes to the platform.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for a request that there is not, or a rejection without a reason;
 * `ERR_KOUAN_CONFLICT` when it was decided before
 */
export async function decideSurrender(
  register: Register,
  { platform, reference, action, comments }: SurrenderDecision,
): Promise<CarrierSurrender> {
  if ((action === 'SREJ') !== (comments !== undefined)) throw wrongComments(action);
  const asked = await register.look(() => carrierSurrender(platform, reference));
  if (asked === undefined) throw unknownRequest(reference);
  const code = surrenderAskedIn(asked).surrenderRequestCode;
  const response: SurrenderResponse = {
    surrenderRequestReference: reference,
    action,
    ...(comments === undefined ? {} : { comments }),
  };
  const answer = new TextEncoder().encode(JSON.stringify(response));
  await register.write(function* (now) {
    if (!(yield* decideCarrierSurrender(platform, reference, action, answer, now))) throw decidedBefore(reference);
    const document = yield* carrierDocument(asked.documentId);
    const to = document === undefined ? undefined : moved(TRANSPORT_DOCUMENT, document.status, MOVES[code][action]);
    if (document === undefined || to === undefined) throw movedMeanwhile(reference);
    if (!(yield* moveDocument(document.id, document.status, to, now))) throw movedMeanwhile(reference);
  });
  return { ...asked, state: action, answer };
}

/**
 * Voids a document that was surrendered for amendment; only then may paper, or another record, take its place.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when it is not there to be voided
 */
export async function voidDocument(register: Register, id: string): Promise<CarrierDocument> {
  const found = await register.write(function* (now) {
    const document = yield* carrierDocument(id);
    const to = document === undefined ? undefined : moved(TRANSPORT_DOCUMENT, document.status, 'void');
    if (document === undefined || to === undefined) return document;
    yield* moveDocument(id, document.status, to, now);
    return yield* carrierDocument(id);
  });
  if (found?.status === 'VOIDED') return found;
  const { code, message } = finding(SUR.notVoidable, '', {
    expected: found?.reference ?? id,
    found: found?.status ?? '?',
  });
  throw new KouanError('ERR_KOUAN_DOCUMENT', { en: `${code}: ${message.en}`, zh: `${code}：${message.zh}` });
}

const conflict = (en: string, zh: string): KouanError => new KouanError('ERR_KOUAN_CONFLICT', { en, zh });
const movedMeanwhile = (what: string): KouanError =>
  conflict(`The document of ${what} has moved on meanwhile.`, `${what} 的单证状态已改变。`);
const decidedBefore = (reference: string): KouanError =>
  conflict(
    `Surrender ${reference} was decided before; there is one answer.`,
    `交还 ${reference} 已有决定，只能答复一次。`,
  );
const unknownRequest = (reference: string): KouanError =>
  new KouanError('ERR_KOUAN_USAGE', {
    en: `There is no surrender request ${reference}.`,
    zh: `没有交还请求 ${reference}。`,
  });
const wrongComments = (action: SurrenderAction): KouanError => {
  const { message } = finding(action === 'SREJ' ? SUR.commentsMissing : SUR.commentsTooMany, '/comments');
  return new KouanError('ERR_KOUAN_USAGE', message);
};
