import { isKouanError, type KouanError } from '@kouan/core';
import { type Batch, FAILED, type SubmitEvent, type SubmitSummary, submitAll } from '@kouan/sdk/exchange';
import { pollUntilFinal, receiptsIn } from '../flow/endpoint.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { clean } from '../frame/findings.ts';
import { progress } from '../frame/progress.ts';
import { Records } from '../frame/records.ts';
import { stateTable } from '../report/table.ts';
import { ALARMS_SHOWN, raiseAlarms, tellAlarms } from './alarms.ts';
import { leaveBehind } from './leave.ts';
import type { SendRun } from './run.ts';

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
  let summary: SubmitSummary | undefined;
  let failure: unknown;
  try {
    summary = await send(run, context);
    if (run.seconds > 0) await wait(run, context);
  } catch (cause) {
    failure = cause;
  }
  try {
    const code = await tell(run, summary, context);
    if (failure === undefined) return code;
  } catch (cause) {
    // A journal that broke while sending breaks the telling too: what came first is what matters.
    throw failure ?? cause;
  }
  throw failure;
}

async function tell(run: SendRun, summary: SubmitSummary | undefined, context: Context): Promise<number> {
  const { output, say, json } = context;
  const { journal, gathered, alarmMs } = run;
  const { documents } = gathered.counts;
  if (documents > 0) {
    await journal.withhold(run.batch.id, gathered.withheld.length);
    await journal.supersede(run.batch);
  }
  await raiseAlarms(journal, alarmMs);
  const batch = await journal.batch(run.batch.id);
  const states = await journal.batchCounts(batch.id);
  const urgent = await journal.urgent(batch.id, alarmMs, ALARMS_SHOWN);
  const left = await leaveBehind(run, batch, context);
  const { state, reason, withheld } = batch;
  if (json) {
    const why = reason === undefined ? {} : { reason };
    const face = { event: 'summary', batch: batch.id, batchState: state, ...why };
    await output.record({ ...face, ...summary, withheld, states, alarms: urgent });
  } else {
    await output.data(stateTable(states, withheld, say));
    for (const line of gathered.remarks.lines(say)) output.talk(line);
    tellAlarms(urgent, alarmMs, context);
    tellWaiting(states, state, context);
    output.talk(say({ en: `Batch ${batch.id} in ${journal.name}`, zh: `批次 ${batch.id}，日志：${journal.name}` }));
    for (const line of left) output.talk(line);
  }
  if (state === 'paused') output.talk(say(PAUSED(batch)));
  const unanswered = summary?.unanswered ?? 0;
  if (unanswered > 0 && !json) output.talk(say(UNANSWERED(unanswered)));
  if (unanswered > 0) return EXIT.unavailable;
  const bad = FAILED.some((each) => (states[each] ?? 0) > 0) || (summary?.refused ?? 0) > 0 || state === 'paused';
  return withheld > 0 || bad ? EXIT.findings : EXIT.done;
}

/** What is left although all was done: it depends on what is not accepted yet. */
function tellWaiting(states: Readonly<Record<string, number>>, state: Batch['state'], { output, say }: Context): void {
  const count = (states['planned'] ?? 0) + (states['signed'] ?? 0);
  if (count === 0 || state !== 'open') return;
  output.talk(
    say({
      en: `${count} wait to be sent: for what they depend on, or for the endpoint.`,
      zh: `${count} 份等待发送：须等其依赖的单证受理，或等对方恢复。`,
    }),
  );
}

async function send(run: SendRun, context: Context): Promise<SubmitSummary> {
  const { output, say, json, signal } = context;
  const { journal, transport, batch, submissions, concurrency, rate } = run;
  const bar = progress(context, say({ en: 'submitted', zh: '已报送' }));
  const tally: Tally = { ok: 0, rejected: 0, unknown: 0 };
  const records = new Records(output);
  const onEvent = ({ error, ...event }: SubmitEvent): void => {
    tally[TALLY[event.outcome]] += 1;
    const done = tally.ok + tally.rejected + tally.unknown;
    const { counts, withheld, whole } = run.gathered;
    const read = counts.documents - withheld.length;
    const total = run.total ?? (whole ? read : undefined);
    bar.step(done, total, tallyNotes(tally, Math.max(0, (total ?? read) - done), total !== undefined).map(say));
    const why = error === undefined ? {} : { error: { code: error.code, message: error.text } };
    if (json) records.add({ event: event.outcome, ...event, ...why });
    else if (error !== undefined) {
      bar.end();
      output.talk(troubleLine(event.clientReference, error, context));
    }
  };
  let summary: SubmitSummary;
  try {
    summary = await submitAll({
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
  }
  await records.end();
  return summary;
}

const troubleLine = (reference: string, error: KouanError, { output, say }: Context): string =>
  `${output.paint('red', '✖')} ${clean(reference)}: ${clean(say(error.text))}  [${error.code}]`;

/** Of inputs that are still read nobody knows how much is left: what is said then is how far they were read ahead. */
const tallyNotes = ({ ok, rejected, unknown }: Tally, pending: number, all: boolean) => [
  { en: `${ok} ok`, zh: `成功 ${ok}` },
  { en: `${rejected} rejected`, zh: `拒绝 ${rejected}` },
  all
    ? { en: `${pending} pending`, zh: `待发 ${pending}` }
    : { en: `${pending} read ahead`, zh: `已读待发 ${pending}` },
  { en: `${unknown} unknown`, zh: `未知 ${unknown}` },
];

async function wait({ journal, transport, seconds, batch }: SendRun, context: Context): Promise<void> {
  const waiting = progress(context, context.say({ en: 'final', zh: '已终态' }));
  const counts = await journal.batchCounts(batch.id);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  try {
    await pollUntilFinal({ journal, transport, seconds, batchId: batch.id }, context, (open) =>
      waiting.step(total - open, total),
    );
  } finally {
    waiting.end();
  }
}

const PAUSED = ({ id, reason = '' }: Batch) => ({
  en: `Batch ${id} is paused: ${reason}. Go on with: kouan batch resume ${id}`,
  zh: `批次 ${id} 已暂停：${reason}。继续：kouan batch resume ${id}`,
});

const UNANSWERED = (count: number) => ({
  en: `${count} got no answer. Run the same command again: the endpoint is asked first, and the same keys are used.`,
  zh: `${count} 份未获应答。请重新运行同一命令：先向对方查询，并使用相同的幂等键。`,
});
