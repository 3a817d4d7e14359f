/** Envelopes of a sender under test (PINT 3.0). @module */
import { type Finding, finding, hasErrors } from '@kouan/core';
import { checkTransportDocument } from '@kouan/formats';
import { canonicalJson } from '@kouan/sdk/json';
import {
  CHAIN,
  type DocumentMetadata,
  documentChecksum,
  type EblEnvelope,
  type EnvelopeManifest,
  eblEnvelope,
  entryChecksum,
  envelopeManifest,
  foldTitle,
  type PlatformKeys,
  type ReadChain,
  readSigned,
  type TitleParty,
  titleTermsOf,
  verifyChain,
} from '@kouan/sdk/title';
import { CFM } from '../catalogue.ts';
import { readBody } from './body.ts';
import { documentFindings } from './transport-document.ts';

/** What an envelope is held against. */
export interface AskedEnvelope {
  readonly keys: PlatformKeys;
  readonly at: Date;
  /** Code of the platform that sends. */
  readonly platform?: string;
  readonly carrier?: string;
  /** To whom the bill was to be transferred. */
  readonly to: TitleParty;
  readonly entries?: number;
  readonly documents: number;
}

/** An envelope that was read, with everything that is wrong with it. */
export interface CheckedEnvelope {
  readonly findings: readonly Finding[];
  /** Absent where it cannot even be read. */
  readonly envelope?: EblEnvelope;
  readonly last: string;
  readonly documentChecksum: string;
  readonly documents: readonly DocumentMetadata[];
  /** What its entries say, in order; the same for one that is signed again. */
  readonly said: readonly string[];
}

/** Checks an envelope: schema, document, every signature, every link, title, recipient, what goes along. */
export function checkEnvelope(body: string, asked: AskedEnvelope): CheckedEnvelope {
  const findings: Finding[] = [];
  const envelope = readBody(body, eblEnvelope, 'EblEnvelope', findings);
  if (envelope === undefined) return { findings, last: '', documentChecksum: '', documents: [], said: [] };
  const { transportDocument, envelopeTransferChain: chain } = envelope;
  const checked = checkTransportDocument(transportDocument);
  findings.push(...documentFindings(checked, '/transportDocument'));
  const of = documentChecksum(transportDocument);
  const last = entryChecksum(chain.at(-1) ?? '');
  const { keys, at, carrier } = asked;
  const read = verifyChain(chain, { keys, at, documentChecksum: of, ...(carrier === undefined ? {} : { carrier }) });
  findings.push(...read.findings, ...status(checked.bill?.transportDocumentStatus));
  const manifest = manifestOf(envelope, read, asked, of, last, findings);
  if (read.findings.length === 0 && checked.bill !== undefined)
    findings.push(...titleFindings(foldTitle(titleTermsOf(checked.bill), read.acts).findings));
  const { supportingDocuments = [], eBLVisualisationByCarrier: picture } = manifest ?? {};
  const documents = [...(picture === undefined ? [] : [picture]), ...supportingDocuments];
  if (manifest !== undefined && supportingDocuments.length !== asked.documents)
    findings.push(counted('supportingDocuments', supportingDocuments.length, asked.documents));
  if (asked.entries === 1 && chain.length !== 1)
    findings.push(counted('envelopeTransferChain', chain.length, asked.entries));
  findings.push(...recipient(read, asked.to, chain.length));
  return { findings, envelope, last, documentChecksum: of, documents, said: chain.map(payload) };
}

const payload = (jws: string): string => jws.split('.')[1] ?? '';

const counted = (field: string, found: number, expected: number): Finding =>
  finding(CFM.counted, `/${field}`, { found: String(found), expected: String(expected), params: { field } });

function status(found: string | undefined): readonly Finding[] {
  return found === 'ISSUED'
    ? []
    : [
        finding(CFM.otherReference, '/transportDocument/transportDocumentStatus', {
          found: found ?? '',
          expected: 'ISSUED',
          params: { field: 'transportDocumentStatus' },
        }),
      ];
}

/** The manifest: signed by the platform of the last entry, over this document and this chain. */
function manifestOf(
  { envelopeManifestSignedContent: jws }: EblEnvelope,
  read: ReadChain,
  { keys, at, platform }: AskedEnvelope,
  of: string,
  last: string,
  findings: Finding[],
): EnvelopeManifest | undefined {
  const field = 'envelopeManifestSignedContent';
  const path = `/${field}`;
  const signer = read.entries.at(-1)?.entry.eblPlatform ?? platform;
  const owner = signer === undefined ? {} : { owner: () => signer };
  const signed = readSigned<EnvelopeManifest>(
    jws,
    envelopeManifest,
    { path, field, ...owner },
    { keys, at },
    findings,
  )?.value;
  if (signed === undefined) return undefined;
  const { transportDocumentChecksum: document, lastEnvelopeTransferChainEntrySignedContentChecksum: entry } = signed;
  if (document !== of)
    findings.push(finding(CHAIN.documentDiffers, path, { found: document, expected: of, params: { field } }));
  if (entry !== last) findings.push(finding(CHAIN.lastDiffers, path, { found: entry, expected: last }));
  return signed;
}

const titleFindings = (broken: readonly Finding[]): readonly Finding[] =>
  broken.filter((one) => hasErrors([one])).map((one) => ({ ...one, path: `/envelopeTransferChain${one.path}` }));

/** Exactly as it was named: every field of it, and no other. */
function recipient({ acts, findings }: ReadChain, to: TitleParty, entries: number): readonly Finding[] {
  if (findings.length > 0) return [];
  const found = canonicalJson(acts.at(-1)?.recipient ?? null);
  const expected = canonicalJson(to);
  return found === expected
    ? []
    : [finding(CFM.recipient, `/envelopeTransferChain/${entries - 1}/transactions`, { found, expected })];
}
