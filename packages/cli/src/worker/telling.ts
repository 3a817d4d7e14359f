import type { KouanError, Text } from '@kouan/core';
import type { Alarm, PollSummary, SubmitEvent, WorkerTrouble } from '@kouan/sdk/exchange';
import type { Context } from '../frame/context.ts';
import { counted } from '../frame/counted.ts';
import { clean } from '../frame/findings.ts';

/** What a worker has done so far. */
interface Tally {
  sent: number;
  refused: number;
  dead: number;
  receipts: number;
  chunks: number;
}

const WORKS: Readonly<Record<WorkerTrouble['work'], Text>> = {
  journal: { en: 'the journal', zh: '日志' },
  send: { en: 'sending', zh: '报送' },
  receipts: { en: 'fetching receipts', zh: '获取回执' },
  deadlines: { en: 'watching time limits', zh: '监视期限' },
  chunks: { en: 'parts of large works', zh: '分担任务' },
};

const EVERY_MS = 3_000;

/** Tells what a worker does: events as NDJSON with `--json`, otherwise lines, of which one every few seconds counts. */
export class Telling {
  private readonly context: Context;
  private readonly tally: Tally = { sent: 0, refused: 0, dead: 0, receipts: 0, chunks: 0 };
  private readonly timer: NodeJS.Timeout | undefined;
  private written: Promise<void> = Promise.resolve();
  private told = '';
  private readonly onGone: () => void;

  /** @param onGone called when nobody reads the events any more */
  constructor(context: Context, onGone: () => void) {
    this.context = context;
    this.onGone = onGone;
    if (!context.json) this.timer = setInterval(() => this.progress(), EVERY_MS);
    this.timer?.unref();
  }

  ready(url: string, journal: string): void {
    this.tell(
      { event: 'ready', journal, metrics: `${url}/metrics`, ready: `${url}/readyz` },
      {
        en: `Working on ${journal}. ${url}/metrics counts, ${url}/readyz tells how it is. Ctrl-C lets what is under way be answered.`,
        zh: `正在处理 ${journal}。指标：${url}/metrics，状态：${url}/readyz。按 Ctrl-C 完成在途任务后退出。`,
      },
    );
  }

  ended(event: SubmitEvent, target: string): void {
    const { error, clientReference, ...rest } = event;
    if (event.outcome === 'sent') this.tally.sent++;
    if (event.outcome === 'refused') this.tally.refused++;
    if (event.outcome === 'dead') this.tally.dead++;
    const line = error === undefined ? undefined : this.failure(clientReference, error);
    this.tell({ event: event.outcome, target, clientReference, ...rest, ...errorOf(error) }, line);
  }

  polled(target: string, { stored, unmatched, unreadable }: PollSummary): void {
    this.tally.receipts += stored;
    if (stored > 0) this.tell({ event: 'receipts', target, stored, unmatched, unreadable });
  }

  alarmed(alarms: readonly Alarm[]): void {
    for (const { clientReference, deadline, over, ...rest } of alarms)
      this.tell(
        { event: 'deadline', clientReference, deadline, over, ...rest },
        over
          ? {
              en: `⏰ ${clientReference}: its time limit ${deadline} is over`,
              zh: `⏰ ${clientReference}：已超过期限 ${deadline}`,
            }
          : {
              en: `⏰ ${clientReference}: to be accepted until ${deadline}`,
              zh: `⏰ ${clientReference}：须在 ${deadline} 前受理`,
            },
      );
  }

  paused(batchId: string, reason: string): void {
    this.tell(
      { event: 'paused', batchId, reason },
      {
        en: `Batch ${batchId} is paused: ${reason}. Go on with: kouan batch resume ${batchId}`,
        zh: `批次 ${batchId} 已暂停：${reason}。继续：kouan batch resume ${batchId}`,
      },
    );
  }

  chunk(batchId: string, number: number, attempt: number, done: boolean): void {
    if (done) this.tally.chunks++;
    this.tell({ event: 'chunk', batchId, number, attempt, done });
  }

  trouble({ work, target, error }: WorkerTrouble): void {
    const { en, zh } = WORKS[work];
    const at = target === '' ? '' : ` ${target}`;
    const hint = error.hint;
    this.tell(
      { event: 'trouble', work, target, ...errorOf(error) },
      {
        en: `✖ ${en}${at}: ${error.text.en}  [${error.code}]${hint === undefined ? '' : `\n  ${hint.en}`}`,
        zh: `✖ ${zh}${at}：${error.text.zh}  [${error.code}]${hint === undefined ? '' : `\n  ${hint.zh}`}`,
      },
    );
  }

  well({ work, target }: Omit<WorkerTrouble, 'error'>): void {
    const at = target === '' ? '' : ` ${target}`;
    this.tell(
      { event: 'well', work, target },
      { en: `✔ ${WORKS[work].en}${at}: works again`, zh: `✔ ${WORKS[work].zh}${at}：已恢复` },
    );
  }

  draining(): void {
    this.tell(
      { event: 'draining' },
      { en: 'Takes nothing new; what is under way is answered first.', zh: '不再接收新任务，等待在途任务完成。' },
    );
  }

  /** Ends; resolves when everything is written. */
  async stopped(): Promise<void> {
    clearInterval(this.timer);
    this.told = '';
    this.progress();
    this.tell({ event: 'stopped', ...this.tally });
    await this.written;
  }

  private progress(): void {
    const { sent, refused, dead, receipts, chunks } = this.tally;
    const line = this.context.say({
      en: `${sent} sent, ${refused} refused, ${dead} given up, ${counted(receipts, 'receipt')}, ${counted(chunks, 'part')} assessed`,
      zh: `已报送 ${sent}，拒绝 ${refused}，放弃 ${dead}，回执 ${receipts}，判定任务 ${chunks}`,
    });
    if (line !== this.told && !this.context.json) this.context.output.talk(line);
    this.told = line;
  }

  private failure(reference: string, error: KouanError): Text {
    return {
      en: `✖ ${reference}: ${error.text.en}  [${error.code}]`,
      zh: `✖ ${reference}：${error.text.zh}  [${error.code}]`,
    };
  }

  private tell(event: object, text?: Text): void {
    const { json, output, say } = this.context;
    if (json) this.written = this.written.then(() => output.record(event)).catch(() => this.onGone());
    else if (text !== undefined) for (const line of say(text).split('\n')) output.talk(clean(line));
  }
}

const errorOf = (error: KouanError | undefined) =>
  error === undefined ? {} : { error: { code: error.code, message: error.text, retryable: error.retryable } };
