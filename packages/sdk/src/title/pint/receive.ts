import { finding } from '@kouan/core';
import type { Work } from '../../exchange/store/work.ts';
import type { DocumentMetadata, EnvelopeManifest } from '../chain/objects.ts';
import { addBill, append } from '../register/entries.ts';
import type { BillTitle, Register } from '../register/register.ts';
import * as transfers from '../register/transfers.ts';
import { signedAnswer } from './answer.ts';
import { PNT } from './catalogue.ts';
import type { PintAnswer, PlatformContext } from './context.ts';
import { chainKey, type Judged, judgeEnvelope, type KnownBill } from './judge-envelope.ts';
import { identityOf, type ReadEnvelope, readEnvelope } from './read-envelope.ts';

/** How often a receiver begins again when somebody else has moved the bill meanwhile. */
const TRIES = 5;

/**
 * Receives an envelope (POST /v3/envelopes): says RECE when the bill is here from now on, DUPE when it was, 201 with what
 * is still to come, or why it is not taken. What is answered is on disk before.
 */
export async function receiveEnvelope(
  register: Register,
  bytes: Uint8Array,
  context: PlatformContext,
): Promise<PintAnswer> {
  const at = register.now();
  const read = readEnvelope(bytes, at, context);
  if ('kind' in read) {
    if (read.kind === 'malformed') return { status: read.status, findings: read.findings };
    const code = read.kind === 'shape' ? 'BENV' : 'BSIG';
    return signedAnswer(code, read.last, { finding: read.finding }, context);
  }
  return decide(register, read, bytes, context);
}

/** Judges, and writes what comes of it only if nothing has changed since it was judged. */
async function decide(
  register: Register,
  read: ReadEnvelope,
  bytes: Uint8Array,
  context: PlatformContext,
): Promise<PintAnswer> {
  const last = read.envelope.envelopeTransferChain.at(-1) ?? '';
  for (let tries = 0; tries < TRIES; tries++) {
    const known = await knownOf(register, read);
    const judged = judgeEnvelope(read, known, register.now(), context);
    const there = await register.attachments(read.billId);
    if (judged.kind === 'refuse') return signedAnswer(judged.code, last, { finding: judged.finding }, context);
    const wanted = documentsOf(read.manifest).map(({ documentChecksum }) => documentChecksum);
    if (judged.kind === 'duplicate')
      return signedAnswer(
        'DUPE',
        last,
        { duplicateOf: judged.entry, received: wanted.filter((one) => there.includes(one)) },
        context,
      );
    const missing = wanted.filter((one) => !there.includes(one));
    if (missing.length > 0) return started(register, read, bytes, missing);
    const answer = await signedAnswer('RECE', last, { received: wanted }, context);
    const taken = await register.write((now) => take(read, known, judged, bytes, answer.signed, register.newId(), now));
    if (taken) return answer;
  }
  const moved = finding(PNT.forked, '/envelopeTransferChain', { found: String(read.said.length) });
  return signedAnswer('DISE', last, { finding: moved }, context);
}

/** What an envelope declares beside the transport document. */
export const documentsOf = ({ eBLVisualisationByCarrier: picture, supportingDocuments = [] }: EnvelopeManifest) =>
  [...(picture === undefined ? [] : [picture]), ...supportingDocuments] as readonly DocumentMetadata[];

async function started(
  register: Register,
  read: ReadEnvelope,
  bytes: Uint8Array,
  missing: readonly string[],
): Promise<PintAnswer> {
  const checksum = read.entries.at(-1)?.checksum ?? '';
  const { reference } = await register.write((now) =>
    transfers.receive(
      { reference: register.newId(), billId: read.billId, envelope: bytes, checksum, said: chainKey(read.said) },
      now,
    ),
  );
  return {
    status: 201,
    started: {
      envelopeReference: reference,
      transportDocumentChecksum: read.checksum,
      lastEnvelopeTransferChainEntrySignedContentChecksum: checksum,
      missingAdditionalDocumentChecksums: [...missing],
    },
  };
}

