import { finding } from '@kouan/core';
import type { Work } from '../../exchange/store/work.ts';
import { KeysAhead } from '../chain/keys-ahead.ts';
import { addBill, append } from '../register/entries.ts';
import type { Register } from '../register/register.ts';
import { beginSurrender } from '../register/surrenders.ts';
import * as transfers from '../register/transfers.ts';
import { signedAnswer } from './answer.ts';
import { PNT } from './catalogue.ts';
import type { EnvelopeAbout, PintAnswer, PlatformContext } from './context.ts';
import { inTurn } from './in-turn.ts';
import { chainKey, type Judged, judgeReading } from './judge-reading.ts';
import { type Known, knownOf } from './known.ts';
import type { Unreadable } from './read-envelope.ts';
import { type EnvelopeReading, readingOf } from './reading.ts';

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
  const read = await readInTurn(register, bytes, context);
  if ('kind' in read) {
    if (read.kind === 'malformed') return { status: read.status, findings: read.findings };
    const code = read.kind === 'shape' ? 'BENV' : 'BSIG';
    return signedAnswer(code, read.last, { finding: read.finding }, context);
  }
  const answer = await decide(register, read, bytes, context);
  return 'signed' in answer && answer.about === undefined ? { ...answer, about: aboutOf(read) } : answer;
}

/** Reads with the help of other threads. Who came first goes on first, whoever is read first. */
async function readInTurn(
  register: Register,
  bytes: Uint8Array,
  context: PlatformContext,
): Promise<EnvelopeReading | Unreadable> {
  const at = register.now();
  const elsewhere = context.reader?.(bytes, at);
  if (elsewhere !== undefined) return (await inTurn(register, elsewhere)) ?? readingOf(bytes, at, context);
  const keys = new KeysAhead(context.keys);
  const ahead = readingOf(bytes, at, { ...context, keys });
  // What was read is thrown away where a signature does not hold: the words for it come of reading in order.
  const holds = await inTurn(register, keys.settle());
  return holds ? ahead : readingOf(bytes, at, context);
}

/** @param from the first entry that was taken over; none without */
const aboutOf = ({ identity, entries, surrender }: EnvelopeReading, from = entries.length): EnvelopeAbout => ({
  reference: identity.reference,
  from: entries.at(-1)?.entry.eblPlatform ?? '',
  taken: entries.slice(from).map(({ entry }) => entry),
  surrendered: surrender !== undefined && from < entries.length,
});

/** Judges, and writes what comes of it only if nothing has changed since it was judged. */
async function decide(
  register: Register,
  read: EnvelopeReading,
  bytes: Uint8Array,
  context: PlatformContext,
): Promise<PintAnswer> {
  const { last } = read;
  const wanted = read.documents.map(({ documentChecksum }) => documentChecksum);
  for (let tries = 0; tries < TRIES; tries++) {
    const known = await knownOf(register, read, context.platform);
    const there = known.documents;
    const judged = judgeReading(read, known, context);
    if (judged.kind === 'refuse') return signedAnswer(judged.code, last, { finding: judged.finding }, context);
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
      take({ read, known, judged, answer: answer.signed, newId: register.newId() }, now),
    );
    if (taken) return { ...answer, about: aboutOf(read, judged.from) };
  }
  const moved = finding(PNT.forked, '/envelopeTransferChain', { found: String(read.entries.length) });
  return signedAnswer('DISE', last, { finding: moved }, context);
}

async function started(
  register: Register,
  read: EnvelopeReading,
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
      transportDocumentChecksum: read.identity.checksum,
      lastEnvelopeTransferChainEntrySignedContentChecksum: read.last,
      missingAdditionalDocumentChecksums: [...missing],
    },
  };
}

const incomingOf = (read: EnvelopeReading, envelope: Uint8Array, reference: string) => ({
  reference,
  billId: read.billId,
  envelope,
  checksum: read.last,
  said: chainKey(read.entries),
  documents: read.documents,
});

interface Taking {
  readonly read: EnvelopeReading;
  readonly known: Known;
  readonly judged: Extract<Judged, { kind: 'take' }>;
  readonly answer: string;
  readonly newId: string;
}

/** Takes the bill over, with everything that says so; `false` when somebody else has moved it meanwhile. */
function* take({ read, known, judged, answer, newId }: Taking, now: string): Work<boolean> {
  const { billId, entries, surrender } = read;
  const done =
    known.own === undefined
      ? yield* first(read, known.ended, now)
      : yield* append(billId, known.own.title.bill.head, entries.slice(judged.from), now);
  if (!done) return false;
  // It comes back: what this platform had sent has arrived, whether the answer came or not.
  const open = known.own === undefined ? undefined : yield* transfers.openOutgoing(billId);
  if (open !== undefined) yield* transfers.end(open.id, 'accepted', answer, now);
  // Document and entries lie with the bill from now on; what is left of the envelope is who sent it.
  yield* transfers.receive(incomingOf(read, Buffer.from(read.manifest, 'latin1'), newId), now, answer);
  if (surrender !== undefined) yield* beginSurrender({ ...surrender, billId }, now);
  return true;
}

function* first(
  { identity, document, entries }: EnvelopeReading,
  ended: string | undefined,
  now: string,
): Work<boolean> {
  const insteadOf = ended === undefined ? {} : { insteadOf: ended };
  return (yield* addBill({ ...identity, document, entries, ...insteadOf }, now)).added;
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
  const wanted = incoming.documents.map(({ documentChecksum }) => documentChecksum);
  const missing = wanted.filter((one) => !there.includes(one));
  const { checksum: last } = incoming;
  if (incoming.state !== 'open') {
    const entry = (await register.chain(incoming.billId)).find(({ checksum }) => checksum === last);
    const duplicateOf = entry === undefined ? {} : { duplicateOf: entry.jws };
    return signedAnswer('DUPE', last, { ...duplicateOf, received: wanted }, context);
  }
  if (missing.length === 0) return receiveEnvelope(register, incoming.envelope, context);
  const say = finding(PNT.missing, '', { found: String(missing.length) });
  return signedAnswer('MDOC', last, { missing, finding: say }, context);
}
