import { type Finding, finding } from '@kouan/core';
import { parseShape } from '../../checks/shape-guard.ts';
import { readJson } from '../../signing/json/read-json.ts';
import { Refused } from '../../signing/json/refusals.ts';
import { documentChecksum, entryChecksum } from '../chain/checksum.ts';
import {
  type EblEnvelope,
  type EnvelopeManifest,
  eblEnvelope,
  envelopeManifest,
  envelopeWithIssuance,
} from '../chain/objects.ts';
import { type Lenience, type ReadEntry, readEntries, readSigned } from '../chain/verify-chain.ts';
import { billId } from '../register/bill.ts';
import { saidBy } from '../register/said.ts';
import { PNT } from './catalogue.ts';
import type { CheckedDocument, ReadingContext } from './reading-context.ts';

/** A transport document of this size has every page that a bill can have; what goes along travels apart. */
export const MAX_ENVELOPE_BYTES = 16 * 1024 * 1024;

/** An envelope whose bytes, fields and signatures hold; what it says is not judged yet. */
export interface ReadEnvelope {
  readonly envelope: EblEnvelope;
  readonly checked: CheckedDocument;
  readonly checksum: string;
  readonly billId: string;
  readonly manifest: EnvelopeManifest;
  readonly entries: readonly ReadEntry[];
  /** Checksum of the last entry as it stands. */
  readonly last: string;
  /** SHA-256 over what each entry says, in order. */
  readonly said: readonly string[];
  /** What the profile lets pass in this envelope. */
  readonly lenient: Lenience;
}

/** Why an envelope cannot be read: before anything signed can be answered, or for a signature. */
export type Unreadable =
  | { readonly kind: 'malformed'; readonly status: 400 | 413; readonly findings: readonly Finding[] }
  /** Its shape is right and a signature does not count; `last` is the checksum of its last entry. */
  | { readonly kind: 'signature' | 'shape'; readonly last: string; readonly finding: Finding };

/** Reads an envelope: bytes, JSON, schema of everything in it, and every signature but the carrier’s. */
export function readEnvelope(bytes: Uint8Array, at: Date, context: ReadingContext): ReadEnvelope | Unreadable {
  const envelope = parse(bytes, context);
  if ('kind' in envelope) return envelope;
  const checked = context.checkDocument(envelope.transportDocument);
  if (checked.schema.length > 0) return { kind: 'malformed', status: 400, findings: checked.schema };
  const chain = envelope.envelopeTransferChain;
  const last = entryChecksum(chain.at(-1) ?? '');
  const lenient = lenienceFor(envelope, at, context);
  const findings: Finding[] = [];
  const options = { keys: context.keys, at, lenient };
  const entries = readEntries(chain, options, findings);
  const manifest =
    findings.length > 0 ? undefined : readManifest(envelope, lenient.sender ?? platformIn(entries), options, findings);
  const [first] = findings;
  if (first !== undefined || manifest === undefined) return unsigned(last, first);
  const checksum = documentChecksum(envelope.transportDocument);
  return {
    envelope,
    checked,
    checksum,
    billId: billId(identityOf(checked, checksum)),
    manifest,
    entries,
    last,
    said: chain.map(saidBy),
    lenient,
  };
}

/** The platform that sends is the one of the last entry. */
const platformIn = (entries: readonly ReadEntry[]): string | undefined => entries.at(-1)?.entry.eblPlatform;

function readManifest(
  { envelopeManifestSignedContent: jws }: EblEnvelope,
  sender: string | undefined,
  options: Pick<ReadingContext, 'keys'> & { readonly at: Date },
  findings: Finding[],
): EnvelopeManifest | undefined {
  const where = {
    path: '/envelopeManifestSignedContent',
    field: 'envelopeManifestSignedContent',
    ...(sender === undefined ? {} : { owner: () => sender }),
  };
  return readSigned<EnvelopeManifest>(jws, envelopeManifest, where, options, findings)?.value;
}

/** An envelope that may carry the carrier's manifest at its top. */
type ParsedEnvelope = EblEnvelope & { readonly issuanceManifestSignedContent?: string | undefined };

/** What the quirks of the profile mean for one envelope. */
function lenienceFor(envelope: ParsedEnvelope, at: Date, { profile, keys }: ReadingContext): Lenience {
  const { quirks } = profile;
  const { issuanceManifestSignedContent: issuanceManifest, envelopeManifestSignedContent: manifest } = envelope;
  const sender = quirks.has('senderSignsAll') ? keys.verify(manifest, at).owner : undefined;
  return {
    ...(sender === undefined ? {} : { sender }),
    ...(quirks.has('legacyAction') ? { legacyFields: true } : {}),
    ...(issuanceManifest === undefined ? {} : { issuanceManifest }),
  };
}

/** What makes the bill of an envelope that bill and no other. */
export function identityOf({ bill }: CheckedDocument, checksum: string) {
  return {
    carrier: bill?.carrierCode ?? '',
    reference: bill?.transportDocumentReference ?? '',
    subReference: bill?.transportDocumentSubReference ?? '',
    checksum,
  };
}

const SHAPE = 'CHN-0003';

function unsigned(last: string, first: Finding | undefined): Unreadable {
  if (first === undefined) throw new Error('what cannot be read says why');
  return { kind: first.code === SHAPE ? 'shape' : 'signature', last, finding: first };
}

function parse(bytes: Uint8Array, { profile }: ReadingContext): ParsedEnvelope | Unreadable {
  if (bytes.length > MAX_ENVELOPE_BYTES) {
    const findings = [finding(PNT.tooLarge, '', { expected: String(MAX_ENVELOPE_BYTES) })];
    return { kind: 'malformed', status: 413, findings };
  }
  const wrong = (found: string, path = ''): Unreadable => ({
    kind: 'malformed',
    status: 400,
    findings: [finding(PNT.notEnvelope, path, { found })],
  });
  try {
    const schema = profile.quirks.has('issuanceManifestOnEnvelope') ? envelopeWithIssuance : eblEnvelope;
    const parsed = parseShape<ParsedEnvelope>(schema, readJson(bytes, { maxBytes: MAX_ENVELOPE_BYTES }));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return wrong(issue?.message ?? '', `/${issue?.path.join('/') ?? ''}`);
  } catch (error) {
    if (error instanceof Refused) return wrong(error.message);
    throw error;
  }
}