/** What the register knows of the bill, and of other documents under its number. */
async function knownOf(register: Register, read: ReadEnvelope): Promise<KnownBill> {
  const { carrier, reference, subReference } = identityOf(read.checked, read.checksum);
  const own = await register.title(read.billId);
  const chain = own === undefined ? [] : await register.chain(read.billId);
  let other: BillTitle | undefined;
  let ended: string | undefined;
  for (const { id } of await register.find({ carrier, reference, subReference })) {
    if (id === read.billId) continue;
    const title = await register.title(id);
    if (title !== undefined && !hasEnded(title)) other = title;
    else ended = id;
  }
  return {
    ...(own === undefined ? {} : { own: { title: own, chain } }),
    ...(other === undefined ? {} : { other }),
    ...(ended === undefined ? {} : { ended }),
    accepted: await register.accepted(read.billId),
  };
}

const hasEnded = ({ state }: BillTitle): boolean =>
  state.status === 'SURRENDERED_FOR_DELIVERY' ||
  state.status === 'SURRENDERED_FOR_AMENDMENT' ||
  state.status === 'VOIDED';

/** Takes the bill over, with everything that says so; `false` when somebody else has moved it meanwhile. */
function* take(
  read: ReadEnvelope,
  known: KnownBill,
  judged: Extract<Judged, { kind: 'take' }>,
  bytes: Uint8Array,
  answer: string,
  newId: string,
  now: string,
): Work<boolean> {
  const entries = read.entries.map(({ jws, checksum }, index) => ({ jws, checksum, said: read.said[index] ?? '' }));
  const done =
    known.own === undefined
      ? yield* first(read, entries, known.ended, now)
      : yield* append(read.billId, known.own.title.bill.head, entries.slice(judged.from), now);
  if (!done) return false;
  // It comes back: what this platform had sent has arrived, whether the answer came or not.
  const open = yield* transfers.openOutgoing(read.billId);
  if (open !== undefined) yield* transfers.end(open.id, 'accepted', answer, now);
  const incoming = yield* transfers.receive(
    {
      reference: newId,
      billId: read.billId,
      envelope: bytes,
      checksum: read.entries.at(-1)?.checksum ?? '',
      said: chainKey(read.said),
    },
    now,
  );
  yield* transfers.endIncoming(incoming.reference, 'accepted', answer, now);
  return true;
}

function* first(
  read: ReadEnvelope,
  entries: readonly { jws: string; checksum: string; said: string }[],
  ended: string | undefined,
  now: string,
): Work<boolean> {
  const identity = identityOf(read.checked, read.checksum);
  const { added } = yield* addBill(
    {
      ...identity,
      document: new TextEncoder().encode(JSON.stringify(read.envelope.transportDocument)),
      entries,
      ...(ended === undefined ? {} : { insteadOf: ended }),
    },
    now,
  );
  return added;
}

/** Finishes a transfer (PUT …/finish-transfer): RECE or DUPE, or MDOC while documents are missing. */
export async function finishTransfer(
  register: Register,
  reference: string,
  context: PlatformContext,
): Promise<PintAnswer> {
  const incoming = await register.incoming(reference);
  if (incoming === undefined)
    return { status: 404, findings: [finding(PNT.unknownTransfer, '', { found: reference })] };
  const answer = await receiveEnvelope(register, incoming.envelope, context);
  if (!('started' in answer)) return answer;
  const { missingAdditionalDocumentChecksums: missing } = answer.started;
  const read = readEnvelope(incoming.envelope, register.now(), context);
  const last = 'kind' in read ? '' : (read.envelope.envelopeTransferChain.at(-1) ?? '');
  return signedAnswer(
    'MDOC',
    last,
    { missing, finding: finding(PNT.missing, '', { found: String(missing.length) }) },
    context,
  );
}
