/** The runner as a receiver of envelopes: honest, but for what the scenario forces (PINT 3.0). @module */
import { randomUUID } from 'node:crypto';
import { type Finding, finding, hasErrors } from '@kouan/core';
import { canonicalJson } from '@kouan/sdk/json';
import { checksum, type ResponseCode } from '@kouan/sdk/title';
import { CFM } from '../../catalogue.ts';
import { readBody } from '../../checks/body.ts';
import { type CheckedEnvelope, checkEnvelope } from '../../checks/envelope.ts';
import type { Forced } from '../../scenario.ts';
import type { Heard } from '../../wire/listener.ts';
import type { Scene } from '../scene.ts';
import { errorReply, type Said, signedReply } from './answers.ts';
import type { OpenTransfer } from './state.ts';

/** Codes after which the same envelope is not sent again. */
const REFUSED: readonly string[] = ['DISE', 'BENV'];
/** Findings about signatures. */
const SIGNATURES: readonly string[] = ['CHN-0001', 'CHN-0002'];

const textOf = ({ body }: Heard): string => new TextDecoder().decode(body);

/** What is answered where the scenario forces it, whatever has come. */
const FORCED: Readonly<
  Record<Exclude<Forced, 'honest' | 'forget'>, (heard: Heard, last: string, scene: Scene) => Promise<Said>>
> = {
  BSIG: (_, last, { setup }) => signedReply('BSIG', last, { reason: 'As the scenario demands' }, setup),
  BENV: (_, last, { setup }) => signedReply('BENV', last, { reason: 'As the scenario demands' }, setup),
  DISE: (_, last, { setup }) => signedReply('DISE', last, { reason: 'As the scenario demands' }, setup),
  INCD: (_, last, { setup }) => signedReply('INCD', last, { reason: 'As the scenario demands' }, setup),
  malformed: async (heard, _, { setup }) => errorReply(400, heard, 'As the scenario demands', setup.now()),
  conflict: async (heard, _, { setup }) => errorReply(409, heard, 'As the scenario demands', setup.now()),
  unavailable: async (heard, _, { setup }) => errorReply(503, heard, 'As the scenario demands', setup.now()),
};

const asFindings = (found: readonly Finding[]): ResponseCode =>
  found.some(({ code }) => SIGNATURES.includes(code)) ? 'BSIG' : 'BENV';

/** POST /v3/envelopes */
export async function takeEnvelope(heard: Heard, forced: Forced, scene: Scene): Promise<Said> {
  const { setup, receiving, scenario } = scene;
  const { keys, platform, carrier } = setup.options.peer;
  if (receiving.said !== undefined && REFUSED.includes(receiving.said))
    scene.findings.push(finding(CFM.afterRefusal, '', { expected: receiving.said }));
  const checked = checkEnvelope(textOf(heard), {
    keys,
    at: setup.now(),
    ...(platform === undefined ? {} : { platform }),
    ...(carrier === undefined ? {} : { carrier }),
    to: setup.party,
    ...(scenario.entries === undefined ? {} : { entries: scenario.entries }),
    documents: scenario.papers === true ? scene.papers.length : 0,
  });
  scene.findings.push(...checked.findings);
  if (forced !== 'honest' && forced !== 'forget') return FORCED[forced](heard, checked.last, scene);
  if (checked.envelope === undefined) return errorReply(400, heard, 'No envelope', setup.now());
  if (hasErrors(checked.findings))
    return signedReply(asFindings(checked.findings), checked.last, { reason: checked.findings[0]?.code ?? '' }, setup);
  const bill = identityOf(checked);
  const before = receiving.accepted.get(bill);
  if (before !== undefined) return again(checked, before, scene);
  const [reference, transfer] = begun(bill, checked, scene);
  return missingOf(transfer).length > 0 ? started(reference, transfer) : accept(transfer, scene);
}

/** One bill: carrier, number, version, content. */
function identityOf({ envelope, documentChecksum }: CheckedEnvelope): string {
  const { carrierCode, transportDocumentReference } = (envelope?.transportDocument ?? {}) as Record<string, unknown>;
  return canonicalJson([String(carrierCode), String(transportDocumentReference), documentChecksum]);
}

/** What was accepted before comes once more, or something that contradicts it. */
function again(checked: CheckedEnvelope, before: CheckedEnvelope, { setup }: Scene): Promise<Said> {
  if (checked.said.join(' ') !== before.said.join(' '))
    return signedReply('DISE', checked.last, { reason: 'Another chain was accepted' }, setup);
  return signedReply('DUPE', checked.last, { ...duplicateOf(before), ...received(before) }, setup);
}

