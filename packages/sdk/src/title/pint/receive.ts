import { finding } from '@kouan/core';
import type { Work } from '../../exchange/store/work.ts';
import { KeysAhead } from '../chain/keys-ahead.ts';
import type { DocumentMetadata, EnvelopeManifest } from '../chain/objects.ts';
import { addBill, append } from '../register/entries.ts';
import type { Register } from '../register/register.ts';
import { beginSurrender, type Surrender } from '../register/surrenders.ts';
import * as transfers from '../register/transfers.ts';
import { signedAnswer } from './answer.ts';
import { PNT } from './catalogue.ts';
import type { EnvelopeAbout, PintAnswer, PlatformContext } from './context.ts';
import { inTurn } from './in-turn.ts';
import { chainKey, type Judged, judgeEnvelope } from './judge-envelope.ts';
import { type Known, knownOf } from './known.ts';
import { identityOf, type ReadEnvelope, readEnvelope, type Unreadable } from './read-envelope.ts';
import { surrenderIn } from './surrender-in.ts';

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
  const keys = new KeysAhead(context.keys);
  const ahead = readAhead(bytes, at, { ...context, keys });
  // What was read is thrown away where a signature does not hold: the words for it come of reading in order.
  const holds = await inTurn(register, keys.settle());
  const read = holds ? ahead : readEnvelope(bytes, at, context);
  if ('kind' in read) {
    if (read.kind === 'malformed') return { status: read.status, findings: read.findings };
    const code = read.kind === 'shape' ? 'BENV' : 'BSIG';
    return signedAnswer(code, read.last, { finding: read.finding }, context);
  }
  const answer = await decide(register, read, bytes, { ...context, keys });
  return 'signed' in answer && answer.about === undefined ? { ...answer, about: aboutOf(read) } : answer;
}

/** Reads an envelope; the carrier's signature in it, which is judged later, is asked about with the others. */
function readAhead(bytes: Uint8Array, at: Date, context: PlatformContext): ReadEnvelope | Unreadable {
  const read = readEnvelope(bytes, at, context);
  if ('kind' in read) return read;
  const issuance = read.entries[0]?.entry.issuanceManifestSignedContent ?? read.lenient.issuanceManifest;
  if (issuance !== undefined) context.keys.verify(issuance, at);
  return read;
}

/** @param from the first entry that was taken over; none without */
const aboutOf = ({ checked, entries }: ReadEnvelope, from = entries.length, surrendered = false): EnvelopeAbout => ({
  reference: checked.bill?.transportDocumentReference ?? '',
  from: entries.at(-1)?.entry.eblPlatform ?? '',
  taken: entries.slice(from).map(({ entry }) => entry),
  surrendered,
});

/** Judges, and writes what comes of it only if nothing has changed since it was judged. */
async function decide(
  register: Register,
  read: ReadEnvelope,
  bytes: Uint8Array,
  context: PlatformContext,
): Promise<PintAnswer> {
  const { last } = read;
  const surrender = surrenderIn(read, context);
  for (let tries = 0; tries < TRIES; tries++) {
    const known = await knownOf(register, read.billId, identityOf(read.checked, read.checksum));
    const there = known.documents;
    const judged = judgeEnvelope(read, known, register.now(), context);
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
    const taken = await register.write((now) =>
      take({ read, known, judged, bytes, answer: answer.signed, surrender, newId: register.newId() }, now),
    );
    if (taken) return { ...answer, about: aboutOf(read, judged.from, surrender !== undefined) };
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
  const { reference } = await register.write((now) =>
    transfers.receive(incomingOf(read, bytes, register.newId()), now),
  );
  return {
    status: 201,
    started: {
      envelopeReference: reference,
      transportDocumentChecksum: read.checksum,
      lastEnvelopeTransferChainEntrySignedContentChecksum: read.last,
      missingAdditionalDocumentChecksums: [...missing],
    },
  };
}

const incomingOf = (read: ReadEnvelope, envelope: Uint8Array, reference: string) => ({
  reference,
  billId: read.billId,
  envelope,
  checksum: read.last,
  said: chainKey(read.said),
  documents: documentsOf(read.manifest),
});

interface Taking {
  readonly read: ReadEnvelope;
  readonly known: Known;
  readonly judged: Extract<Judged, { kind: 'take' }>;
  readonly bytes: Uint8Array;
  readonly answer: string;
  /** What the carrier is asked, where the bill is surrendered with this envelope. */
  readonly surrender: Pick<Surrender, 'reference' | 'request'> | undefined;
  readonly newId: string;
}

/** Takes the bill over, with everything that says so; `false` when somebody else has moved it meanwhile. */
function* take({ read, known, judged, bytes, answer, surrender, newId }: Taking, now: string): Work<boolean> {
  const entries = read.entries.map(({ jws, checksum }, index) => ({ jws, checksum, said: read.said[index] ?? '' }));
  const done =
    known.own === undefined
      ? yield* first(read, entries, known.ended, now)
      : yield* append(read.billId, known.own.title.bill.head, entries.slice(judged.from), now);
  if (!done) return false;
  // It comes back: what this platform had sent has arrived, whether the answer came or not.
  const open = yield* transfers.openOutgoing(read.billId);
  if (open !== undefined) yield* transfers.end(open.id, 'accepted', answer, now);
  yield* transfers.receive(incomingOf(read, bytes, newId), now, answer);
  if (surrender !== undefined) yield* beginSurrender({ ...surrender, billId: read.billId }, now);
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

/**
 * Finishes a transfer (PUT …/finish-transfer): RECE or DUPE, or MDOC while documents are missing. Signatures are verified
 * at the moment of taking over, not of asking what is missing.
 */
export async function finishTransfer(
  register: Register,
  reference: string,
  context: PlatformContext,
): Promise<PintAnswer> {
  const incoming = await register.incoming(reference);
  if (incoming === undefined)
    return { status: 404, findings: [finding(PNT.unknownTransfer, '', { found: reference })] };
  const there = await register.attachments(incoming.billId);
  const missing = incoming.documents
    .map(({ documentChecksum }) => documentChecksum)
    .filter((one) => !there.includes(one));
  if (incoming.state !== 'open' || missing.length === 0) return receiveEnvelope(register, incoming.envelope, context);
  const say = finding(PNT.missing, '', { found: String(missing.length) });
  return signedAnswer('MDOC', incoming.checksum, { missing, finding: say }, context);
}
