import { finding, KouanError } from '@kouan/core';
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { Signer } from '../../signing/signer.ts';
import { documentChecksum } from '../chain/checksum.ts';
import { type DeskAnswer, readMessage, refusedWith, takenAbout } from '../desk.ts';
import { moved } from '../life/machine.ts';
import { TRANSPORT_DOCUMENT } from '../life/transport-document.ts';
import {
  addCarrierDocument,
  answerDocument,
  type CarrierDocument,
  livingDocument,
  moveDocument,
} from '../register/carrier-documents.ts';
import type { Register } from '../register/register.ts';
import { ISU } from './catalogue.ts';
import { issuanceRequestOf, type ToIssue } from './make-request.ts';
import { issuanceResponse } from './objects.ts';

/**
 * Writes what is needed to issue a bill: the signed request, byte for byte as it will be sent until the platform has taken
 * it. One that was surrendered for amendment under the same number is voided with it (DCSA EBL 3.0, UC11).
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` while another document lives under the number
 */
export async function issueDocument(
  register: Register,
  toIssue: ToIssue,
  bill: BillOfLading,
  { signer }: { readonly signer: Signer },
): Promise<CarrierDocument> {
  const request = await issuanceRequestOf(toIssue, signer);
  const document: CarrierDocument = {
    id: register.newId(),
    carrier: bill.carrierCode ?? '',
    reference: bill.transportDocumentReference ?? '',
    subReference: bill.transportDocumentSubReference ?? '',
    checksum: documentChecksum(toIssue.document),
    platform: toIssue.issueTo.sendToPlatform,
    request: new TextEncoder().encode(JSON.stringify(request)),
    status: 'APPROVED',
    issuance: 'pending',
  };
  const added = await register.write(function* (now) {
    const { carrier, reference, subReference } = document;
    const before = yield* livingDocument(reference, subReference, carrier);
    const ceased = before === undefined ? undefined : moved(TRANSPORT_DOCUMENT, before.status, 'void');
    if (before !== undefined && ceased !== undefined) yield* moveDocument(before.id, before.status, ceased, now);
    return yield* addCarrierDocument(document, now);
  });
  if (added) return document;
  const { message } = finding(ISU.there, '', { found: document.reference });
  throw new KouanError('ERR_KOUAN_CONFLICT', message, {
    hint: {
      en: 'Amend it: surrender for amendment, then issue again under the same number.',
      zh: '如需更改，请先办理更改交还，再以同一编号签发。',
    },
  });
}

/**
 * Takes the platform's answer to an issuance (POST /v3/ebl-issuance-responses): whatever it says closes the request.
 *
 * @param sender the platform, where the way it came proves that
 */
export async function takeIssuanceAnswer(register: Register, bytes: Uint8Array, sender?: string): Promise<DeskAnswer> {
  const read = readMessage(bytes, issuanceResponse, (path, found) => finding(ISU.notAnswer, path, { found }));
  if ('refused' in read) return read.refused;
  const { transportDocumentReference: number, transportDocumentSubReference: sub, issuanceResponseCode } = read.message;
  const document = await register.look(() => livingDocument(number, sub));
  const notAsked = refusedWith(409, finding(ISU.notAsked, '/transportDocumentReference', { found: number }));
  if (document === undefined || document.issuance !== 'pending') return notAsked;
  if (sender !== undefined && sender !== document.platform)
    return refusedWith(409, finding(ISU.notThePlatform, '', { found: sender, expected: document.platform }));
  const issued = issuanceResponseCode === 'ISSU' ? moved(TRANSPORT_DOCUMENT, document.status, 'issue') : undefined;
  const taken = await register.write((now) =>
    answerDocument(document.id, issuanceResponseCode, issued ?? document.status, bytes, now),
  );
  return taken ? takenAbout(number, issuanceResponseCode) : notAsked;
}