const duplicateOf = ({ envelope }: CheckedEnvelope) => {
  const entry = envelope?.envelopeTransferChain.at(-1);
  return entry === undefined ? {} : { duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent: entry };
};

const received = ({ documents }: CheckedEnvelope) => ({
  receivedAdditionalDocumentChecksums: documents.map(({ documentChecksum }) => documentChecksum),
});

/** A new POST for a bill on its way goes on with the transfer that was begun. */
function begun(bill: string, checked: CheckedEnvelope, { receiving }: Scene): readonly [string, OpenTransfer] {
  for (const [reference, transfer] of receiving.transfers) {
    if (transfer.bill !== bill) continue;
    transfer.checked = checked;
    return [reference, transfer];
  }
  const reference = randomUUID();
  const transfer = { bill, checked, held: new Set<string>() };
  receiving.transfers.set(reference, transfer);
  return [reference, transfer];
}

const missingOf = ({ checked, held }: OpenTransfer): readonly string[] =>
  checked.documents.map(({ documentChecksum }) => documentChecksum).filter((one) => !held.has(one));

const started = (envelopeReference: string, transfer: OpenTransfer): Said => ({
  code: '201',
  reply: {
    status: 201,
    body: {
      envelopeReference,
      transportDocumentChecksum: transfer.checked.documentChecksum,
      lastEnvelopeTransferChainEntrySignedContentChecksum: transfer.checked.last,
      missingAdditionalDocumentChecksums: missingOf(transfer),
    },
  },
});

function accept({ bill, checked }: OpenTransfer, { receiving, setup }: Scene): Promise<Said> {
  receiving.accepted.set(bill, checked);
  return signedReply('RECE', checked.last, received(checked), setup);
}

/** PUT /v3/envelopes/{reference}/additional-documents/{checksum} */
export async function takeDocument(
  heard: Heard,
  forced: Forced,
  scene: Scene,
  [reference = '', named = '']: readonly string[],
): Promise<Said> {
  const { setup, receiving } = scene;
  const transfer = receiving.transfers.get(reference);
  if (transfer === undefined) return unknown(reference, heard, scene);
  const { last } = transfer.checked;
  const wrong = documentFindings(heard, transfer, named);
  scene.findings.push(...wrong);
  if (forced !== 'honest' && forced !== 'forget') return FORCED[forced](heard, last, scene);
  if (wrong.length > 0) return signedReply('INCD', last, { reason: wrong[0]?.code ?? '' }, setup);
  if (forced === 'honest') transfer.held.add(named);
  return { code: '204', reply: { status: 204 } };
}

/** Declared, of the right size and content, as base64 in a JSON string. */
function documentFindings(heard: Heard, { checked }: OpenTransfer, named: string): readonly Finding[] {
  const declared = checked.documents.find(({ documentChecksum }) => documentChecksum === named);
  const findings: Finding[] = [];
  const text = readBody(textOf(heard), BASE64, 'base64', findings);
  if (text === undefined) return findings;
  const content = Buffer.from(text, 'base64');
  if (declared === undefined) return [finding(CFM.otherDocument, '', { found: named })];
  const found = checksum(content);
  if (found !== named) return [finding(CFM.otherDocument, '', { found, expected: named })];
  return content.length === declared.size
    ? []
    : [finding(CFM.otherDocument, '', { found: String(content.length), expected: String(declared.size) })];
}

/** A JSON string of base64 and nothing else. */
const BASE64 = {
  safeParse: (value: unknown) =>
    typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value
      ? ({ success: true, data: value } as const)
      : ({ success: false, error: { issues: [{ path: [], message: String(value).slice(0, 40) }] } } as const),
};

/** PUT /v3/envelopes/{reference}/finish-transfer */
export async function finish(
  heard: Heard,
  forced: Forced,
  scene: Scene,
  [reference = '']: readonly string[],
): Promise<Said> {
  const { setup, receiving } = scene;
  const transfer = receiving.transfers.get(reference);
  if (transfer === undefined) return unknown(reference, heard, scene);
  const { checked } = transfer;
  if (heard.body.length > 0) scene.findings.push(finding(CFM.noBody, ''));
  if (forced !== 'honest' && forced !== 'forget') return FORCED[forced](heard, checked.last, scene);
  const missing = missingOf(transfer);
  if (missing.length > 0)
    return signedReply('MDOC', checked.last, { missingAdditionalDocumentChecksums: [...missing] }, setup);
  const before = receiving.accepted.get(transfer.bill);
  return before === undefined ? accept(transfer, scene) : again(checked, before, scene);
}

function unknown(reference: string, heard: Heard, scene: Scene): Said {
  scene.findings.push(finding(CFM.unknownTransfer, '', { found: reference }));
  return errorReply(404, heard, `No transfer ${reference}`, scene.setup.now());
}
