import { isKouanError, type KouanError } from '@kouan/core';
import {
  type Batch,
  FAILED,
  type Journal,
  type Submission,
  type SubmitEvent,
  type SubmitSummary,
  submitAll,
  type Transport,
} from '@kouan/sdk/exchange';
import { pollUntilFinal, receiptsIn } from '../flow/endpoint.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { progress } from '../frame/progress.ts';
import { stateTable } from '../report/table.ts';
import { writeReport } from '../report/write.ts';
import { writeFailed } from './failed/index.ts';
import { failedRows } from './failed-rows.ts';
import type { Gathered } from './planned.ts';

/** One run of sending, with all that it is told to leave behind. */
export interface SendRun {
  readonly journal: Journal;
  readonly transport: Transport;
  readonly batch: Batch;
  /** New documents while they are read; none where everything is planned. */
  readonly submissions: AsyncIterable<Submission> | Iterable<Submission>;
  readonly gathered: Gathered;
  readonly startedAt: Date;
  /** How many there are, where that is known. */
  readonly total?: number;
  readonly seconds: number;
  readonly concurrency?: number | undefined;
  readonly rate?: number | undefined;
  readonly report?: string | undefined;
  readonly failed?: string | undefined;
}

interface Tally {
  ok: number;
  rejected: number;
  unknown: number;
}

/** Which number an event counts in. */
const TALLY: Readonly<Record<SubmitEvent['outcome'], keyof Tally>> = {
  sent: 'ok',
  known: 'ok',
  refused: 'rejected',
  dead: 'rejected',
  unanswered: 'unknown',
};

/** Sends, waits for receipts, and says what came of it, whatever ended the run. Answers with the exit code. */
export async function sendAndTell(run: SendRun, context: Context): Promise<number> {
  const { output, say, json } = context;
  const { journal, transport, gathered } = run;
  let summary: SubmitSummary | undefined;
  let failure: unknown;
  try {
    summary = await send(run, context);
    if (run.seconds > 0) await wait(run, context);
  } catch (cause) {
    failure = cause;
  }
  const states = await journal.counts(transport.target);
  const left = await leave(run, context);
  const batch = await journal.batch(run.batch.id);
  if (json) {
    await output.record({ event: 'summary', batch: batch.id, ...summary, withheld: gathered.withheld.length, states });
  } else {
    await output.data(stateTable(states, gathered.withheld.length, say));
    for (const line of gathered.remarks.lines(say)) output.talk(line);
    output.talk(say({ en: `Batch ${batch.id} in ${journal.name}`, zh: `批次 ${batch.id}，日志：${journal.name}` }));
    for (const line of left) output.talk(line);
  }
  if (batch.state === 'paused')
    output.talk(
      say({
        en: `Batch ${batch.id} is paused: ${batch.reason ?? ''}. Go on with: kouan batch resume ${batch.id}`,
        zh: `批次 ${batch.id} 已暂停：${batch.reason ?? ''}。继续：kouan batch resume ${batch.id}`,
      }),
    );
  if (failure !== undefined) throw failure;
  const unanswered = summary?.unanswered ?? 0;
  if (unanswered > 0 && !json) output.talk(say(UNANSWERED(unanswered)));
  if (unanswered > 0) return EXIT.unavailable;
  const bad =
    FAILED.some((state) => (states[state] ?? 0) > 0) || (summary?.refused ?? 0) > 0 || batch.state === 'paused';
  return gathered.withheld.length > 0 || bad ? EXIT.findings : EXIT.done;
}

async function send(run: SendRun, context: Context): Promise<SubmitSummary> {
  const { output, say, json, signal } = context;
  const { journal, transport, batch, submissions, concurrency, rate } = run;
  const bar = progress(context, say({ en: 'submitted', zh: '已报送' }));
  const tally: Tally = { ok: 0, rejected: 0, unknown: 0 };
  const events: Promise<void>[] = [];
  const onEvent = ({ error, ...event }: SubmitEvent): void => {
    tally[TALLY[event.outcome]] += 1;
    const done = tally.ok + tally.rejected + tally.unknown;
    const { documents } = run.gathered.counts;
    bar.step(done, run.total, say(tallyText(tally, Math.max(0, (run.total ?? documents) - done))));
    const why = error === undefined ? {} : { error: { code: error.code, message: error.text } };
    if (json) events.push(output.record({ event: event.outcome, ...event, ...why }));
    else if (error !== undefined) output.talk(troubleLine(event.clientReference, error, context));
  };
  try {
    return await submitAll({
      journal,
      transport,
      batch,
      submissions,
      decode: receiptsIn,
      signal,
      onEvent,
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(rate === undefined ? {} : { rate }),
    });
  } catch (cause) {
    // A signal that arrives while a request is under way surfaces as whatever the request threw.
    if (signal.aborted && !isKouanError(cause)) signal.throwIfAborted();
    throw cause;
  } finally {
    bar.end();
    await Promise.all(events);
  }
}

const troubleLine = (reference: string, error: KouanError, { output, say }: Context): string =>
  `${output.paint('red', '✖')} ${reference}: ${say(error.text)}  [${error.code}]`;

const tallyText = ({ ok, rejected, unknown }: Tally, pending: number) => ({
  en: `${ok} ok, ${rejected} rejected, ${pending} pending, ${unknown} unknown`,
  zh: `成功 ${ok}，拒绝 ${rejected}，待发 ${pending}，未知 ${unknown}`,
});

async function wait({ journal, transport, seconds }: SendRun, context: Context): Promise<void> {
  const waiting = progress(context, context.say({ en: 'still without a final receipt', zh: '尚无终态回执' }));
  try {
    await pollUntilFinal({ journal, transport, seconds }, context, (open) => waiting.step(open));
  } finally {
    waiting.end();
  }
}

/** Writes the report and what failed; answers with what to say of them. */
async function leave(run: SendRun, context: Context): Promise<string[]> {
  const { say, now } = context;
  const { journal, transport, gathered, startedAt, report, failed, batch } = run;
  const lines: string[] = [];
  if (report !== undefined) {
    const { counts, withheld, remarks, findings } = gathered;
    const facts = {
      target: transport.target,
      startedAt,
      endedAt: now(),
      documents: counts.documents,
      withheld,
      remarks,
      findings,
    };
    await writeReport(report, facts, journal, context);
    lines.push(say({ en: `Report: ${report}/report.html`, zh: `报告：${report}/report.html` }));
  }
  if (failed !== undefined) {
    const { files, documents } = await writeFailed(failed, failedRows(journal, batch.id, gathered.withheld), { say });
    for (const file of files)
      lines.push(say({ en: `Failed documents (${documents}): ${file}`, zh: `失败单证（${documents} 份）：${file}` }));
  }
  return lines;
}

const UNANSWERED = (count: number) => ({
  en: `${count} got no answer. Run the same command again: the endpoint is asked first, and the same keys are used.`,
  zh: `${count} 份未获应答。请重新运行同一命令：先向对方查询，并使用相同的幂等键。`,
});
