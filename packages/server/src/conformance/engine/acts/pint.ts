/** What the runner does as a sender of envelopes (PINT 3.0). @module */
import { hasErrors } from '@kouan/core';
import { PLAIN_BODIES } from '../../checks/answer.ts';
import { checkSigned, checkStarted, type SentEnvelope } from '../../checks/pint-answer.ts';
import { type BuiltEnvelope, buildEnvelope, ENVELOPE_CHANGES, type EnvelopeParts } from '../../messages/envelope.ts';
import { SENT_PAPERS } from '../../messages/papers.ts';
import type { Expected, Step } from '../../scenario.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { Scene } from '../scene.ts';
import { answered, plainly } from './answered.ts';

type Of<Act extends Step['act']> = Extract<Step, { act: Act }>;

function partsOf({ setup, document, scenario, papers }: Scene): EnvelopeParts {
  const { own } = setup.options;
  return {
    document,
    platform: own.platform,
    signer: own.signer,
    carrier: setup.carrier,
    carrierSigner: own.carrierSigner ?? own.signer,
    shipper: setup.shipper,
    receiver: setup.party,
    stranger: setup.unknownParty,
    elsewhere: setup.elsewhere,
    entries: scenario.entries ?? 1,
    papers: scenario.papers === true ? papers.map(({ metadata }) => metadata) : [],
    asGateway: setup.asGateway,
    now: setup.now(),
  };
}

/** The good envelope of a scenario, made once: what is sent again is sent as it was. */
async function goodOf(scene: Scene): Promise<{ readonly good: BuiltEnvelope; readonly parts: EnvelopeParts }> {
  const { sending } = scene;
  const parts = (sending.parts ??= partsOf(scene));
  const good = (sending.good ??= await buildEnvelope(parts));
  return { good, parts };
}

const sentOf = ({ sending: { accepted, held }, scenario, papers }: Scene, envelope: BuiltEnvelope): SentEnvelope => ({
  last: envelope.last,
  documentChecksum: envelope.documentChecksum,
  declared: scenario.papers === true ? papers.map(({ metadata }) => metadata.documentChecksum) : [],
  held: [...held],
  ...(accepted === undefined ? {} : { accepted }),
});

/** Reads an answer to what was sent about an envelope. */
function check(
  scene: Scene,
  answer: NonNullable<Exchange['response']>,
  { body, code }: Expected,
  envelope: BuiltEnvelope,
): void {
  const { setup, findings, sending } = scene;
  const sent = sentOf(scene, envelope);
  if (body === 'signed') {
    const { keys, platform } = setup.options.peer;
    const who = { keys, at: setup.now(), ...(platform === undefined ? {} : { platform }) };
    findings.push(...checkSigned(answer.body, code, sent, who));
    if (code === 'RECE' && !hasErrors(findings)) sending.accepted ??= envelope.chain.at(-1) ?? '';
  } else if (body === 'started') {
    const { findings: found, started } = checkStarted(answer.body, sent);
    findings.push(...found);
    if (started !== undefined) sending.reference = started.envelopeReference;
  } else findings.push(...PLAIN_BODIES[body](answer, setup.party.partyName));
}

export async function postEnvelope({ change, expect }: Of<'post-envelope'>, scene: Scene): Promise<void> {
  const { good, parts } = await goodOf(scene);
  const envelope = change === undefined ? good : await ENVELOPE_CHANGES[change](good, parts);
  const answer = await answered(scene, 'POST', '/v3/envelopes', envelope.body, expect);
  if (answer !== undefined) check(scene, answer, expect, envelope);
}

const below = ({ sending }: Scene, rest: string): string =>
  `/v3/envelopes/${encodeURIComponent(sending.reference ?? '')}/${rest}`;

export async function putDocument({ paper, expect }: Of<'put-document'>, scene: Scene): Promise<void> {
  const { good } = await goodOf(scene);
  const { checksum, content } = SENT_PAPERS[paper](scene.papers);
  const body = JSON.stringify(Buffer.from(content).toString('base64'));
  const answer = await answered(scene, 'PUT', below(scene, `additional-documents/${checksum}`), body, expect);
  if (answer === undefined) return;
  check(scene, answer, expect, good);
  if (expect.body === 'none') scene.sending.held.add(checksum);
}

export async function finishTransfer({ expect }: Of<'finish-transfer'>, scene: Scene): Promise<void> {
  const { good } = await goodOf(scene);
  const answer = await answered(scene, 'PUT', below(scene, 'finish-transfer'), undefined, expect);
  if (answer !== undefined) check(scene, answer, expect, good);
}

export async function validateReceiver({ expect }: Of<'validate-receiver'>, scene: Scene): Promise<void> {
  const [code = {}] = scene.setup.party.identifyingCodes;
  await plainly(scene, 'POST', '/v3/receiver-validation', code, expect);
}
