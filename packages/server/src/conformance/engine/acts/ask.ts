/** How the implementation is made to act, and how what comes of it is awaited. @module */
import { type Definition, finding, hasErrors, type Text } from '@kouan/core';
import { CFM } from '../../catalogue.ts';
import type { Ask, Incoming, Step } from '../../scenario.ts';
import type { Instruction, Told } from '../../wire/trigger.ts';
import type { Arrival } from '../inbox.ts';
import { type Scene, Skipped } from '../scene.ts';

type Of<Act extends Step['act']> = Extract<Step, { act: Act }>;

const TRIGGERED_MS = 60_000;
/** People need longer. */
const BY_HAND_MS = 600_000;

const waitOf = ({ setup, trigger }: Scene): number =>
  setup.options.waitMs ?? (trigger === undefined ? BY_HAND_MS : TRIGGERED_MS);

const named = ({ transportDocumentReference: reference }: Instruction): string => reference;
const party = ({ to }: Instruction): string => JSON.stringify(to);
const along = ({ documents = 0 }: Instruction): Text =>
  documents === 0
    ? { en: 'no documents', zh: '不附文档' }
    : { en: `${documents} documents`, zh: `附 ${documents} 份文档` };

/** What each thing to do is in words, and which parts of an instruction belong to it. */
const ASKS: Readonly<Record<Ask, (instruction: Instruction) => Text>> = {
  transfer: (one) => ({
    en: `Transfer bill ${named(one)} (${one.bill}, ${one.entries === 1 ? 'just issued' : 'issued and then transferred'}, ${along(one).en}) to ${party(one)} at ${one.url}`,
    zh: `将提单 ${named(one)}（${one.bill}，${one.entries === 1 ? '刚签发' : '签发后转让'}，${along(one).zh}）转让给 ${party(one)}，地址 ${one.url}`,
  }),
  repeat: (one) => ({
    en: `Send the envelope of bill ${named(one)} again, as it was`,
    zh: `原样重发提单 ${named(one)} 的信封`,
  }),
  're-sign': (one) => ({
    en: `Sign the last entry of bill ${named(one)} again, saying the same, and send the envelope`,
    zh: `对提单 ${named(one)} 的末条按相同内容重新签名并发送信封`,
  }),
  'validate-receiver': (one) => ({
    en: `Ask ${one.url} for the name of the party with the code ${party(one)}`,
    zh: `向 ${one.url} 查询代码为 ${party(one)} 的当事人名称`,
  }),
  issue: (one) => ({
    en: `Issue bill ${named(one)} (${one.bill}) to ${party(one)} on the platform at ${one.url}`,
    zh: `向 ${one.url} 平台上的 ${party(one)} 签发提单 ${named(one)}（${one.bill}）`,
  }),
  surrender: (one) => ({
    en: `Surrender bill ${named(one)}: ${one.surrenderRequestCode} ${one.reasonCode ?? ''} at ${one.url}`,
    zh: `向 ${one.url} 交还提单 ${named(one)}：${one.surrenderRequestCode} ${one.reasonCode ?? ''}`,
  }),
  'accept-surrender': (one) => ({
    en: `Accept the surrender ${one.surrenderRequestReference} of bill ${named(one)}`,
    zh: `接受提单 ${named(one)} 的交还 ${one.surrenderRequestReference}`,
  }),
  'reject-surrender': (one) => ({
    en: `Reject the surrender ${one.surrenderRequestReference} of bill ${named(one)}, and say why`,
    zh: `拒绝提单 ${named(one)} 的交还 ${one.surrenderRequestReference} 并说明原因`,
  }),
};

/** Bills that are moved to the runner. */
const TO_RUNNER: readonly Ask[] = ['transfer', 'validate-receiver', 'issue'];

function instructionOf({ ask, code, reason }: Of<'ask'>, scene: Scene): Instruction {
  const { scenario, setup, surrender, reference, url, papers } = scene;
  const request = surrender.request?.surrenderRequestReference;
  return {
    scenario: scenario.id,
    act: ask,
    url,
    transportDocumentReference: surrender.issued?.reference ?? reference,
    bill: scenario.bill,
    ...(TO_RUNNER.includes(ask) ? { to: setup.party } : {}),
    ...(scenario.entries === undefined ? {} : { entries: scenario.entries }),
    ...(ask === 'transfer' ? { documents: scenario.papers === true ? papers.length : 0 } : {}),
    ...(request === undefined ? {} : { surrenderRequestReference: request }),
    ...(code === undefined ? {} : { surrenderRequestCode: code }),
    ...(reason === undefined ? {} : { reasonCode: reason }),
  };
}

