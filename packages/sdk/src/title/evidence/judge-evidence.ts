import { type Finding, finding, hasErrors } from '@kouan/core';
import type { TitleAct } from '../acts.ts';
import { CHAIN } from '../chain/catalogue.ts';
import { documentChecksum, entryChecksum } from '../chain/checksum.ts';
import { type EnvelopeManifest, envelopeManifest } from '../chain/objects.ts';
import { type ReadEntry, readSigned, verifyChain } from '../chain/verify-chain.ts';
import { foldTitle } from '../fold.ts';
import { type NextAct, nextActs } from '../next-acts.ts';
import type { PlatformContext } from '../pint/context.ts';
import type { TitleState } from '../state.ts';
import type { TitleTerms } from '../terms.ts';
import { titleTermsOf } from '../terms-of.ts';
import { EVI } from './catalogue.ts';
import type { Evidence } from './evidence.ts';

/** What evidence comes to. `state` is worth nothing while `findings` has errors. */
export interface JudgedEvidence {
  readonly findings: readonly Finding[];
  readonly checksum: string;
  readonly terms: TitleTerms;
  readonly entries: readonly ReadEntry[];
  readonly acts: readonly TitleAct[];
  readonly state: TitleState;
  readonly next: readonly NextAct[];
}

/**
 * Judges the evidence of a bill: every signature, every link, the carrier's manifest, the fields of the document, and
 * every act by the law of title. Pure and offline: whoever has the keys comes to the same.
 */
export function judgeEvidence(
  { transportDocument, envelopeTransferChain: chain, envelopeManifestSignedContent }: Evidence,
  at: Date,
  { keys, checkDocument, carrierOf }: Pick<PlatformContext, 'keys' | 'checkDocument' | 'carrierOf'>,
): JudgedEvidence {
  const { bill = { type: 'bill-of-lading' as const }, schema, rules } = checkDocument(transportDocument);
  const checksum = documentChecksum(transportDocument);
  const carrier = carrierOf?.(bill);
  const options = { keys, at, documentChecksum: checksum, ...(carrier === undefined ? {} : { carrier }) };
  const read = verifyChain(chain, options);
  const terms = titleTermsOf(bill);
  const folded = foldTitle(terms, read.acts);
  const status = bill.transportDocumentStatus;
  const inDocument = [...schema, ...rules].map((one) => ({ ...one, path: `/transportDocument${one.path}` }));
  const findings = [
    ...read.findings,
    ...folded.findings.map(asIllegal),
    ...(status === 'ISSUED'
      ? []
      : [finding(EVI.notIssued, '/transportDocument/transportDocumentStatus', { found: status ?? '?' })]),
    ...(envelopeManifestSignedContent === undefined
      ? []
      : manifestFindings(envelopeManifestSignedContent, chain, checksum, read.entries, { keys, at })),
    ...inDocument.filter((one) => hasErrors([one])),
    ...inDocument.filter((one) => !hasErrors([one])),
    ...registryFindings(read.entries),
  ];
  return {
    findings,
    checksum,
    terms,
    entries: read.entries,
    acts: read.acts,
    state: folded.state,
    next: nextActs(terms, folded.state),
  };
}

const registryFindings = ([first]: readonly ReadEntry[]): readonly Finding[] => {
  const found = first?.entry.controlTrackingRegistry;
  return found === undefined ? [] : [finding(EVI.registry, '/envelopeTransferChain/0', { found })];
};

const asIllegal = ({ path, code, message }: Finding): Finding => {
  const [, index = '0'] = path.split('/');
  return finding(EVI.illegalAct, '/envelopeTransferChain', {
    found: String(Number(index) + 1),
    expected: `${code} ${message.en}`,
  });
};

/** The manifest of an envelope: signed by who signed the last entry, over this document and this chain. */
function manifestFindings(
  jws: string,
  chain: readonly string[],
  checksum: string,
  entries: readonly ReadEntry[],
  options: Parameters<typeof readSigned>[3],
): readonly Finding[] {
  const path = '/envelopeManifestSignedContent';
  const field = 'envelopeManifestSignedContent';
  const sender = entries.length === chain.length ? entries.at(-1)?.entry.eblPlatform : undefined;
  const findings: Finding[] = [];
  const where = { path, field, ...(sender === undefined ? {} : { owner: () => sender }) };
  const manifest = readSigned<EnvelopeManifest>(jws, envelopeManifest, where, options, findings)?.value;
  if (manifest === undefined) return findings;
  const differs = (definition: Parameters<typeof finding>[0], found: string, expected: string) =>
    found === expected ? [] : [finding(definition, path, { found, expected, params: { field } })];
  return [
    ...differs(CHAIN.documentDiffers, manifest.transportDocumentChecksum, checksum),
    ...differs(
      CHAIN.lastDiffers,
      manifest.lastEnvelopeTransferChainEntrySignedContentChecksum,
      entryChecksum(chain.at(-1) ?? ''),
    ),
  ];
}
