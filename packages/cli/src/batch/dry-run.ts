import { KouanError } from '@kouan/core';
import { idempotencyKey, type Submission, type Transport } from '@kouan/sdk/exchange';
import { receiptsIn } from '../flow/endpoint.ts';
import type { Prepared } from '../flow/outgoing.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { findingBlock } from '../frame/findings.ts';
import { planTable } from './plan-table.ts';
import { Gathered, isError } from './planned.ts';

/**
 * Everything but the sending: the checks here, and, with a transport, those of the endpoint, which takes nothing in.
 * Nothing is written to a journal.
 */
export async function dryRun(
  documents: AsyncIterable<Prepared>,
  transport: Transport | undefined,
  context: Context,
): Promise<number> {
  const { output, say, json, signal } = context;
  const gathered = new Gathered();
  let refused = 0;
  for await (const one of documents) {
    signal.throwIfAborted();
    const withheld = gathered.see(one);
    if (one.submission !== undefined) gathered.count({ outcome: 'planned' });
    if (withheld !== undefined && !json)
      for (const finding of withheld.findings.filter(isError)) output.talk(findingBlock(finding, context));
    const answer =
      one.submission === undefined || transport === undefined
        ? undefined
        : await checkThere(one.submission, transport, signal);
    if (answer?.ok === false) refused++;
    if (json)
      await output.record({
        event: one.submission === undefined ? 'withheld' : 'would-send',
        file: one.file,
        row: one.at?.row,
        clientReference: one.clientReference,
        findings: one.findings,
        ...(answer === undefined ? {} : { endpoint: answer }),
      });
    else if (answer?.ok === false) output.talk(`${output.paint('red', '✖')} ${one.clientReference}: ${answer.note}`);
  }
  if (json)
    await output.record({
      event: 'summary',
      dryRun: transport === undefined ? 'client' : 'server',
      ...gathered.counts,
      withheld: gathered.withheld.length,
      refused,
    });
  else {
    await output.data(planTable(gathered, transport?.target ?? '-', say));
    output.talk(
      say(
        transport === undefined
          ? { en: 'Checked here only. Nothing was sent.', zh: '仅在本地检查，未报送。' }
          : {
              en: `Checked here and by the endpoint (${refused} would be refused). Nothing was taken in.`,
              zh: `已在本地并由对方检查（${refused} 份将被拒绝），对方未接收。`,
            },
      ),
    );
  }
  return gathered.withheld.length > 0 || refused > 0 ? EXIT.findings : EXIT.done;
}

async function checkThere(
  submission: Submission,
  transport: Transport,
  signal: AbortSignal,
): Promise<{ ok: boolean; note: string }> {
  if (transport.check === undefined) throw cannot(transport.target);
  const raws = await transport.check(submission.bytes, {
    idempotencyKey: idempotencyKey(transport.target, submission),
    clientReference: submission.clientReference,
    mediaType: submission.mediaType,
    fileName: submission.fileName,
    signal,
  });
  if (raws === undefined) throw cannot(transport.target);
  const receipts = raws.flatMap(({ bytes }) => receiptsIn(bytes));
  return { ok: receipts.every(({ state }) => state !== 'failed'), note: receipts.at(-1)?.note ?? '' };
}

const cannot = (target: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `${target} cannot check without taking in.`, zh: `${target} 不支持只检查不接收。` },
    { hint: { en: 'Use --dry-run client.', zh: '请改用 --dry-run client。' } },
  );