/** Something has come: what is waited for, or what is wrong. */
async function arrival(
  scene: Scene,
  { message, until }: Pick<Of<'ask'>, 'message' | 'until'>,
): Promise<Arrival | undefined> {
  // Where the kind of a message is known its code is judged; where only a code is, others may come before.
  const wanted = (one: Arrival): boolean =>
    message === 'any' ? until === undefined || until.includes(one.code) : one.message === message;
  const found = await scene.inbox.take((one) => wanted(one) || hasErrors(scene.findings), waitOf(scene), scene.signal);
  scene.signal.throwIfAborted();
  if (found === undefined && !hasErrors(scene.findings))
    scene.findings.push(finding(CFM.late, '', { params: { field: until?.join(' / ') ?? message } }));
  return found;
}

const WRONG_CODE: Readonly<Partial<Record<Incoming, Definition>>> = {
  'issuance-response': CFM.issuanceCode,
  'surrender-response': CFM.surrenderAction,
};

function judge({ message, code }: Arrival, until: readonly string[] | undefined, scene: Scene): void {
  if (until === undefined || until.includes(code) || hasErrors(scene.findings)) return;
  scene.findings.push(finding(WRONG_CODE[message] ?? CFM.status, '', { found: code, expected: until.join(' / ') }));
}

export async function awaitMessage({ message, code }: Of<'await'>, scene: Scene): Promise<void> {
  const found = await arrival(scene, { message });
  if (found !== undefined) judge(found, [code], scene);
}

export async function askPeer(step: Of<'ask'>, scene: Scene): Promise<void> {
  const instruction = instructionOf(step, scene);
  scene.surrender.asked = {
    ...(step.code === undefined ? {} : { code: step.code }),
    ...(step.reason === undefined ? {} : { reason: step.reason }),
  };
  const giveUp = new AbortController();
  const signal = AbortSignal.any([scene.signal, giveUp.signal, AbortSignal.timeout(waitOf(scene))]);
  const waiting = arrival({ ...scene, signal: AbortSignal.any([scene.signal, giveUp.signal]) }, step).catch(
    () => undefined,
  );
  try {
    const told = await carryOut(instruction, scene, signal);
    // A trigger that has failed brings nothing about.
    if (hasErrors(scene.findings)) return;
    const found = await waiting;
    scene.signal.throwIfAborted();
    if (found === undefined) return;
    judge(found, step.until, scene);
    outcome(told, step.message, scene);
  } finally {
    giveUp.abort();
  }
}

/** Asks the trigger, or people. */
async function carryOut(instruction: Instruction, scene: Scene, signal: AbortSignal): Promise<Told> {
  const { trigger, setup, scenario } = scene;
  if (trigger === undefined) {
    setup.options.on?.({ kind: 'ask', id: scenario.id, text: ASKS[instruction.act](instruction) });
    return {};
  }
  let told: Told = {};
  try {
    told = await trigger(instruction, signal);
  } catch (cause) {
    scene.signal.throwIfAborted();
    const found = cause instanceof Error ? cause.message : String(cause);
    scene.findings.push(finding(CFM.trigger, '', { found }));
  }
  if (told.unsupported === true) throw new Skipped(instruction.act);
  return told;
}

type Outcome = NonNullable<Told['outcome']>;

/** BSIG may be repaired: whoever keeps the bill locked until then is as right as whoever takes it back. */
const OUTCOMES: Readonly<Record<string, readonly Outcome[]>> = {
  RECE: ['accepted'],
  DUPE: ['accepted'],
  BSIG: ['rejected', 'unknown'],
  BENV: ['rejected'],
  DISE: ['rejected'],
};

/** A sender holds for true what was signed to it, and nothing else. */
function outcome({ outcome: found }: Told, message: Incoming | 'any', { receiving, findings }: Scene): void {
  if (found === undefined || message !== 'any') return;
  const expected = OUTCOMES[receiving.said ?? ''] ?? ['unknown'];
  if (!expected.includes(found)) findings.push(finding(CFM.outcome, '', { found, expected: expected.join(' / ') }));
}
