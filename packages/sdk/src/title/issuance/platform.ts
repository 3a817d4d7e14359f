import { type Finding, finding } from '@kouan/core';
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import { checksum as digestOf, documentChecksum } from '../chain/checksum.ts';
import { type DeskAnswer, refusedWith, takenAbout } from '../desk.ts';
import type { TitleParty } from '../party.ts';
import type { PlatformContext } from '../pint/context.ts';
import { chainFor } from '../pint/issue.ts';
import { knownOf } from '../pint/known.ts';
import { identityOf } from '../pint/read-envelope.ts';
import { billId } from '../register/bill.ts';
import { addBill } from '../register/entries.ts';
import { addIssuance, dropIssuance, type Issuance } from '../register/issuances.ts';
import type { Register } from '../register/register.ts';
import { addAttachment } from '../register/transfers.ts';
import { ISU } from './catalogue.ts';
import { type JudgedRequest, judgeIssuance } from './judge-request.ts';
import type { IssuanceCode, IssuanceResponse } from './objects.ts';

/** A platform on which bills are issued. */
export interface IssuingContext extends PlatformContext {
  /** Who the carrier of a bill is, as the first act of its chain names it. */
  carrierParty(bill: BillOfLading): TitleParty | undefined;
}

type Judged = Exclude<JudgedRequest, { kind: 'malformed' }>;

/**
 * Takes an issuance request in (PUT /v3/ebl-issuance-requests), decides it, and writes the answer that goes to the
 * carrier. While a bill lives under the number, or an answer is on its way, there is a conflict; of equal requests at most
 * one succeeds.
 */
export async function receiveIssuance(
  register: Register,
  bytes: Uint8Array,
  context: IssuingContext,
): Promise<DeskAnswer> {
  const judged = judgeIssuance(bytes, register.now(), context);
  if (judged.kind === 'malformed') return { status: 400, findings: judged.findings };
  const checksum = documentChecksum(judged.request.document);
  const identity = identityOf(judged.checked, checksum);
  const there = refusedWith(409, finding(ISU.there, '/document', { found: identity.reference }));
  const known = await knownOf(register, { billId: billId(identity), identity, documents: [] }, context.platform);
  if (known.own !== undefined || known.other !== undefined) return there;
  const decision = decided(judged, context);
  const issuance: Issuance = {
    id: register.newId(),
    carrier: identity.carrier,
    reference: identity.reference,
    subReference: identity.subReference,
    request: bytes,
    code: decision.code,
    answer: new TextEncoder().encode(JSON.stringify(responseOf(identity, decision))),
  };
  const bill = await billOf(register, judged, decision, known.ended, context);
  const picture = judged.kind === 'issue' ? judged.picture : undefined;
  const taken = await register.write(function* (now) {
    if (!(yield* addIssuance(issuance, now))) return false;
    if (bill === undefined) return true;
    const { id, added } = yield* addBill(bill, now);
    if (!added) yield* dropIssuance(issuance.id);
    else if (picture !== undefined) yield* addAttachment(id, digestOf(picture), picture, now);
    return added;
  });
  return taken ? takenAbout(identity.reference, decision.code) : there;
}

interface Decision {
  readonly code: IssuanceCode;
  readonly findings: readonly Finding[];
  readonly carrier?: TitleParty;
}

function decided(judged: Judged, context: IssuingContext): Decision {
  if (judged.kind === 'refuse') return judged;
  const { bill } = judged.checked;
  const carrier = bill === undefined ? undefined : context.carrierParty(bill);
  if (carrier !== undefined) return { code: 'ISSU', findings: [], carrier };
  const details = { found: bill?.carrierCode ?? '' };
  return { code: 'REFU', findings: [finding(ISU.unknownCarrier, '/document/carrierCode', details)] };
}

const MAX_REASON = 255;

/** The answer in the words of DCSA: `reason` and `errors` only where something is wrong. */
function responseOf(
  { reference, subReference }: ReturnType<typeof identityOf>,
  { code, findings }: Decision,
): IssuanceResponse {
  const [first] = findings;
  return {
    transportDocumentReference: reference,
    ...(subReference === '' ? {} : { transportDocumentSubReference: subReference }),
    issuanceResponseCode: code,
    ...(first === undefined ? {} : { reason: first.message.en.slice(0, MAX_REASON).trim() }),
    ...(first === undefined
      ? {}
      : { errors: findings.map((one) => ({ reason: one.message.en, errorCode: one.code })) }),
  };
}

/** The bill with its first entry, where it is issued. */
async function billOf(
  register: Register,
  judged: Judged,
  { carrier }: Decision,
  insteadOf: string | undefined,
  context: IssuingContext,
) {
  const { bill } = judged.checked;
  if (judged.kind !== 'issue' || carrier === undefined || bill === undefined) return undefined;
  return chainFor(
    {
      document: judged.request.document,
      bill,
      issuanceManifest: judged.request.issuanceManifestSignedContent,
      carrier: { ...carrier, eblPlatform: context.platform },
      holder: judged.holder,
      ...(insteadOf === undefined ? {} : { insteadOf }),
    },
    register.now(),
    context,
  );
}
